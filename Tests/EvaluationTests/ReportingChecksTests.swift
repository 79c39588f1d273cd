import ProgrammeModel
import Testing

@testable import Evaluation

/// Districts' reports, systems, the round before, and acceptance, on the two districts of the small programme.
struct ReportingChecksTests {
  private func round(_ plain: EvaluationRound) -> EvaluationRound {
    EvaluationRound(
      id: plain.id, name: plain.name, period: plain.period, baseline: plain.baseline,
      selfReportDeadline: plain.selfReportDeadline, previous: plain.previous, decidesRollOut: plain.decidesRollOut,
      districtReport: DistrictReportRules(
        deadline: day("2015-06-30"),
        documents: [.init(id: "summary", name: LocalizedText(zh: "总结", en: "summary"))]),
      acceptance: [
        AcceptanceStep(office: "site", milestone: "hand-in"), AcceptanceStep(office: "street", milestone: "hand-in"),
      ])
  }

  private func reportLine(
    _ district: String, _ measure: String, project: String? = nil, item: String? = nil, value: Double? = nil,
    sent: String = "2015-06-20", line: Int
  ) throws -> DistrictReportLine {
    try DistrictReportLine(
      EvidenceRecord(
        kind: .districtReports, batch: 9, line: line,
        values: [
          "district": .text(district), "measure": .text(measure), "project": project.map(FieldValue.text) ?? .missing,
          "item": item.map(FieldValue.text) ?? .missing, "value": value.map(FieldValue.decimal) ?? .missing,
          "submitted": .date(day(sent)),
        ]))
  }

  private func evidence() throws -> RoundEvidence {
    var evidence = try WorkedExample.evidence()
    evidence.round = round(evidence.round)
    evidence.selfReports = try [("n1", 4.0), ("n2", 3), ("s1", 5)].enumerated().map { place, report in
      try Self.selfReport(report.0, achieved: report.1, line: place + 1)
    }
    return evidence
  }

  /// What a site reached with its library.
  private static func selfReport(_ site: String, achieved: Double, line: Int) throws -> SelfReportLine {
    try SelfReportLine(
      EvidenceRecord(
        kind: .selfReports, batch: 1, line: line,
        values: [
          "site": .text(site), "project": .text("library"), "status": .text("running"), "achieved": .decimal(achieved),
          "submitted": .date(day("2020-06-20")),
        ]))
  }

  private func findings(_ evidence: RoundEvidence) throws -> [Finding] {
    ReportingChecks(evidence: try GroupedEvidence(evidence)).findings
  }

  @Test func `a district without a report, a late one and one without a document are named`() throws {
    var evidence = try evidence()
    evidence.districtReports = [
      try reportLine("north", "achieved", project: "home", value: 0, sent: "2015-07-02", line: 2)
    ]
    let found = try findings(evidence)
    let late = try #require(found.first { $0.code == "late-district-report" })
    #expect(late.subject == "north" && late.value == 2 && late.evidence == ["9:2"])
    #expect(found.filter { $0.code == "district-document-missing" }.map(\.subject) == ["north summary"])
    #expect(found.filter { $0.code == "no-district-report" }.map(\.subject) == ["south"])
  }

  @Test func `a figure that is not the sum of the sites is found, the sum itself is not`() throws {
    var evidence = try evidence()
    // n1 reached 4 and n2 reached 3.
    evidence.districtReports = [
      try reportLine("north", "document", item: "总结", line: 1),
      try reportLine("north", "achieved", project: "library", value: 7, line: 2),
      try reportLine("north", "running", project: "library", value: 2, line: 3),
    ]
    #expect(try findings(evidence).filter { $0.code == "district-sum-differs" } == [])
    evidence.districtReports[1] = try reportLine("north", "achieved", project: "library", value: 8, line: 2)
    let found = try findings(evidence).filter { $0.code == "district-sum-differs" }
    #expect(found.map(\.subject) == ["north library"] && found.first?.value == 8 && found.first?.limit == 7)
  }

  @Test func `less than in the round before is found`() throws {
    var evidence = try evidence()
    evidence.earlierReports = evidence.selfReports
    #expect(try findings(evidence).filter { $0.code == "report-below-previous" } == [])
    evidence.earlierReports[0] = try Self.selfReport("n1", achieved: 4.5, line: 1)
    let found = try findings(evidence).filter { $0.code == "report-below-previous" }
    #expect(found.map(\.site) == ["n1"] && found.first?.value == 4 && found.first?.limit == 4.5)
  }

  @Test func `opinions that are missing, misordered or returned are found`() throws {
    var evidence = try evidence()
    func opinion(_ site: String, _ office: String, _ opinion: String, _ date: String, line: Int) throws -> Acceptance {
      try Acceptance(
        EvidenceRecord(
          kind: .acceptances, batch: 8, line: line,
          values: [
            "site": .text(site), "office": .text(office), "opinion": .text(opinion), "date": .date(day(date)),
          ]))
    }
    evidence.acceptances = [
      try opinion("n1", "site", "yes", "2015-10-10", line: 1),
      try opinion("n1", "street", "yes", "2015-10-05", line: 2),
      try opinion("n2", "site", "yes", "2015-10-01", line: 3), try opinion("n2", "street", "no", "2015-10-05", line: 4),
    ]
    let checks = AcceptanceChecks(evidence: try GroupedEvidence(evidence))
    let found = checks.findings(breaches: ["n1": 2])
    func sites(_ code: FindingCode) -> [String?] { found.filter { $0.code == code.rawValue }.map(\.site) }
    #expect(Set(sites(.acceptanceMissing)) == ["s1", "s2"])
    #expect(sites(.acceptanceOutOfOrder) == ["n1"] && sites(.acceptanceReturned) == ["n2"])
    #expect(sites(.acceptedWithBreaches) == ["n1"])
    #expect(checks.areas.first == .init(area: "city", office: "site", accepted: 2, returned: 0, missing: 2))
    evidence.acceptances = []
    let none = AcceptanceChecks(evidence: try GroupedEvidence(evidence)).findings(breaches: [:])
    #expect(none.map(\.code) == Array(repeating: "acceptance-missing", count: 2) && none.allSatisfy { $0.site == nil })
  }
}
