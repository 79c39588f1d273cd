import Foundation
package import Statistics

/// The rate of a period as a multiple of the rate of a reference period.
package struct RateRatio: Sendable, Equatable {
  /// The ratio; its standard error is the delta-method one on the ratio's own scale, its limits are not symmetric.
  package let estimate: Estimate
  /// Variance of the monthly counts as a multiple of the Poisson variance, ≥ 1; nil where no months were given.
  package let dispersion: Double?

  /// The ratio of two counts without months, with the central limits of `RateRatioTest`. x₁ = 0 gives ratio 0 with lower
  /// limit 0 and no standard error.
  /// - Throws: `zeroCount` when the reference has no event, `notACount`, `zeroExposure`, `invalidArgument`.
  package init(
    count: Int, exposure: Double, referenceCount: Int, referenceExposure: Double, level: Double = 0.95
  ) throws(CountError) {
    let test = try RateRatioTest(
      ExposedCount(count: count, exposure: exposure),
      reference: ExposedCount(count: referenceCount, exposure: referenceExposure), level: level)
    guard let ratio = test.ratio else { throw .zeroCount }
    estimate = Estimate(
      value: ratio,
      standardError: count == 0 ? nil : ratio * (1 / Double(count) + 1 / Double(referenceCount)).squareRoot(),
      degreesOfFreedom: .infinity, lower: test.lower, upper: test.upper, level: level, count: count + referenceCount,
      method: "counts.rateRatio")
    dispersion = nil
  }

  /// The ratio of two periods whose monthly counts show their own dispersion (quasi-Poisson).
  ///
  /// φ = max(1, Σ (x − λT)²/(λT)/df), λ the rate of the month's period, df = months − 2 (McCullagh & Nelder 1989,
  /// §4.5, §6.2); ln ρ ± t(df)·√(φ(1/x₁ + 1/x₂)). Months are taken as independent within a period: a trend inside a
  /// period enters φ and widens the interval.
  /// - Throws: `zeroCount` when a period has no event, `tooFewMonths` below three months in all or none in one period,
  ///   `invalidArgument`.
  package init(_ period: ObservedMonths, reference: ObservedMonths, level: Double = 0.95) throws(CountError) {
    try validate(level: level)
    let months = period.counts.count + reference.counts.count
    guard months > 2, !period.counts.isEmpty, !reference.counts.isEmpty else { throw .tooFewMonths(months) }
    let (x1, x2) = (period.total, reference.total)
    guard x1 > 0, x2 > 0 else { throw .zeroCount }
    let freedom = Double(months - 2)
    let phi = max(1, (period.pearson + reference.pearson) / freedom)
    let ratio = (x1 / period.exposure) / (x2 / reference.exposure)
    let logError = (phi * (1 / x1 + 1 / x2)).squareRoot()
    let reach = exp(StudentDistribution(degreesOfFreedom: freedom).quantile(1 - (1 - level) / 2) * logError)
    estimate = Estimate(
      value: ratio, standardError: ratio * logError, degreesOfFreedom: freedom, lower: ratio / reach,
      upper: ratio * reach, level: level, count: months, method: "counts.rateRatio.quasiPoisson")
    dispersion = phi
  }
}
