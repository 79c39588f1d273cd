/// A rendered chart: sharp at every size, and as pixels for programs that cannot draw the other.
package struct ChartPicture: Sendable, Equatable {
  package let svg: String
  package let png: [UInt8]

  package init(svg: String, png: [UInt8]) {
    self.svg = svg
    self.png = png
  }

  /// Width and height in pixels, from the header of the PNG file; nil when the bytes are no PNG.
  var pixels: (width: Int, height: Int)? {
    guard png.count >= 24, png.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] else { return nil }
    let width = png[16..<20].reduce(0) { $0 << 8 | Int($1) }
    let height = png[20..<24].reduce(0) { $0 << 8 | Int($1) }
    return width > 0 && height > 0 ? (width, height) : nil
  }
}
