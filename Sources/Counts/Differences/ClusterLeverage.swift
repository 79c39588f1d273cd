import Statistics

/// The rows of a cluster with the part H_gg = Q_gQ_g' that they have in their own fit.
struct ClusterLeverage {
  let rows: [Int]
  /// The columns of Q_g.
  let basis: [[Double]]
  /// Directions of length 1 with what (I − H_gg)^(−1/2) adds to their part; none elsewhere.
  private let directions: [(vector: [Double], gain: Double)]

  init(_ design: OrthonormalColumns, rows: [Int]) {
    let basis = design.basis.map { direction in rows.map { direction[$0] } }
    self.rows = rows
    self.basis = basis
    // The eigenvectors of the smaller one of Q_gQ_g' and Q_g'Q_g.
    if rows.count <= basis.count {
      let own = rows.indices.map { row in basis.map { $0[row] } }
      let eigen = symmetricEigen(own.map { left in own.map { dot(left, $0) } })
      directions = zip(eigen?.values ?? [], eigen?.vectors ?? []).map { ($1, Self.gain($0)) }
    } else {
      let eigen = symmetricEigen(basis.map { left in basis.map { dot(left, $0) } })
      directions = zip(eigen?.values ?? [], eigen?.vectors ?? []).compactMap { value, vector in
        guard value > 1e-12 else { return nil }
        let root = value.squareRoot()
        return (LeastSquares.combination(of: basis, vector.map { $0 / root }), Self.gain(value))
      }
    }
  }

  /// (1 − λ)^(−1/2) − 1; −1 where the cluster alone determines its fit (pseudo-inverse).
  private static func gain(_ eigenvalue: Double) -> Double {
    1 - eigenvalue > 1e-10 ? 1 / (1 - eigenvalue).squareRoot() - 1 : -1
  }

  /// (I − H_gg)^(−1/2) v.
  func adjusted(_ vector: [Double]) -> [Double] {
    var result = vector
    for direction in directions {
      add(direction.vector, times: direction.gain * dot(direction.vector, vector), to: &result)
    }
    return result
  }
}
