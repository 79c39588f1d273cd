import Testing

@testable import Sampling

struct AllocationTests {
  private static let strata = Strata(populations: [155, 62, 93], deviations: [5, 15, 10])

  /// Lohr's strata: N·S = 775, 930, 930.
  @Test(
    arguments: [
      (AllocationRule.proportional(40), [20, 8, 12]),
      (.neyman(40), [40 * 775 / 2635.0, 40 * 930 / 2635.0, 40 * 930 / 2635.0]),
      (.power(40, exponent: 0, means: [10, 10, 10]), [40 * 5 / 30.0, 20, 40 * 10 / 30.0]),
    ] as [(AllocationRule, [Double])])
  func `shares by hand`(rule: AllocationRule, wanted: [Double]) throws {
    let found = try Self.strata.allocation(by: rule, capped: false)
    for (value, other) in zip(found, wanted) { #expect(abs(value - other) < 1e-12) }
  }

  @Test func `a budget is spent and a precision is reached`() throws {
    let costs = [4.0, 9, 1]
    let bought = try Self.strata.allocation(by: .optimumCost(budget: 300, costs: costs), capped: false)
    #expect(abs(zip(bought, costs).reduce(0) { $0 + $1.0 * $1.1 } - 300) < 1e-10)
    let precise = try Self.strata.allocation(by: .targetVariance(0.8, costs: costs), capped: false)
    let variance = try #require(Self.strata.varianceOfTotal(precise)) / (310 * 310)
    #expect(abs(variance - 0.8) < 1e-12)
  }

  /// N·S = 100, 1200, 200: Neyman would take 72 of the second stratum, which has 60.
  @Test func `a full stratum is taken and the rest divided anew`() throws {
    let strata = Strata(populations: [100, 60, 200], deviations: [1, 20, 1])
    let found = try strata.allocation(by: .neyman(90), capped: true)
    #expect(found[1] == 60)
    #expect(abs(found[0] - 10) < 1e-12)
    #expect(abs(found[2] - 20) < 1e-12)
    #expect(throws: SamplingError.tooMany(asked: 361, available: 360)) {
      try strata.allocation(by: .neyman(361), capped: true)
    }
  }

  /// Against every way to divide 12 units with at least one for each stratum.
  @Test func `no whole numbers have a smaller variance`() throws {
    let strata = Strata(populations: [9, 30, 4], deviations: [2.5, 1, 9])
    let found = try strata.integerAllocation(size: 12, minimum: 1, maximum: nil)
    #expect(found.reduce(0, +) == 12)
    let best = try #require(strata.varianceOfTotal(found.map { Double($0) }))
    for first in 1...9 {
      for third in 1...4 where 12 - first - third >= 1 {
        let other = try #require(
          strata.varianceOfTotal([Double(first), Double(12 - first - third), Double(third)]))
        #expect(other >= best * (1 - 1e-12))
      }
    }
  }

  @Test func `whole numbers keep their limits`() throws {
    let strata = Strata(populations: [3, 50, 50], deviations: [100, 1, 1])
    #expect(try strata.integerAllocation(size: 10, minimum: 2, maximum: nil) == [3, 4, 3])
    #expect(try strata.integerAllocation(size: 10, minimum: 2, maximum: 4) == [3, 4, 3])
    #expect(throws: SamplingError.tooFew(asked: 5, needed: 6)) {
      try strata.integerAllocation(size: 5, minimum: 2, maximum: nil)
    }
    #expect(throws: SamplingError.tooMany(asked: 12, available: 11)) {
      try strata.integerAllocation(size: 12, minimum: 2, maximum: 4)
    }
  }

  /// 10 seats for 5.5, 2.25, 2.25: the remainders .5, .25, .25 give one more to the first; of a tie to the first of both.
  @Test func `rounding keeps the sum`() {
    #expect(roundedByLargestRemainders([5.5, 2.25, 2.25], total: 10) == [6, 2, 2])
    #expect(roundedByLargestRemainders([1.5, 1.5, 2], total: 5) == [2, 1, 2])
    #expect(roundedByLargestRemainders([2.9999999999, 2], total: 5) == [3, 2])
  }
}

struct SampleSizeTests {
  private static let z = 1.959963984540054

