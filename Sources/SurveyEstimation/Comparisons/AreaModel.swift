import Statistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the variance σ² between areas is estimated.
package enum AreaVarianceMethod: String, Sendable, CaseIterable {
  /// Restricted maximum likelihood.
  case reml
  /// Maximum likelihood.
  case ml
  /// The moment equation Σ (θ̂ − x'β)²/(σ² + ψ) = m − p (Fay & Herriot 1979).
  case fh
}

/// Why an area model cannot be fitted.
package enum AreaModelError: Error, Equatable {
  /// Not more areas with a direct estimate and its variance than coefficients.
  case tooFewAreas(Int, coefficients: Int)
  /// A covariate that depends on those before it.
  case singularDesign
}

/// Estimates of areas that borrow from each other through a model on the area level (Fay & Herriot 1979, JASA 74:269).
///
/// θ̂_i = x_i'β + v_i + e_i with independent v_i of variance σ² and sampling errors e_i of known variance ψ_i. The
/// estimate of an area is γ_i θ̂_i + (1 − γ_i) x_i'β̂, γ_i = σ²/(σ² + ψ_i). It is biased for any one area where the
/// model is wrong and stands beside the direct estimate, never instead of it. Equations: Rao & Molina 2015, *Small Area
/// Estimation*, 2nd ed., 6.1-6.2.
package struct AreaModel: Sendable {
  /// The estimated variance between areas; 0 when the areas differ no more than their sampling errors explain.
  package let variance: Double
  package let coefficients: [Double]
  package let coefficientErrors: [Double]
  package let areas: [AreaEstimate]

  /// An area under the model.
  package struct AreaEstimate: Sendable, Equatable {
    package let value: Double
    /// The mean squared error of `value`, right to second order; nil where the approximation falls below zero.
    package let meanSquaredError: Double?
    /// The share γ of the direct estimate in `value`; 0 for an area without one.
    package let shrinkage: Double
    /// x'β̂.
    package let synthetic: Double
  }

  /// Fits the model to the areas that have a `direct` estimate and a variance above zero, and predicts all of them.
  ///
  /// - Parameters:
  ///   - direct: estimates by area; NaN where there is none.
  ///   - variances: their sampling variances; NaN or 0 is unknown (a share of 0 or 1 has an estimated variance of 0,
  ///     which is not certainty), and such an area gets the synthetic value.
  ///   - covariates: by area the row x_i, with 1 for an intercept.
  package init(
    direct: [Double], variances: [Double], covariates: [[Double]], method: AreaVarianceMethod
  ) throws(AreaModelError) {
    let used = direct.indices.filter { direct[$0].isFinite && variances[$0].isFinite && variances[$0] > 0 }
    let width = covariates.first?.count ?? 0
    guard used.count > width else { throw .tooFewAreas(used.count, coefficients: width) }
    let equations = AreaEquations(
      rows: used.map { covariates[$0] }, direct: used.map { direct[$0] }, variances: used.map { variances[$0] },
      method: method)
    variance = try equations.solved()
    let between = variance
    guard let fit = equations.fit(between) else { throw .singularDesign }
    coefficients = fit.coefficients
    coefficientErrors = fit.coefficients.indices.map { index in
      fit.variance(at: fit.coefficients.indices.map { $0 == index ? 1 : 0 }).squareRoot()
    }
    let precision = AreaPrecision(fit: fit, variances: equations.variances, between: between, method: method)
    let fitted = Set(used)
    areas = direct.indices.map { area in
      let synthetic = fit.value(at: covariates[area])
      let spread = fit.variance(at: covariates[area])
      guard fitted.contains(area) else {
        return AreaEstimate(
          value: synthetic, meanSquaredError: between + spread, shrinkage: 0, synthetic: synthetic)
      }
      let share = between / (between + variances[area])
      let error = precision.meanSquaredError(sampling: variances[area], spread: spread)
      return AreaEstimate(
        value: share * direct[area] + (1 - share) * synthetic, meanSquaredError: error >= 0 ? error : nil,
        shrinkage: share, synthetic: synthetic)
    }
  }
}

/// The estimating equation of σ² and its solution.
private struct AreaEquations {
  let rows: [[Double]]
  let direct: [Double]
  let variances: [Double]
  let method: AreaVarianceMethod

  func fit(_ between: Double) -> WeightedFit? {
    WeightedFit(rows: rows, response: direct, weights: variances.map { 1 / (between + $0) })
  }

