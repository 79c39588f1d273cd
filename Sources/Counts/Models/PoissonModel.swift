import Foundation
package import Statistics

/// A log-linear Poisson or quasi-Poisson model by maximum likelihood (McCullagh & Nelder 1989, ch. 6).
package struct PoissonModel: Sendable {
  package let coefficients: [Estimate]
  /// 1, or Pearson's chi-squared over the residual degrees of freedom (NaN without any).
  package let dispersion: Double
  package let deviance: Double
  package let logLikelihood: Double
  /// n − columns.
  package let degreesOfFreedom: Int

  /// The variance of a count as a multiple of its mean.
  package enum Dispersion: String, Sendable, CaseIterable {
    /// 1: Poisson, normal limits.
    case fixed
    /// Estimated from the residuals; t limits.
    case estimated
  }

  /// Where the standard errors come from.
  package enum ErrorRule: String, Sendable, CaseIterable {
    /// The variance of the model.
    case model
    /// The squares of the residuals (White 1980, HC0).
    case robust
  }

  /// - Throws: `singularDesign`, `notConverged`, `invalidArgument`.
  package init(
    _ regression: CountRegression, dispersion rule: Dispersion = .fixed, errors: ErrorRule = .model,
    level: Double = 0.95
  ) throws(CountError) {
    try validate(level: level)
    var fit = try regression.fit()
    try fit.converge(dispersion: 0)
    let freedom = fit.counts.count - fit.design.count
    let pearson = zip(fit.counts, fit.means).lazy.map { ($0 - $1) * ($0 - $1) / $1 }.compensatedSum()
    let factor = rule == .fixed ? 1 : freedom > 0 ? pearson / Double(freedom) : .nan
    let covariance =
      errors == .robust
      ? try fit.robustCovariance() : try fit.covariance(dispersion: 0).map { row in row.map { $0 * factor } }
    coefficients = fit.estimates(
      covariance: covariance, freedom: rule == .fixed ? .infinity : Double(freedom), level: level,
      method: "counts.poisson")
    dispersion = factor
    degreesOfFreedom = freedom
    deviance =
      2 * zip(fit.counts, fit.means).lazy.map { ($0 > 0 ? $0 * log($0 / $1) : 0) - ($0 - $1) }.compensatedSum()
    logLikelihood = fit.poissonLogLikelihood
  }
}

extension LogLinearFit {
  /// Σ(y ln μ − μ − ln y!).
  var poissonLogLikelihood: Double { kernel(0) - counts.lazy.map { lgamma($0 + 1).0 }.compensatedSum() }
}
