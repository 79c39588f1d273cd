import ProgrammeModel
import Testing

@testable import Evaluation

/// The inspection worked by hand. North has two sites, both visited: 8 of 10 and 10 of 10. South has two, one
/// visited: 10 of 20.
///
/// North is a census: 18/20 = 0.9 without error. South has one visit, so the city's factor is used: with weights N/n
/// of 1 in the north and 2 in the south (8 + 10 + 2·10) / (10 + 10 + 2·20) = 38/60. Residuals e = verified −
/// 38/60·reported: 5/3, 11/3, −8/3. The north adds nothing to the variance; the single unit of the south adds (1 −
/// ½)·(2·(−8/3)/60 − 0)² = 0.5·0.0889² = 0.00395062, se 0.0628539. Spread of single sites: √(Σe²/2)/(40/3) =
/// √(23.3333/2)/13.3333 = 0.256174.
struct VerificationTests {
  private func evidence() throws -> GroupedEvidence {
    var evidence = SmallProgramme.evidence()
    evidence.inspections = [
      try Rows.inspection("n1", item: "matters", reported: 10, verified: 8, line: 2),
      try Rows.inspection("n2", item: "matters", reported: 10, verified: 10, line: 3),
      try Rows.inspection("s1", item: "matters", reported: 20, verified: 10, line: 4),
      try Rows.inspection("s1", item: "room", reported: nil, verified: 1, line: 5),
    ]
    evidence.selfReports = [
      try Rows.report("n1", "library", planned: 10, achieved: 10, line: 2),
      try Rows.report("n1", "garden", planned: 4, achieved: 6, line: 3),
      try Rows.report("n1", "garden", item: "matters", achieved: 10, line: 4),
      try Rows.report("n1", "garden", item: "all", achieved: 20, line: 5),
      try Rows.report("s2", "garden", planned: 10, achieved: 10, line: 6),
      try Rows.report("s2", "garden", item: "matters", achieved: 10, line: 7),
      try Rows.report("s2", "garden", item: "all", achieved: 20, line: 8),
    ]
    evidence.draw = InspectionDraw(
      drawID: "d", attempt: 1, seed: "", frameDigest: "", planDigest: "", resultDigest: "",
      units: ["n1", "n2", "s1"].map {
        InspectionDraw.DrawnUnit(site: $0, stratum: "x", status: "selected", probability: 1, ticket: "")
      })
    return try GroupedEvidence(evidence)
  }

  private func delivery() throws -> (DeliveryFigures, [SiteEvidence]) {
    let evidence = try evidence()
    return (DeliveryFigures(evidence: evidence, verification: try Verification(evidence, level: 0.95)), evidence.sites)
  }

  @Test func `a district where all were visited has a factor without error`() throws {
    let north = try #require(try Verification(evidence(), level: 0.95).factor(district: "north"))
    #expect(north.figure == .complete(0.9, count: 2, method: "survey.ratio"))
  }

  @Test func `a district with one visit of two uses the city's factor and says so`() throws {
    let verification = try Verification(evidence(), level: 0.95)
    let south = try #require(verification.factor(district: "south"))
    #expect(south.name == "verification/city")
    #expect(abs(south.figure.value - 38.0 / 60) < 1e-12)
    #expect(isClose(south.figure.se, 0.0628539, within: 1e-7))
    #expect(isClose(south.spread, 0.256174, within: 1e-6))
    #expect(verification.findings.contains(Finding(.pooledVerification, subject: "south", value: 1)))
  }

  // South with a third site: two visits reach the minimum, but both report 10 and are found with 10.
  @Test func `visited sites without any spread give no factor of their own`() throws {
    var evidence = SmallProgramme.evidence()
    evidence.sites.append(SmallProgramme.site("s3", "south", residents: 1, elders: 0, projects: ["garden"]))
    evidence.inspections = [
      try Rows.inspection("n1", item: "matters", reported: 10, verified: 5, line: 2),
      try Rows.inspection("s1", item: "matters", reported: 10, verified: 10, line: 3),
      try Rows.inspection("s2", item: "matters", reported: 10, verified: 10, line: 4),
    ]
    let verification = try Verification(GroupedEvidence(evidence), level: 0.95)
    #expect(verification.factor(district: "south")?.name == "verification/city")
    #expect(verification.findings.contains(Finding(.pooledVerification, subject: "south", value: 2)))
  }

