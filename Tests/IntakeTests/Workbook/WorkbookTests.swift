import Foundation
import ProgrammeModel
import Testing

@testable import Intake

struct WorkbookTests {
  /// A sheet whose first row is `a`, `b`.
  private static let header =
    "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c><c r=\"B1\" t=\"str\"><v>b</v></c></row>"

  private static func table(_ rows: String, choice: ReadingChoice = ReadingChoice()) -> SourceTable {
    SourceTable.read(
      TestArchive.workbook(
        [("数据", "visible", header + rows)],
        strings: "<si><t>满意</t></si><si><r><t>很</t></r><r><rPr/><t>好</t></r><rPh><t>ヒ</t></rPh></si><si><t/></si>",
        styles: """
          <numFmts><numFmt numFmtId="200" formatCode="[h]:mm"/></numFmts>\
          <cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="200"/></cellXfs>
          """), choice: choice)
  }

  private static func cells(_ table: SourceTable) -> [[String]] {
    table.rows.map { row in table.columns.indices.map { table.cell(row, $0) } }
  }

  /// Cells as ECMA-376 18.3.1.4 writes them, and as Excel shows them.
  static let spellings: [(xml: String, text: String)] = [
    ("<c r=\"A2\"><v>5</v></c>", "5"),
    ("<c><v>5</v></c>", "5"),
    ("<c r=\"A2\" t=\"n\"><v>2.40</v></c>", "2.4"),
    ("<c r=\"A2\"><v>1.1000000000000001</v></c>", "1.1"),
    ("<c r=\"A2\"><v>1.5E-5</v></c>", "0.000015"),
    ("<c r=\"A2\"><v>4.4030119990101235E+17</v></c>", "4.4030119990101235E+17"),
    ("<c r=\"A2\" t=\"s\"><v>0</v></c>", "满意"),
    ("<c r=\"A2\" t=\"s\"><v>1</v></c>", "很好"),
    ("<c r=\"A2\" t=\"inlineStr\"><is><t> 空 </t></is></c>", " 空 "),
    ("<c r=\"A2\" t=\"inlineStr\"><is><r><t>a&amp;</t></r><r><t>b</t></r><rPh sb=\"0\"><t>x</t></rPh></is></c>", "a&b"),
    ("<c r=\"A2\" t=\"inlineStr\"><is><t>x_x000D__x005F_y_x</t></is></c>", "x\r_y_x"),
    ("<c r=\"A2\" t=\"b\"><v>1</v></c>", "TRUE"),
    ("<c r=\"A2\" t=\"b\"><v>0</v></c>", "FALSE"),
    ("<c r=\"A2\" t=\"e\"><v>#N/A</v></c>", "#N/A"),
    ("<c r=\"A2\" t=\"d\"><v>2015-05-02T10:00:00</v></c>", "2015-05-02T10:00:00"),
    ("<c r=\"A2\" s=\"1\"><v>42126</v></c>", "2015-05-02"),
    ("<c r=\"A2\" s=\"2\"><v>42126.420173611114</v></c>", "2015-05-02 10:05:03"),
    ("<c r=\"A2\" s=\"3\"><v>0.375</v></c>", "09:00:00"),
    ("<c r=\"A2\" s=\"4\"><v>1.0625</v></c>", "25:30:00"),
    ("<c r=\"A2\" s=\"1\"><v>60</v></c>", "1900-02-29"),
    ("<c r=\"A2\" s=\"1\"><v>59</v></c>", "1900-02-28"),
    ("<c r=\"A2\" s=\"1\"><v>61</v></c>", "1900-03-01"),
    ("<c r=\"A2\" s=\"1\"><v>1</v></c>", "1900-01-01"),
    ("<c r=\"A2\" s=\"1\"><v>0</v></c>", "1900-01-00"),
    ("<c r=\"A2\" s=\"1\"><v>-1</v></c>", "-1"),
    ("<c r=\"A2\" s=\"1\"><v>3000000</v></c>", "3000000"),
    ("<x:c xmlns:x=\"u\" r=\"A2\"><x:v>7</x:v></x:c>", "7"),
  ]

  @Test(arguments: spellings) func `a cell is written as it is meant`(xml: String, text: String) {
    let table = Self.table("<row r=\"2\">\(xml)<c r=\"B2\"><v>1</v></c></row>")
    #expect(Self.cells(table) == [[text, "1"]])
    #expect(table.problems.isEmpty)
    #expect(table.account.balances)
  }

  @Test func `days are counted from 1904 where the workbook says so`() {
    let source = TestArchive.workbook(
      [("s", "visible", Self.header + "<row><c s=\"1\"><v>40543</v></c><c><v>1</v></c></row>")],
      styles: "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>", properties: "<workbookPr date1904=\"true\"/>")
    #expect(Self.cells(SourceTable.read(source)) == [["2015-01-01", "1"]])
  }

