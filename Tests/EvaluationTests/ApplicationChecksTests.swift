import ProgrammeModel
import Testing

@testable import Evaluation

/// The small programme with rules on applications: 12 months, more than half in favour, quota 2 in the north, 1 in the
/// south, 1 to 3 applications each, two projects at least.
struct ApplicationChecksTests {
  private static let good: [String: FieldValue] = [
    "application": .text("A1"), "district": .text("north"), "street": .text("High"), "community": .text("Name n1"),
    "centre_opened": .date(day("2018-10-10")), "projects": .text("library garden"), "premises": .text("yes"),
    "consulted": .text("representatives"), "entitled": .integer(40), "in_favour": .integer(21),
    "applied": .date(day("2019-10-10")), "street_opinion": .text("yes"), "street_date": .date(day("2019-10-11")),
    "district_opinion": .text("yes"), "district_date": .date(day("2019-10-15")), "decision": .text("yes"),
    "decided": .date(day("2019-10-31")), "reason": .text("best plan"),
  ]

  /// One favourable application for each site but the last of the south, whose quota is one.
  private static func applications(_ change: [String: FieldValue] = [:]) throws -> [SiteApplication] {
    let communities = [("north", "n1"), ("north", "n2"), ("south", "s1")]
    return try communities.enumerated().map { index, place in
      var values = good
      values["district"] = .text(place.0)
      values["community"] = .text(SmallProgramme.sites.first { $0.id == place.1 }?.name ?? "")
      if index == 0 { values.merge(change) { $1 } }
      return try SiteApplication(EvidenceRecord(kind: .applications, batch: 1, line: index + 2, values: values))
    }
  }

  private static func findings(_ applications: [SiteApplication]) throws -> [Finding] {
    let small = SmallProgramme.programme()
    let rules = ProgrammeRules(
      minimumProjects: 2, grant: 1000, grantFund: "grant", matchingRatio: 1, applications: 1...3, eligibility: [],
      purposes: [], execution: [:],
      application: ApplicationRules(
        centreMonths: 12, support: 0.5, districtDeadline: day("2019-10-15"), decisionDeadline: day("2019-10-31")))
    var evidence = SmallProgramme.evidence()
    evidence.programme = small.with(rules)
    evidence.sites = SmallProgramme.sites.filter { $0.id != "s2" }
    evidence.applications = applications
    return ApplicationChecks(evidence: try GroupedEvidence(evidence)).findings
  }

  @Test func `applications that keep every rule give no finding`() throws {
    #expect(try Self.findings(Self.applications()) == [])
  }

  @Test func `a programme without applications is not judged by them`() throws {
    #expect(try Self.findings([]) == [])
  }

  /// Each row breaks one rule of the first application; value and limit by hand.
  @Test(
    arguments: [
      (["premises": .text("no")], FindingCode.applicationWithoutPremises, nil, nil),
      (["projects": .text("library")], .applicationTooFewProjects, 1, 2),
      (["in_favour": .integer(41)], .consultationMiscounted, 41, 40),
      // Twenty of forty are no majority.
      (["in_favour": .integer(20)], .supportBelowMajority, 0.5, 0.5),
      // One day short of a year is eleven completed months.
      (["centre_opened": .date(day("2018-10-11"))], .centreTooYoung, 11, 12),
      (["street_date": .missing], .streetOpinionMissing, nil, nil),
      (["district_opinion": .missing], .districtOpinionMissing, nil, nil),
      (["street_date": .date(day("2019-10-09"))], .opinionsOutOfOrder, nil, nil),
      (["district_date": .date(day("2019-10-18"))], .districtOpinionLate, 3, nil),
      (["decided": .date(day("2019-11-02"))], .decisionLate, 2, nil),
      (["reason": .missing], .decisionWithoutReason, nil, nil),
      (["street_opinion": .text("no")], .selectedAgainstOpinion, nil, nil),
    ] as [([String: FieldValue], FindingCode, Double?, Double?)])
  func `a broken rule is found alone, with its row`(
    change: [String: FieldValue], code: FindingCode, value: Double?, limit: Double?
  ) throws {
    let applications = try Self.applications(change)
    #expect(
      try Self.findings(applications) == [
        Finding(code, subject: applications[0].community, value: value, limit: limit, evidence: ["1:2"])
      ])
  }

  @Test func `an undecided application leaves its district under quota and its site unselected`() throws {
    let found = try Self.findings(Self.applications(["decision": .missing]))
    #expect(
      Set(found.map(\.code)) == ["application-undecided", "selection-under-quota", "site-not-selected"])
    #expect(found.first { $0.code == "selection-under-quota" }?.value == 1)
    #expect(found.first { $0.code == "site-not-selected" }?.site == "n1")
  }

  @Test func `a district has bounds on applications and a quota of selections`() throws {
    let one = try Self.applications()
    let south = one[2]
    let many = try Self.findings(one + [south, south, south])
    #expect(
      many == [
        Finding(.selectionOverQuota, subject: "south", value: 4, limit: 1),
        Finding(.tooManyApplications, subject: "south", value: 4, limit: 3),
      ])
    let none = try Self.findings(Array(one.prefix(2)))
    #expect(none.map(\.code) == ["selection-under-quota", "too-few-applications", "site-not-selected"])
  }
}

extension Programme {
  fileprivate func with(_ rules: ProgrammeRules) -> Programme {
    Programme(
      id: id, title: title, commissioner: commissioner, banner: banner, vocabulary: vocabulary, period: period,
      districts: districts, projects: projects, rules: rules, calendar: calendar, rounds: rounds,
      dimensions: dimensions, grading: grading, survey: survey, clicks: clicks, inspection: inspection,
      review: review, targets: targets, rollOut: rollOut)
  }
}
