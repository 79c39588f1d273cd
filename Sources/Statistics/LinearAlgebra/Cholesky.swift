#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The triangle L of a symmetric positive definite matrix A = LLᵀ (Golub & Van Loan 2013, algorithm 4.2.1).
package struct Cholesky: Sendable {
  /// Row by row, the entries left of and on the diagonal.
  private var rows: [[Double]] = []

  /// nil when less than `tolerance` of a diagonal entry is left by the rows before it. Complexity: O(n³).
  package init?(_ matrix: [[Double]], tolerance: Double = 1e-13) {
    rows.reserveCapacity(matrix.count)
    for (index, given) in matrix.enumerated() {
      var row = Array(given[...index])
      for (column, above) in rows.enumerated() {
        var sum = row[column]
        for place in 0..<column { sum -= row[place] * above[place] }
        row[column] = sum / above[column]
      }
      var pivot = row[index]
      for place in 0..<index { pivot -= row[place] * row[place] }
      guard pivot > tolerance * given[index], pivot.isFinite else { return nil }
      row[index] = pivot.squareRoot()
      rows.append(row)
    }
  }

  /// ln det A.
  package var logDeterminant: Double {
    2 * rows.indices.lazy.map { log(rows[$0][$0]) }.compensatedSum()
  }

  /// The solution x of A x = b.
  package func solution(_ right: [Double]) -> [Double] {
    var solved = right
    for (index, row) in rows.enumerated() {
      for place in 0..<index { solved[index] -= row[place] * solved[place] }
      solved[index] /= row[index]
    }
    for index in rows.indices.reversed() {
      solved[index] /= rows[index][index]
      for place in 0..<index { solved[place] -= rows[index][place] * solved[index] }
    }
    return solved
  }

  /// A⁻¹.
  package var inverse: [[Double]] {
    rows.indices.map { index in solution(rows.indices.map { $0 == index ? 1 : 0 }) }
  }
}