  /// Format codes of ECMA-376 18.8.31 and of Chinese spreadsheets.
  static let codes: [(code: String, format: NumberFormat)] = [
    ("General", .number), ("0.00", .number), ("0.00E+00", .number), ("#,##0.00_);[Red](#,##0.00)", .number),
    ("@", .number), ("\"day\" 0", .number), ("[Red]0", .number), ("0\\d", .number), ("[$-804]0", .number),
    ("yyyy-mm-dd", .date), ("yyyy\"年\"m\"月\"d\"日\";@", .date), ("[$-F800]dddd, mmmm dd", .date), ("mmm", .date),
    ("m/d/yy h:mm", .date), ("h:mm:ss AM/PM", .timeOfDay), ("mm:ss.0", .timeOfDay), ("[h]:mm:ss", .duration),
    ("[mm]:ss", .duration), ("[DBNum1]yyyy\"年\"", .date),
  ]

  @Test(arguments: codes) func `a format code says what numbers are`(code: String, format: NumberFormat) {
    #expect(NumberFormat(code: code) == format)
  }

  @Test func `rows and cells that are not written are empty`() {
    let table = Self.table(
      "<row r=\"3\"><c r=\"B3\"><v>1</v></c></row><row r=\"4\"/><row r=\"6\"><c r=\"A6\"><v>2</v></c><c r=\"B6\" s=\"1\"/></row>"
    )
    #expect(Self.cells(table) == [["", "1"], ["2", ""]])
    #expect(table.rows.map(\.line) == [3, 6])
    #expect(table.account == RowAccount(lines: 6, header: 1, data: 2, rejected: 0, blank: 3, physicalLines: 6))
    #expect(table.source(table.rows[0]) == "\t1")
  }

