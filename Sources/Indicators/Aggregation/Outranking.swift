/// Pairwise comparison of units without compensation between indicators (Munda & Nardo 2009, *Applied Economics*
/// 41:1513).
package struct Outranking: Sendable, Equatable {
  /// o_ij: the weight of the indicators on which i is better, and half of those on which both are equal, among those
  /// that both have; 0 on the diagonal, 0.5 where they have none in common. o_ij + o_ji = 1 otherwise.
  package let matrix: [[Double]]
  /// Pairs of units without an indicator in common that has weight.
  package let incomparable: [(Int, Int)]

  package static func == (left: Self, right: Self) -> Bool { left.matrix == right.matrix }

  /// Columns by indicator. Complexity: O(units² · indicators).
  package init(_ columns: [[Double]], weights: [Double], directions: [Direction]) {
    let oriented = zip(directions, columns).map { $0.oriented($1) }
    let count = columns.first?.count ?? 0
    var matrix = [[Double]](repeating: Array(repeating: 0, count: count), count: count)
    var incomparable: [(Int, Int)] = []
    for i in 0..<count {
      for j in 0..<i {
        var (better, worse, equal) = (0.0, 0.0, 0.0)
        for (column, weight) in zip(oriented, weights) {
          if column[i] > column[j] { better += weight }
          if column[i] < column[j] { worse += weight }
          if column[i] == column[j] { equal += weight }
        }
        let total = better + worse + equal
        if !(total > 0) { incomparable.append((j, i)) }
        matrix[i][j] = total > 0 ? (better + equal / 2) / total : 0.5
        matrix[j][i] = total > 0 ? (worse + equal / 2) / total : 0.5
      }
    }
    self.matrix = matrix
    self.incomparable = incomparable
  }

  /// Whether one unit beats the other: o above 0.5 by more than rounding.
  private func beats(_ i: Int, _ j: Int) -> Bool { matrix[i][j] > 0.5 + 1e-12 }

  /// The units that a unit beats.
  package func wins(of unit: Int) -> Int { matrix.indices.count { $0 != unit && beats(unit, $0) } }

  /// The units that beat it.
  package func losses(of unit: Int) -> Int { matrix.indices.count { $0 != unit && beats($0, unit) } }
}
