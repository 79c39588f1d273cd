import Statistics

/// Columns X of a model as QR: Q orthonormal, R an upper triangle.
///
/// Gram & Schmidt with every column orthogonalised twice, which keeps Q orthogonal to rounding (Giraud, Langou &
/// Rozložník 2005, Comput. Math. Appl. 50:1069). In the coordinates of Q the equations of a weighted fit are as well
/// conditioned as the weights are, whatever the columns.
struct OrthonormalColumns {
  let rowCount: Int
  private(set) var basis: [[Double]] = []
  /// By column of X its coordinates in Q.
  private var triangle: [[Double]] = []

  /// Columns of one length; nil without columns, with fewer rows than columns and when less than 1e-9 of a column's length
  /// is left beside those before it. O(rows · columns²).
  init?(_ columns: [[Double]]) {
    rowCount = columns.first?.count ?? 0
    guard !columns.isEmpty, rowCount >= columns.count else { return nil }
    for column in columns {
      let length = dot(column, column).squareRoot()
      guard length > 0, length.isFinite else { return nil }
      var rest = column
      var coordinates = [Double](repeating: 0, count: basis.count)
      for _ in 0..<2 {
        for (index, direction) in basis.enumerated() {
          let shared = dot(direction, rest)
          coordinates[index] += shared
          add(direction, times: -shared, to: &rest)
        }
      }
      let left = dot(rest, rest).squareRoot()
      guard left > 1e-9 * length else { return nil }
      basis.append(rest.map { $0 / left })
      triangle.append(coordinates + [left])
    }
  }

  var count: Int { basis.count }

  /// Q'v.
  func coordinates(of vector: [Double]) -> [Double] { basis.map { dot($0, vector) } }

  /// Qγ.
  func vector(_ coordinates: [Double]) -> [Double] {
    var sum = [Double](repeating: 0, count: rowCount)
    for (direction, coordinate) in zip(basis, coordinates) { add(direction, times: coordinate, to: &sum) }
    return sum
  }

  /// Q' diag(w) Q.
  func crossProduct(weights: [Double]) -> [[Double]] { Statistics.crossProduct(of: basis, weights: weights) }

  /// R⁻¹γ: the coefficients of the columns of X.
  func coefficients(_ coordinates: [Double]) -> [Double] {
    var solution = coordinates
    for row in solution.indices.reversed() {
      for column in row + 1..<count { solution[row] -= triangle[column][row] * solution[column] }
      solution[row] /= triangle[row][row]
    }
    return solution
  }

  /// R⁻¹ M R⁻ᵀ: the covariances of the coefficients, M those of the coordinates.
  func coefficientCovariance(_ matrix: [[Double]]) -> [[Double]] {
    let half = matrix.map(coefficients)
    return (0..<count).map { column in coefficients(half.map { $0[column] }) }
  }

  /// R⁻¹ by rows: coefficient i of a response y is (Q row)'y.
  var inverseTriangle: [[Double]] {
    let columns = (0..<count).map { index in coefficients((0..<count).map { $0 == index ? 1 : 0 }) }
    return (0..<count).map { row in columns.map { $0[row] } }
  }
}
