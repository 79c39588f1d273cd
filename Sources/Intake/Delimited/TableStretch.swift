import Tables

/// What one pass over a stretch of records gives: the rows that fit the header, cut into columns, and all others by kind.
/// Stretches that follow one another are joined.
struct TableStretch: Sendable {
  private(set) var columns: [ColumnCells]
  /// The rows that fit, as they stand in the text.
  private(set) var rows: [RowRange] = []
  /// Every other record with content, in the order of the text.
  private(set) var others: [OtherRecord] = []
  private(set) var blankCount = 0
  /// Quotes where none may stand, by the line.
  private(set) var strayQuotes: [StrayQuote] = []
  private(set) var recordCount = 0
  /// Where the next record begins, and on which line.
  private(set) var end: Int
  private(set) var line: Int

  /// A row: its line and its bytes.
  struct RowRange: Sendable {
    let line: Int32
    let start: UInt32
    let end: UInt32

    init(_ record: DelimitedText.RecordRange) {
      line = Int32(truncatingIfNeeded: record.line)
      start = UInt32(truncatingIfNeeded: record.start)
      end = UInt32(truncatingIfNeeded: record.end)
    }

    var range: Range<Int> { Int(start)..<Int(end) }

    fileprivate func moved(byLines lines: Int) -> RowRange { RowRange(line: Int(line) + lines, start: start, end: end) }

    private init(line: Int, start: UInt32, end: UInt32) {
      self.line = Int32(truncatingIfNeeded: line)
      self.start = start
      self.end = end
    }
  }

  /// A record with a quote inside a cell without quotes around it.
  struct StrayQuote: Sendable {
    let line: Int
    let record: DelimitedText.RecordRange
  }

  /// A record with content that is no row.
  struct OtherRecord: Sendable {
    let record: DelimitedText.RecordRange
    /// Its place among the records of the stretch.
    let index: Int
    let reason: Reason
    /// Rows before it.
    let rowsBefore: Int
    /// The first of its cells that holds something.
    let firstFilled: DelimitedText.CellRange

    enum Reason: Sendable {
      /// The quote that opened on this line was never closed.
      case unterminatedQuote(line: Int)
      case short, long
      /// A cell of this column has too many characters.
      case longCell(Int)
    }

    fileprivate func moved(byLines lines: Int, records: Int, rows: Int) -> OtherRecord {
      var reason = reason
      if case .unterminatedQuote(let line) = reason { reason = .unterminatedQuote(line: line + lines) }
      return OtherRecord(
        record: record.moved(byLines: lines), index: index + records, reason: reason, rowsBefore: rowsBefore + rows,
        firstFilled: firstFilled)
    }
  }

  /// Cells that are held before they go to their columns.
  private static let blockCells = 2_048

  /// Reads the records that begin before `limit`. A row has `expected` cells or more; cells beyond `width` must be empty.
  init(_ source: some RecordSource, width: Int, expected: Int, limit: Int, bytes: [UInt8]) {
    var source = source
    columns = Array(repeating: ColumnCells(), count: width)
    (end, line) = (source.position, source.line)
    var block: [DelimitedText.CellRange] = []
    block.reserveCapacity(Self.blockCells + width)
    while source.position < limit {
      let first = block.count
      let record = source.readRecord(bytes.span, into: &block)
      let faults = source.takeFaults()
      for fault in faults where fault.rule == .strayQuote {
        strayQuotes.append(StrayQuote(line: fault.line, record: record))
      }
      let open = faults.first { $0.rule == .unterminatedQuote }
      if sort(record, block.span, from: first, expected: expected, open: open?.line, bytes) {
        fit(&block, to: first + width, record.end)
      } else {
        block.removeLast(block.count - first)
      }
      recordCount += 1
      guard block.count >= Self.blockCells else { continue }
      if rows.capacity < Self.blockCells * 16 { reserve(forBytes: limit - end, of: source.position - end) }
      move(&block, bytes)
    }
    move(&block, bytes)
    (end, line) = (source.position, source.line)
  }

  /// Whether a record, whose cells stand in the block from `first` on, is a row; others are noted.
  private mutating func sort(
    _ record: DelimitedText.RecordRange, _ block: borrowing Span<DelimitedText.CellRange>, from first: Int,
    expected: Int, open: Int?, _ bytes: [UInt8]
  ) -> Bool {
    let filled = firstFilled(block, from: first, bytes)
    guard let filled = filled ?? (open == nil ? nil : first) else {
      blankCount += 1
      return false
    }
    let width = columns.count
    var reason: OtherRecord.Reason?
    if let open {
      reason = .unterminatedQuote(line: open)
    } else if record.cellCount < expected {
      reason = .short
    } else if record.cellCount > width, firstFilled(block, from: first + width, bytes) != nil {
      reason = .long
    } else {
      reason = longCell(block, first..<first + min(width, record.cellCount), bytes).map { .longCell($0 - first) }
    }
    guard let reason else {
      rows.append(RowRange(record))
      return true
    }
    others.append(
      OtherRecord(
        record: record, index: recordCount, reason: reason, rowsBefore: rows.count, firstFilled: block[filled]))
    return false
  }

