package import Statistics

/// Draws from a normal distribution of several variables around zero, with a given covariance.
///
/// The covariance may be singular (fewer clusters than domains): a direction in which nothing varies is left out.
package struct JointNormalDraws: Sendable {
  /// By draw, the deviation of each variable.
  package let deviations: [[Double]]

  /// Each draw is L·u: L the Cholesky factor of the covariance, u standard normals by inversion of one uniform each.
  ///
  /// Complexity: O(n³ + draws · n²).
  package init(covariance: [[Double]], count: Int, generator: inout SeededGenerator) {
    let factor = Self.factor(of: covariance)
    let normal = NormalDistribution()
    deviations = (0..<count).map { _ in
      let independent = covariance.indices.map { _ in normal.quantile(generator.uniform()) }
      return factor.map { row in zip(row, independent).reduce(0) { $0 + $1.0 * $1.1 } }
    }
  }

  /// The rows of L up to the diagonal, with LL' = the matrix. A pivot of less than 1e-12 of its diagonal element is
  /// the rounding of a zero.
  static func factor(of matrix: [[Double]]) -> [[Double]] {
    var factor: [[Double]] = []
    for row in matrix.indices {
      var entries: [Double] = []
      for column in 0..<row {
        let product = zip(entries, factor[column]).reduce(0) { $0 + $1.0 * $1.1 }
        let pivot = factor[column][column]
        entries.append(pivot > 0 ? (matrix[row][column] - product) / pivot : 0)
      }
      let pivot = matrix[row][row] - entries.reduce(0) { $0 + $1 * $1 }
      entries.append(pivot > 1e-12 * matrix[row][row] ? pivot.squareRoot() : 0)
      factor.append(entries)
    }
    return factor
  }
}
