/// Cells that come one by one, from a sheet or a data file, gathered as a text that is already cut.
///
/// Only rows with content are records; within a row, cells are filled up to its last one with content. So neither a
/// cell far away nor formatted empty rows cost room.
struct CellGrid {
  private var bytes: [UInt8] = []
  private var cells: [DelimitedText.CellRange] = []
  private var records: [DelimitedText.RecordRange] = []
  private var rowStart = 0
  private var firstCell = 0
  private var inflation: InflationGuard

  /// - Parameter packed: bytes of the file, by which the growth of its texts is judged.
  init(packed: Int) { inflation = InflationGuard(packed: packed, limit: ReadingLimits.unpackedBytes) }

  /// Cells of the row that is being read.
  var width: Int { cells.count - firstCell }

  /// Appends a cell at a column of the current row, counted from 0; columns come in ascending order.
  @inline(__always)
  mutating func append(_ content: some Collection<UInt8>, at column: Int) {
    while width < column { close(bytes.count) }
    let start = bytes.count
    bytes.append(contentsOf: content)
    close(start)
  }

  /// A tab after each cell keeps them apart where a row is shown as a text.
  @inline(__always)
  private mutating func close(_ start: Int) {
    cells.append(DelimitedText.CellRange(start: start, end: bytes.count, quoted: false))
    bytes.append(0x09)
  }

  /// Ends a row; throws a refusal when the sheet holds more than is read.
  mutating func endRow(_ line: Int) throws(FileRefusal) {
    guard width > 0 else { return }
    records.append(
      DelimitedText.RecordRange(
        line: line, start: rowStart, end: bytes.count - 1, firstCell: firstCell, cellCount: width))
    try inflation.add(bytes.count - rowStart)
    guard cells.count <= ReadingLimits.sheetCells else {
      throw FileRefusal(rule: .tooManyCells, allowed: "\(ReadingLimits.sheetCells)")
    }
    rowStart = bytes.count
    firstCell = cells.count
  }

  /// The text when all is read.
  ///
  /// - Parameter lines: rows of the file, when they are known; else the last one with content ends it.
  func finished(lines: Int? = nil) -> DelimitedText {
    DelimitedText(bytes: bytes, cells: cells, records: records, physicalLines: lines ?? records.last?.line ?? 0)
  }
}
