package import Statistics

extension SurveyDesign {
  /// Cronbach's alpha in the population, K/(K − 1)·(1 − ΣS²_j/S²_sum), S² as `covariances`, over rows complete on all
  /// items; nil when the sum does not vary. O(rows · items).
  package func alpha(_ items: [[Double]], in rows: [Bool]? = nil) -> (value: Double, count: Int)? {
    let sums = (0..<rowCount).map { row in items.reduce(0) { $0 + $1[row] } }
    let complete = items.map { item in zip(item, sums).map { $1.isNaN ? .nan : $0 } } + [sums]
    let set = covariances(complete.map { ($0, $0) }, over: domains(rows: rows))
    guard let total = set.estimates.last, total.count > 1, total.value > 0 else { return nil }
    let parts = set.estimates.dropLast().map(\.value).compensatedSum()
    let count = Double(items.count)
    return (count / (count - 1) * (1 - parts / total.value), total.count)
  }

  /// Cohen's kappa of two classifications into the same categories, (Σp_jj − Σp_j·p_·j)/(1 − Σp_j·p_·j), with the error of
  /// the delta method on the covariance of the cell shares. Categories from 0 on, −1 missing.
  package func kappa(
    _ first: [Int32], _ second: [Int32], categories: Int, in rows: [Bool]? = nil, options: EstimationOptions
  ) -> (estimate: Estimate, warnings: [EstimationWarning]) {
    let indicators = (0..<categories * categories).map { cell in
      zip(first, second).map { a, b -> Double in
        a < 0 || b < 0 ? .nan : Int(a) * categories + Int(b) == cell ? 1 : 0
      }
    }
    let shares = means(indicators, over: domains(rows: rows), options: options)
    let p = shares.estimates.map(\.value)
    let left = (0..<categories).map { row in (0..<categories).reduce(0) { $0 + p[row * categories + $1] } }
    let right = (0..<categories).map { column in (0..<categories).reduce(0) { $0 + p[$1 * categories + column] } }
    let agreed = (0..<categories).reduce(0) { $0 + p[$1 * categories + $1] }
    let expected = (0..<categories).reduce(0) { $0 + left[$1] * right[$1] }
    let rest = 1 - expected
    let gradient = (0..<categories * categories).map { cell in
      let (row, column) = (cell / categories, cell % categories)
      let slope = right[row] + left[column]
      return ((row == column ? 1 : 0) - slope) / rest + (agreed - expected) * slope / (rest * rest)
    }
    var estimate = shares.combined(
      value: (agreed - expected) / rest, gradient: gradient,
      degreesOfFreedom: shares.estimates.first?.degreesOfFreedom)
    estimate.method = "survey.kappa"
    return (estimate, shares.warnings)
  }
}
