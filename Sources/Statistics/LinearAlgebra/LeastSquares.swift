/// Weighted least squares on columns, by Householder's QR decomposition of the columns scaled to length 1 (Golub & Van
/// Loan 2013, algorithm 5.2.1); normal equations are never formed.
///
/// nil is what `init` gives without columns, with fewer rows than columns and when a column depends on those before it:
/// less than `tolerance` of its length is left.
package struct LeastSquares: Sendable {
  private let columns: [[Double]]
  private let roots: [Double]
  private let lengths: [Double]
  /// Householder vectors, and the upper triangle by column.
  private var reflectors: [[Double]] = []
  private var triangle: [[Double]] = []

  /// Columns of one length; `weights` ≥ 0, nil = 1. O(rows · columns²).
  package init?(_ columns: [[Double]], weights: [Double]? = nil, tolerance: Double = 1e-9) {
    let rowCount = columns.first?.count ?? 0
    let roots = (weights ?? Array(repeating: 1, count: rowCount)).map { $0.squareRoot() }
    self.columns = columns
    self.roots = roots
    lengths = columns.map { column in zip(column, roots).map { $0 * $1 }.norm }
    guard !columns.isEmpty, rowCount >= columns.count else { return nil }
    for (index, column) in columns.enumerated() {
      guard lengths[index] > 0, lengths[index].isFinite else { return nil }
      var work = zip(column, roots).map { $0 * $1 / lengths[index] }
      for (position, reflector) in reflectors.enumerated() { Self.reflect(&work, by: reflector, from: position) }
      let rest = Array(work[index...])
      let left = rest.norm
      guard left > tolerance else { return nil }
      var reflector = [Double](repeating: 0, count: rowCount)
      for row in index..<rowCount { reflector[row] = work[row] }
      reflector[index] += work[index] >= 0 ? left : -left
      let norm = reflector.norm
      for row in index..<rowCount { reflector[row] /= norm }
      Self.reflect(&work, by: reflector, from: index)
      reflectors.append(reflector)
      triangle.append(Array(work[...index]))
    }
  }

  /// The coefficients of the best fit to a response.
  package func coefficients(_ response: [Double]) -> [Double] {
    var work = zip(response, roots).map { $0 * $1 }
    for (position, reflector) in reflectors.enumerated() { Self.reflect(&work, by: reflector, from: position) }
    return scaled(backSubstituted(Array(work.prefix(columns.count))))
  }

  /// The fitted values X·coefficients.
  package func fitted(_ response: [Double]) -> [Double] { Self.combination(of: columns, coefficients(response)) }

  package static func combination(of columns: [[Double]], _ coefficients: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: columns.first?.count ?? 0)
    for (column, coefficient) in zip(columns, coefficients) {
      for row in sums.indices { sums[row] += coefficient * column[row] }
    }
    return sums
  }

  /// (X'WX)⁻¹.
  package var inverse: [[Double]] {
    let count = columns.count
    let inverted = (0..<count).map { index in
      backSubstituted((0..<count).map { $0 == index ? 1 : 0 })
    }
    return (0..<count).map { row in
      (0..<count).map { column in
        var sum = 0.0
        for index in 0..<count { sum += inverted[index][row] * inverted[index][column] }
        return sum / lengths[row] / lengths[column]
      }
    }
  }

  private func scaled(_ solution: [Double]) -> [Double] { zip(solution, lengths).map { $0 / $1 } }

  private func backSubstituted(_ right: [Double]) -> [Double] {
    var solution = right
    for row in solution.indices.reversed() {
      for column in row + 1..<solution.count { solution[row] -= triangle[column][row] * solution[column] }
      solution[row] /= triangle[row][row]
    }
    return solution
  }

  private static func reflect(_ vector: inout [Double], by reflector: [Double], from start: Int) {
    var sum = 0.0
    for row in start..<vector.count { sum += reflector[row] * vector[row] }
    for row in start..<vector.count { vector[row] -= 2 * sum * reflector[row] }
  }
}

extension [Double] {
  /// The Euclidean length.
  package var norm: Double { reduce(0) { $0 + $1 * $1 }.squareRoot() }
}

/// The quadratic form b'V⁻¹b; nil when V is singular.
package func quadraticForm(_ vector: [Double], inverseOf matrix: [[Double]]) -> Double? {
  solution(of: matrix, vector).map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
}

/// The solution x of a square system A x = b; nil when A is singular to working precision.
package func solution(of matrix: [[Double]], _ right: [Double]) -> [Double]? {
  solutions(of: matrix, [right])?.first
}

/// The solutions of square systems with one matrix, in the order of their right sides; nil when it is singular to working
/// precision: once rows and columns are scaled by the roots of the diagonal, a pivot of 1e-11 or less. Gauss with partial
/// pivoting, O(n³ + n²·right sides).
package func solutions(of matrix: [[Double]], _ rights: [[Double]]) -> [[Double]]? {
  let count = matrix.count
  let scales = matrix.indices.map { abs(matrix[$0][$0]).squareRoot() }
  guard scales.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
  var rows = matrix.indices.map { row in matrix[row].indices.map { matrix[row][$0] / scales[row] / scales[$0] } }
  // By row the right sides, one after another.
  var values = scales.indices.map { row in rights.map { $0[row] / scales[row] } }
  for column in 0..<count {
    let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
    guard abs(rows[pivot][column]) > 1e-11 else { return nil }
    rows.swapAt(pivot, column)
    values.swapAt(pivot, column)
    for row in column + 1..<count {
      let factor = rows[row][column] / rows[column][column]
      for index in column..<count { rows[row][index] -= factor * rows[column][index] }
      for side in rights.indices { values[row][side] -= factor * values[column][side] }
    }
  }
  for row in (0..<count).reversed() {
    for side in rights.indices {
      for column in row + 1..<count { values[row][side] -= rows[row][column] * values[column][side] }
      values[row][side] /= rows[row][row]
    }
  }
  return rights.indices.map { side in scales.indices.map { values[$0][side] / scales[$0] } }
}
