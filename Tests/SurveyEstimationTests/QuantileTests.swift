import Statistics
import SurveyEstimation
import Testing

struct QuantileTests {
  /// survey:::qrule_…(x, w, p) of R survey 4.1-1, x = c(8,2,13,3,5), w = c(3,1,2,2.5,1.5), p = .1, .3, .5, .9.
  @Test(
    arguments: [
      (QuantileRule.math, [2, 3, 5, 13]), (.school, [2.5, 3, 6.5, 13]), (.shahvaish, [2, 3, 8, 13]),
      (.hf1, [2, 3, 5, 13]),
      (.hf2, [2.5, 3, 6.5, 13]), (.hf3, [3, 3, 8, 13]), (.hf4, [2, 2.8, 5, 10.5]),
      (.hf5, [2.285714285714286, 3.75, 6, 13]), (.hf6, [2.08, 3.133333333333333, 6, 13]),
      (.hf7, [2.8, 4.12, 6, 11.66666666666667]), (.hf8, [2.2, 3.581818181818181, 6, 13]),
      (.hf9, [2.219354838709677, 3.626666666666666, 6, 13]),
    ] as [(QuantileRule, [Double])])
  func `the rule reads off R's quantiles`(rule: QuantileRule, expected: [Double]) throws {
    let design = try SurveyDesignDraft(rowCount: 5, weighting: .weights([3, 1, 2, 2.5, 1.5])).validated()
    let set = design.quantiles(
      [[8, 2, 13, 3, 5]], over: design.domains(), probabilities: [0.1, 0.3, 0.5, 0.9], rule: rule)
    for (estimate, value) in zip(set.estimates, expected) { #expect(close(estimate.value, value, 1e-12)) }
  }

  /// svyquantile(~y, one, c(.25, .5), na.rm=TRUE, df=degf(one)) on the data of `SmallSample`: 2 (NaN to 6) and 4 (… to
  /// NaN). The lower limit of the second share, 0.0326, lies below the share of the least value, so it is that value,
  /// 1; R 4.1-1 gives the next one, 2, since it never looks below the first step.
  @Test func `a limit outside the data is not defined`() throws {
    let design = try SmallSample.draft.validated()
    let set = design.quantiles([SmallSample.y], over: design.domains(), probabilities: [0.25, 0.5])
    #expect(set.estimates.map(\.value) == [2, 4])
    #expect(set.estimates.map(\.lower) == [nil, 1])
    #expect(set.estimates.map(\.upper) == [6, nil])
    #expect(set.estimates.map(\.standardError) == [nil, nil])
  }

  @Test func `nothing observed has no quantile`() throws {
    let design = try SmallSample.draft.validated()
    let nothing = [Double](repeating: .nan, count: 12)
    let set = design.quantiles([nothing], over: design.domains(), probabilities: [0.5])
    #expect(set.estimates[0].value.isNaN)
    #expect(set.warnings == [.nothingObserved(0)])
  }
}
