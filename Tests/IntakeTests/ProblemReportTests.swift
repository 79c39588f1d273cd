import ProgrammeModel
import Testing

@testable import Intake

struct ProblemReportTests {
  static let text = "site,overall,姓名\nfutian-01,5,张三\nfutian-02,6\nfutian-03,13800138000,\nfutian-04,4,李四\n"

  private func report(_ problems: [IntakeProblem], in language: Language = .en) -> ProblemReport {
    let table = SourceTable.read(SourceFile(name: "a.csv", bytes: Array(Self.text.utf8)))
    return ProblemReport(
      file: "a.csv", summary: [], problems: table.problems + problems, table: table, language: language)
  }

  @Test func `rows concerned are shown as they stand, with what is wrong in which cell`() {
    let report = report([
      IntakeProblem(
        file: "a.csv", line: 2, column: "overall", value: "5", rule: .outOfRange, severity: .warn, allowed: "1–4")
    ])
    #expect(report.columns == ["site", "overall", "姓名"])
    #expect(report.rows.map(\.line) == [2, 3])
    #expect(report.rows.map(\.cells) == [["futian-01", "5", "[name]"], ["futian-02", "6"]])
    #expect(report.rows.map(\.isRejected) == [false, true])
    #expect(report.rows[0].faults.keys.sorted() == [1])
    #expect(report.rows[0].faults[1]?.contains("1–4") == true)
    #expect(report.rows[1].faults.isEmpty && report.rows[1].remarks.count == 1)
  }

  @Test func `a datum of a person is masked in the rows too`() {
    let report = report([
      IntakeProblem(
        file: "a.csv", line: 4, column: "overall", value: "13800138000", rule: .outOfRange, severity: .reject)
    ])
    #expect(report.rows.last?.cells == ["futian-03", "[phone]", ""])
    #expect(report.entries.last?.value == "[phone]")
  }

  @Test(arguments: [Language.zh, .en])
  func `the parts of a problem make up its sentence`(language: Language) {
    for rule in ProblemRule.allCases {
      let problem = IntakeProblem(
        file: "a.csv", line: 7, column: "x", value: "v", rule: rule, severity: .reject, allowed: "1–5", suggestion: "s")
      let words = ProblemText.words(for: problem, in: language)
      let sentence = ProblemText.sentence(for: problem, in: language)
      #expect(sentence.contains(words.fault) && sentence.contains(words.remedy) && sentence.hasSuffix(words.effect))
    }
  }

  @Test func `a problem of the whole file comes first and concerns no row`() {
    let report = report([IntakeProblem(file: "a.csv", rule: .unknownColumn, severity: .warn)])
    #expect(report.entries.first?.line == nil)
    #expect(report.rows.map(\.line) == [3])
  }
}
