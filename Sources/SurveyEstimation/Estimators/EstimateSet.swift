package import Statistics

/// Several estimates from one design with their sampling errors.
package struct EstimateSet: Sendable {
  package internal(set) var estimates: [Estimate] = []
  /// Sums of the weights of the rows used.
  package internal(set) var sumWeights: [Double] = []
  /// Design effects; nil where not asked for or not defined.
  package internal(set) var designEffects: [Double?] = []
  package internal(set) var warnings: [EstimationWarning] = []
  let level: Double
  /// The sampling errors; nil where the variance is not defined.
  var errors: [DeviationVector?] = []

  init(level: Double) { self.level = level }

  /// Sampling covariance of two estimates; NaN where a standard error is not defined. O(sampled units).
  package func covariance(_ first: Int, _ second: Int) -> Double {
    guard let left = errors[first], let right = errors[second] else { return .nan }
    return left.covariance(with: right)
  }

  /// The covariance matrix of all estimates. O(estimates² · sampled units).
  package func covarianceMatrix() -> [[Double]] {
    var matrix = [[Double]](repeating: Array(repeating: .nan, count: errors.count), count: errors.count)
    for row in errors.indices {
      for column in row..<errors.count {
        matrix[row][column] = covariance(row, column)
        matrix[column][row] = matrix[row][column]
      }
    }
    return matrix
  }

  /// The linear combination Σ c θ with standard error √(c'Vc).
  ///
  /// `degreesOfFreedom`: nil takes the smallest of the estimates that enter (cautious). Not defined members leave the
  /// result without value or without limits; nothing is replaced by zero. The result's count is the smallest that
  /// enters.
  package func contrast(_ coefficients: [Double], degreesOfFreedom: Double? = nil) -> Estimate {
    precondition(coefficients.count == estimates.count, "a contrast has one coefficient for each estimate")
    let entering = coefficients.indices.filter { coefficients[$0] != 0 }
    let value = entering.map { coefficients[$0] * estimates[$0].value }.compensatedSum()
    return combined(value: value, gradient: coefficients, degreesOfFreedom: degreesOfFreedom)
  }

  /// A function of the estimates by the delta method: its value and its derivatives at the estimates.
  package func combined(value: Double, gradient: [Double], degreesOfFreedom: Double? = nil) -> Estimate {
    let entering = gradient.indices.filter { gradient[$0] != 0 }
    var variance = CompensatedSum()
    for row in entering {
      for column in entering { variance.add(gradient[row] * gradient[column] * covariance(row, column)) }
    }
    let used = entering.map { estimates[$0] }
    let freedom = degreesOfFreedom ?? used.map(\.degreesOfFreedom).min() ?? .nan
    return Estimate(
      value: value, variance: variance.value, degreesOfFreedom: freedom, level: level,
      count: used.map(\.count).min() ?? 0, method: "survey.contrast")
  }
}

extension Estimate {
  /// An estimate with the interval value ± t·√variance; without one where the variance or the degrees of freedom are
  /// not defined, or the variance of an unbiased estimator came out below zero.
  init(value: Double, variance: Double, degreesOfFreedom: Double, level: Double, count: Int, method: String) {
    // A variance just below zero is the rounding of a sum of products that cancel.
    let defined = !variance.isNaN && !value.isNaN && degreesOfFreedom > 0
    let error = defined ? max(0, variance).squareRoot() : nil
    let reach = error.map { $0 * StudentDistribution(degreesOfFreedom: degreesOfFreedom).critical(level: level) }
    self.init(
      value: value, standardError: error, degreesOfFreedom: degreesOfFreedom, lower: reach.map { value - $0 },
      upper: reach.map { value + $0 }, level: level, count: count, method: method)
  }
}

extension StudentDistribution {
  /// The quantile at 1 − (1 − level)/2: half the width of a two-sided interval in standard errors.
  func critical(level: Double) -> Double { quantile(1 - (1 - level) / 2) }
}
