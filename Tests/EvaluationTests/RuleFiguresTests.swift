import ProgrammeModel
import Testing

@testable import Evaluation

struct RuleFiguresTests {
  /// n1 keeps all rules; n2 breaks three of four; s2 brings no ledger.
  private func figures() throws -> (RuleFigures, GroupedEvidence) {
    var evidence = SmallProgramme.evidence()
    evidence.ledger = [
      try Rows.booking("n1", 1000, direction: "income", line: 2), try Rows.booking("n1", 400, line: 3),
      try Rows.booking("n2", 100, line: 4), try Rows.booking("n2", 50, project: "shop", line: 5),
      try Rows.booking("n2", 30, project: "shop", line: 6), try Rows.booking("n2", 20, purpose: "travel", line: 7),
      try Rows.booking("n2", 70, fund: "own", project: "shop", separate: false, line: 8),
    ]
    evidence.selfReports = [
      try Rows.report("n1", "library", line: 2), try Rows.report("n1", "garden", submitted: "2020-06-30", line: 3),
      try Rows.report("n1", "garden", item: "benches", achieved: 3, line: 4),
      try Rows.report("n2", "library", submitted: "2020-07-04", line: 5),
      try Rows.report("n2", "garden", "planned", line: 6), try Rows.report("n2", "shop", "suspended", line: 7),
      try Rows.report("s1", "library", line: 8),
      try Rows.report("s1", "library", item: "benches", achieved: 4, line: 9),
    ]
    evidence.changes = [
      try Rows.change("n1", "garden", approved: "2020-02-10", line: 2),
      try Rows.change("n2", "garden", approved: nil, line: 3),
      try Rows.change("n2", "shop", approved: "2020-02-10", line: 4),
    ]
    let grouped = try GroupedEvidence(evidence)
    return (RuleFigures(evidence: grouped), grouped)
  }

  // n1 has no commercial project: own ledger, purposes and execution (400/1000) apply. n2: own ledger broken by line 8,
  // commercial by 5 and 6, purposes by 7, execution 200/1000 < 0.3: none of four kept.
  @Test func `rules kept count those that apply`() throws {
    let (figures, evidence) = try figures()
    #expect(
      try #require(evidence.site("n1").map(figures.rulesKept)?.value).figure
        == .complete(1, count: 3, method: "evaluation.rulesKept"))
    #expect(
      try #require(evidence.site("n2").map(figures.rulesKept)?.value).figure
        == .complete(0, count: 4, method: "evaluation.rulesKept"))
    #expect(evidence.site("s2").map(figures.rulesKept) == .missing)
  }

  @Test func `a report counts when it is complete and in time`() throws {
    let (figures, evidence) = try figures()
    // n1 is complete on the deadline's day; n2 is four days late; s1 lacks the garden; s2 sent nothing.
    #expect(evidence.sites.map { figures.reportedOnTime($0).value?.figure.value } == [1, 0, 0, nil])
    #expect(evidence.site("s2").map(figures.reportedOnTime) == .missing)
  }

  @Test func `a site without a change has nothing to approve`() throws {
    let (figures, evidence) = try figures()
    #expect(evidence.sites.map { figures.changesApproved($0).value?.figure.value } == [1, 0.5, nil, nil])
    #expect(evidence.site("s1").map(figures.changesApproved) == .notApplicable)
  }

  @Test func `every breach names its rows`() throws {
    let (figures, _) = try figures()
    func found(_ code: FindingCode) -> [Finding] { figures.findings.filter { $0.code == code.rawValue } }
    #expect(
      found(.grantOnCommercialProject) == [
        Finding(.grantOnCommercialProject, site: "n2", subject: "shop", value: 80, evidence: ["1:5", "1:6"])
      ])
    #expect(
      found(.notSeparatelyBooked) == [Finding(.notSeparatelyBooked, site: "n2", value: 1, limit: 5, evidence: ["1:8"])])
    #expect(
      found(.outsideGrantPurposes) == [
        Finding(.outsideGrantPurposes, site: "n2", subject: "travel", value: 20, evidence: ["1:7"])
      ])
    #expect(found(.executionBelowBound).map(\.value) == [0.2])
    #expect(
      found(.lateSelfReport) == [
        Finding(.lateSelfReport, site: "n2", subject: "2020-07-04", value: 4, evidence: ["1:5"])
      ])
    #expect(found(.incompleteSelfReport).map(\.subject) == ["garden"])
    #expect(found(.noSelfReport).map(\.site) == ["s2"])
    #expect(found(.unapprovedChange).map(\.evidence) == [["1:3"]])
    #expect(found(.tooFewProjectsRunning).map(\.site) == ["n2", "s1"])
    // Two sites in the south with a quota of one.
    #expect(found(.quotaExceeded) == [Finding(.quotaExceeded, subject: "south", value: 2, limit: 1)])
  }

  // 600 + 500 exceed the grant of 1,000; lines 4 and 6 differ in the day alone and are not the same booking.
  @Test func `income above the grant and repeated bookings are found and change no rule`() throws {
    var evidence = SmallProgramme.evidence()
    evidence.ledger = [
      try Rows.booking("n1", 600, direction: "income", line: 2),
      try Rows.booking("n1", 500, direction: "income", line: 3),
      try Rows.booking("n1", 400, line: 4), try Rows.booking("n1", 400, line: 5),
      try Rows.booking("n1", 400, date: "2020-03-02", line: 6),
      try Rows.booking("n2", 1000, direction: "income", line: 7),
    ]
    let grouped = try GroupedEvidence(evidence)
    let rules = LedgerRules(programme: grouped.programme, round: grouped.round)
    #expect(
      try #require(grouped.site("n1").map(rules.doubts)) == [
        Finding(.grantExceeded, site: "n1", value: 1100, limit: 1000, evidence: ["1:2", "1:3"]),
        Finding(.repeatedBooking, site: "n1", subject: "running", value: 400, evidence: ["1:4", "1:5"]),
      ])
    #expect(grouped.site("n2").map(rules.doubts) == [])
  }

  @Test func `money is summed by fund`() throws {
    let (figures, _) = try figures()
    #expect(
      figures.money == [
        RulesResult.FundTotal(fund: "grant", income: 1000, spending: 600),
        RulesResult.FundTotal(fund: "own", income: 0, spending: 70),
      ])
  }

  // The garden runs in n1 only; benches are reported by n1 (3) and s1 (4); of stars nothing is known; four sites are
  // on the list.
  @Test func `targets are reached by projects or reported items`() throws {
    let (figures, _) = try figures()
    #expect(figures.targets.map(\.reached) == [1, 7, nil, 4])
  }
}
