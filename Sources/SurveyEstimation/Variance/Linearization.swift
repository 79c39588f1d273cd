import Statistics

/// An estimate with what its variance follows from.
///
/// The influence x of each row (0 where the row is not used) is such that the estimate varies like Σ x over the sample
/// (Binder 1983, Int. Stat. Rev. 51:279).
struct Linearization {
  let value: Double
  let influence: [Double]
  /// Rows used and the sum of their weights.
  let count: Int
  let sumWeights: Double
  /// The variance that simple random sampling of as many rows would have.
  let simpleVariance: Double

  /// The mean ȳ = Σwy/Σw: x = w(y − ȳ)/Σw.
  static func mean(of variable: StudyVariable, weights: [Double]) -> Linearization {
    let sums = WeightedSums(of: variable, weights: weights)
    let mean = sums.mean
    var influence = [Double](repeating: 0, count: weights.count)
    for row in weights.indices where variable.uses(row) {
      influence[row] = weights[row] * (variable.values[row] - mean) / sums.weights
    }
    let spread = sums.variance(of: variable.values, variable, weights: weights) / Double(sums.count)
    return Linearization(
      value: mean, influence: influence, count: sums.count, sumWeights: sums.weights, simpleVariance: spread)
  }

  /// The total Σwy: x = wy. NaN when no row has a value.
  static func total(of variable: StudyVariable, weights: [Double]) -> Linearization {
    let sums = WeightedSums(of: variable, weights: weights)
    var influence = [Double](repeating: 0, count: weights.count)
    for row in weights.indices where variable.uses(row) {
      influence[row] = weights[row] * variable.values[row]
    }
    let spread = sums.variance(of: variable.values, variable, weights: weights) / Double(sums.count)
    return Linearization(
      value: sums.count > 0 ? sums.products : .nan, influence: influence, count: sums.count,
      sumWeights: sums.weights, simpleVariance: spread * sums.weights * sums.weights)
  }

  /// The ratio R = Σwy/Σwz over the rows where neither is missing: x = w(y − Rz)/Σwz; nil when Σwz = 0.
  static func ratio(of numerator: StudyVariable, to denominator: [Double], weights: [Double]) -> Linearization? {
    let joint = StudyVariable(
      zip(numerator.values, denominator).map { $1.isNaN ? .nan : $0 }, in: numerator.domain)
    let above = WeightedSums(of: joint, weights: weights)
    let below = WeightedSums(
      of: StudyVariable(zip(joint.values, denominator).map { $0.isNaN ? .nan : $1 }, in: joint.domain), weights: weights
    )
    guard above.count > 0 else { return undefined(rowCount: weights.count) }
    guard below.products != 0 else { return nil }
    let ratio = above.products / below.products
    var residual = [Double](repeating: 0, count: weights.count)
    for row in weights.indices where joint.uses(row) {
      residual[row] = (joint.values[row] - ratio * denominator[row]) / below.products
    }
    let spread = above.variance(of: residual, joint, weights: weights) / Double(above.count)
    return Linearization(
      value: ratio, influence: zip(residual, weights).map { $0 * $1 }, count: above.count,
      sumWeights: above.weights, simpleVariance: spread * above.weights * above.weights)
  }

  /// The population covariance n/(n − 1)·Σw(y − ȳ)(z − z̄)/Σw over the rows where neither is missing (the variance when
  /// z is y), with the error of that mean at fixed ȳ and z̄, as R's `svyvar`.
  static func covariance(of variable: StudyVariable, with other: [Double], weights: [Double]) -> Linearization {
    let left = StudyVariable(zip(variable.values, other).map { $1.isNaN ? .nan : $0 }, in: variable.domain)
    let right = StudyVariable(zip(left.values, other).map { $0.isNaN ? .nan : $1 }, in: variable.domain)
    let sums = WeightedSums(of: left, weights: weights)
    guard sums.count > 1 else { return undefined(rowCount: weights.count) }
    let means = (sums.mean, WeightedSums(of: right, weights: weights).mean)
    let factor = Double(sums.count) / Double(sums.count - 1)
    let products = zip(left.values, right.values).map { factor * ($0 - means.0) * ($1 - means.1) }
    return mean(of: StudyVariable(products, in: variable.domain), weights: weights)
  }

  private static func undefined(rowCount: Int) -> Linearization {
    Linearization(
      value: .nan, influence: Array(repeating: 0, count: rowCount), count: 0, sumWeights: 0, simpleVariance: .nan)
  }
}

/// Weighted sums of a variable over the rows used.
struct WeightedSums {
  let count: Int
  let weights: Double
  let products: Double
  /// Σwy/Σw, NaN of no rows.
  var mean: Double { products / weights }

  init(of variable: StudyVariable, weights: [Double]) {
    var count = 0
    var sum = CompensatedSum()
    var products = CompensatedSum()
    for row in weights.indices where variable.uses(row) {
      count += 1
      sum.add(weights[row])
      products.add(weights[row] * variable.values[row])
    }
    self.count = count
    self.weights = sum.value
    self.products = products.value
  }

  /// The population variance n/(n − 1)·Σw(v − v̄)²/Σw of any values over the rows that a variable uses.
  func variance(of values: [Double], _ variable: StudyVariable, weights: [Double]) -> Double {
    var sum = CompensatedSum()
    for row in weights.indices where variable.uses(row) { sum.add(weights[row] * values[row]) }
    let mean = sum.value / self.weights
    var squares = CompensatedSum()
    for row in weights.indices where variable.uses(row) {
      squares.add(weights[row] * (values[row] - mean) * (values[row] - mean))
    }
    return Double(count) / Double(count - 1) * squares.value / self.weights
  }
}