  @Test func `a cell far away costs its row only`() {
    let table = Self.table("<row><c><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>0</v></c></row>")
    #expect(table.rejected.map(\.line) == [1_048_576])
    #expect(table.problems.map(\.rule) == [.contentBesideTable])
    #expect(
      table.account
        == RowAccount(lines: 1_048_576, header: 1, data: 1, rejected: 1, blank: 1_048_573, physicalLines: 1_048_576))
  }

  /// What is said about a sheet, with the line.
  static let remarks: [(rows: String, rule: ProblemRule, line: Int?, column: String?)] = [
    ("<row><c><f>1+2</f><v>3</v></c></row>", .computedValue, 2, "a"),
    ("<row><c/><c><f>A1&amp;B1</f></c></row>", .formulaWithoutValue, 2, "b"),
    ("<row><c/><c><f>A1</f><v></v></c></row>", .formulaWithoutValue, 2, "b"),
    ("<row hidden=\"1\"><c><v>3</v></c></row>", .hiddenRow, 2, nil),
    (
      "<row><c><v>3</v></c></row><row><c t=\"inlineStr\"><is><t>3</t></is></c></row><row><c><v>3</v></c></row>",
      .numberAsText, 3, "a"
    ),
  ]

  @Test(arguments: remarks) func `what a reader should know is said`(
    rows: String, rule: ProblemRule, line: Int?, column: String?
  ) {
    let table = Self.table(rows)
    #expect(table.problems.map(\.rule) == [rule])
    #expect(table.problems.first?.line == line)
    #expect(table.problems.first?.column == column)
    #expect(table.account.rejected == 0)
  }

  @Test func `a formula without a result is neither zero nor empty`() {
    let table = Self.table("<row><c><v>1</v></c><c><f>A1&amp;B1</f></c></row>")
    #expect(Self.cells(table) == [["1", "=A1&B1"]])
  }

  @Test func `a formula whose result is the empty text is empty`() {
    let table = Self.table("<row><c><v>1</v></c><c t=\"str\"><f>IF(A1=1,\"\")</f><v></v></c></row>")
    #expect(Self.cells(table) == [["1", ""]])
    #expect(table.problems.isEmpty)
  }

  @Test func `many formulas of a column are one remark with their number`() {
    let rows = (1...30).map { "<row><c><v>\($0)</v></c><c><f>A\($0)</f><v>1</v></c></row>" }.joined()
    let problems = Self.table(rows).problems
    #expect(problems.map(\.occurrences) == [30])
    #expect(problems.first?.line == 2)
  }

  @Test func `merged cells below the titles and hidden columns are said`() {
    let sheet = """
      <worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData>\
      <row r="1"><c t="str"><v>七月</v></c></row>\
      <row r="2"><c t="str"><v>甲</v></c><c t="str"><v>乙</v></c><c t="str"><v>丙</v></c></row>\
      <row r="3"><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>\
      <row r="4"><c r="B4"><v>2</v></c><c><v>3</v></c></row>\
      </sheetData><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A3:A4"/></mergeCells></worksheet>
      """
    let table = SourceTable.read(TestArchive.workbook([("s", "visible", sheet)]))
    #expect(table.problems.map(\.rule) == [.hiddenColumn, .hiddenColumn, .mergedCells])
    #expect(table.problems.map(\.column) == ["乙", "丙", nil])
    #expect(table.problems.last?.line == 3)
    #expect(Self.cells(table) == [["1", "2", "3"], ["", "2", "3"]])
  }

  // MARK: Sheets

  private static let filled = header + "<row><c><v>1</v></c><c><v>2</v></c></row>"

  @Test func `the first visible sheet with content is read and the others named`() {
    let source = TestArchive.workbook([
      ("说明", "hidden", Self.filled), ("空", "visible", ""), ("一", "visible", Self.filled), ("二", "visible", Self.filled),
    ])
    let table = SourceTable.read(source)
    #expect(table.verdict?.sheet == "一")
    #expect(table.problems.map(\.rule) == [.otherSheets])
    #expect(table.problems.first?.value == "说明, 二")
  }

  @Test func `a hidden sheet is read when there is no other, and said`() {
    let table = SourceTable.read(TestArchive.workbook([("一", "veryHidden", Self.filled)]))
    #expect(table.rows.count == 1)
    #expect(table.problems.map(\.rule) == [.hiddenSheet])
  }

  @Test func `a sheet can be named`() {
    let source = TestArchive.workbook([("一", "visible", Self.filled), ("二", "visible", Self.filled)])
    let named = SourceTable.read(source, choice: ReadingChoice(sheet: "二"))
    #expect(named.verdict?.sheet == "二")
    #expect(named.problems.isEmpty)
    let unknown = SourceTable.read(source, choice: ReadingChoice(sheet: "三")).problems
    #expect(unknown.map(\.rule) == [.unknownSheet])
    #expect(unknown.first?.allowed == "一, 二")
    let text = SourceTable.read(SourceFile("a,b\n1,2\n"), choice: ReadingChoice(sheet: "一")).problems
    #expect(text.map(\.rule) == [.unknownSheet])
  }

  @Test func `macros are said and not run`() {
    let source = TestArchive.workbook(
      [("一", "visible", Self.filled)], extra: [("xl/vbaProject.bin", [1, 2, 3])])
    #expect(SourceTable.read(source).problems.map(\.rule) == [.macros])
  }

  // MARK: Damage and malice

  static let refused: [(rows: String, rule: ProblemRule, line: Int?)] = [
    ("<row><c t=\"s\"><v>9</v></c></row>", .damagedWorkbook, 2),
    ("<row r=\"2\"><c r=\"A0\"><v>9</v></c></row>", .damagedWorkbook, 2),
    ("<row r=\"2\"><c r=\"A3\"><v>9</v></c></row>", .damagedWorkbook, 2),
    ("<row r=\"2\"><c r=\"B2\"><v>9</v></c><c r=\"A2\"><v>9</v></c></row>", .damagedWorkbook, 2),
    ("<row r=\"2\"><c r=\"ZZZ2\"><v>9</v></c></row>", .damagedWorkbook, 2),
    ("<row r=\"1\"><c><v>9</v></c></row>", .damagedWorkbook, 1),
    ("<row r=\"2\"></rov>", .damagedWorkbook, nil),
    ("<row r=\"2\">&undefined;</row>", .damagedWorkbook, nil),
  ]

  @Test(arguments: refused) func `a damaged sheet is refused with its line`(rows: String, rule: ProblemRule, line: Int?)
  {
    let table = Self.table(rows)
    #expect(table.problems.map(\.rule) == [rule])
    #expect(table.problems.first?.line == line)
    #expect(table.rows.isEmpty)
  }

  @Test func `a document type is refused`() {
    let sheet = "<worksheet><!DOCTYPE a><sheetData/></worksheet>"
    let misplaced = SourceTable.read(TestArchive.workbook([("s", "visible", sheet)]))
    #expect(misplaced.problems.map(\.rule) == [.damagedWorkbook])
    let extra = Array("<!DOCTYPE x [<!ENTITY e \"x\">]><worksheet><sheetData/></worksheet>".utf8)
    let entries: [(name: String, content: [UInt8])] = [
      ("[Content_Types].xml", Array("<Types/>".utf8)),
      (
        "xl/workbook.xml",
        Array("<workbook xmlns:r=\"r\"><sheets><sheet name=\"s\" r:id=\"a\"/></sheets></workbook>".utf8)
      ),
      (
        "xl/_rels/workbook.xml.rels",
        Array("<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>".utf8)
      ),
      ("xl/s.xml", extra),
    ]
    let table = SourceTable.read(SourceFile(name: "a.xlsx", bytes: TestArchive.zip(entries)))
    #expect(table.problems.map(\.rule) == [.unsafeWorkbook])
  }

  @Test func `endless nesting and endless tags are refused`() {
    let deep = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
    #expect(Self.table(deep).problems.map(\.rule) == [.unsafeWorkbook])
    let styles = TestArchive.workbook([("s", "visible", Self.filled)], styles: deep)
    #expect(SourceTable.read(styles).problems.map(\.rule) == [.unsafeWorkbook])
    let wide = "<row a=\"" + String(repeating: "x", count: 5_000_000) + "\"/>"
    #expect(Self.table(wide).problems.map(\.rule) == [.unsafeWorkbook])
  }

  @Test func `texts that many cells share cannot fill memory`() {
    let long = String(repeating: "x", count: 30_000)
    let rows = (0..<1_000).map { _ in "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>" }.joined()
    let source = TestArchive.workbook(
      [("s", "visible", Self.header + rows)], strings: "<si><t>\(long)</t></si>")
    #expect(SourceTable.read(source).problems.map(\.rule) == [.inflationBomb])
  }

  @Test func `other kinds of workbooks are refused by name`() {
    let document = TestArchive.zip([("[Content_Types].xml", Array("<Types/>".utf8)), ("word/document.xml", [])])
    let open = TestArchive.zip([("mimetype", Array("application/vnd.oasis".utf8)), ("content.xml", [])])
    #expect(SourceTable.read(SourceFile(name: "a.ods", bytes: open)).problems.map(\.rule) == [.unsupportedWorkbook])
    #expect(SourceTable.read(SourceFile(name: "a.zip", bytes: document)).problems.map(\.rule) == [.damagedWorkbook])
  }

  @Test func `the report of a workbook names its sheet`() throws {
    let source = TestArchive.workbook([("一", "visible", Self.filled)])
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(FileReport(source, sha256: "")))
    let verdict = try #require((object as? [String: Any])?["verdict"] as? [String: Any])
    #expect(Set(verdict.keys) == ["kind", "system", "encoding", "bom", "delimiter", "headerRows", "sheet"])
    #expect(verdict["sheet"] as? String == "一")
    #expect(verdict["encoding"] as? String == "utf-8")
    #expect(verdict["delimiter"] is NSNull)
    let table = SourceTable.read(source)
    let summary = ImportSummary(
      file: table.file, verdict: table.verdict, columnCount: 2, account: table.account, warnings: 0)
    #expect(summary.lines(in: .zh)[1] == "判定   普通表格 · Excel 工作簿 · 工作表“一” · 表头 1 行 · 2 列")
  }
}

