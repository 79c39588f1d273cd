import Testing

@testable import Intake

/// Real workbooks have the figures that python-calamine found in them (../shared/data/MANIFEST.md). The files are no
/// part of a checkout.
@Suite(.enabled(if: SharedFiles.arePresent, "needs ../shared"))
struct WorkbookFactTests {
  /// What the manifest says of one sheet.
  struct Fact: Sendable, CustomTestStringConvertible {
    let path: String
    let sheet: String
    let rows: Int
    let columns: Int
    let numbers: Int
    let sum: Double
    let texts: Int
    let dates: Int
    let booleans: Int

    var testDescription: String { "\(path) \(sheet)" }
  }

  static let facts: [Fact] = SharedFiles.manifest.flatMap { path, line -> [Fact] in
    guard path.hasSuffix(".xlsx") || path.hasSuffix(".xlsm") else { return [] }
    return line.matches(of: /'([^']*)' (\d+)x(\d+) num (\d+) sum (\S+) str (\d+) date\/time (\d+) bool (\d+)/).map {
      match in
      Fact(
        path: path, sheet: String(match.1), rows: Int(match.2) ?? -1, columns: Int(match.3) ?? -1,
        numbers: Int(match.4) ?? -1, sum: Double(match.5) ?? .nan, texts: Int(match.6) ?? -1,
        dates: Int(match.7) ?? -1, booleans: Int(match.8) ?? -1)
    }.filter { $0.rows > 0 }
  }

  /// Its dates are texts in ISO 8601, which the other reader counts as dates.
  static let withTextDates = "xlsx/cal_date_iso.xlsx"

  /// Their outermost cells hold an empty shared text, or a formula without a result, which the other reader counts
  /// differently.
  static let withEmptyShare: Set<String> = ["xlsx/cal_issue446.xlsx", "xlsx/sjs_wtf_path.xlsx"]

  @Test func `the manifest has its sheets`() {
    #expect(Self.facts.count == 130)
    #expect(Set(Self.facts.map(\.path)).count == 91)
  }

  @Test(arguments: facts) func `a sheet has the figures of another reader`(_ fact: Fact) throws {
    let workbook = try Workbook.read(try SharedFiles.source("data/\(fact.path)"), sheet: fact.sheet)
    let rows = workbook.text.records.indices.map { workbook.text.texts(record: $0) }
    let counts = workbook.content.numberCounts
    let numbers = counts.map(\.numbers).reduce(0, +)
    let dates = fact.path == Self.withTextDates ? 0 : fact.dates
    #expect(numbers == fact.numbers + dates)
    // The other reader counts no errors and no formulas without a result, and white space only where it is declared.
    let cells = rows.joined().filter {
      !$0.isEmpty && !CellWords.isSpreadsheetError($0) && !$0.hasPrefix("Err:")
    }
    let formulas = workbook.content.remarks.found.filter { $0.key.rule == .formulaWithoutValue }.values.map(\.count)
    let count = cells.count - formulas.reduce(0, +)
    let blank = cells.count { TextFolding.trimmed($0).isEmpty }
    #expect((count - blank...count).contains(numbers + fact.texts + fact.booleans + fact.dates - dates))
    guard !Self.withEmptyShare.contains(fact.path) else { return }
    #expect(workbook.text.physicalLines - (workbook.text.records.first?.line ?? 0) + 1 == fact.rows)
    let first = rows.compactMap { row in row.firstIndex { !$0.isEmpty } }.min() ?? 0
    #expect((rows.map(\.count).max() ?? 0) - first == fact.columns)
    let values = rows.joined().compactMap { Double($0) }.filter(\.isFinite)
    guard values.count == fact.numbers else { return }
    #expect(abs(values.reduce(0, +) - fact.sum) <= abs(fact.sum) * 1e-8)
  }

  /// Refused for what they are; the manifest says what other readers make of them.
  static let refused: [(name: String, rule: ProblemRule)] = [
    ("cal_pass_protected.xlsx", .protectedWorkbook),
    ("fr_table-with-booleans.xls", .protectedWorkbook),
    ("cal_issue252.xlsx", .damagedArchive),
    ("cal_issue127.xlsx", .emptyFile),
  ]

  @Test(arguments: refused) func `what is no readable workbook is refused by name`(name: String, rule: ProblemRule)
    throws
  {
    let table = SourceTable.read(try SharedFiles.source("data/xlsx/\(name)"))
    #expect(table.problems.map(\.rule) == [rule])
    #expect(table.verdict == nil)
  }

  @Test(arguments: facts.filter { $0.rows > 0 }) func `every record is accounted for`(_ fact: Fact) throws {
    let table = SourceTable.read(
      try SharedFiles.source("data/\(fact.path)"), choice: ReadingChoice(sheet: fact.sheet))
    #expect(table.account.balances)
    #expect(table.verdict?.sheet == fact.sheet)
  }

  /// The first 200 rows of a real export of 问卷星; the same file as CSV is in the shared data too.
  @Test func `a workbook reads like the same table as CSV`() throws {
    let workbook = SourceTable.read(try SharedFiles.source("data/wjx/wjx_text_first200.xlsx"))
    #expect(workbook.verdict?.system == .wjxText)
    #expect(workbook.account.data == 200)
  }
}
