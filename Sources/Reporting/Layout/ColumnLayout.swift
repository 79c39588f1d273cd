/// The widths of a table's columns on paper, from what stands in them.
///
/// Every column gets at least its longest piece that cannot be broken (a word, a number, one Chinese character); what is
/// left goes to those whose cells would otherwise break, in proportion to what they lack. Type becomes smaller, down to
/// `smallest`, until the pieces fit; then headings of the columns that are still too narrow stand upright.
struct ColumnLayout: Equatable {
  /// Size of type in points.
  let size: Double
  /// Widths in millimetres, which add up to the whole.
  let widths: [Double]
  /// Headings that stand upright because a word of theirs is wider than the column.
  let isUpright: [Bool]

  static let smallest = 6.5
  /// Space on both sides of a cell together, in millimetres.
  static let padding = 2.0
  private static let millimetresPerPoint = 25.4 / 72

  /// - Parameters:
  ///   - headings: one a column.
  ///   - cells: rows of printed texts.
  ///   - isNumeric: columns whose cells are never broken.
  init(headings: [String], cells: [[String]], isNumeric: [Bool], width: Double, size: Double) {
    let columns = headings.indices
    let texts = columns.map { column in cells.compactMap { $0.indices.contains(column) ? $0[column] : nil } }
    let body = columns.map { column in
      texts[column].map { isNumeric[column] ? TextWidth.whole($0) : TextWidth.longestPiece($0) }.max() ?? 0
    }
    let least = columns.map { max(body[$0], TextWidth.longestPiece(headings[$0])) }
    let whole = columns.map { max(texts[$0].map(TextWidth.whole).max() ?? 0, TextWidth.whole(headings[$0])) }
    var fitted = size
    while fitted > Self.smallest, Self.sum(least, fitted) > width { fitted -= 0.5 }
    let pieces = Self.sum(least, fitted) > width ? body : least
    self.size = fitted
    widths = Self.shared(width, least: pieces, whole: whole, size: fitted)
    let narrow = zip(widths, headings).map { room, heading in
      TextWidth.longestPiece(heading) * fitted * Self.millimetresPerPoint + Self.padding > room + 0.05
    }
    isUpright = narrow
  }

  private static func millimetres(_ ems: Double, _ size: Double) -> Double {
    ems * size * millimetresPerPoint + padding
  }

  private static func sum(_ ems: [Double], _ size: Double) -> Double {
    ems.reduce(0) { $0 + millimetres($1, size) }
  }

  private static func shared(_ width: Double, least: [Double], whole: [Double], size: Double) -> [Double] {
    let floor = least.map { millimetres($0, size) }
    let lacking = zip(whole, least).map { max(0, $0 - $1) * size * millimetresPerPoint }
    let free = width - floor.reduce(0, +)
    guard free > 0 else { return floor.map { $0 * width / floor.reduce(0, +) } }
    let wanted = lacking.reduce(0, +)
    guard wanted > free else {
      let rest = (free - wanted) / Double(max(1, floor.count))
      return zip(floor, lacking).map { $0 + $1 + rest }
    }
    // A long text needs many lines anyway: by the square root it does not starve its neighbours.
    let roots = lacking.map { $0.squareRoot() }
    let shares = roots.map { free * $0 / roots.reduce(0, +) }
    return zip(floor, shares).map { $0 + $1 }
  }
}

/// The width of printed text in ems, by the usual widths of a serif face.
enum TextWidth {
  static func whole(_ text: String) -> Double { text.unicodeScalars.reduce(0) { $0 + width($1) } }

  /// The widest piece between places where a line may break. A run of letters and digits longer than any word, such as a
  /// digest, is broken everywhere.
  static func longestPiece(_ text: String) -> Double {
    var longest = 0.0
    var piece = 0.0
    for scalar in text.unicodeScalars {
      if isIdeograph(scalar) {
        longest = max(longest, piece, 1)
        piece = 0
      } else if scalar == " " || scalar == "\u{2002}" || scalar == "\u{2003}" {
        piece = 0
      } else {
        piece += width(scalar)
        longest = max(longest, min(piece, longestWord))
      }
    }
    return longest
  }

  private static let longestWord = 9.0

  static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD: true
    default: false
    }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Double {
    if isIdeograph(scalar) || scalar.value == 0x2026 || scalar.value == 0x2003 { return 1 }
    switch scalar {
    case "0"..."9", "+", "−", "–", "<", ">", "=": return 0.56
    case "A"..."Z", "%", "@": return 0.74
    case "m", "w": return 0.78
    case "i", "j", "l", "t", "f", "r", " ", ".", ",", ":", ";", "'", "(", ")", "[", "]", "/", "-", "|": return 0.36
    default: return 0.53
    }
  }
}
