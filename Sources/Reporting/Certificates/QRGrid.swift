/// The square of modules of a QR code: fixed patterns, codewords, mask (ISO/IEC 18004, sections 6.3 and 7.7 to 7.10).
struct QRGrid: Sendable, Equatable {
  let size: Int
  private let version: QRVersion
  private var dark: [Bool]
  /// Modules of the fixed patterns, which hold no data and are not masked.
  private var isFixed: [Bool]

  init(_ version: QRVersion) {
    self.version = version
    size = 17 + 4 * version.number
    dark = Array(repeating: false, count: size * size)
    isFixed = dark
    for place in 0..<size {
      fix(6, place, place % 2 == 0)
      fix(place, 6, place % 2 == 0)
    }
    for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] { fixSquares(x, y, radius: 4, light: [2, 4]) }
    for x in version.alignment {
      for y in version.alignment where !isCorner(x, y) { fixSquares(x, y, radius: 2, light: [1]) }
    }
    fixFormat(mask: 0)
    fixVersion()
  }

  subscript(_ x: Int, _ y: Int) -> Bool { dark[y * size + x] }

  private mutating func fix(_ x: Int, _ y: Int, _ value: Bool) {
    dark[y * size + x] = value
    isFixed[y * size + x] = true
  }

  /// Nested squares around a centre, cut at the border.
  private mutating func fixSquares(_ x: Int, _ y: Int, radius: Int, light: Set<Int>) {
    for row in max(0, y - radius)...min(size - 1, y + radius) {
      for column in max(0, x - radius)...min(size - 1, x + radius) {
        fix(column, row, !light.contains(max(abs(column - x), abs(row - y))))
      }
    }
  }

  /// Corners that finder patterns take.
  private func isCorner(_ x: Int, _ y: Int) -> Bool {
    (x == 6 && y == 6) || (x == 6 && y == size - 7) || (x == size - 7 && y == 6)
  }

  /// Error correction M (00) and mask with their BCH code, twice.
  private mutating func fixFormat(mask: Int) {
    var remainder = mask
    for _ in 0..<10 { remainder = remainder << 1 ^ (remainder >> 9) * 0x537 }
    let bits = (mask << 10 | remainder) ^ 0x5412
    let isSet = { (place: Int) in bits >> place & 1 == 1 }
    for place in 0..<6 { fix(8, place, isSet(place)) }
    fix(8, 7, isSet(6))
    fix(8, 8, isSet(7))
    fix(7, 8, isSet(8))
    for place in 9..<15 { fix(14 - place, 8, isSet(place)) }
    for place in 0..<8 { fix(size - 1 - place, 8, isSet(place)) }
    for place in 8..<15 { fix(8, size - 15 + place, isSet(place)) }
    fix(8, size - 8, true)
  }

  /// The version with its BCH code, twice; from version 7 on.
  private mutating func fixVersion() {
    guard version.number >= 7 else { return }
    var remainder = version.number
    for _ in 0..<12 { remainder = remainder << 1 ^ (remainder >> 11) * 0x1F25 }
    let bits = version.number << 12 | remainder
    for place in 0..<18 {
      let (long, short) = (size - 11 + place % 3, place / 3)
      fix(long, short, bits >> place & 1 == 1)
      fix(short, long, bits >> place & 1 == 1)
    }
  }

  /// Codewords in pairs of columns from the right, up and down in turn, the upright timing pattern left out.
  mutating func place(_ codewords: [UInt8]) {
    var next = 0
    for pair in 0..<(size - 1) / 2 {
      let right = size - 1 - 2 * pair
      let column = right <= 6 ? right - 1 : right
      for step in 0..<size {
        let row = pair % 2 == 0 ? size - 1 - step : step
        for x in [column, column - 1] where !isFixed[row * size + x] && next < codewords.count * 8 {
          dark[row * size + x] = codewords[next / 8] >> (7 - next % 8) & 1 == 1
          next += 1
        }
      }
    }
  }

  mutating func apply(mask: Int) {
    for y in 0..<size {
      for x in 0..<size where !isFixed[y * size + x] && Self.inverts(mask, x, y) { dark[y * size + x].toggle() }
    }
    fixFormat(mask: mask)
  }

  private static func inverts(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
    switch mask {
    case 0: (x + y) % 2 == 0
    case 1: y % 2 == 0
    case 2: x % 3 == 0
    case 3: (x + y) % 3 == 0
    case 4: (x / 3 + y / 2) % 2 == 0
    case 5: x * y % 2 + x * y % 3 == 0
    case 6: (x * y % 2 + x * y % 3) % 2 == 0
    default: ((x + y) % 2 + x * y % 3) % 2 == 0
    }
  }
}

extension QRGrid {
  /// Penalty points: runs of five and more, squares of four, look-alikes of finder patterns, share of dark modules.
  var penalty: Int {
    let rows = (0..<size).map { y in (0..<size).map { self[$0, y] } }
    let columns = (0..<size).map { x in (0..<size).map { self[x, $0] } }
    let lines = (rows + columns).reduce(0) { $0 + Self.runs($1) + Self.lookalikes($1) }
    var squares = 0
    for y in 1..<size {
      for x in 1..<size {
        let value = self[x, y]
        if self[x - 1, y] == value, self[x, y - 1] == value, self[x - 1, y - 1] == value { squares += 3 }
      }
    }
    let share = dark.count { $0 } * 100 / dark.count
    return lines + squares + abs(share - 50) / 5 * 10
  }

  private static func runs(_ line: [Bool]) -> Int {
    var (points, length) = (0, 1)
    for place in 1...line.count {
      if place < line.count, line[place] == line[place - 1] {
        length += 1
      } else {
        points += length >= 5 ? length - 2 : 0
        length = 1
      }
    }
    return points
  }

  private static func lookalikes(_ line: [Bool]) -> Int {
    let finder = [true, false, true, true, true, false, true]
    let light = [false, false, false, false]
    let patterns = [finder + light, light + finder]
    return (0...line.count - 11).reduce(0) { points, start in
      points + (patterns.contains(Array(line[start..<start + 11])) ? 40 : 0)
    }
  }
}
