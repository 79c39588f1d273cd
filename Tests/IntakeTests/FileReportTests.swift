import Foundation
import ProgrammeModel
import Tables
import Testing

@testable import Intake

struct ColumnTypeTests {
  private func column(_ cells: [String]) -> (ColumnProfile, [IntakeProblem]) {
    let text = "x,n\n" + cells.map { "\"\($0)\",1\n" }.joined()
    let report = FileReport(SourceFile(text), sha256: "")
    return (report.columns[0], report.problems.filter { $0.column == "x" })
  }

  static let types: [(cells: [String], type: ColumnType)] = [
    (["1", "2", "3"], .integer), (["1", "2.5", ""], .number), (["1", "2", "3.0"], .number), (["001", "002"], .text),
    (["9007199254740993", "1"], .text), (["2015-05-02", "2015-05-03"], .date),
    (["2015-05-02 10:00", "2015-05-03 11:00"], .datetime), (["10秒", "123秒"], .duration),
    (["00:02:31", "00:00:05"], .duration),
    (["是", "否"], .boolean), (["true", "false"], .boolean), (["运动┋影视", "购物"], .set), (["男", "女", "男", "女"], .category),
    (["甲", "乙", "丙"], .text), (["", ""], .text),
  ]

  @Test(arguments: types) func `a column has the type of all its cells`(cells: [String], type: ColumnType) {
    #expect(column(cells).0.type == type)
  }

  /// The last of 30,001 cells decides, as a sample would not notice.
  @Test func `a late cell changes the type and is named`() {
    let (profile, problems) = column(Array(repeating: "5", count: 30_000) + ["满意"])
    #expect(profile.type == .category)
    #expect(problems.map(\.rule) == [.mixedColumn])
    #expect(problems.first?.line == 30_002)
  }

  @Test func `numbers are counted and summed`() {
    let (profile, _) = column(["1", "2.5", "", "2.5"])
    #expect(profile.count == 3)
    #expect(profile.missing == 1)
    #expect(profile.distinct == 2)
    #expect(profile.min == .number(1))
    #expect(profile.max == .number(2.5))
    #expect(profile.sum == 6)
  }

  static let warnings: [(cells: [String], rule: ProblemRule, lines: [Int?])] = [
    (["1", "2", "３"], .normalizedValue, [4]), (["1,234", "2", "3"], .normalizedValue, [2]),
    (["1", "2", "NaN"], .notFinite, [4]), (["1", "2", "#REF!"], .spreadsheetError, [4]),
    (["1", "NA", "2"], .missingSpelling, [3]),
    (["1", "5", "99", "-9"], .possibleMissingCode, [4, 5]), (["1", "2", "五"], .mixedColumn, [4]),
    (["2015-05-02", "2015年5月3日", "2015-05-04"], .normalizedValue, [3]),
    (["2015-05-02", "2015-02-30", "2015-05-04"], .impossibleDate, [3]),
    (["2015-05-02", "31/12/2015", "2015-05-04"], .ambiguousDate, [3]), (["1.23457E+17", "a"], .roundedIdentifier, [2]),
    (["好", "电话 13800138000"], .personalData, [3]),
  ]

  @Test(arguments: warnings) func `what looks wrong is named`(cells: [String], rule: ProblemRule, lines: [Int?]) {
    let (_, problems) = column(cells)
    #expect(problems.map(\.rule) == Array(repeating: rule, count: lines.count))
    #expect(problems.map(\.line) == lines)
  }

  @Test func `many alike are one warning with their number`() {
    let (_, problems) = column(["1", "2"] + Array(repeating: "NA", count: 30) + Array(repeating: "3", count: 40))
    #expect(problems.map(\.rule) == [.missingSpelling])
    #expect(problems.first?.occurrences == 30)
    #expect(problems.first?.line == 4)
  }

  @Test func `repeated rows and identifiers are named`() {
    let rows = (1...20).map { "R\($0),x\n" }.joined()
    let report = FileReport(SourceFile("respondent_id,a\n" + rows + "R3,x\nR4,y\n"), sha256: "")
    #expect(report.problems.map(\.rule) == [.repeatedIdentifier, .repeatedRow, .repeatedIdentifier])
    #expect(report.problems.map(\.line) == [5, 22, 23])
    #expect(report.problems.map(\.suggestion) == ["23", "4", "5"])
  }
}

