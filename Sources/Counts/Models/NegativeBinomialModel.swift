import Foundation
package import Statistics

/// A log-linear model of counts with variance μ + μ²/θ (NB2; Venables & Ripley 2002, Modern Applied Statistics with S, §7.4).
package struct NegativeBinomialModel: Sendable {
  /// Errors at fixed θ, normal limits.
  package let coefficients: [Estimate]
  package let theta: Double
  /// 1/√ of the observed information of θ at fixed μ.
  package let thetaError: Double
  package let logLikelihood: Double
  /// −2 ln L + 2(columns + 1).
  package let aic: Double
  /// At θ.
  package let deviance: Double
  /// Of the intercept and the exposure alone, at the same θ.
  package let nullDeviance: Double
  /// n − columns.
  package let degreesOfFreedom: Int
  /// 2(ln L − ln L of the Poisson model).
  package let overdispersionStatistic: Double

  /// Steps of Newton's method for ln θ and β in turn, from the Poisson model and the moment estimate n/Σ(y/μ − 1)², until
  /// neither a linear predictor nor ln θ moves by more than 1e-10.
  /// - Throws: `noOverdispersion` when θ runs to infinity, `singularDesign`, `notConverged`, `invalidArgument`.
  package init(_ regression: CountRegression, level: Double = 0.95) throws(CountError) {
    try validate(level: level)
    var fit = try regression.fit()
    try fit.converge(dispersion: 0)
    let poisson = fit.poissonLogLikelihood
    let table = CountFrequencies(regression.counts)
    theta = try Self.maximum(&fit, table)
    let alpha = 1 / theta
    thetaError = 1 / (-DispersionLikelihood(theta: theta, fit, table).second).squareRoot()
    degreesOfFreedom = fit.counts.count - fit.design.count
    coefficients = fit.estimates(
      covariance: try fit.covariance(dispersion: alpha), freedom: .infinity, level: level,
      method: "counts.negativeBinomial")
    logLikelihood = fit.kernel(alpha) + table.logWeight(theta: theta)
    aic = -2 * logLikelihood + 2 * Double(fit.design.count + 1)
    deviance = fit.negativeBinomialDeviance(theta: theta)
    nullDeviance = try regression.nullFit(dispersion: alpha).negativeBinomialDeviance(theta: theta)
    overdispersionStatistic = 2 * (logLikelihood - poisson)
  }

  /// Moves the fit to the maximum over β and θ; gives θ.
  private static func maximum(_ fit: inout LogLinearFit, _ table: CountFrequencies) throws(CountError) -> Double {
    let count = Double(fit.counts.count)
    let scatter = zip(fit.counts, fit.means).lazy.map { ($0 / $1 - 1) * ($0 / $1 - 1) }.compensatedSum()
    var theta = count / scatter
    let largest = 1e8 * max(1, fit.counts.compensatedSum() / count)
    var change = Double.infinity
    for _ in 0..<200 {
      guard theta < largest else { throw .noOverdispersion }
      let move = DispersionLikelihood(theta: theta, fit, table).logStep
      theta *= exp(move)
      change = max(abs(move), try fit.step(dispersion: 1 / theta))
      if change <= LogLinearFit.criterion { return theta }
    }
    throw .notConverged(lastChange: change)
  }
}

/// The different counts of a series and how often each occurs.
private struct CountFrequencies {
  let entries: [(count: Double, frequency: Double)]

  init(_ counts: [Double]) {
    var frequencies: [Double: Double] = [:]
    for count in counts { frequencies[count, default: 0] += 1 }
    entries = frequencies.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Σ(ln Γ(θ + y) − ln Γ(θ) − y ln θ − ln y!).
  func logWeight(theta: Double) -> Double {
    entries.lazy.map { count, frequency in
      frequency * (GammaDifference(count: count, theta: theta).logarithm - lgamma(count + 1).0)
    }.compensatedSum()
  }
}

/// The first two derivatives of the log-likelihood by θ at fixed means.
private struct DispersionLikelihood {
  private let theta: Double
  private let first: Double
  let second: Double

  init(theta: Double, _ fit: LogLinearFit, _ table: CountFrequencies) {
    var (first, second) = (CompensatedSum(), CompensatedSum())
    for (count, frequency) in table.entries where count > 0 {
      let difference = GammaDifference(count: count, theta: theta)
      first.add(frequency * difference.first)
      second.add(-frequency * difference.second)
    }
    for (count, mean) in zip(fit.counts, fit.means) {
      let total = mean + theta
      first.add((mean - count) / total - log1p(mean / theta))
      second.add(mean / (theta * total) + (count - mean) / (total * total))
    }
    self.theta = theta
    self.first = first.value
    self.second = second.value
  }

  /// Newton's step of ln θ, at most 2; by 2 upwards or downwards where the likelihood is not concave.
  var logStep: Double {
    let slope = theta * first
    let curvature = theta * theta * second + slope
    return curvature < 0 ? max(-2, min(2, -slope / curvature)) : slope > 0 ? 2 : -2
  }
}

extension LogLinearFit {
  /// 2Σ(y ln(y/μ) − (y + θ) ln((y + θ)/(μ + θ))).
  fileprivate func negativeBinomialDeviance(theta: Double) -> Double {
    2
      * zip(counts, means).lazy.map { count, mean in
        (count > 0 ? count * log(count / mean) : 0) - (count + theta) * log1p((count - mean) / (mean + theta))
      }.compensatedSum()
  }
}
