/// A rendered chart: sharp at every size, and as pixels for programs that cannot draw the other.
package struct ChartPicture: Sendable, Equatable {
  package let svg: String
  package let png: [UInt8]

  package init(svg: String, png: [UInt8]) {
    self.svg = svg
    self.png = png
  }

  /// Whether the pixels are there: the bytes begin as a PNG file does.
  var hasPixels: Bool { png.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] }

  /// Width and height in millimetres on paper: as wide as it was drawn (72 points an inch), but not beyond the room.
  /// The whole room when the drawing does not say how large it is.
  func size(in room: (width: Double, height: Double)) -> (width: Double, height: Double) {
    guard let drawn, drawn.width > 0, drawn.height > 0 else { return room }
    let natural = 25.4 / 72
    let scale = min(natural, room.width / drawn.width, room.height / drawn.height)
    return (drawn.width * scale, drawn.height * scale)
  }

  /// Width and height of the drawing's own coordinates.
  private var drawn: (width: Double, height: Double)? {
    guard let start = svg.firstRange(of: "viewBox=\"")?.upperBound else { return nil }
    let numbers = svg[start...].prefix { $0 != "\"" }.split { $0 == " " || $0 == "," }.compactMap { Double($0) }
    return numbers.count == 4 ? (numbers[2], numbers[3]) : nil
  }
}
