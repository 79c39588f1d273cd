import Foundation
package import Statistics

/// A series with a break in level and slope at a known time (segmented regression; Wagner et al. 2002, J. Clin. Pharm. Ther.
/// 27:299).
///
/// y = b₀ + b₁t + b₂[t ≥ start] + b₃(t − start + 1)[t ≥ start] by least squares.
package struct InterruptedSeries: Sendable, Equatable {
  /// b₀, b₁, b₂, b₃ with t limits on n − 4 degrees of freedom.
  package let coefficients: [Estimate]
  /// √(residual sum of squares/(n − 4)).
  package let residualDeviation: Double
  /// The share of Σ(y − mean)² that the model explains.
  package let determination: Double
  /// How the residuals depend on those before; nil when the fit is exact.
  package let dependence: ResidualDependence?
  /// b₀ + b₁t at the last time.
  package let counterfactualLast: Double
  /// Σ over t ≥ start of y − (b₀ + b₁t).
  package let cumulativeEffect: Double

  /// Where the standard errors come from.
  package enum ErrorRule: Sendable, Equatable {
    /// Independent residuals of one variance.
    case model
    /// Residuals that are correlated up to `lag` steps (Newey & West 1987, Econometrica 55:703): weights 1 − j/(lag + 1),
    /// no prewhitening. `lag` nil: ⌊4(n/100)^(2/9)⌋. `smallSample`: covariances times n/(n − 4).
    case neweyWest(lag: Int?, smallSample: Bool)
  }

  /// Values and their times in any order.
  /// - Throws: `unequalLengths`, `repeatedTime`, `tooFewObservations` for n ≤ 4 or fewer than two times before or after,
  ///   `constantData`, `unevenTime` when two neighbouring times are not 1 apart, `invalidArgument`.
  package init(
    values: [Double], times: [Double], start: Double, errors: ErrorRule = .neweyWest(lag: nil, smallSample: false),
    level: Double = 0.95
  ) throws(CountError) {
    try validate(level: level)
    let series = try OrderedSeries(values: values, times: times)
    let (y, t) = (series.values, series.times)
    let after = t.count { $0 >= start }
    guard t.count > 4, min(after, t.count - after) >= 2 else { throw .tooFewObservations(t.count) }
    guard let total = Moments(y)?.sumOfSquares, total > 0 else { throw .constantData }
    try series.checkSteps()
    let columns = Self.columns(t, start)
    guard let fit = LeastSquares(columns) else { throw .singularDesign }
    let b = fit.coefficients(y)
    let residuals = zip(y, LeastSquares.combination(of: columns, b)).map { $0 - $1 }
    let freedom = Double(t.count - 4)
    // What rounding leaves of an exact fit is no scatter.
    let left = dot(residuals, residuals)
    let rest = left > 1e-26 * dot(y, y) ? left : 0
    residualDeviation = (rest / freedom).squareRoot()
    determination = 1 - rest / total
    let variances = Self.variances(errors, columns, fit.inverse, rest > 0 ? residuals : t.map { _ in 0 })
    let reach = StudentDistribution(degreesOfFreedom: freedom).quantile(1 - (1 - level) / 2)
    coefficients = zip(b, variances).map { value, variance in
      let error = variance.squareRoot()
      return Estimate(
        value: value, standardError: error, degreesOfFreedom: freedom, lower: value - reach * error,
        upper: value + reach * error, level: level, count: t.count, method: "counts.interruptedTimeSeries")
    }
    dependence = rest > 0 ? ResidualDependence(residuals, columns) : nil
    counterfactualLast = b[0] + b[1] * t[t.count - 1]
    cumulativeEffect = zip(t, y).lazy.filter { $0.0 >= start }.map { $0.1 - (b[0] + b[1] * $0.0) }.compensatedSum()
  }

  private static func columns(_ times: [Double], _ start: Double) -> [[Double]] {
    [
      times.map { _ in 1 }, times, times.map { $0 >= start ? 1 : 0 },
      times.map { $0 >= start ? $0 - start + 1 : 0 },
    ]
  }

  /// Of Newey & West the diagonal of (X'X)⁻¹ [Γ₀ + Σ_j w_j(Γ_j + Γ_j')] (X'X)⁻¹, Γ_j = Σ_t e_t e_{t−j} x_t x_{t−j}'.
  private static func variances(
    _ rule: ErrorRule, _ columns: [[Double]], _ inverse: [[Double]], _ residuals: [Double]
  ) -> [Double] {
    let n = Double(residuals.count)
    guard case .neweyWest(let wanted, let smallSample) = rule else {
      let variance = dot(residuals, residuals) / (n - 4)
      return inverse.indices.map { variance * inverse[$0][$0] }
    }
    let lag = wanted ?? Int(4 * pow(n / 100, 2.0 / 9))
    return inverse.map { row in
      let influences = multiplied(LeastSquares.combination(of: columns, row), residuals)
      var sum = dot(influences, influences)
      for step in 1..<max(1, min(lag, residuals.count - 1) + 1) {
        let shared = dot(Array(influences.dropFirst(step)), Array(influences.dropLast(step)))
        sum += 2 * (1 - Double(step) / Double(lag + 1)) * shared
      }
      return sum * (smallSample ? n / (n - 4) : 1)
    }
  }
}

/// How residuals of a series depend on the residual before.
package struct ResidualDependence: Sendable, Equatable {
  /// Σ(e_t − e_{t−1})²/Σe² (Durbin & Watson 1950, Biometrika 37:409); near 2 without dependence.
  package let durbinWatson: Double
  /// Σe_t e_{t−1}/Σe².
  package let autocorrelation: Double
  /// n·R² of the residuals on the columns and the residual before, 0 before the first (Breusch 1978, Godfrey 1978); nil when
  /// these columns are dependent.
  package let breuschGodfrey: Double?
  /// Of chi-squared on 1 degree of freedom.
  package let breuschGodfreyP: Double?

  /// Residuals in the order of time that are not all zero, with the columns of their fit.
  init(_ residuals: [Double], _ columns: [[Double]]) {
    let rest = dot(residuals, residuals)
    let lagged = [0] + residuals.dropLast()
    let steps = zip(residuals.dropFirst(), residuals).map { $0 - $1 }
    durbinWatson = dot(steps, steps) / rest
    autocorrelation = dot(residuals, lagged) / rest
    let explained = LeastSquares(columns + [lagged])?.fitted(residuals)
    breuschGodfrey = explained.map { Double(residuals.count) * dot($0, $0) / rest }
    breuschGodfreyP = breuschGodfrey.map { ChiSquareDistribution(degreesOfFreedom: 1).upperTail($0) }
  }
}
