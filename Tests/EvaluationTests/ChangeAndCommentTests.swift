import ProgrammeModel
import Testing

@testable import Evaluation

/// Silent and late changes, public comments, watched counts, the opinion on the whole programme.
struct ChangeAndCommentTests {
  private static func change(_ site: String, _ project: String, approved: String?, line: Int) throws -> ProjectChange {
    try ProjectChange(
      EvidenceRecord(
        kind: .changes, batch: 3, line: line,
        values: [
          "site": .text(site), "project": .text(project), "change": .text("suspension"),
          "made": .date(day("2020-03-10")),
          "approved": approved.map { .date(day($0)) } ?? .missing,
        ]))
  }

  private static func codes(_ evidence: RoundEvidence) throws -> [String] {
    try ChangeChecks(evidence: GroupedEvidence(evidence)).findings
      .filter { $0.code != "expected-project-not-taken" }.map { "\($0.code) \($0.site ?? "") \($0.subject ?? "")" }
      .sorted()
  }

  @Test func `a project that stops without a record is found, one on record is not`() throws {
    var evidence = SmallProgramme.evidence()
    evidence.selfReports = [
      try Rows.report("n1", "library", "suspended", line: 1), try Rows.report("n1", "garden", line: 2),
      try Rows.report("n2", "library", "planned", line: 3), try Rows.report("n2", "home", line: 4),
    ]
    evidence.earlierReports = [try Rows.report("n2", "library", line: 1)]
    // n1 suspended its library, n2's library ran before, and n2 has no contract on a home.
    #expect(
      try Self.codes(evidence) == [
        "unrecorded-change n1 library", "unrecorded-change n2 home", "unrecorded-change n2 library",
      ])
    evidence.changes = [
      try Self.change("n1", "library", approved: "2020-03-01", line: 1),
      try Self.change("n2", "library", approved: "2020-03-20", line: 2),
      try Self.change("n2", "home", approved: nil, line: 3),
    ]
    #expect(try Self.codes(evidence) == ["approved-after-change n2 library", "unapproved-change n2 home"])
  }

  @Test func `comments are counted by theme, those without a reply are named`() throws {
    func comment(_ number: String, _ theme: String, replied: String?, adopted: String?, line: Int) throws
      -> PublicComment
    {
      try PublicComment(
        EvidenceRecord(
          kind: .comments, batch: 5, line: line,
          values: [
            "number": .text(number), "received": .date(day("2020-01-05")), "from": .text("resident"),
            "theme": .text(theme),
            "replied": replied.map { .date(day($0)) } ?? .missing, "adopted": adopted.map(FieldValue.text) ?? .missing,
          ]))
    }
    var evidence = SmallProgramme.evidence()
    evidence.comments = [
      try comment("1", "money", replied: "2020-01-09", adopted: "yes", line: 1),
      try comment("2", "rooms", replied: nil, adopted: nil, line: 2),
      try comment("3", "money", replied: "2020-01-10", adopted: "no", line: 3),
    ]
    let checks = CommentChecks(evidence: try GroupedEvidence(evidence))
    #expect(checks.findings.map(\.subject) == ["2"])
    let result = try #require(checks.result)
    #expect(result.themes.map(\.theme) == ["money", "rooms"])
    #expect(result.total == .init(theme: "", comments: 3, residents: 3, replied: 2, adopted: 1))
  }

  private static func opinion(_ yes: Int, _ no: Int, _ open: Int) -> [ProjectRecommendation] {
    let opinions =
      Array(repeating: ProjectRecommendation.RollOut.yes, count: yes) + Array(repeating: .no, count: no)
      + Array(repeating: .undecided, count: open)
    // The small programme expects library and garden of every site.
    return zip(["library", "garden"], opinions).map { ProjectRecommendation(project: $0, rollOut: $1, because: []) }
  }

  private static let cases: [(city: (Double, Double), yes: Int, no: Int, expected: ProjectRecommendation.RollOut)] = [
    ((0.62, 0.70), 1, 0, .yes), ((0.62, 0.70), 2, 0, .yes), ((0.58, 0.70), 2, 0, .undecided),
    ((0.62, 0.70), 0, 0, .undecided), ((0.62, 0.70), 1, 1, .no), ((0.50, 0.59), 2, 0, .no),
  ]

  /// Floor 0.6; half of two expected projects is one.
  @Test(arguments: cases.indices) func `the declared rule decides on the whole programme`(_ index: Int) throws {
    let one = Self.cases[index]
    let evidence = try GroupedEvidence(WorkedExample.evidence())
    let survey = try AreaSurvey(evidence, level: 0.95)
    let city = Figure(
      value: (one.city.0 + one.city.1) / 2, se: 0.02, df: nil, lower: one.city.0, upper: one.city.1, n: 400,
      method: "test")
    let behind = RollOutEvidence(
      evidence: evidence, survey: survey, current: survey.result(), previous: nil, findings: [], level: 0.95)
    let result = behind.result(Self.opinion(one.yes, one.no, 2 - one.yes - one.no), city: city)
    #expect(result.programme.rollOut == one.expected)
    #expect(result.programme.needed == 1)
  }

  /// n1 and n2 (1,000 and 2,000 residents) send 30 and 60 in January, n2 30 in February: (30 + 60 + 30)/(3 + 2) = 24 a month by 1,000;
  /// between 0 and 48 that is 50 points.
  @Test func `a watched count is a rate over the sites that sent it and enters no score`() throws {
    var evidence = SmallProgramme.evidence()
    let plain = evidence.programme
    evidence.programme = plain.watching([
      MonitoringIndicator(
        project: "garden", measure: "visits", name: SmallProgramme.text("Visits"), unit: SmallProgramme.text("visits"),
        zero: 0, full: 48,
        basis: SmallProgramme.text("convention"))
    ])
    evidence.counts = try [("n1", 1, 30), ("n2", 1, 60), ("n2", 2, 30)].enumerated().map { line, row in
      try Rows.count(
        row.0, "garden", try #require(YearMonth(year: 2020, month: row.1)), "visits", row.2, line: line + 1)
    }
    let grouped = try GroupedEvidence(evidence)
    let found = try MonitoringFigures(evidence: grouped, counts: CountFigures(evidence: grouped, level: 0.95)).results()
    let visits = try #require(found.first)
    #expect(visits.owing == 4 && visits.sending == 2 && visits.total == 120)
    #expect(abs((visits.rate?.value ?? 0) - 24) < 1e-12 && abs((visits.score ?? 0) - 50) < 1e-12)
  }
}

extension Programme {
  fileprivate func watching(_ monitoring: [MonitoringIndicator]) -> Programme {
    Programme(
      id: id, title: title, commissioner: commissioner, banner: banner, vocabulary: vocabulary, period: period,
      districts: districts, projects: projects, rules: rules, calendar: calendar, rounds: rounds,
      dimensions: dimensions,
      grading: grading, survey: survey, clicks: clicks, inspection: inspection, review: review, targets: targets,
      rollOut: rollOut, history: history, monitoring: monitoring)
  }
}
