/// Cuts delimited text into records and cells by RFC 4180, and goes on after a fault.
///
/// Beyond the RFC: a quote inside an unquoted cell is part of it (a stray quote); text after a closing quote on the
/// same line belongs to the cell. A quoted cell that reaches the end of the file, or whose closing quote on a later
/// line is followed by more text, was never closed: its record ends with the line on which it opened, and reading goes
/// on with the next line, so that one lost quote costs one row.
struct DelimitedParser {
  private let delimiter: UInt8
  private let lineEnd: LineEnd
  /// No byte above it ends a cell.
  private let highestMark: UInt8
  private let quote = UInt8(ascii: "\"")
  private let lineFeed = UInt8(ascii: "\n")
  private let carriageReturn = UInt8(ascii: "\r")

  /// Where the next record begins, and on which line.
  private(set) var position: Int
  private(set) var line: Int
  /// Records read so far.
  private(set) var recordCount = 0
  private(set) var quoteFaults: [DelimitedText.QuoteFault] = []

  /// What ends a line: LF (with or without CR before it; a CR alone is data), or CR.
  private enum LineEnd { case lineFeed, carriageReturn }

  /// The quote faults since the last call.
  mutating func takeFaults() -> [DelimitedText.QuoteFault] {
    guard !quoteFaults.isEmpty else { return [] }
    defer { quoteFaults.removeAll() }
    return quoteFaults
  }

  /// Parses from `start`, which stands on line `line`, at most `recordLimit` records.
  static func parse(
    _ bytes: [UInt8], delimiter: UInt8, from start: Int = 0, line: Int = 1, recordLimit: Int = .max
  ) -> DelimitedText {
    var parser = DelimitedParser(bytes, delimiter: delimiter, from: start, line: line)
    var text = DelimitedText(bytes: bytes)
    while parser.position < bytes.count, parser.recordCount < recordLimit {
      text.records.append(parser.readRecord(bytes.span, into: &text.cells))
    }
    text.quoteFaults = parser.quoteFaults
    text.physicalLines = parser.line - 1
    return text
  }

  /// A parser that stands at `start`, on line `line`.
  init(_ bytes: [UInt8], delimiter: UInt8, from start: Int, line: Int) {
    self.delimiter = delimiter
    lineEnd = Self.lineEnd(of: bytes)
    highestMark = max(delimiter, UInt8(ascii: "\""))
    position = start
    self.line = line
  }

  /// The first line end of the file decides what ends its lines.
  private static func lineEnd(of bytes: [UInt8]) -> LineEnd {
    guard let first = bytes.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }), bytes[first] == 0x0D else {
      return .lineFeed
    }
    return first + 1 < bytes.count && bytes[first + 1] == 0x0A ? .lineFeed : .carriageReturn
  }

  /// Reads the record at `position`, which must not be the end, and appends its cells.
  mutating func readRecord(
    _ bytes: borrowing Span<UInt8>, into cells: inout [DelimitedText.CellRange]
  ) -> DelimitedText.RecordRange {
    let start = position
    let firstLine = line
    let firstCell = cells.count
    var end = start
    var more = true
    while more {
      let isQuoted = position < bytes.count && bytes[unchecked: position] == quote
      more = isQuoted ? readQuoted(bytes, &cells) : readPlain(bytes, &cells)
      end = position
      if more { position += 1 }
    }
    skipLineEnd(bytes)
    recordCount += 1
    return DelimitedText.RecordRange(
      line: firstLine, start: start, end: end, firstCell: firstCell, cellCount: cells.count - firstCell)
  }

  /// Reads up to the next delimiter or line end; true when a delimiter stands there.
  @inline(__always)
  private mutating func readPlain(_ bytes: borrowing Span<UInt8>, _ cells: inout [DelimitedText.CellRange]) -> Bool {
    let start = position
    var stray = false
    var index = position
    while index < bytes.count {
      let byte = bytes[unchecked: index]
      if byte <= highestMark {
        if byte == delimiter || isLineEnd(bytes, index) { break }
        if byte == quote { stray = true }
      }
      index += 1
    }
    position = index
    cells.append(DelimitedText.CellRange(start: start, end: index, quoted: false))
    if stray { noteFault(.strayQuote, on: line) }
    return index < bytes.count && bytes[index] == delimiter
  }

  /// Reads a quoted cell and what follows it; true when a delimiter stands after it.
  private mutating func readQuoted(_ bytes: borrowing Span<UInt8>, _ cells: inout [DelimitedText.CellRange]) -> Bool {
    let open = position
    var index = position + 1
    var crossed = 0
    var holdsQuotes = false
    while index < bytes.count {
      if bytes[index] == quote {
        guard index + 1 < bytes.count, bytes[index + 1] == quote else { break }
        holdsQuotes = true
        index += 1
      } else if isNewLine(bytes, index) {
        crossed += 1
      }
      index += 1
    }
    let close = index
    let next = close + 1
    let clean = next >= bytes.count || bytes[next] == delimiter || isLineEnd(bytes, next)
    guard close < bytes.count, clean || crossed == 0 else { return leaveUnterminated(bytes, &cells, open: open) }
    line += crossed
    position = next
    guard !clean else {
      cells.append(DelimitedText.CellRange(start: open + 1, end: close, quoted: holdsQuotes))
      return next < bytes.count && bytes[next] == delimiter
    }
    noteFault(.strayQuote, on: line)
    while position < bytes.count, bytes[position] != delimiter, !isLineEnd(bytes, position) { position += 1 }
    cells.append(DelimitedText.CellRange(start: open + 1, end: position, quoted: true))
    return position < bytes.count && bytes[position] == delimiter
  }

  /// Takes the rest of the line on which the quote opened as one cell, which ends the record.
  private mutating func leaveUnterminated(
    _ bytes: borrowing Span<UInt8>, _ cells: inout [DelimitedText.CellRange], open: Int
  ) -> Bool {
    noteFault(.unterminatedQuote, on: line)
    while position < bytes.count, !isLineEnd(bytes, position) { position += 1 }
    cells.append(DelimitedText.CellRange(start: open, end: position, quoted: false))
    return false
  }

  private mutating func noteFault(_ rule: ProblemRule, on line: Int) {
    quoteFaults.append(DelimitedText.QuoteFault(record: recordCount, line: line, rule: rule))
  }

  private mutating func skipLineEnd(_ bytes: borrowing Span<UInt8>) {
    if position < bytes.count, bytes[position] == carriageReturn { position += 1 }
    if position < bytes.count, bytes[position] == lineFeed { position += 1 }
    line += 1
  }

  /// Whether a line ends at a place outside quotes.
  private func isLineEnd(_ bytes: borrowing Span<UInt8>, _ index: Int) -> Bool {
    let byte = bytes[index]
    if byte == lineFeed { return true }
    guard byte == carriageReturn else { return false }
    return lineEnd == .carriageReturn || (index + 1 < bytes.count && bytes[index + 1] == lineFeed)
  }

  /// Whether a line of the file ends at a place inside quotes.
  private func isNewLine(_ bytes: borrowing Span<UInt8>, _ index: Int) -> Bool {
    bytes[index] == lineFeed || (lineEnd == .carriageReturn && bytes[index] == carriageReturn)
  }
}