struct FileReportTests {
  private func json(_ report: FileReport) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(report))
    return try #require(object as? [String: Any])
  }

  /// Keys and shapes of docs/cli.md.
  @Test func `its JSON has the documented shape`() throws {
    let report = FileReport(SourceFile("q1,d,x\n1,2015-05-02,a\n２,2015-05-03,\n"), sha256: "ab")
    let object = try json(report)
    #expect(Set(object.keys) == ["file", "bytes", "sha256", "verdict", "rows", "columns", "problems"])
    let verdict = try #require(object["verdict"] as? [String: Any])
    #expect(Set(verdict.keys) == ["kind", "system", "encoding", "bom", "delimiter", "headerRows", "sheet"])
    #expect(verdict["sheet"] is NSNull)
    let rows = try #require(object["rows"] as? [String: Int])
    #expect(rows == ["lines": 3, "header": 1, "data": 2, "rejected": 0, "blank": 0, "physicalLines": 3])
    let columns = try #require(object["columns"] as? [[String: Any]])
    let keys: Set<String> = ["name", "label", "type", "count", "missing", "distinct", "min", "max", "sum"]
    #expect(columns.map { Set($0.keys) } == [keys, keys, keys])
    #expect(columns[0]["sum"] as? Double == 3)
    #expect(columns[1]["min"] as? String == "2015-05-02")
    #expect(columns[1]["sum"] is NSNull)
    #expect(columns[2]["missing"] as? Int == 1)
    let problem = try #require((object["problems"] as? [[String: Any]])?.first)
    #expect(Set(problem.keys) == ["line", "column", "value", "rule", "severity", "message"])
    #expect(problem["rule"] as? String == "normalized-value")
  }

  @Test func `a refused file has no verdict`() throws {
    let object = try json(FileReport(SourceFile(name: "a.csv", bytes: [0x1F, 0x8B]), sha256: ""))
    #expect(object["verdict"] is NSNull)
    #expect((object["columns"] as? [Any])?.isEmpty == true)
  }

  /// Figures of ../shared/data/MANIFEST.md, worked out there in Python.
  @Test(
    .enabled(if: SharedFiles.arePresent, "needs ../shared"),
    arguments: [
      ("survey/somerville_happiness_2015.csv", 143, ["D": 0.538462, "X1": 4.314685, "X4": 3.699301]),
      ("survey/kcmo_fy2022.csv", 1_033, [:]),
    ]) func `real files have their figures`(path: String, rows: Int, means: [String: Double]) throws
  {
    let report = FileReport(try SharedFiles.source("data/\(path)"), sha256: "")
    #expect(report.rows.data == rows)
    for (name, mean) in means {
      let column = try #require(report.columns.first { $0.name == name })
      #expect(abs((column.sum ?? 0) / Double(column.count) - mean) < 1e-6)
    }
  }

  @Test func `a table without a definition gives its cells`() throws {
    let file = try FileTable(SourceFile("a,b\n001, x \n,y\n"))
    #expect(file.table.columnNames == ["a", "b"])
    #expect(file.table.rows == [["001", "x"], ["", "y"]])
    #expect(file.lines == [2, 3])
  }

  @Test func `a fatal problem is thrown`() {
    #expect(throws: IntakeFailure.self) { try FileTable(SourceFile("a,a\n1,2\n")) }
  }
}

struct ProblemTextTests {
  @Test(arguments: ProblemRule.allCases) func `every rule has its words in both languages`(rule: ProblemRule) {
    for frame in [ProblemText.chinese, ProblemText.english] {
      #expect(frame.rules[rule]?.fault.isEmpty == false)
      #expect(frame.rules[rule]?.remedy.isEmpty == false)
    }
  }

  @Test func `a sentence says where, what, what is allowed and what to do`() {
    let problem = IntakeProblem(
      file: "福田.csv", line: 318, column: "q4", value: "6\u{202E}", rule: .notInCodebook, severity: .reject,
      allowed: "1–5")
    #expect(
      ProblemText.sentence(for: problem, in: .zh)
        == "福田.csv 第 318 行“q4”列：写的是“6\\u{202E}”。不在选项之中。允许的是：1–5。请改为允许的选项，或补充码本。这一行已单独存放，不计入任何结果。")
    #expect(
      ProblemText.sentence(for: problem, in: .en)
        == "福田.csv, line 318, column “q4”: reads “6\\u{202E}”. This is none of the options. Allowed: 1–5. "
        + "Use an allowed option or add it to the codebook. The row is kept apart and counts in no result.")
  }

  @Test func `braces in a value are not filled in`() {
    let problem = IntakeProblem(
      file: "f", line: 2, value: "{allowed}", rule: .shortRow, severity: .reject, allowed: "8")
    #expect(ProblemText.sentence(for: problem, in: .en).contains("has {allowed} cells instead of 8"))
  }

  @Test func `the summary shows the balance`() {
    let table = SourceTable.read(SourceFile("a,b\n1,2\n3\n\n"))
    let summary = ImportSummary(
      file: table.file, verdict: table.verdict, columnCount: 2, account: table.account, warnings: 0)
    #expect(summary.lines(in: .zh)[2] == "行数   文件 4 行 = 表头 1 + 正常 1 + 有问题 1 + 空行 1   ✓ 对得上")
    #expect(summary.lines(in: .en)[2] == "Rows     4 = header 1 + used 1 + kept apart 1 + blank 1   ✓ balances")
  }
}
