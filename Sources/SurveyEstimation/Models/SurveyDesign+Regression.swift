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

/// How replicates give the errors of a model.
package enum ReplicateErrors: Sendable {
  /// The model is fitted again to the weights of each.
  case refitted
  /// The influences of the rows are summed with the weights of each.
  case summed
}

extension SurveyDesign {
  /// A generalised linear model with the influence A⁻¹x_k ŵ_k(y_k − μ_k), A = X'diag(ŵV(μ))X (Binder 1983, Int. Stat. Rev.
  /// 51:279), or with the errors of replicates.
  ///
  /// `rows`: those used, without missing values. Throws `noRows`, `singular`, `notConverged`.
  package func regression(
    _ columns: [[Double]], response: [Double], family: ModelFamily, in rows: [Bool],
    replicates: ReplicateErrors = .refitted, level: Double = 0.95
  ) throws(ModelError) -> SurveyRegression {
    let used = rows.indices.filter { rows[$0] }
    guard !used.isEmpty else { throw .noRows }
    let model = ModelRows(
      columns: columns.map { column in used.map { column[$0] } }, response: used.map { response[$0] })
    let scaled = scaledWeights(used, weights)
    let fit = try ModelFit(model.columns, model.response, weights: scaled, family: family)
    let domain = domain(rows)
    let influences = influences(fit, model, used)
    let errors = samplingErrors(influences: influences, values: fit.coefficients, in: domain) { weights in
      switch replicates {
      case .refitted: refitted(model, family, weights: scaledWeights(used, weights))
      case .summed: zip(fit.coefficients, influences).map { $0 + total(of: $1, used, weights) }
      }
    }
    let designFreedom = degreesOfFreedom(.domain, in: domain)
    let freedom = designFreedom + 1 - Double(columns.count)
    let covariance = errors.map { left in errors.map { Self.covariance(left, $0) } }
    return SurveyRegression(
      coefficients: fit.coefficients.indices.map { index in
        Estimate(
          coefficient: fit.coefficients[index], variance: covariance[index][index], degreesOfFreedom: freedom,
          level: level, count: used.count)
      },
      covariance: covariance, degreesOfFreedom: freedom, designDegreesOfFreedom: designFreedom,
      dispersion: dispersion(fit, model, scaled, family), deviance: fit.deviance,
      nullDeviance: nullDeviance(model, scaled, family), count: used.count,
      lonelyStratum: errors.lazy.compactMap { if case .lonely(let stratum) = $0 { stratum } else { nil } }.first)
  }

  /// What a replicate's weights give; nil where the model cannot be fitted to them.
  private func refitted(_ model: ModelRows, _ family: ModelFamily, weights: [Double]) -> [Double]? {
    do {
      return try ModelFit(model.columns, model.response, weights: weights, family: family).coefficients
    } catch { return nil }
  }

  /// The sum of an influence, which holds the design's weights, with the weights of a replicate.
  private func total(of influence: [Double], _ used: [Int], _ replicate: [Double]) -> Double {
    used.lazy.map { self.weights[$0] > 0 ? influence[$0] * replicate[$0] / self.weights[$0] : 0 }.compensatedSum()
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
    _ model: ModelRows, _ weights: [Double], _ family: ModelFamily
  ) -> Double {
    let mean = zip(weights, model.response).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
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