  /// The σ² ≥ 0 that solves the equation; of several solutions the one of the largest likelihood.
  ///
  /// The equation falls through zero at a solution; a value ≤ 0 at σ² = 0 makes 0 one too. Beyond twice the residual
  /// sum of squares of an unweighted fit there is none, so the range below is searched in halves and each change of
  /// sign narrowed down to neighbouring numbers.
  func solved() throws(AreaModelError) -> Double {
    guard let plain = WeightedFit(rows: rows, response: direct, weights: rows.map { _ in 1 }) else {
      throw .singularDesign
    }
    let top = 2 * plain.residuals.map { $0 * $0 }.compensatedSum() + (variances.max() ?? 0)
    let grid = [0] + (0...80).reversed().map { top * exp2(-Double($0)) }
    let heights = grid.map(slope)
    var candidates = heights[0] <= 0 ? [0.0] : []
    for index in 1..<grid.count where heights[index - 1] > 0 && heights[index] <= 0 {
      candidates.append(root(from: grid[index - 1], to: grid[index]))
    }
    guard let best = candidates.max(by: { likelihood($0) < likelihood($1) }) else { throw .singularDesign }
    return best
  }

  private func root(from start: Double, to end: Double) -> Double {
    var low = start
    var high = end
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return middle }
      if slope(middle) > 0 { low = middle } else { high = middle }
    }
  }

  /// Above zero where σ² is too small: the derivative of the likelihood, or the moment equation.
  private func slope(_ between: Double) -> Double {
    guard let fit = fit(between) else { return .nan }
    let totals = variances.map { between + $0 }
    let squares = fit.residuals.map { $0 * $0 }
    switch method {
    case .fh:
      let freedom = Double(rows.count - fit.coefficients.count)
      return zip(squares, totals).map { $0 / $1 }.compensatedSum() - freedom
    case .ml: return zip(squares, totals).map { ($0 / $1 - 1) / $1 }.compensatedSum()
    case .reml:
      return totals.indices.map { (squares[$0] / totals[$0] - 1 + fit.leverages[$0]) / totals[$0] }.compensatedSum()
    }
  }

  private func likelihood(_ between: Double) -> Double {
    guard let fit = fit(between) else { return -.infinity }
    let totals = variances.map { between + $0 }
    let deviance = zip(fit.residuals, totals).map { log($1) + $0 * $0 / $1 }.compensatedSum()
    return -(deviance + (method == .reml ? fit.logDeterminant : 0)) / 2
  }
}

/// The terms of the second-order mean squared error (Prasad & Rao 1990, JASA 85:163; Datta & Lahiri 2000, Stat. Sinica
/// 10:613; Datta, Rao & Smith 2005, Biometrika 92:183).
private struct AreaPrecision {
  private let between: Double
  /// The asymptotic variance and bias of the estimated σ².
  private let varianceOfBetween: Double
  private let biasOfBetween: Double

  init(fit: WeightedFit, variances: [Double], between: Double, method: AreaVarianceMethod) {
    self.between = between
    let inverses = variances.map { 1 / (between + $0) }
    let sum = inverses.compensatedSum()
    let squares = inverses.map { $0 * $0 }.compensatedSum()
    let count = Double(variances.count)
    switch method {
    case .reml:
      varianceOfBetween = 2 / squares
      biasOfBetween = 0
    case .ml:
      varianceOfBetween = 2 / squares
      // tr[(X'V⁻¹X)⁻¹ X'V⁻²X] = Σ leverage/V.
      biasOfBetween = -zip(fit.leverages, inverses).map { $0 * $1 }.compensatedSum() / squares
    case .fh:
      varianceOfBetween = 2 * count / (sum * sum)
      biasOfBetween = 2 * (count * squares - sum * sum) / (sum * sum * sum)
    }
  }

  /// g₁ + g₂ + 2g₃ − bias·(1 − γ)², with `spread` = x'(X'V⁻¹X)⁻¹x.
  func meanSquaredError(sampling: Double, spread: Double) -> Double {
    let rest = sampling / (between + sampling)
    let known = sampling * (1 - rest)
    let ofCoefficients = rest * rest * spread
    let ofBetween = rest * rest * varianceOfBetween / (between + sampling)
    return known + ofCoefficients + 2 * ofBetween - biasOfBetween * rest * rest
  }
}
