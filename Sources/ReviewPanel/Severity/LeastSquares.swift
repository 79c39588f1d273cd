import Statistics

/// Least squares by Householder reflections (Golub & Van Loan 2013, Matrix Computations, algorithm 5.2.1).
struct LeastSquares {
  let coefficients: [Double]
  let residualSumOfSquares: Double
  /// Upper triangle R of the design, columns × columns, row by row.
  private let triangle: [Double]

  /// `rows` of full column rank, at least as many as columns.
  init(rows: [[Double]], response: [Double]) {
    let width = rows.first?.count ?? 0
    var work = rows
    var values = response
    for column in 0..<width { Self.reflect(&work, &values, column: column) }
    var solution = Array(repeating: 0.0, count: width)
    for row in (0..<width).reversed() {
      var rest = values[row]
      for column in (row + 1)..<max(width, row + 1) { rest -= work[row][column] * solution[column] }
      solution[row] = rest / work[row][row]
    }
    coefficients = solution
    triangle = work.prefix(width).flatMap { $0 }
    residualSumOfSquares = values.dropFirst(width).map { $0 * $0 }.compensatedSum()
  }

  /// The value of a combination c of the coefficients.
  func value(_ combination: [Double]) -> Double {
    zip(combination, coefficients).map { $0 * $1 }.compensatedSum()
  }

  /// cᵀ(XᵀX)⁻¹c for a combination c of the coefficients: |R⁻ᵀc|².
  func leverage(_ combination: [Double]) -> Double {
    let width = coefficients.count
    var solved = combination
    for row in 0..<width {
      for above in 0..<row { solved[row] -= triangle[above * width + row] * solved[above] }
      solved[row] /= triangle[row * width + row]
    }
    return solved.map { $0 * $0 }.compensatedSum()
  }

  /// Turns the column below the diagonal to zero.
  private static func reflect(_ work: inout [[Double]], _ values: inout [Double], column: Int) {
    let norm = (column..<work.count).map { work[$0][column] * work[$0][column] }.compensatedSum().squareRoot()
    guard norm > 0 else { return }
    let head = work[column][column] > 0 ? work[column][column] + norm : work[column][column] - norm
    var mirror = (column..<work.count).map { work[$0][column] }
    mirror[0] = head
    let scale = 2 / mirror.map { $0 * $0 }.compensatedSum()
    for other in column..<work[column].count {
      var product = 0.0
      for (place, entry) in mirror.enumerated() { product += entry * work[column + place][other] }
      for (place, entry) in mirror.enumerated() { work[column + place][other] -= scale * product * entry }
    }
    var product = 0.0
    for (place, entry) in mirror.enumerated() { product += entry * values[column + place] }
    for (place, entry) in mirror.enumerated() { values[column + place] -= scale * product * entry }
  }
}

/// A residual sum of squares, 0 when rounding alone can have made it: at most 1e-20 of the marks' own squares.
func clearedOfRounding(_ sumOfSquares: Double, marks: [Double]) -> Double {
  sumOfSquares > 1e-20 * marks.map { $0 * $0 }.compensatedSum() ? sumOfSquares : 0
}
