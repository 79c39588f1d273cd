/// Rows of text as CSV (RFC 4180), in the dialect of the system that is imitated.
struct CSVText {
  var delimiter = ","
  /// Quote every cell, not only those that need it.
  var quotesAll = false
  var lineEnd = "\n"
  private(set) var text = ""

  init(delimiter: String = ",", quotesAll: Bool = false, lineEnd: String = "\n") {
    self.delimiter = delimiter
    self.quotesAll = quotesAll
    self.lineEnd = lineEnd
  }

  mutating func add(_ cells: [String]) {
    text += cells.map(quoted).joined(separator: delimiter) + lineEnd
  }

  private func quoted(_ cell: String) -> String {
    let marks = Array(delimiter.utf8) + [UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    guard quotesAll || cell.utf8.contains(where: marks.contains) else { return cell }
    let doubled = cell.utf8.contains(UInt8(ascii: "\"")) ? cell.replacing("\"", with: "\"\"") : cell
    return "\"\(doubled)\""
  }
}

/// A number with a fixed count of decimals, rounded half away from zero.
func fixed(_ number: Double, decimals: Int) -> String {
  let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
  let scaled = Int((abs(number) * Double(scale)).rounded())
  let sign = number < 0 && scaled > 0 ? "-" : ""
  guard decimals > 0 else { return "\(sign)\(scaled)" }
  return "\(sign)\(scaled / scale).\(padded(scaled % scale, width: decimals))"
}

/// A whole number with leading zeros.
func padded(_ number: Int, width: Int) -> String {
  let digits = "\(number)"
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
