/// A statistic as a function of the sums of study columns; columns are named by their position.
enum StudyStatistic: Sendable {
  /// ȳ = Σwy/Σw.
  case mean(Int)
  /// Σwy.
  case total(Int)
  /// R = Σwy/Σwz, both columns missing in the same rows.
  case ratio(numerator: Int, denominator: Int)
  /// n/(n − 1)·(Σw(y−ȳ)(z−z̄)/Σw − Σw(y−ȳ)/Σw · Σw(z−z̄)/Σw), the columns centred at the sample's means and missing in the
  /// same rows. The second term is zero in the sample itself and matters in replicates.
  case covariance(product: Int, left: Int, right: Int)

  /// The column that says which rows are used.
  var firstColumn: Int {
    switch self {
    case .mean(let column), .total(let column), .ratio(let column, _), .covariance(let column, _, _): column
    }
  }

  /// The statistic; NaN of no rows. `sums` gives the sums of a column; `count` is the number of rows of the full sample.
  func value(count: Int, _ sums: (Int) -> ColumnSums) -> Double {
    switch self {
    case .mean(let column):
      let y = sums(column)
      return y.origin + y.products / y.weights
    case .total(let column): return count > 0 ? sums(column).total : .nan
    case .ratio(let numerator, let denominator): return sums(numerator).total / sums(denominator).total
    case .covariance(let product, let left, let right):
      let (p, l, r) = (sums(product), sums(left), sums(right))
      let centred = p.products / p.weights - l.products / l.weights * (r.products / r.weights)
      return Self.correction(count) * centred
    }
  }

  /// The derivatives by the sums: a row of the sample has the influence w·Σ(a(y − c) + b) over the terms.
  struct Term: Sendable {
    let column: Int
    /// a = ∂θ/∂S and b = ∂θ/∂W.
    let ofProducts: Double
    let ofWeights: Double
  }

  func terms(count: Int, _ sums: (Int) -> ColumnSums) -> [Term] {
    switch self {
    case .mean(let column):
      let y = sums(column)
      return [
        Term(column: column, ofProducts: 1 / y.weights, ofWeights: -y.products / y.weights / y.weights)
      ]
    case .total(let column): return [Term(column: column, ofProducts: 1, ofWeights: sums(column).origin)]
    case .ratio(let numerator, let denominator):
      let (y, z) = (sums(numerator), sums(denominator))
      let ratio = y.total / z.total
      return [
        Term(column: numerator, ofProducts: 1 / z.total, ofWeights: (y.origin - ratio * z.origin) / z.total),
        Term(column: denominator, ofProducts: -ratio / z.total, ofWeights: 0),
      ]
    case .covariance(let product, _, _):
      let p = sums(product)
      let factor = Self.correction(count) / p.weights
      return [Term(column: product, ofProducts: factor, ofWeights: -factor * p.products / p.weights)]
    }
  }

  private static func correction(_ count: Int) -> Double { Double(count) / Double(count - 1) }
}
