import ProgrammeModel
import Testing

@testable import Evaluation

/// Tests for inflated reports, exact limits and second looks, worked by hand or with R.
struct InflatedReportTests {
  private func factor(_ value: Double, se: Double?, df: Double) -> VerificationFactor {
    VerificationFactor(
      name: "f", figure: Figure(value: value, se: se, df: df, lower: nil, upper: nil, n: 3, method: "m"), spread: nil,
      level: 0.95)
  }

  // R: pt((0.8 - 1)/0.05, 4) = 0.008065; pt((0.9 - 1)/0.05, 9) = 0.03827642.
  // Holm of two: 2·0.008065 = 0.01613; max(0.01613, 0.03827642).
  @Test func `one-sided tests are adjusted together and leave out what has no error`() throws {
    let tests = InflatedReports(
      areas: [
        ("a", factor(0.8, se: 0.05, df: 4)), ("b", factor(0.5, se: nil, df: 2)), ("c", factor(0.5, se: 0, df: 2)),
      ],
      indicators: [("i", factor(0.9, se: 0.05, df: 9))], level: 0.95
    ).tests
    #expect(tests.map(\.area) == ["a", nil] && tests.map(\.indicator) == [nil, "i"])
    #expect(isClose(tests[0].p, 0.0080650, within: 1e-6) && isClose(tests[1].p, 0.0382764, within: 1e-6))
    #expect(isClose(tests[0].adjusted, 0.0161301, within: 1e-6) && isClose(tests[1].adjusted, 0.0382764, within: 1e-6))
    #expect(tests.allSatisfy { $0.isInflated })
  }

  // 4 sites, 2 visited, 1 below. At 90 % each side has 5 %: K sites below give P(X ≤ 1) = 1/2 for K = 3 (C(3,1)·C(1,1)/C(4,2)),
  // and K = 4 gives 0; P(X ≥ 1) = 1/2 for K = 1. So from 1 to 3.
  @Test func `limits of the sites below the floor are exact`() {
    let sites = below("x", drawn: (4, 2, 1))
    #expect(sites.limits(level: 0.9).lower == 1 && sites.limits(level: 0.9).upper == 3)
    let city = SitesBelow.city([sites, below("y", drawn: (5, 0, 0))], level: 0.9)
    #expect(city.sites == 9 && city.visited == 2 && city.below == 1 && city.lower == 1 && city.upper == 8)
  }

  private func below(
    _ area: String, certain: (Int, Int, Int) = (0, 0, 0), drawn: (Int, Int, Int), equal: Bool = true
  ) -> SitesBelow {
    func counts(_ counts: (Int, Int, Int)) -> SitesBelow.Counts {
      .init(sites: counts.0, visited: counts.1, below: counts.2)
    }
    return SitesBelow(area: area, certain: counts(certain), drawn: counts(drawn), hasEqualChances: equal)
  }

  // As above, with two sites inspected for a reason, both below, and a third that could not be: 1 + 2 to 3 + 2 + 1.
  @Test func `sites inspected for a reason say nothing of the others`() {
    let limits = below("x", certain: (3, 2, 2), drawn: (4, 2, 1)).limits(level: 0.9)
    #expect(limits.sites == 7 && limits.visited == 4 && limits.below == 3)
    #expect(limits.lower == 3 && limits.upper == 6)
  }

  @Test func `of unequal chances only what was seen is said`() {
    let limits = below("x", drawn: (4, 2, 1), equal: false).limits(level: 0.9)
    #expect(limits.lower == 1 && limits.upper == 3)
    let many = below("x", drawn: (40, 10, 3), equal: false).limits(level: 0.9)
    #expect(many.lower == 3 && many.upper == 33)
  }

  // South: s1 was sure to be inspected and verifies half; s2 and s3 had even chances, s2 verifies all.
  @Test func `a certain site does not raise the number of the others`() throws {
    var evidence = SmallProgramme.evidence()
    evidence.sites.append(SmallProgramme.site("s3", "south", residents: 1, elders: 0, projects: ["garden"]))
    evidence.inspections = [
      try Rows.inspection("s1", item: "matters", reported: 10, verified: 5, line: 2),
      try Rows.inspection("s2", item: "matters", reported: 10, verified: 10, line: 3),
    ]
    evidence.draw = InspectionDraw(
      drawID: "d", attempt: 1, seed: "", frameDigest: "", planDigest: "", resultDigest: "",
      units: [("s1", 1.0, "selected"), ("s2", 0.5, "selected"), ("s3", 0.5, "not")].map {
        InspectionDraw.DrawnUnit(site: $0.0, stratum: "x", status: $0.2, probability: $0.1, ticket: "")
      })
    let found = try Verification(GroupedEvidence(evidence), level: 0.9).result.inflated
    let south = try #require(found?.first { $0.area == "south" })
    // One below for sure; of the two others one was seen and is not: 1 to 2.
    #expect(south.visited == 2 && south.below == 1 && south.lower == 1 && south.upper == 2)
    // The weighted ratio, not the plain one: (5 + 2·10)/(10 + 2·10) = 25/30.
    let factor = try Verification(GroupedEvidence(evidence), level: 0.9).city
    #expect(isClose(factor?.figure.value, 25.0 / 30, within: 1e-12))
  }

  private func look(_ item: String, _ verified: Double, by inspector: String?, on date: String, line: Int) throws
    -> InspectionFinding
  {
    var values: [String: FieldValue] = [
      "site": .text("s"), "item": .text(item), "reported": .decimal(10), "verified": .decimal(verified),
      "visited": .date(day(date)),
    ]
    values["inspector"] = inspector.map { .text($0) }
    return try InspectionFinding(EvidenceRecord(kind: .inspections, batch: 1, line: line, values: values))
  }

  // Of four items with two inspectors three agree: Clopper & Pearson, R binom.test(3, 4): 0.1941204, 0.9936905.
  @Test func `the later look counts and agreement has exact limits`() throws {
    let looks = SecondLooks([
      try look("a", 8, by: "x", on: "2020-07-12", line: 2), try look("a", 9, by: "y", on: "2020-07-10", line: 3),
      try look("b", 5, by: "x", on: "2020-07-12", line: 4), try look("b", 5, by: "y", on: "2020-07-13", line: 5),
      try look("c", 5, by: "x", on: "2020-07-12", line: 6), try look("c", 5, by: "y", on: "2020-07-13", line: 7),
      try look("d", 5, by: "x", on: "2020-07-12", line: 8), try look("d", 5, by: "y", on: "2020-07-13", line: 9),
      try look("e", 1, by: nil, on: "2020-07-12", line: 10), try look("e", 2, by: "y", on: "2020-07-13", line: 11),
    ])
    #expect(looks.deciding.map(\.item) == ["a", "b", "c", "d", "e"])
    #expect(looks.deciding.map(\.verified) == [8, 5, 5, 5, 2])
    let agreement = try #require(try looks.agreement(level: 0.95))
    #expect(agreement.value == 0.75 && agreement.n == 4)
    #expect(isClose(agreement.lower, 0.1941204, within: 1e-6) && isClose(agreement.upper, 0.9936905, within: 1e-6))
    #expect(
      looks.findings == [
        Finding(.inspectedAgain, site: "s", subject: "e", value: 2, limit: 1, evidence: ["1:10", "1:11"]),
        Finding(.inspectorsDisagree, site: "s", subject: "a", value: 8, limit: 9, evidence: ["1:3", "1:2"]),
      ])
  }
}
