import Intake
import ProgrammeModel
import Testing

/// Every tabular file of the outside collection behaves as its manifest expects. The files are no part of a checkout.
@Suite(.enabled(if: SharedFiles.arePresent, "needs ../shared"))
struct BadFileTests {
  /// One line of the manifest.
  struct Expectation: Sendable, CustomTestStringConvertible {
    let file: String
    let expect: [String]
    let badLines: [Int]
    let dataRows: Int

    var testDescription: String { file }
  }

  static let expectations: [Expectation] = SharedFiles.table("trust/badfiles/manifest.csv").compactMap { row in
    let packedLogs = ["visible/e08", "visible/e09"]
    guard let file = row["file"], file.hasPrefix("visible/"),
      "abcd".contains(file.dropFirst(8).prefix(1)) || packedLogs.contains(String(file.prefix(11)))
    else {
      return nil
    }
    return Expectation(
      file: file, expect: row["expect", default: ""].split(separator: "|").map(String.init),
      badLines: row["bad_lines", default: ""].split(separator: " ").compactMap { Int($0) },
      dataRows: Int(row["data_rows", default: ""]) ?? 0)
  }

  /// The survey that the files assume: three items on a scale of 1 to 5, a weight, an open answer, a date.
  static let reader: SurveyReader = {
    let scale = (1...5).map { code in
      Question.Choice(code: "\(code)", label: LocalizedText(zh: "\(code)", en: "\(code)"), missing: nil)
    }
    func question(_ id: String, _ type: Question.AnswerType) -> Question {
      Question(
        id: id, label: LocalizedText(zh: id, en: id), type: type, relevance: nil, constraint: nil, required: false)
    }
    let questionnaire = Questionnaire(
      id: "bad-files", title: LocalizedText(zh: "", en: ""), version: "1",
      questions: ["q1", "q2", "q3"].map { question($0, .single(scale)) } + [
        question("comment", .text), question("submitted_at", .date),
      ])
    let sites = ["FT", "NS", "LG"].flatMap { district in
      (1...4).map { number in
        Site(
          id: "\(district)-0\(number)", district: district, name: "\(district)-0\(number)", street: "", residents: 1,
          eligibleElders: 0, projects: [])
      }
    }
    let roles = SurveyDesignRoles(site: "site_id", cluster: "site_id", clusterPopulation: "", weight: "weight")
    return SurveyReader(questionnaire: questionnaire, roles: roles, sites: sites)
  }()

  @Test func `the manifest has its tabular files`() {
    #expect(Self.expectations.count == 86)
  }

  @Test(arguments: expectations) func `is treated as the manifest expects`(_ expectation: Expectation) throws {
    let source = try SharedFiles.source("trust/badfiles/\(expectation.file)")
    let report = FileReport(source, sha256: "")
    let reading = Self.reader.read(source)
    let problems = report.problems + reading.problems
    let outcome = problems.contains { $0.severity == .fatal } ? "reject" : problems.isEmpty ? "accept" : "warn"
    #expect(expectation.expect.contains(outcome), "\(problems)")
    #expect(Set(expectation.badLines).isSubset(of: Set(problems.compactMap(\.line))), "\(problems)")
    #expect(report.rows.balances)
    #expect(reading.account.balances)
    if expectation.expect == ["accept"] { #expect(reading.responses.count == expectation.dataRows) }
    if outcome == "warn" {
      let unnamed = problems.compactMap(\.line).filter { !expectation.badLines.contains($0) && $0 > 1 }
      #expect(unnamed.isEmpty, "lines that are not bad")
    }
  }
}
