/// A QR code of a text (ISO/IEC 18004): byte mode, error correction M, versions 1 to 10, which hold 213 bytes.
///
/// The smallest version that holds the text is taken, and of the eight masks the one with the fewest penalty points.
package struct QRCode: Sendable, Equatable {
  let grid: QRGrid

  /// Modules a side, without the quiet zone.
  package var size: Int { grid.size }

  /// Nil for a text of more than 213 bytes.
  package init?(_ text: String) {
    let codes = (0..<8).compactMap { QRCode(text, mask: $0) }
    guard let best = codes.min(by: { $0.grid.penalty < $1.grid.penalty }) else { return nil }
    self = best
  }

  init?(_ text: String, mask: Int) {
    let bytes = Array(text.utf8)
    guard let version = QRVersion.smallest(for: bytes.count) else { return nil }
    var grid = QRGrid(version)
    grid.place(version.codewords(of: bytes))
    grid.apply(mask: mask)
    self.grid = grid
  }

  /// Whether a module is dark.
  package func isDark(_ x: Int, _ y: Int) -> Bool { grid[x, y] }

  /// A picture with the quiet zone of four modules that readers need.
  package func svg(label: String) -> String {
    var path = ""
    for y in 0..<size {
      for x in 0..<size where isDark(x, y) { path += "M\(x + 4) \(y + 4)h1v1h-1z" }
    }
    return """
      <svg class="qr" viewBox="0 0 \(size + 8) \(size + 8)" role="img" aria-label="\(HTMLText.escape(label))" \
      shape-rendering="crispEdges"><path fill="#fff" d="M0 0h\(size + 8)v\(size + 8)h-\(size + 8)z"/>\
      <path d="\(path)"/></svg>
      """
  }
}

/// Sizes of a version at error correction M (ISO/IEC 18004, tables 1, 9 and E.1).
struct QRVersion: Sendable, Equatable {
  let number: Int
  /// Blocks and the data codewords of each.
  let blocks: [(count: Int, data: Int)]
  let correction: Int
  /// Centres of the alignment patterns along a side.
  let alignment: [Int]

  static let all = [
    QRVersion(number: 1, blocks: [(1, 16)], correction: 10, alignment: []),
    QRVersion(number: 2, blocks: [(1, 28)], correction: 16, alignment: [6, 18]),
    QRVersion(number: 3, blocks: [(1, 44)], correction: 26, alignment: [6, 22]),
    QRVersion(number: 4, blocks: [(2, 32)], correction: 18, alignment: [6, 26]),
    QRVersion(number: 5, blocks: [(2, 43)], correction: 24, alignment: [6, 30]),
    QRVersion(number: 6, blocks: [(4, 27)], correction: 16, alignment: [6, 34]),
    QRVersion(number: 7, blocks: [(4, 31)], correction: 18, alignment: [6, 22, 38]),
    QRVersion(number: 8, blocks: [(2, 38), (2, 39)], correction: 22, alignment: [6, 24, 42]),
    QRVersion(number: 9, blocks: [(3, 36), (2, 37)], correction: 22, alignment: [6, 26, 46]),
    QRVersion(number: 10, blocks: [(4, 43), (1, 44)], correction: 26, alignment: [6, 28, 50]),
  ]

  static func == (left: Self, right: Self) -> Bool { left.number == right.number }

  static func smallest(for bytes: Int) -> QRVersion? {
    all.first { (12 + $0.countBits + 7) / 8 - 1 + bytes <= $0.dataCodewords }
  }

  var dataCodewords: Int { blocks.reduce(0) { $0 + $1.count * $1.data } }

  /// Bits of the count of bytes.
  var countBits: Int { number < 10 ? 8 : 16 }

  /// Mode, count, bytes, terminator and padding as codewords, each block with its correction, interleaved.
  func codewords(of bytes: [UInt8]) -> [UInt8] {
    let data = padded(bytes)
    var parts: [(data: [UInt8], correction: [UInt8])] = []
    var start = 0
    for block in blocks {
      for _ in 0..<block.count {
        let part = Array(data[start..<start + block.data])
        parts.append((part, ReedSolomon.correction(of: part, count: correction)))
        start += block.data
      }
    }
    let longest = blocks.map(\.data).max() ?? 0
    let first = (0..<longest).flatMap { index in parts.compactMap { index < $0.data.count ? $0.data[index] : nil } }
    return first + (0..<correction).flatMap { index in parts.map { $0.correction[index] } }
  }

  private func padded(_ bytes: [UInt8]) -> [UInt8] {
    var bits: [Bool] = []
    func append(_ value: Int, _ count: Int) {
      for place in (0..<count).reversed() { bits.append(value >> place & 1 == 1) }
    }
    append(0b0100, 4)
    append(bytes.count, countBits)
    for byte in bytes { append(Int(byte), 8) }
    append(0, 4)
    var words = stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<min(start + 8, bits.count)].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
    }
    while words.count < dataCodewords { words.append((words.count - bits.count / 8) % 2 == 0 ? 0xEC : 0x11) }
    return words
  }
}

/// Reed–Solomon correction over GF(256) modulo x⁸+x⁴+x³+x²+1 with the roots 2⁰, 2¹, … (ISO/IEC 18004, section 7.5).
enum ReedSolomon {
  static func correction(of data: [UInt8], count: Int) -> [UInt8] {
    let generator = generator(count)
    var remainder = [UInt8](repeating: 0, count: count)
    for byte in data {
      let factor = byte ^ remainder[0]
      remainder = Array(remainder.dropFirst()) + [0]
      for index in remainder.indices { remainder[index] ^= product(generator[index], factor) }
    }
    return remainder
  }

  /// Coefficients of Π (x − 2ⁱ) from the second highest power down.
  static func generator(_ count: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: count - 1) + [1]
    var root: UInt8 = 1
    for _ in 0..<count {
      for index in result.indices {
        result[index] = product(result[index], root)
        if index + 1 < count { result[index] ^= result[index + 1] }
      }
      root = product(root, 2)
    }
    return result
  }

  static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    var result = 0
    for place in (0..<8).reversed() {
      result = result << 1 ^ (result >> 7) * 0x11D
      result ^= Int(right >> place & 1) * Int(left)
    }
    return UInt8(truncatingIfNeeded: result)
  }
}