  /// Cuts or fills the cells of a row to the width of the table.
  private func fit(_ block: inout [DelimitedText.CellRange], to count: Int, _ end: Int) {
    if block.count > count { block.removeLast(block.count - count) }
    while block.count < count { block.append(DelimitedText.CellRange(start: end, end: end, quoted: false)) }
  }

  /// Makes room for what a text of this size holds, judged by its first bytes.
  private mutating func reserve(forBytes count: Int, of read: Int) {
    let estimate = Int(Double(rows.count) * Double(count) / Double(max(1, read)) * 1.02) + Self.blockCells * 16
    rows.reserveCapacity(estimate)
    for column in columns.indices { columns[column].reserve(rows: estimate) }
  }

  private mutating func move(_ block: inout [DelimitedText.CellRange], _ bytes: [UInt8]) {
    for column in columns.indices {
      columns[column].append(block.span, from: column, stride: columns.count, of: bytes.span.bytes)
    }
    block.removeAll(keepingCapacity: true)
  }

  /// The first cell from a place on that holds more than white space and quotes.
  private func firstFilled(
    _ block: borrowing Span<DelimitedText.CellRange>, from first: Int, _ bytes: [UInt8]
  ) -> Int? {
    var index = first
    while index < block.count {
      let cell = block[unchecked: index]
      for offset in cell.range where !Self.isWhiteOrQuote(bytes[offset]) { return index }
      index += 1
    }
    return nil
  }

  @inline(__always)
  static func isWhiteOrQuote(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A || byte == UInt8(ascii: "\"")
  }

  /// The first cell with more characters than a cell may have.
  private func longCell(
    _ block: borrowing Span<DelimitedText.CellRange>, _ cells: Range<Int>, _ bytes: [UInt8]
  ) -> Int? {
    for index in cells where block[unchecked: index].length > ReadingLimits.fieldCharacters {
      let content = DelimitedText.content(of: block[index], in: bytes)
      let characters = String(decoding: content, as: UTF8.self).unicodeScalars.count
      if characters > ReadingLimits.fieldCharacters { return index }
    }
    return nil
  }

  // MARK: Joining

  /// The number of cells of every record, when there are no rows and all records are short in the same way.
  var commonShortCount: Int? {
    guard rows.isEmpty, others.count > 1, let count = others.first?.record.cellCount else { return nil }
    let areAlike = others.allSatisfy { other in
      if case .short = other.reason { other.record.cellCount == count } else { false }
    }
    return areAlike ? count : nil
  }

  /// The first cell of the last row that holds something.
  func lastRowFirstCell(_ bytes: [UInt8]) -> DelimitedText.CellRange? {
    guard !rows.isEmpty else { return nil }
    return columns.lazy.compactMap { column in column.codes.last.map { column.values[Int($0)] } }
      .first { cell in !bytes[cell.range].allSatisfy(Self.isWhiteOrQuote) }
  }

  /// Joins the stretch that follows, whose lines were counted from 1.
  mutating func append(_ next: TableStretch, of bytes: [UInt8]) {
    let (rowsBefore, recordsBefore, linesBefore) = (rows.count, recordCount, line - 1)
    ParallelWork.update(&columns) { cells, column in
      cells.append(contentsOf: next.columns[column], of: bytes.span.bytes)
    }
    rows.reserveCapacity(rowsBefore + next.rows.count)
    for row in next.rows { rows.append(row.moved(byLines: linesBefore)) }
    for other in next.others {
      others.append(other.moved(byLines: linesBefore, records: recordsBefore, rows: rowsBefore))
    }
    for fault in next.strayQuotes {
      strayQuotes.append(
        StrayQuote(line: fault.line + linesBefore, record: fault.record.moved(byLines: linesBefore)))
    }
    blankCount += next.blankCount
    recordCount += next.recordCount
    (end, line) = (next.end, linesBefore + next.line)
  }

  /// Takes the last row out.
  mutating func removeLastRow() -> DelimitedText.RecordRange? {
    guard let row = rows.popLast() else { return nil }
    for column in columns.indices { columns[column].removeLast() }
    return DelimitedText.RecordRange(
      line: Int(row.line), start: Int(row.start), end: Int(row.end), firstCell: 0, cellCount: columns.count)
  }

  mutating func finish(_ bytes: [UInt8]) {
    for column in columns.indices { columns[column].finish(bytes) }
  }
}
