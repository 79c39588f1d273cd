import Statistics

/// Skewness and kurtosis of the present values of a column.
package struct Shape: Sendable, Equatable {
  /// The population's moments m₃/m₂^1.5 and m₄/m₂² − 3, and the number of values.
  private let g1: Double
  private let g2: Double
  private let count: Double

  /// Two passes; every figure of a constant column is NaN.
  package init(of column: [Double]) {
    let values = column.present
    let mean = values.mean
    count = Double(values.count)
    let squares = values.map { ($0 - mean) * ($0 - mean) }
    let second = squares.compensatedSum() / count
    let third = zip(values, squares).map { ($0 - mean) * $1 }.compensatedSum() / count
    let fourth = squares.map { $0 * $0 }.compensatedSum() / count
    let isConstant = values.min() == values.max()
    g1 = isConstant ? .nan : third / (second * second.squareRoot())
    g2 = isConstant ? .nan : fourth / (second * second) - 3
  }

  /// Bias-adjusted skewness G₁ = g₁√(n(n − 1))/(n − 2) (Joanes & Gill 1998, *The Statistician* 47:183).
  package var skewness: Double { count > 2 ? g1 * (count * (count - 1)).squareRoot() / (count - 2) : .nan }

  /// Bias-adjusted excess kurtosis G₂ = ((n + 1)g₂ + 6)(n − 1)/((n − 2)(n − 3)).
  package var kurtosis: Double {
    count > 3 ? ((count + 1) * g2 + 6) * (count - 1) / ((count - 2) * (count - 3)) : .nan
  }

  /// Whether skewness is above 0 by more than rounding.
  var isSkewedRight: Bool { g1 > 1e-12 }
}
