import Foundation
package import Statistics

extension ObservedMonths {
  /// The rate of the period with the dispersion that its months show (quasi-Poisson).
  ///
  /// x/T over the observed months; φ = max(1, Σ (x − λT)²/(λT)/df), df = months − 1 (McCullagh & Nelder 1989, §4.5);
  /// ln rate ± t(df)·√(φ/x), standard error rate·√(φ/x). One month, or no event, has a rate without an error (nil).
  /// - Throws: `tooFewMonths` without an observed month, `invalidArgument`.
  package func rate(level: Double = 0.95) throws(CountError) -> Estimate {
    try validate(level: level)
    guard !counts.isEmpty else { throw .tooFewMonths(0) }
    let rate = total / exposure
    let freedom = Double(counts.count - 1)
    var estimate = Estimate(
      value: rate, standardError: nil, degreesOfFreedom: freedom, lower: nil, upper: nil, level: level,
      count: counts.count, method: "counts.rate.quasiPoisson")
    guard freedom > 0, total > 0 else { return estimate }
    let logError = (max(1, pearson / freedom) / total).squareRoot()
    let reach = exp(StudentDistribution(degreesOfFreedom: freedom).quantile(1 - (1 - level) / 2) * logError)
    estimate.standardError = rate * logError
    estimate.lower = rate / reach
    estimate.upper = rate * reach
    return estimate
  }
}
