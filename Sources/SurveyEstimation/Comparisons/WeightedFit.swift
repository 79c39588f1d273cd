import Statistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A weighted least squares fit of a few columns, by orthogonal columns (never by normal equations).
struct WeightedFit {
  let coefficients: [Double]
  let residuals: [Double]
  /// By row, w·x'(X'WX)⁻¹x.
  let leverages: [Double]
  /// log det(X'WX).
  let logDeterminant: Double
  /// Rows of the upper triangle R of √W·X = QR, from the diagonal on.
  private let triangle: [[Double]]

  /// Nil when a column depends on those before it (less than 1e-10 of it is left).
  ///
  /// Each column is orthogonalised twice (Giraud, Langou & Rozložník 2005, Comput. Math. Appl. 50:1069).
  init?(rows: [[Double]], response: [Double], weights: [Double]) {
    let roots = weights.map { $0.squareRoot() }
    let width = rows.first?.count ?? 0
    var basis: [[Double]] = []
    var columns: [[Double]] = []
    for index in 0..<width {
      let column = zip(rows, roots).map { $0[index] * $1 }
      guard let next = Self.orthogonal(column, to: basis) else { return nil }
      basis.append(next.direction)
      columns.append(next.entries)
    }
    let triangle = (0..<width).map { row in (row..<width).map { columns[$0][row] } }
    let projected = basis.map { Self.product($0, zip(response, roots).map { $0 * $1 }) }
    var solution = [Double](repeating: 0, count: width)
    for row in stride(from: width - 1, through: 0, by: -1) {
      let known = (row + 1..<width).reduce(0) { $0 + triangle[row][$1 - row] * solution[$1] }
      solution[row] = (projected[row] - known) / triangle[row][0]
    }
    self.triangle = triangle
    coefficients = solution
    residuals = zip(rows, response).map { [solution] in $1 - Self.product($0, solution) }
    leverages = rows.indices.map { row in basis.reduce(0) { $0 + $1[row] * $1[row] } }
    logDeterminant = triangle.reduce(0) { $0 + 2 * log($1[0]) }
  }

  /// x'(X'WX)⁻¹x: the variance of the fitted value at x when the weights are inverse variances.
  func variance(at row: [Double]) -> Double {
    var solved: [Double] = []
    for column in row.indices {
      let known = solved.indices.reduce(0) { $0 + triangle[$1][column - $1] * solved[$1] }
      solved.append((row[column] - known) / triangle[column][0])
    }
    return Self.product(solved, solved)
  }

  /// The fitted value at x.
  func value(at row: [Double]) -> Double { Self.product(row, coefficients) }

  private static func orthogonal(
    _ column: [Double], to basis: [[Double]]
  ) -> (direction: [Double], entries: [Double])? {
    var rest = column
    var entries = [Double](repeating: 0, count: basis.count)
    for _ in 0..<2 {
      for (index, direction) in basis.enumerated() {
        let length = product(direction, rest)
        entries[index] += length
        for row in rest.indices { rest[row] -= length * direction[row] }
      }
    }
    let left = product(rest, rest).squareRoot()
    guard left > 1e-10 * product(column, column).squareRoot() else { return nil }
    return (rest.map { $0 / left }, entries + [left])
  }

  private static func product(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).map { $0 * $1 }.compensatedSum()
  }
}
