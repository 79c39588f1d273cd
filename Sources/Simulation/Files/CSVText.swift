/// Rows of text as CSV (RFC 4180), in the dialect of the system that is imitated.
struct CSVText {
  var delimiter: Character = ","
  /// Quote every cell, not only those that need it.
  var quotesAll = false
  var lineEnd = "\n"
  private(set) var text = ""

  init(delimiter: Character = ",", quotesAll: Bool = false, lineEnd: String = "\n") {
    self.delimiter = delimiter
    self.quotesAll = quotesAll
    self.lineEnd = lineEnd
  }

  mutating func add(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { text.append(delimiter) }
      text.append(quoted(cell))
    }
    text.append(lineEnd)
  }

  private func quoted(_ cell: String) -> String {
    let special = cell.unicodeScalars.contains { $0 == "\"" || $0 == "\n" || $0 == "\r" || Character($0) == delimiter }
    guard quotesAll || special else { return cell }
    var escaped = "\""
    for character in cell { escaped.append(character == "\"" ? "\"\"" : String(character)) }
    return escaped + "\""
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
