package import Statistics

/// A chance-corrected coefficient of agreement with its error.
package struct AgreementCoefficient: Sendable, Equatable {
  /// The coefficient; error, limits and test are nil with a single unit.
  package let estimate: Estimate
  /// Two-sided against 0; nil where it is not defined.
  package let p: Double?
  package let observedAgreement: Double
  package let expectedAgreement: Double

  /// Limits estimate ± quantile·se, the upper cut at `highest`.
  init(
    _ value: Double, variance: Double?, degreesOfFreedom: Double, observed: Double, expected: Double, count: Int,
    level: Double, highest: Double = 1, method: String
  ) {
    let distribution = StudentDistribution(degreesOfFreedom: degreesOfFreedom)
    // A variance may miss 0 by rounding.
    let error = variance.map { max(0, $0).squareRoot() }
    let reach = error.map { $0 * distribution.quantile(1 - (1 - level) / 2) }
    estimate = Estimate(
      value: value, standardError: error, degreesOfFreedom: degreesOfFreedom, lower: reach.map { value - $0 },
      upper: reach.map { min(highest, value + $0) }, level: level, count: count, method: method)
    let isTested = value != 0 || error != 0
    p = isTested ? error.map { 2 * distribution.upperTail(abs(value) / $0) } : nil
    observedAgreement = observed
    expectedAgreement = expected
  }
}
