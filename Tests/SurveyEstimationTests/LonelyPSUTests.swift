import Statistics
import SurveyEstimation
import Testing

/// The second stratum is left with one cluster: svydesign(id=~psu, strata=~h, weights=~w, data=subset(d, psu %in%
/// c(1,2,3,6))), options(survey.lonely.psu=…), svymean(~z), R survey 4.1-1 on the data of `SmallSample`.
struct LonelyPSUTests {
  private func mean(_ rule: LonelyPSURule) throws -> EstimateSet {
    let kept: Set<Int32> = [1, 2, 3, 6]
    var draft = SmallSample.draft(ofClusters: kept)
    draft.lonelyPSU = rule
    draft.stratumNames = ["", "north", "south"]
    return try draft.validated().means([SmallSample.z(ofClusters: kept)])
  }

  @Test(arguments: [
    (LonelyPSURule.remove, 0.2705591610395799), (.certainty, 0.2705591610395799), (.adjust, 0.3049639350556891),
    (.average, 0.3826284349664603),
  ])
  func `a rule gives its standard error`(rule: LonelyPSURule, expected: Double) throws {
    let set = try mean(rule)
    #expect(close(set.estimates[0].standardError, expected))
    #expect(set.warnings.isEmpty)
  }

  @Test func `without a rule there is no standard error`() throws {
    let set = try mean(.fail)
    #expect(close(set.estimates[0].value, 1.843137254901961))
    #expect(set.estimates[0].standardError == nil)
    #expect(set.estimates[0].upper == nil)
    #expect(set.warnings == [.lonelyPSU(0, stratum: "south")])
  }

  /// Every stratum has one cluster: no degrees of freedom are left, whatever the rule.
  @Test(arguments: LonelyPSURule.allCases)
  func `no rule makes an error out of nothing`(rule: LonelyPSURule) throws {
    var draft = SmallSample.draft(ofClusters: [3, 6])
    draft.lonelyPSU = rule
    let set = try draft.validated().means([SmallSample.z(ofClusters: [3, 6])])
    #expect(set.estimates[0].standardError == nil)
    #expect(set.warnings.count == 1)
  }

  @Test func `a lonely stratum outside the domain does not matter`() throws {
    let kept: Set<Int32> = [1, 2, 3, 6]
    let design = try SmallSample.draft(ofClusters: kept).validated()
    let inFirst = SmallSample.clusters.filter { kept.contains($0) }.map { $0 <= 3 }
    #expect(design.means([SmallSample.z(ofClusters: kept)], in: inFirst).estimates[0].standardError != nil)
  }

  /// One unit sampled of one is a census of its stratum, not a lonely unit.
  @Test func `a stratum of one unit is a census`() throws {
    let draft = SurveyDesignDraft(
      rowCount: 3, strata: [[0, 0, 1]], weighting: .populationSizes, fpc: [[4, 4, 1]])
    let total = try draft.validated().total(of: [1, 3, 10])
    // By hand: 4²·(1 − 2/4)·s²/2 with s² = 2.
    #expect(close(total.value, 18))
    #expect(close(total.standardError, 8.0.squareRoot()))
  }
}
