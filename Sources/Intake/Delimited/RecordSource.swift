/// What gives records one after another: a parser of delimited text, or records that were cut before.
protocol RecordSource {
  /// Where the next record begins; grows from record to record.
  var position: Int { get }
  /// The line of the next record.
  var line: Int { get }
  /// Reads the record at `position`, which must not be the end, and appends its cells.
  mutating func readRecord(
    _ bytes: borrowing Span<UInt8>, into cells: inout [DelimitedText.CellRange]
  ) -> DelimitedText.RecordRange
  /// The quote faults since the last call.
  mutating func takeFaults() -> [DelimitedText.QuoteFault]
}

extension DelimitedParser: RecordSource {}

/// The records of a text that is already cut; `position` is the index of the next one.
struct CutRecords: RecordSource {
  let text: DelimitedText
  private(set) var position: Int

  var line: Int { position < text.records.count ? text.records[position].line : text.physicalLines + 1 }

  mutating func readRecord(
    _ bytes: borrowing Span<UInt8>, into cells: inout [DelimitedText.CellRange]
  ) -> DelimitedText.RecordRange {
    let record = text.records[position]
    cells.append(contentsOf: text.cells[record.firstCell..<record.firstCell + record.cellCount])
    position += 1
    return record
  }

  mutating func takeFaults() -> [DelimitedText.QuoteFault] { [] }
}
