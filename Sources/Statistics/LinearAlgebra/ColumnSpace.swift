/// The space that some columns span, for least squares fits with columns that may depend on each other.
///
/// An orthonormal basis by Gram & Schmidt with every column orthogonalised twice, which keeps the basis orthogonal to
/// rounding (Giraud, Langou & Rozložník 2005, Comput. Math. Appl. 50:1069). A column of which less than the
/// tolerance (a part of its length) is left depends on the columns before it and adds nothing.
package struct ColumnSpace: Sendable {
  private var basis: [[Double]] = []

  /// Columns of one length. Complexity: O(rows · columns²).
  package init(spannedBy columns: [[Double]], tolerance: Double = 1e-10) {
    for column in columns {
      let length = Self.norm(column)
      var rest = column
      for _ in 0..<2 { rest = Self.difference(rest, projection(of: rest)) }
      let left = Self.norm(rest)
      if left > tolerance * length { basis.append(rest.map { $0 / left }) }
    }
  }

  /// The number of independent columns.
  package var rank: Int { basis.count }

  /// The vector of the space that is nearest to a given one: its least squares fit by the columns.
  package func projection(of vector: [Double]) -> [Double] {
    var fit = [Double](repeating: 0, count: vector.count)
    for direction in basis {
      let length = zip(direction, vector).map { $0 * $1 }.compensatedSum()
      for index in fit.indices { fit[index] += length * direction[index] }
    }
    return fit
  }

  private static func norm(_ vector: [Double]) -> Double {
    vector.map { $0 * $0 }.compensatedSum().squareRoot()
  }

  private static func difference(_ left: [Double], _ right: [Double]) -> [Double] {
    zip(left, right).map { $0 - $1 }
  }
}
