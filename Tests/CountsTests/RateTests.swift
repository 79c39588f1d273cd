import Counts
import Statistics
import Testing

/// Whether two numbers agree to `relative` of the expected one.
func agree(_ found: Double?, _ expected: Double, relative: Double = 1e-9) -> Bool {
  guard let found else { return false }
  return abs(found - expected) <= relative * abs(expected) + 1e-12
}

@Suite struct RateTests {
  // R 4.2.2: poisson.test(10, 1), poisson.test(137, 24.19893), poisson.test(1, 12).
  @Test(arguments: [
    (10, 1.0, 4.79538869613243, 18.3903560420178),
    (137, 24.19893, 4.75312480484875, 6.69270933417607),
    (1, 12, 0.00210981733202416, 0.464303615911575),
  ])
  func `the exact interval of a rate is Garwood's`(count: Int, exposure: Double, lower: Double, upper: Double) throws {
    let rate = try poissonRate(count: count, exposure: exposure)
    #expect(agree(rate.value, Double(count) / exposure))
    #expect(agree(rate.lower, lower) && agree(rate.upper, upper))
  }

  @Test func `no event gives a rate of zero with an upper limit`() throws {
    // With x = 0 the limit is -ln(0.025)/T = 3.688879454113936/2.
    let rate = try poissonRate(count: 0, exposure: 2)
    #expect(rate.value == 0 && rate.lower == 0 && rate.standardError == nil)
    #expect(agree(rate.upper, 3.688879454113936 / 2))
  }

  @Test func `a rate refuses what is no count, no exposure and no level`() {
    #expect(throws: CountError.notACount(-1)) { try poissonRate(count: -1, exposure: 1) }
    #expect(throws: CountError.zeroExposure(0)) { try poissonRate(count: 1, exposure: 0) }
    #expect(throws: CountError.invalidArgument(1)) { try poissonRate(count: 1, exposure: 1, level: 1) }
  }

  // R 4.2.2: poisson.test(c(11, 21), c(800, 3011)), the example of its manual page, and the example of Fay (2010).
  @Test(arguments: [
    (11, 800.0, 21, 3011.0, 1.9714880952381, 0.858426403391639, 4.27726594365407),
    (2, 17877, 10, 20000, 0.22375118867819, 0.0238373823487767, 1.04995467759594),
  ])
  func `the ratio of two counts has the exact conditional interval`(
    count: Int, exposure: Double, referenceCount: Int, referenceExposure: Double, ratio: Double, lower: Double,
    upper: Double
  ) throws {
    let found = try RateRatio(
      count: count, exposure: exposure, referenceCount: referenceCount, referenceExposure: referenceExposure)
    #expect(agree(found.estimate.value, ratio))
    #expect(agree(found.estimate.lower, lower) && agree(found.estimate.upper, upper))
    #expect(found.dispersion == nil)
  }

  @Test func `a reference without events has no ratio`() {
    #expect(throws: CountError.zeroCount) {
      try RateRatio(count: 3, exposure: 1, referenceCount: 0, referenceExposure: 1)
    }
  }

  @Test func `dispersion between months widens the interval`() throws {
    // By hand: means 16 and 8, Pearson 32/16 + 32/8 = 6 on 4 df, dispersion 1.5; √(1.5·(1/48 + 1/24)) = 0.3061862;
    // t(0.975; 4) = 2.776445, exp(0.850109) = 2.3399.
    let after = try ObservedMonths(series: [12, 20, nil, 16])
    let before = try ObservedMonths(series: [4, 12, 8])
    let ratio = try RateRatio(after, reference: before)
    #expect(agree(ratio.estimate.value, 2))
    #expect(agree(ratio.dispersion, 1.5))
    #expect(ratio.estimate.degreesOfFreedom == 4)
    #expect(agree(ratio.estimate.standardError, 2 * 0.30618621784789724))
    #expect(agree(ratio.estimate.lower, 0.8547364995011913) && agree(ratio.estimate.upper, 4.679804831470666))
  }

  @Test func `months steadier than Poisson do not narrow the interval`() throws {
    let ratio = try RateRatio(ObservedMonths(series: [20, 20]), reference: ObservedMonths(series: [10, 10]))
    #expect(ratio.dispersion == 1)
  }

  @Test func `a gap is neither a zero nor exposure`() throws {
    let months = try ObservedMonths(series: [10, nil, 14], exposures: [30, 28, 31])
    #expect(months.total == 24 && months.exposure == 61)
    #expect(throws: CountError.notACount(-1)) { try ObservedMonths(series: [-1]) }
    #expect(throws: CountError.unequalLengths(1, 2)) { try ObservedMonths(series: [1], exposures: [1, 2]) }
    #expect(throws: CountError.zeroExposure(0)) { try ObservedMonths(series: [1], exposures: [0]) }
  }

  @Test func `dispersion needs three months and an event in each period`() throws {
    let one = try ObservedMonths(series: [5])
    #expect(throws: CountError.tooFewMonths(2)) { try RateRatio(one, reference: one) }
    let silent = try ObservedMonths(series: [0, 0])
    #expect(throws: CountError.zeroCount) { try RateRatio(silent, reference: one) }
  }

  // Newcombe (1998), Statistics in Medicine 17:857, table I, method 3; digits from R prop.test(correct = FALSE).
  @Test(arguments: [
    (81, 263, 0.255288519878274, 0.3662095769828), (15, 148, 0.0623863995307363, 0.160487241723308),
    (0, 20, 0, 0.161125158052819), (1, 29, 0.00611321429276266, 0.171755218793203),
  ])
  func `a share may carry the interval of Wilson`(count: Int, total: Int, lower: Double, upper: Double) throws {
    let share = try coverageShare(count: count, of: total, interval: .wilson)
    #expect(agree(share.lower, lower) && agree(share.upper, upper))
  }

  @Test func `a complete list has no sampling error`() throws {
    let share = try coverageShare(count: 3, of: 4)
    #expect(share.value == 0.75 && share.standardError == 0 && share.lower == 0.75 && share.upper == 0.75)
    #expect(throws: CountError.notACount(5)) { try coverageShare(count: 5, of: 4) }
    #expect(throws: CountError.zeroExposure(0)) { try coverageShare(count: 0, of: 0) }
  }
}