  /// Cochran's formulas with z = 1.959963984540054: z²/4/0.05² = 384.1459; of 2,000 people with a margin of 3 points
  /// R PracTools gives 696.0514503939906.
  @Test func `proportions`() {
    let margin = SampleSizeTarget.margin(0.05, z: Self.z)
    #expect(abs(margin.size(proportion: 0.5, population: nil) - Self.z * Self.z / 4 / 0.0025) < 1e-10)
    let finite = SampleSizeTarget.margin(0.03, z: Self.z).size(proportion: 0.5, population: 2000)
    #expect(abs(finite - 696.0514503939906) < 1e-9)
    #expect(abs(SampleSizeTarget.coefficientOfVariation(0.05).size(proportion: 0.01, population: nil) - 39600) < 1e-8)
    #expect(SampleSizeTarget.variance(0.0005).size(proportion: 0.5, population: nil) == 500)
  }

  /// R PracTools::nWilson(moe.sw = 1, alpha = .05, pU = .04, e = .04) = 106.10405108326928. The size solves Wilson's half
  /// width z/(n + z²)·√(npq + z²/4) = e.
  @Test(arguments: [(0.04, 0.04), (0.3, 0.05), (0.5, 0.1)])
  func `Wilson's interval has the width`(proportion: Double, half: Double) throws {
    let size = try #require(SampleSizeTarget.margin(half, z: Self.z).wilsonSize(proportion: proportion))
    let z2 = Self.z * Self.z
    let width = Self.z / (size + z2) * (size * proportion * (1 - proportion) + z2 / 4).squareRoot()
    #expect(abs(width - half) < 1e-12)
    if proportion == 0.04 { #expect(abs(size - 106.10405108326928) < 1e-9) }
    #expect(SampleSizeTarget.variance(1).wilsonSize(proportion: 0.5) == nil)
  }

  /// S = √2 of 1,000: R PracTools::nContMoe gives 754.4907964453326.
  @Test func `means`() throws {
    let target = SampleSizeTarget.margin(0.05, z: Self.z)
    let found = try #require(target.size(deviation: 2.0.squareRoot(), coefficient: nil, population: 1000))
    #expect(abs(found - 754.4907964453326) < 1e-9)
    #expect(target.size(deviation: nil, coefficient: 2, population: nil) == nil)
    let relative = SampleSizeTarget.relativeMargin(0.125, z: 2)
    #expect(relative.size(deviation: nil, coefficient: 1, population: nil) == 256)
  }

  @Test(arguments: [(12, 12), (12 + 1e-10, 12), (12.001, 13), (0.2, 1)] as [(Double, Double)])
  func `sizes are rounded up`(size: Double, wanted: Double) { #expect(roundedUp(size) == wanted) }
}

struct HorvitzThompsonTests {
  /// With simple random sampling every variance is N²(1 − n/N)s²/n = here with N = 20, n = 4, s² = 35/3.
  @Test func `simple random sampling has one variance`() throws {
    let pair = 4.0 * 3 / (20 * 19)
    let joint = (0..<4).map { row in (0..<4).map { $0 == row ? 0.2 : pair } }
    let estimator = HorvitzThompson(values: [1, 3, 5, 9], probabilities: [0.2, 0.2, 0.2, 0.2])
    let wanted = 400 * 0.8 * (35.0 / 3) / 4
    #expect(abs(estimator.total - 90) < 1e-12)
    #expect(abs(estimator.mean - 4.5) < 1e-12)
    #expect(abs(estimator.varianceHT(joint: joint) - wanted) < 1e-9)
    #expect(abs(estimator.varianceSYG(joint: joint) - wanted) < 1e-9)
    #expect(abs(try #require(estimator.varianceDeville) - wanted) < 1e-9)
  }

  @Test func `a census has no variance, one open unit an unknown one`() {
    #expect(HorvitzThompson(values: [1, 2], probabilities: [1, 1]).varianceDeville == 0)
    #expect(HorvitzThompson(values: [1, 2], probabilities: [1, 0.5]).varianceDeville == nil)
  }
}

struct AttributeAuditTests {
  /// Auditors' factors at 95 % (AICPA, Audit Sampling): 3.00, 4.75, 6.30, 7.76, rounded up.
  @Test(arguments: [(0, 3.00), (1, 4.75), (2, 6.30), (3, 7.76)])
  func `Poisson factors of the tables`(errors: Int, factor: Double) {
    let found = AttributeAudit(population: 1000, sample: 100, errors: errors).poissonLimits(risk: 0.05).upper
    #expect(found <= factor)
    #expect(found > factor - 0.01)
  }

  /// Of 10 items 5 are looked at, none defective: P = C(10 − K, 5)/C(10, 5) is 1/2, 2/9, 1/12, 1/42 for K = 1…4.
  @Test(arguments: [(0.6, 0), (0.4, 1), (0.2, 2), (0.08, 3), (0.05, 3), (0.02, 4)])
  func `the largest number of defects that may be missed`(risk: Double, wanted: Int) {
    #expect(AttributeAudit(population: 10, sample: 5, errors: 0).largestCount(risk: risk) == wanted)
  }

  /// 19 of 20 looked at, one defect: P(X = 0) = 1/20 is not above the risk 1 − 0.95, though its double is.
  @Test func `a probability that equals the risk is not above it`() {
    #expect(AttributeAudit(population: 20, sample: 19, errors: 0).largestCount(risk: 1 - 0.95) == 0)
    #expect(AttributeAudit.sampleSize(population: 20, tolerable: 1, allowed: 0, risk: 1 - 0.95).size == 19)
  }

  /// One defect among 5 of 10 was seen: P(X ≥ 1) = 1/2 for K = 1, 7/9 for K = 2.
  @Test func `the smallest number of defects`() {
    let audit = AttributeAudit(population: 10, sample: 5, errors: 1)
    #expect(audit.smallestCount(risk: 0.4) == 1)
    #expect(audit.smallestCount(risk: 0.5) == 2)
    #expect(AttributeAudit(population: 10, sample: 5, errors: 0).smallestCount(risk: 0.05) == 0)
    #expect(AttributeAudit(population: 10, sample: 10, errors: 3).largestCount(risk: 0.05) == 3)
    #expect(AttributeAudit(population: 10, sample: 10, errors: 3).smallestCount(risk: 0.05) == 3)
  }

  /// No error: 1 − (1 − level)^(1/n); all errors: the mirror image.
  @Test func `binomial limits at the ends`() {
    let none = AttributeAudit(population: 100, sample: 2, errors: 0).binomialLimits(risk: 0.04)
    #expect(none.lower == 0)
    #expect(abs(none.upper - 0.8) < 1e-12)
    let all = AttributeAudit(population: 100, sample: 2, errors: 2).binomialLimits(risk: 0.04)
    #expect(abs(all.lower - 0.2) < 1e-12)
    #expect(all.upper == 1)
  }
}

struct VerificationFactorTests {
  /// Worked by hand in docs/methods/audit.md.
  private static let units = [(100.0, 90.0, 0), (50, 50, 0), (200, 150, 1), (100, 110, 1)].map {
    VerificationFactor.Unit(reported: $0.0, recounted: $0.1, stratum: $0.2)
  }

  /// w = 5, 3: Σw·recounted = 1480, Σw·reported = 1650.
  @Test func `the ratio is weighted`() throws {
    let factor = VerificationFactor(units: Self.units, populations: [10, 6], strata: 2)
    let ratio = 1480.0 / 1650
    #expect(abs(factor.estimate - ratio) < 1e-15)
    #expect(factor.degreesOfFreedom == 2)
    let first = 5 * ((90 - 100 * ratio) - (50 - 50 * ratio)) / 1650
    let second = 3 * ((150 - 200 * ratio) - (110 - 100 * ratio)) / 1650
    let variance = 0.8 * first * first + 2.0 / 3 * second * second
    #expect(abs(try #require(factor.standardError) - variance.squareRoot()) < 1e-14)
    #expect(abs(factor.discrepancyShare - 70.0 / 450) < 1e-15)
  }

  // The terms of the variance are 470.16 and 14818.73 over 1650² (docs/methods/audit.md): 15288.89²/(470.16² + 14818.73²) =
  // 1.06339, nearly the one of the second stratum alone.
  @Test func `degrees of freedom follow the stratum that makes the variance`() throws {
    let factor = VerificationFactor(units: Self.units, populations: [10, 6], strata: 2)
    let freedom = try #require(factor.effectiveDegreesOfFreedom)
    #expect(abs(freedom - 1.06339) < 1e-4)
    let census = VerificationFactor(units: Self.units, populations: [2, 2], strata: 2)
    #expect(census.standardError == 0 && census.effectiveDegreesOfFreedom == nil)
  }

  @Test func `one unit has no error unless it is all there is`() {
    let units = [VerificationFactor.Unit(reported: 10, recounted: 9, stratum: 0)]
    #expect(VerificationFactor(units: units, populations: [1], strata: 1).standardError == 0)
    #expect(VerificationFactor(units: units, populations: [4], strata: 1).standardError == nil)
    #expect(VerificationFactor(units: units, populations: nil, strata: 1).lonelyStrata == [0])
  }
}
