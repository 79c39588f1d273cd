import Statistics
import Testing

@testable import Counts

/// Expected values: R 4.2.2, sandwich 3.0, lmtest 0.9-40, clubSandwich 0.5.8.
@Suite struct BeforeAfterTests {
  private static let series: [Double] = [31, 28, 35, 30, 33, 29, 36, 34, 52, 49, 57, 50, 61, 55, 58, 66]
  private static let times = (1...16).map(Double.init)

  // lm(y ~ t + post + after); NeweyWest(prewhite = FALSE, adjust = FALSE), lag = 2 = floor(4(16/100)^(2/9)).
  @Test func `a broken series is that of lm and Newey and West`() throws {
    let found = try InterruptedSeries(values: Self.series, times: Self.times, start: 9)
    let values = [29.535714285714285, 0.547619047619048, 14.154761904761905, 1.214285714285714]
    let errors = [0.783872099885542, 0.151070272649566, 1.364371884303717, 0.355518568174264]
    for (estimate, expected) in zip(found.coefficients, zip(values, errors)) {
      #expect(agree(estimate.value, expected.0) && agree(estimate.standardError, expected.1))
    }
    #expect(agree(found.residualDeviation, 3.52401061202301) && agree(found.determination, 0.942594834543987))
    #expect(agree(found.dependence?.durbinWatson, 3.27833919156415))
    #expect(agree(found.dependence?.autocorrelation, -0.691291207328114))
    #expect(agree(found.dependence?.breuschGodfrey, 9.09811682100376))
    #expect(agree(found.dependence?.breuschGodfreyP, 0.00255872805234621))
    #expect(agree(found.counterfactualLast, 38.2976190476191) && agree(found.cumulativeEffect, 156.952380952381))
    let adjusted = try InterruptedSeries(
      values: Self.series, times: Self.times, start: 9, errors: .neweyWest(lag: 3, smallSample: true))
    #expect(agree(adjusted.coefficients[3].standardError, 0.369064200235208))
    let model = try InterruptedSeries(values: Self.series, times: Self.times, start: 9, errors: .model)
    #expect(agree(model.coefficients[2].standardError, 3.565716331314702))
  }