struct NumberSpellingTests {
  /// Shortest decimals that read as the same number (Steele & White 1990), without an exponent below 1e16.
  static let numbers: [(number: Double, text: String)] = [
    (0, "0"), (-0.0, "0"), (5, "5"), (2.4, "2.4"), (0.1 + 0.2, "0.30000000000000004"), (1e-7, "0.0000001"),
    (-1.25e-5, "-0.0000125"), (123_456_789_012_345, "123456789012345"), (1e17, "1E+17"), (1.5e300, "1.5E+300"),
  ]

  @Test(arguments: numbers) func `a number is written shortest`(number: Double, text: String) {
    #expect(NumberSpelling.shortest(number) == text)
    #expect(Double(text) == number)
  }

  @Test func `a number of single precision is written by its own digits`() {
    #expect(NumberSpelling.shortest(Float(3.14)) == "3.14")
    #expect(NumberSpelling.shortest(Float(16_777_216)) == "16777216")
  }

  static let spellings: [(text: String, isShortest: Bool)] = [
    ("5", true), ("-5", true), ("0", true), ("2.4", true), ("0.05", true), ("-0.5", true), ("100", true),
    ("123456789012345", true), ("2.40", false), ("5.0", false), ("05", false), ("-0", false), ("", false), ("-", false),
    (".5", false), ("5.", false), ("1e5", false), ("1234567890123456", false), ("0.0", false), ("1.2.3", false),
    ("00.5", false),
  ]

  @Test(arguments: spellings) func `a shortest decimal is known by its digits`(text: String, isShortest: Bool) {
    #expect(NumberSpelling.isShortest(Array(text.utf8)) == isShortest)
  }
}
