/// Ordinary least squares with normal errors: coefficients with t tests, and how much the model explains (Draper & Smith
/// 1998, Applied Regression Analysis, ch. 5).
package struct LinearRegression: Sendable {
  /// In the order of the columns; t on n − columns degrees of freedom.
  package let coefficients: [Estimate]
  /// √(residual sum of squares/(n − columns)).
  package let residualDeviation: Double
  package let residualSumOfSquares: Double
  /// About the mean; about zero without an intercept.
  package let modelSumOfSquares: Double
  /// Model over total sum of squares; nil when the response does not vary.
  package let determination: Double?
  /// F of the model; nil for an exact fit or a model of nothing but the intercept.
  package let statistic: Double?
  package let degreesOfFreedom: Int

  /// Columns and response of one length, with more rows than columns; with `hasIntercept` a column of ones is among them.
  /// nil when a column follows from those before it: less than 1e-11 of its length is left.
  ///
  /// Householder's QR on scaled columns, the solution refined once by its own residuals. Residuals that rounding alone
  /// can have made count as zero.
  package init?(_ columns: [[Double]], response: [Double], hasIntercept: Bool, level: Double = 0.95) {
    guard response.count > columns.count, let fit = LeastSquares(columns, tolerance: 1e-11) else { return nil }
    let freedom = response.count - columns.count
    var values = fit.coefficients(response)
    let correction = fit.coefficients(Self.residuals(response, columns, values))
    for index in values.indices { values[index] += correction[index] }
    let rest = Self.residuals(response, columns, values).lazy.map { $0 * $0 }.compensatedSum()
    let residual = rest > 1e-26 * response.lazy.map { $0 * $0 }.compensatedSum() ? rest : 0
    let variance = residual / Double(freedom)
    let inverse = fit.inverse
    let reach = StudentDistribution(degreesOfFreedom: Double(freedom)).quantile(1 - (1 - level) / 2)
    coefficients = values.indices.map { index in
      let error = (variance * inverse[index][index]).squareRoot()
      return Estimate(
        value: values[index], standardError: error, degreesOfFreedom: Double(freedom),
        lower: values[index] - reach * error, upper: values[index] + reach * error, level: level, count: response.count,
        method: "regression.linear")
    }
    let total =
      hasIntercept
      ? Moments(response)?.sumOfSquares ?? 0 : response.lazy.map { $0 * $0 }.compensatedSum()
    let explained = max(0, total - residual)
    let terms = columns.count - (hasIntercept ? 1 : 0)
    residualDeviation = variance.squareRoot()
    residualSumOfSquares = residual
    modelSumOfSquares = explained
    determination = total > 0 ? explained / total : nil
    statistic = terms > 0 && residual > 0 ? explained / Double(terms) / variance : nil
    degreesOfFreedom = freedom
  }

  /// y − Xb, with compensated sums.
  private static func residuals(_ response: [Double], _ columns: [[Double]], _ values: [Double]) -> [Double] {
    response.indices.map { row in
      var sum = CompensatedSum()
      sum.add(response[row])
      for (column, value) in zip(columns, values) { sum.add(-value * column[row]) }
      return sum.value
    }
  }
}
