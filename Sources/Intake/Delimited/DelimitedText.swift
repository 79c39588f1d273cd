/// A text cut into records and cells, as ranges of its bytes: nothing is copied until a cell is asked for.
struct DelimitedText: Sendable {
  let bytes: [UInt8]
  var cells: [CellRange] = []
  var records: [RecordRange] = []
  var quoteFaults: [QuoteFault] = []
  /// Lines of the whole text.
  var physicalLines = 0

  /// Where a cell stands. Eight bytes, since a large file has tens of millions of them.
  struct CellRange {
    private let start: UInt32
    private let lengthAndFlag: UInt32

    /// `quoted` marks a cell whose content holds quotes to be undone.
    init(start: Int, end: Int, quoted: Bool) {
      self.start = UInt32(truncatingIfNeeded: start)
      lengthAndFlag = UInt32(truncatingIfNeeded: end - start) << 1 | (quoted ? 1 : 0)
    }

    var offset: Int { Int(start) }
    var length: Int { Int(lengthAndFlag >> 1) }
    var range: Range<Int> { offset..<offset + length }
    var holdsQuotes: Bool { lengthAndFlag & 1 == 1 }
  }

  /// One record: its line, its bytes without the line end, its cells.
  struct RecordRange {
    let line: Int
    let start: Int
    let end: Int
    let firstCell: Int
    let cellCount: Int

    func moved(byLines lines: Int) -> RecordRange {
      RecordRange(line: line + lines, start: start, end: end, firstCell: firstCell, cellCount: cellCount)
    }
  }

  /// A quote where none may stand.
  struct QuoteFault {
    /// Index of the record.
    let record: Int
    /// Line on which the quoted text opened, or on which the stray quote stands.
    let line: Int
    let rule: ProblemRule
  }

  /// The bytes of a cell as the file means them: quotes undone.
  func content(of cell: CellRange) -> ArraySlice<UInt8> { Self.content(of: cell, in: bytes) }

  static func content(of cell: CellRange, in bytes: [UInt8]) -> ArraySlice<UInt8> {
    guard cell.holdsQuotes else { return bytes[cell.range] }
    var content: [UInt8] = []
    content.reserveCapacity(cell.length)
    var afterQuote = false
    for byte in bytes[cell.range] {
      guard byte == UInt8(ascii: "\"") else {
        content.append(byte)
        afterQuote = false
        continue
      }
      if afterQuote { content.append(byte) }
      afterQuote.toggle()
    }
    return content[...]
  }

  func text(of cell: CellRange) -> String { String(decoding: content(of: cell), as: UTF8.self) }

  func text(record: Int, column: Int) -> String { text(of: cells[records[record].firstCell + column]) }

  /// The cells of a record as texts.
  func texts(record: Int) -> [String] {
    let range = records[record]
    return cells[range.firstCell..<range.firstCell + range.cellCount].map(text(of:))
  }

  /// Lines that are no record: the empty rows of a sheet.
  var emptyLines: Int { physicalLines - records.count }

  /// A record as it stands in the file.
  func source(record: Int) -> String {
    String(decoding: bytes[records[record].start..<records[record].end], as: UTF8.self)
  }

  /// Whether no cell of a record holds anything but white space.
  func isBlank(record: Int) -> Bool {
    let range = records[record]
    return cells[range.firstCell..<range.firstCell + range.cellCount].allSatisfy { cell in
      bytes[cell.range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A || $0 == 0x22 }
    }
  }
}
