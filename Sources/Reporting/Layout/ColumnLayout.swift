/// The widths of a table's columns on paper, from what stands in them.
///
/// Every column gets at least its longest piece that cannot be broken: a word, a number, a few Chinese characters. What is
/// left goes, a millimetre at a time, to the column that makes the rows of the table lowest. Type becomes smaller where
/// there are many columns, until their pieces fit; then headings of columns that are still too narrow stand upright.
struct ColumnLayout: Equatable {
  /// Size of type in points.
  let size: Double
  /// Widths in millimetres, which add up to the whole.
  let widths: [Double]
  /// Headings that stand upright because a word of theirs is wider than the column.
  let isUpright: [Bool]

  private static let smallest = 6.5
  /// Space on both sides of a cell together, in millimetres.
  private static let padding = 2.0
  private static let millimetresPerPoint = 25.4 / 72
  /// Columns from which type may become smaller to save lines, by how much, and the lines a row that are no reason to.
  private static let manyColumns = 6
  private static let steps = 4
  private static let fewLines = 1.1

  /// - Parameters:
  ///   - headings: one a column.
  ///   - cells: rows of printed texts.
  ///   - isNumeric: columns whose cells are never broken.
  init(headings: [String], cells: [[String]], isNumeric: [Bool], width: Double, size: Double) {
    let needs = ColumnNeeds(headings: headings, cells: cells, isNumeric: isNumeric)
    var fitted = size
    while fitted > Self.smallest, Self.sum(needs.least, fitted) > width { fitted -= 0.5 }
    var (widths, lines) = Self.shared(width, needs, fitted)
    if headings.count >= Self.manyColumns {
      for _ in 0..<Self.steps where lines > Self.fewLines && fitted > Self.smallest + 0.5 {
        fitted -= 0.5
        (widths, lines) = Self.shared(width, needs, fitted)
      }
    }
    self.size = fitted
    self.widths = widths
    isUpright = zip(widths, headings).map { room, heading in
      Self.millimetres(TextWidth.longestPiece(heading), fitted) > room + 0.05
    }
  }

  private static func millimetres(_ ems: Double, _ size: Double) -> Double {
    ems * size * millimetresPerPoint + padding
  }

  private static func sum(_ ems: [Double], _ size: Double) -> Double {
    ems.reduce(0) { $0 + millimetres($1, size) }
  }

  /// Widths, and how many lines a row has with them on average.
  private static func shared(
    _ width: Double, _ needs: ColumnNeeds, _ size: Double
  ) -> (widths: [Double], lines: Double) {
    let start = [needs.short, needs.least].first { sum($0, size) <= width } ?? needs.bodies
    var widths = start.map { millimetres($0, size) }
    let floor = widths.reduce(0, +)
    guard floor <= width else {
      return (widths.map { $0 * width / floor }, needs.lines(widths, size, padding: padding))
    }
    var free = width - floor
    while free >= 1, let column = needs.bestColumn(widths, size, padding: padding) {
      widths[column] += 1
      free -= 1
    }
    let rest = free / Double(max(1, widths.count))
    widths = widths.map { $0 + rest }
    return (widths, needs.lines(widths, size, padding: padding))
  }
}

/// What the columns of a table ask for, in ems.
private struct ColumnNeeds {
  /// Widths of all texts by row and column; the heading is the first row.
  let rows: [[Double]]
  /// Longest piece of each column's cells, and of these and the heading.
  let bodies: [Double]
  let least: [Double]
  /// The same, but columns of short texts get their longest, so that names and dates stay on one line.
  let short: [Double]

  private static let millimetresPerPoint = 25.4 / 72
  /// Ems up to which a text is short.
  private static let shortText = 12.0

  init(headings: [String], cells: [[String]], isNumeric: [Bool]) {
    let columns = headings.indices
    let rows =
      [headings.map(TextWidth.whole)]
      + cells.map { row in columns.map { row.indices.contains($0) ? TextWidth.whole(row[$0]) : 0 } }
    let bodies = columns.map { column in
      cells.filter { $0.indices.contains(column) }.map {
        isNumeric[column] ? TextWidth.whole($0[column]) : TextWidth.longestPiece($0[column])
      }.max() ?? 1
    }
    let least = zip(bodies, headings).map { max($0, TextWidth.longestPiece($1)) }
    self.rows = rows
    self.bodies = bodies
    let whole = columns.map { column in rows.dropFirst().map { $0[column] }.max() ?? 0 }
    self.least = least
    short = columns.map { whole[$0] <= Self.shortText ? max(least[$0], whole[$0]) : least[$0] }
  }

  /// Height of a cell in lines, not rounded, so that every millimetre counts; one line is enough for anybody.
  private func height(_ ems: Double, _ width: Double, _ size: Double, _ padding: Double) -> Double {
    max(1, ems * size * Self.millimetresPerPoint / max(0.1, width - padding))
  }

  func lines(_ widths: [Double], _ size: Double, padding: Double) -> Double {
    let heights = rows.map { row in
      zip(row, widths).map { (height($0, $1, size, padding) - 0.01).rounded(.up) }.max() ?? 1
    }
    return heights.reduce(0, +) / Double(max(1, heights.count))
  }

  /// The column whose next millimetre saves most lines; nil when none saves any.
  func bestColumn(_ widths: [Double], _ size: Double, padding: Double) -> Int? {
    var savings = [Double](repeating: 0, count: widths.count)
    for row in rows {
      var highest = (column: 0, height: 0.0)
      var second = 1.0
      for column in widths.indices {
        let height = height(row[column], widths[column], size, padding)
        if height > highest.height {
          second = max(1, highest.height)
          highest = (column, height)
        } else {
          second = max(second, height)
        }
      }
      let next = height(row[highest.column], widths[highest.column] + 1, size, padding)
      // Two cells of equal height save nothing one by one; a little for each lets both grow.
      savings[highest.column] += max(highest.height - max(next, second), (highest.height - next) * 0.1)
    }
    guard let best = savings.indices.max(by: { savings[$0] < savings[$1] }), savings[best] > 0 else { return nil }
    return best
  }
}

/// The width of printed text in ems, by the usual widths of a serif face.
enum TextWidth {
  /// With the quarter of an em that typesetters put between Chinese characters and letters or digits.
  static func whole(_ text: String) -> Double {
    var total = 0.0
    var last: Bool?
    for scalar in text.unicodeScalars {
      let isWide = isIdeograph(scalar)
      let isLetter = !isWide && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if let last, last != isWide, isWide || isLetter { total += 0.25 }
      last = isWide ? true : isLetter ? false : nil
      total += width(scalar)
    }
    return total
  }

  /// The widest piece between places where a line should break: up to three Chinese characters stay together, however
  /// they could be parted. A run of letters and digits longer than any word, such as a
  /// digest, is broken everywhere.
  static func longestPiece(_ text: String) -> Double {
    var longest = 0.0
    var piece = 0.0
    var ideographs = 0
    for scalar in text.unicodeScalars {
      if isIdeograph(scalar) {
        ideographs += 1
        longest = max(longest, piece, Double(min(3, ideographs)))
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