  @Test func `the order of rows and the origin of time change no effect`() throws {
    let found = try InterruptedSeries(values: Self.series, times: Self.times, start: 9)
    let turned = try InterruptedSeries(
      values: Self.series.reversed(), times: Self.times.reversed().map { $0 + 2013 }, start: 2022)
    for index in 1...3 {
      #expect(agree(turned.coefficients[index].value, found.coefficients[index].value, relative: 1e-7))
      #expect(
        agree(turned.coefficients[index].standardError, found.coefficients[index].standardError ?? .nan, relative: 1e-6)
      )
    }
    #expect(agree(turned.cumulativeEffect, found.cumulativeEffect, relative: 1e-7))
  }

  @Test func `a series needs even steps and both sides`() {
    let y: [Double] = [1, 3, 2, 5, 4, 6]
    #expect(throws: CountError.unevenTime(3)) {
      try InterruptedSeries(values: y, times: [1, 2, 3, 5, 6, 7], start: 5)
    }
    #expect(throws: CountError.repeatedTime(2)) {
      try InterruptedSeries(values: y, times: [1, 2, 2, 3, 4, 5], start: 3)
    }
    #expect(throws: CountError.tooFewObservations(6)) {
      try InterruptedSeries(values: y, times: [1, 2, 3, 4, 5, 6], start: 6)
    }
    #expect(throws: CountError.constantData) {
      try InterruptedSeries(values: y.map { _ in 2 }, times: [1, 2, 3, 4, 5, 6], start: 4)
    }
  }

  // R: sums of signs, median of slopes, cor(method = "kendall"); variance by hand: (8·7·21 − 2·1·9)/18 = 64.3333.
  @Test func `a trend is that of Mann, Kendall and Sen`() throws {
    let (y, t): ([Double], [Double]) = ([5, 3, 8, 8, 9, 7, 12, 11], [1, 2, 4, 5, 7, 8, 9, 12])
    let test = try TrendTest(values: y, times: t)
    #expect(test.score == 17 && agree(test.variance, 1158.0 / 18))
    #expect(agree(test.statistic, 16 / (1158.0 / 18).squareRoot()) && agree(test.tauA, 17.0 / 28))
    #expect(agree(test.tauB, 0.618284022335312))
    #expect(agree(test.slope, 0.666666666666667) && agree(test.intercept, 4.66666666666667))
    let turned = try TrendTest(values: y.reversed(), times: t.reversed())
    #expect(turned == test)
    #expect(throws: CountError.constantData) { try TrendTest(values: [1, 1, 1], times: [1, 2, 3]) }
    #expect(throws: CountError.tooFewObservations(2)) { try TrendTest(values: [1, 2], times: [1, 2]) }
  }

  private func errors(
    _ rule: ClusterErrorRule, twoWay: Bool = false
  ) throws -> [(term: String, estimate: Estimate)] {
    try DifferenceInDifferences(
      outcome: Calls.calls, treated: Calls.treated, post: Calls.post,
      effects: twoWay ? .twoWay(units: Calls.sites, times: Calls.months) : .groups, clusters: Calls.sites, errors: rule
    ).coefficients
  }

  // vcovCR(lm(calls ~ treated * post), site, "CR0" | "CR1S" | "CR2"), coef_test for the degrees of freedom.
  @Test(arguments: [
    (ClusterErrorRule.model, [3.51615320106126, 4.76089394033422, 4.97259154432241, 6.73292077944054]),
    (.CR0, [3.11126983722080, 4.13145118437685, 1.17711511756495, 2.74813876408499]),
    (.CR1, [3.68130411674993, 4.88839896535097, 1.39278138988140, 3.25164163667113]),
    (.CR2, [3.75721528085185, 5.01996015920446, 1.83329808672123, 3.55119442931187]),
  ])
  func `a difference in differences has the errors of its clusters`(rule: ClusterErrorRule, expected: [Double]) throws {
    let found = try errors(rule)
    #expect(found.map(\.term) == ["intercept", "treated", "post", "effect"])
    #expect(agree(found[0].estimate.value, 11) && agree(found[3].estimate.value, 9.1))
    for (coefficient, error) in zip(found, expected) { #expect(agree(coefficient.estimate.standardError, error)) }
    if rule == .CR2 {
      let freedom = [1.8, 3.72307692307692, 1.95047684739507, 3.90864431799648]
      for (coefficient, df) in zip(found, freedom) { #expect(agree(coefficient.estimate.degreesOfFreedom, df)) }
    }
  }

  // The same of lm(calls ~ factor(site) + factor(month) + I(treated * post)).
  @Test func `unit and time effects leave the effect`() throws {
    let found = try #require(try errors(.CR2, twoWay: true).first).estimate
    #expect(agree(found.value, 11.8611111111111) && agree(found.standardError, 3.41590249569873))
    #expect(agree(found.degreesOfFreedom, 3.81554147199717))
    #expect(agree(try errors(.CR0, twoWay: true)[0].estimate.standardError, 2.81331034628672))
    #expect(agree(try errors(.CR1, twoWay: true)[0].estimate.standardError, 4.07687401319935))
  }

  @Test func `a difference needs four cells and two clusters`() {
    let y: [Double] = [1, 2, 3, 4]
    #expect(throws: CountError.singularDesign) {
      try DifferenceInDifferences(
        outcome: y, treated: [true, true, false, false], post: [true, true, true, false], clusters: [0, 1, 2, 3])
    }
    #expect(throws: CountError.tooFewClusters(1)) {
      try DifferenceInDifferences(
        outcome: y, treated: [true, true, false, false], post: [true, false, true, false], clusters: [0, 0, 0, 0])
    }
  }
}
