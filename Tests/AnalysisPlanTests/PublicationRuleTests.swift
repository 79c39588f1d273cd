import Testing

@testable import AnalysisPlan

/// Widths are those of R: qbeta(.975, np + 1, n − np) − qbeta(.025, np, n − np + 1), with n replaced by
/// min(n, p(1 − p)/se²·(qt(.975, n − 1)/qt(.975, df))²).
struct PublicationRuleTests {
  /// A figure of n rows; the error is that of a simple random sample unless it is given.
  private func share(_ value: Double, _ count: Int, error: Double? = nil, degrees: Double = .infinity)
    -> [PublicationDoubt]
  {
    let simple = (value * (1 - value) / Double(count)).squareRoot()
    return PublicationRule.doubts(
      share: PublicationRule.Figure(
        value: value, standardError: error ?? simple, degreesOfFreedom: degrees, count: count))
  }

  @Test(
    arguments: [
      (0.5, 100, []), (0.5, 30, [.wideInterval]), (0.5, 29, [.fewObservations, .wideInterval]),
      (0.05, 100, [.wideForItsSize]), (0.05, 1000, []), (0.1, 100, []), (0.09, 100, [.wideForItsSize]),
      (0.95, 100, []), (0, 100, [.noVariation]), (1, 12, [.fewObservations, .noVariation]),
    ] as [(Double, Int, [PublicationDoubt])])
  func `a share of a simple random sample`(value: Double, count: Int, doubts: [PublicationDoubt]) {
    #expect(share(value, count) == doubts)
  }

  /// Width 0.276 at se 0.06 and ν 10; at se 0.0701 it is 0.285 for the normal distribution and 0.304 at ν 20.
  @Test(
    arguments: [
      (0.06, 100, 10, []), (0.0701, 200, .infinity, []), (0.0701, 200, 20, [.wideInterval]),
      (0.06, 100, 7, [.fewDegrees]), (0.1, 200, .infinity, [.fewEffective, .wideInterval]), (0, 40, 10, []),
    ] as [(Double, Int, Double, [PublicationDoubt])])
  func `a share of a clustered sample`(error: Double, count: Int, degrees: Double, doubts: [PublicationDoubt]) {
    // At ν 7 R gives a width of 0.2893; 0.25/0.1² = 25 effective rows.
    #expect(share(0.5, count, error: error, degrees: degrees) == doubts)
  }

  @Test func `a share without standard error cannot be judged`() {
    let figure = PublicationRule.Figure(value: 0.4, standardError: nil, degreesOfFreedom: 0, count: 200)
    #expect(PublicationRule.doubts(share: figure) == [.noError])
  }

  @Test(
    arguments: [
      (10, 1, 30, nil, 20, []), (10, 1, 29, nil, 20, [.fewObservations]), (10, 3, 30, nil, 20, [.largeError]),
      (10, 2.9, 30, nil, 20, []), (-10, 3, 30, nil, 20, [.largeError]), (10, 1, 60, 2, 20, []),
      (10, 1, 60, 2.1, 20, [.fewEffective]), (10, 1, 60, nil, 7, [.fewDegrees]), (0, 0, 60, nil, 20, []),
      (10, nil, 60, nil, 0, [.noError]),
    ] as [(Double, Double?, Int, Double?, Double, [PublicationDoubt])])
  func `a mean`(
    value: Double, error: Double?, count: Int, effect: Double?, degrees: Double, doubts: [PublicationDoubt]
  ) {
    let figure = PublicationRule.Figure(
      value: value, standardError: error, degreesOfFreedom: degrees, count: count, designEffect: effect)
    #expect(PublicationRule.doubts(mean: figure) == doubts)
  }

  @Test func `a difference is judged by its smaller side`() {
    #expect(PublicationRule.doubts(counts: [200, 29]) == [.fewObservations])
    #expect(PublicationRule.doubts(counts: [200, 30]).isEmpty)
  }
}