  @Test func `verified over reported, at the site or by the factor`() throws {
    let (delivery, sites) = try delivery()
    #expect(sites.prefix(3).map { delivery.truthfulness($0).value?.figure.value } == [0.8, 1, 0.5])
    let unseen = try #require(delivery.truthfulness(sites[3]).value)
    #expect(!unseen.verified)
    #expect(abs(unseen.figure.value - 38.0 / 60) < 1e-12)
    // √(0.0628539² + 0.256174²)
    #expect(isClose(unseen.figure.se, 0.263772, within: 1e-6))
    #expect(isClose(unseen.shared?.relative, 0.0628539 / (38.0 / 60), within: 1e-6))
  }

  // n1: min(1, 0.8·10/10) and min(1, 0.8·6/4): mean 0.9. s2: 0.6333 for the garden, 0 for the shop without a line;
  // only the garden moves with the factor: se 0.5·0.263772.
  @Test func `milestones are corrected and capped`() throws {
    let (delivery, sites) = try delivery()
    #expect(delivery.milestones(sites[0]).value?.figure.value == 0.9)
    let unseen = try #require(delivery.milestones(sites[3]).value?.figure)
    #expect(abs(unseen.value - 38.0 / 120) < 1e-12)
    #expect(isClose(unseen.se, 0.131886, within: 1e-6))
    #expect(delivery.milestones(sites[1]) == .missing)
  }

  // n1: 8 verified of 20 reported; s2: 10/20 times 38/60.
  @Test func `a reported share counts as verified`() throws {
    let (delivery, sites) = try delivery()
    func share(_ site: SiteEvidence) -> SiteOutcome {
      delivery.verifiedShare(site, numerator: "matters", denominator: "all")
    }
    #expect(share(sites[0]).value?.figure.value == 0.4)
    #expect(isClose(share(sites[3]).value?.figure.value, 38.0 / 120, within: 1e-12))
    #expect(share(sites[1]) == .missing)
  }

  @Test func `inspected items apply to visited sites only`() throws {
    let (delivery, sites) = try delivery()
    func items(_ site: SiteEvidence) -> SiteOutcome { delivery.inspectionItems(site, items: ["room", "garden"]) }
    #expect(items(sites[2]).value?.figure.value == 1)
    #expect(items(sites[0]) == .missing)
    #expect(items(sites[3]) == .notApplicable)
  }

  @Test func `without an inspection reports stand as they are and say so`() throws {
    var evidence = SmallProgramme.evidence()
    evidence.selfReports = [try Rows.report("s2", "garden", planned: 10, achieved: 8, line: 2)]
    let grouped = try GroupedEvidence(evidence)
    let verification = try Verification(grouped, level: 0.95)
    let delivery = DeliveryFigures(evidence: grouped, verification: verification)
    let value = try #require(delivery.milestones(grouped.sites[3]).value)
    // 0.8 for the garden and 0 for the shop.
    #expect(value.figure == .withoutError(0.4, count: 2, method: "evaluation.milestones"))
    #expect(!value.verified)
    #expect(delivery.truthfulness(grouped.sites[3]) == .notApplicable)
    #expect(verification.findings == [Finding(.noInspection)])
  }

  @Test func `what was drawn and not visited, or visited and not drawn, is found`() throws {
    var evidence = SmallProgramme.evidence()
    evidence.inspections = [try Rows.inspection("n2", item: "matters", reported: 10, verified: 9, line: 2)]
    evidence.draw = InspectionDraw(
      drawID: "d", attempt: 1, seed: "", frameDigest: "", planDigest: "", resultDigest: "",
      units: [
        InspectionDraw.DrawnUnit(site: "n1", stratum: "north", status: "selected", probability: 0.5, ticket: ""),
        InspectionDraw.DrawnUnit(site: "n2", stratum: "north", status: "not", probability: 0.5, ticket: ""),
      ])
    let verification = try Verification(GroupedEvidence(evidence), level: 0.95)
    #expect(verification.findings == [Finding(.drawnNotVisited, site: "n1"), Finding(.visitedNotDrawn, site: "n2")])
    #expect(verification.city == nil)
    #expect(verification.ownRatio("n2") == 0.9)
  }
}
