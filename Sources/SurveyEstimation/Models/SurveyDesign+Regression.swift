package import Statistics

/// A regression with design-based errors.
package struct SurveyRegression: Sendable {
  package let coefficients: [Estimate]
  package let covariance: [[Double]]
  /// ν of the coefficients: those of the rows used + 1 − the number of coefficients.
  package let degreesOfFreedom: Double
  /// PSUs − strata of the rows used.
  package let designDegreesOfFreedom: Double
  /// n/(n − 1)·Σw(ρ − ρ̄)²/Σw of the Pearson residuals ρ.
  package let dispersion: Double
  /// With weights of mean 1.
  package let deviance: Double
  package let nullDeviance: Double
  /// Rows used.
  package let count: Int
  /// A stratum with one unit that leaves the errors undefined.
  package let lonelyStratum: String?

  /// Wald's test that some coefficients are all 0: b'V⁻¹b/q on q and ν degrees of freedom; nil where V is singular or ν ≤ 0.
  package func test(of columns: Range<Int>) -> (statistic: Double, p: Double)? {
    let values = columns.map { coefficients[$0].value }
    let matrix = columns.map { row in columns.map { covariance[row][$0] } }
    guard degreesOfFreedom > 0, let form = quadraticForm(values, inverseOf: matrix) else { return nil }
    let statistic = form / Double(columns.count)
    return (
      statistic, FDistribution(numerator: Double(columns.count), denominator: degreesOfFreedom).upperTail(statistic)
    )
  }
}

extension SurveyDesign {
  /// A generalised linear model with the influence A⁻¹x_k ŵ_k(y_k − μ_k), A = X'diag(ŵV(μ))X (Binder 1983, Int. Stat. Rev.
  /// 51:279); with replicates the model is fitted again to each.
  ///
  /// `rows`: those used, without missing values. Throws `noRows`, `singular`, `notConverged`.
  package func regression(
    _ columns: [[Double]], response: [Double], family: ModelFamily, in rows: [Bool], level: Double = 0.95
  ) throws(ModelError) -> SurveyRegression {
    let used = rows.indices.filter { rows[$0] }
    guard !used.isEmpty else { throw .noRows }
    let model = ModelRows(
      columns: columns.map { column in used.map { column[$0] } }, response: used.map { response[$0] })
    let scaled = scaledWeights(used, weights)
    let fit = try ModelFit(model.columns, model.response, weights: scaled, family: family)
    let domain = domain(rows)
    let errors = samplingErrors(
      influences: influences(fit, model, used), values: fit.coefficients, in: domain
    ) { weights in
      do {
        return try ModelFit(model.columns, model.response, weights: scaledWeights(used, weights), family: family)
          .coefficients
      } catch { return nil }
    }
    let designFreedom = degreesOfFreedom(.domain, in: domain)
    let freedom = designFreedom + 1 - Double(columns.count)
    let covariance = errors.map { left in errors.map { Self.covariance(left, $0) } }
    let mean = zip(scaled, model.response).reduce(0) { $0 + $1.0 * $1.1 } / scaled.reduce(0, +)
    return SurveyRegression(
      coefficients: fit.coefficients.indices.map { index in
        Estimate(
          coefficient: fit.coefficients[index], variance: covariance[index][index], degreesOfFreedom: freedom,
          level: level, count: used.count)
      },
      covariance: covariance, degreesOfFreedom: freedom, designDegreesOfFreedom: designFreedom,
      dispersion: dispersion(fit, model, scaled, family), deviance: fit.deviance,
      nullDeviance: nullDeviance(model, scaled, family, mean: mean), count: used.count,
      lonelyStratum: errors.lazy.compactMap { if case .lonely(let stratum) = $0 { stratum } else { nil } }.first)
  }

  /// The columns and response of the rows used.
  private struct ModelRows {
    let columns: [[Double]]
    let response: [Double]
    /// Whether a constant lies in the model: its first column is the intercept.
    var hasIntercept: Bool { columns.first?.allSatisfy { $0 == 1 } ?? false }
  }

  /// Weights of the rows used, scaled to mean 1.
  private func scaledWeights(_ used: [Int], _ weights: [Double]) -> [Double] {
    let mean = used.reduce(0) { $0 + weights[$1] } / Double(used.count)
    return used.map { weights[$0] / mean }
  }

  private func influences(_ fit: ModelFit, _ model: ModelRows, _ used: [Int]) -> [[Double]] {
    fit.inverse.map { row in
      var influence = [Double](repeating: 0, count: rowCount)
      let combined = LeastSquares.combination(of: model.columns, row)
      for (position, index) in used.enumerated() {
        influence[index] = combined[position] * fit.scores[position]
      }
      return influence
    }
  }

  private func dispersion(
    _ fit: ModelFit, _ model: ModelRows, _ weights: [Double], _ family: ModelFamily
  ) -> Double {
    let residuals = fit.means.indices.map {
      (model.response[$0] - fit.means[$0]) / family.variance(fit.means[$0]).squareRoot()
    }
    let sum = weights.compensatedSum()
    let mean = zip(weights, residuals).map { $0 * $1 }.compensatedSum() / sum
    let squares = zip(weights, residuals).map { $0 * ($1 - mean) * ($1 - mean) }.compensatedSum()
    return Double(residuals.count) / Double(residuals.count - 1) * squares / sum
  }

  /// The deviance of the intercept alone, of the linear predictor 0 without one.
  private func nullDeviance(
    _ model: ModelRows, _ weights: [Double], _ family: ModelFamily, mean: Double
  ) -> Double {
    let fitted = model.hasIntercept ? mean : family.mean(0)
    return zip(weights, model.response).reduce(0) { $0 + $1.0 * family.deviance($1.1, fitted) }
  }

  /// NaN where an error is not defined.
  static func covariance(_ left: SamplingError, _ right: SamplingError) -> Double {
    guard let first = left.vector, let second = right.vector else { return .nan }
    return first.covariance(with: second)
  }
}

extension Estimate {
  /// A regression coefficient: its standard error is defined without degrees of freedom, its limits are not.
  init(coefficient: Double, variance: Double, degreesOfFreedom: Double, level: Double, count: Int) {
    self.init(
      value: coefficient, variance: variance, degreesOfFreedom: degreesOfFreedom, level: level, count: count,
      method: "survey.regression")
    if !variance.isNaN { standardError = max(0, variance).squareRoot() }
  }
}
