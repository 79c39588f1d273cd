import Testing

@testable import Intake

struct ColumnCellsTests {
  private func cells(_ texts: [String]) -> (cells: ColumnCells, bytes: [UInt8]) {
    var bytes: [UInt8] = []
    var ranges: [DelimitedText.CellRange] = []
    for text in texts {
      ranges.append(DelimitedText.CellRange(start: bytes.count, end: bytes.count + text.utf8.count, quoted: false))
      bytes += Array(text.utf8)
    }
    var cells = ColumnCells()
    cells.append(ranges.span, from: 0, stride: 1, of: bytes.span.bytes)
    return (cells, bytes)
  }

  /// Short cells are compared as words, long ones by hash and bytes; both against a dictionary.
  @Test(arguments: [1, 3, 7, 8, 9, 40]) func `each different cell stands once`(length: Int) {
    let texts = (0..<5_000).map { index in
      String(repeating: "0", count: max(0, length - "\(index * 7 % 1_009)".count)) + "\(index * 7 % 1_009)"
    }
    var position: [String: Int32] = [:]
    let expected = texts.map { text in
      if position[text] == nil { position[text] = Int32(position.count) }
      return position[text] ?? -1
    }
    let found = cells(texts).cells
    #expect(found.codes == expected)
    #expect(found.values.count == position.count)
  }

  @Test func `zero bytes and lengths tell cells apart`() {
    #expect(cells(["", "\0", "\0\0", "a", "a\0", ""]).cells.codes == [0, 1, 2, 3, 4, 0])
  }

  @Test func `the last row goes with what only it held`() {
    var found = cells(["a", "b", "a"]).cells
    found.removeLast()
    #expect(found.codes == [0, 1])
    #expect(found.values.count == 2)
    found.removeLast()
    #expect(found.values.count == 1)
  }

  @Test func `two spellings of one content are one`() throws {
    let table = SourceTable.read(SourceFile("n,t\n1,\"a\"\"b\"\n2,a\"b\n3,\"a\"\"b\"\n"))
    #expect(table.cells[1].codes == [0, 0, 0])
    #expect(table.rows.map { table.cell($0, 1) } == ["a\"b", "a\"b", "a\"b"])
  }

  /// What is read from bytes must be what is read from the text.
  @Test(
    arguments: [
      "", "0", "7", "-3", "007", "1234567890123456", "123456789012345", "3.5", "-0.25", "0.1", "12345678.1234567", "1.",
      ".5", "1.2.3", "2015-05-02", "2015/5/2", "2015-5-2", "2015/05/04 08:00:03", "2015-05-02 10:05:03",
      "2015-05-02 25:00:00", "2015-02-30", "1899-01-01", "2100-01-01", "15-1-2", "20150502", "10:05", "1-2", "--1",
      "2015-05-02 10:05", "2015-05-02 1:05:3", "-2015-05-02", "1e5", "１２", " 3", "3 ", "4 5", "31/12/2015", "0.0",
      "99999999999999.9",
    ])
  func `a cell read from bytes is the cell read as text`(text: String) {
    let bytes = Array(text.utf8)
    let cell = DelimitedText.CellRange(start: 0, end: bytes.count, quoted: false)
    if let plain = CellReading(plain: bytes.span.bytes, cell) { #expect(plain == CellReading(text)) }
  }

  /// The standard library's own reading of the text is the nearest number.
  @Test func `decimals are the nearest numbers`() {
    for index in 1...2_000 {
      let text = "\(index * 7_919 % 100_000).\(index * 104_729 % 1_000_000)"
      let bytes = Array(text.utf8)
      let cell = DelimitedText.CellRange(start: 0, end: bytes.count, quoted: false)
      #expect(CellReading(plain: bytes.span.bytes, cell) == Double(text).map { .number($0) })
    }
  }
}
