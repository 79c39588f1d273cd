/// The lower triangular L with L·Lᵀ = a covariance matrix (Cholesky), so that L·z has that covariance for independent
/// standard normal z.
struct CovarianceFactor: Sendable {
  let rows: [[Double]]

  /// A pivot that vanishes beside its variance (estimates that determine each other) gets a column of zeros.
  init(_ covariance: [[Double]]) {
    var rows = covariance.map { _ in [Double](repeating: 0, count: covariance.count) }
    for column in covariance.indices {
      let own = rows[column].prefix(column).reduce(0) { $0 + $1 * $1 }
      let pivot = covariance[column][column] - own
      guard pivot > 1e-12 * covariance[column][column] else { continue }
      rows[column][column] = pivot.squareRoot()
      for row in covariance.indices.dropFirst(column + 1) {
        let joint = zip(rows[row], rows[column]).prefix(column).reduce(0) { $0 + $1.0 * $1.1 }
        rows[row][column] = (covariance[row][column] - joint) / rows[column][column]
      }
    }
    self.rows = rows
  }
}
