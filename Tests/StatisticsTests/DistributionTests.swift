import Statistics
import Testing

/// Expected values: R 4.2.2 (`qt`, `qbeta`, `qf`, `qchisq`, `pt`, `pnorm`, `pbeta`, `pf`, `pchisq`), printed to 17
/// digits.
struct DistributionTests {
  private func close(_ found: Double, _ expected: Double, _ tolerance: Double = 1e-11) -> Bool {
    abs(found - expected) <= tolerance * abs(expected)
  }

  @Test func `quantiles of t and normal agree with R`() {
    #expect(close(StudentDistribution(degreesOfFreedom: 10).quantile(0.975), 2.2281388519862739))
    #expect(close(StudentDistribution(degreesOfFreedom: 3.5).quantile(0.995), 5.0857022230912561))
    #expect(close(NormalDistribution().quantile(0.975), 1.9599639845400536))
    #expect(StudentDistribution(degreesOfFreedom: .infinity).quantile(0.975) == NormalDistribution().quantile(0.975))
  }

  /// At these sizes the library's own inverse fails for many probabilities.
  @Test func `quantiles hold where the library's inverse fails`() {
    #expect(close(BetaDistribution(a: 2.5, b: 500).quantile(0.025), 8.2962314577980666e-04))
    #expect(close(BetaDistribution(a: 2.5, b: 10000).quantile(0.5), 2.1753302983308599e-04))
    #expect(close(BetaDistribution(a: 3, b: 1e5).quantile(0.975), 7.2243544531902241e-05))
    #expect(close(FDistribution(numerator: 3, denominator: 500).quantile(0.95), 2.62273478432369522))
    #expect(close(FDistribution(numerator: 3, denominator: 10000).quantile(0.05), 0.11727830544779513))
    #expect(close(FDistribution(numerator: 3, denominator: 1e5).quantile(0.5), 0.78866334790964987))
    #expect(close(ChiSquareDistribution(degreesOfFreedom: 3).quantile(0.95), 7.8147279032511792))
    #expect(close(ChiSquareDistribution(degreesOfFreedom: 1e5).quantile(0.025), 9.9125373300647349e+04))
    #expect(close(ChiSquareDistribution(degreesOfFreedom: 1e5).quantile(0.6), 1.0011267595626741e+05))
  }

  /// Every quantile, put into the distribution function, gives its probability back.
  @Test(
    arguments: [
      BetaDistribution(a: 2.5, b: 500), BetaDistribution(a: 2.5, b: 1e5),
      FDistribution(numerator: 3, denominator: 1e5), ChiSquareDistribution(degreesOfFreedom: 1e4),
      StudentDistribution(degreesOfFreedom: 0.7),
    ] as [any ContinuousDistribution])
  func `no quantile is lost`(distribution: any ContinuousDistribution) {
    for step in 1..<1000 {
      let probability = Double(step) / 1000
      #expect(close(distribution.cumulative(distribution.quantile(probability)), probability, 1e-9))
    }
  }

  @Test func `tails agree with R`() {
    #expect(close(StudentDistribution(degreesOfFreedom: 4).cumulative(-2.5), 3.3383272405994063e-02))
    #expect(close(NormalDistribution().cumulative(-8), 6.2209605742717849e-16))
    #expect(close(BetaDistribution(a: 2.5, b: 500).cumulative(0.01), 9.2659648845582643e-01))
    #expect(close(FDistribution(numerator: 3, denominator: 20).upperTail(7), 2.1045250355063447e-03))
    #expect(close(ChiSquareDistribution(degreesOfFreedom: 3).upperTail(40), 1.0655090334255863e-08))
  }

  @Test func `parameters and probabilities out of range give no number`() {
    #expect(StudentDistribution(degreesOfFreedom: 0).quantile(0.5).isNaN)
    #expect(BetaDistribution(a: -1, b: 2).quantile(0.5).isNaN)
    #expect(NormalDistribution().quantile(1.5).isNaN)
    #expect(NormalDistribution().quantile(.nan).isNaN)
    #expect(NormalDistribution().quantile(1) == .infinity)
    #expect(BetaDistribution(a: 1, b: 2).quantile(0) == 0)
  }
}
