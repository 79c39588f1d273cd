import CGSL

/// Gauss and Legendre's rule: the nodes and weights that integrate polynomials of degree below 2n exactly, by the GNU
/// Scientific Library.
package struct GaussLegendreRule: Sendable {
  /// Nodes in (−1, 1) with their weights, which sum to 2.
  private let points: [(node: Double, weight: Double)]

  /// A rule of `count` ≥ 1 nodes.
  package init(count: Int) {
    _ = ScientificLibrary.prepared
    guard count > 0, let table = gsl_integration_glfixed_table_alloc(count) else {
      points = []
      return
    }
    defer { gsl_integration_glfixed_table_free(table) }
    points = (0..<count).map { index in
      var point = (node: 0.0, weight: 0.0)
      gsl_integration_glfixed_point(-1, 1, index, &point.node, &point.weight, table)
      return point
    }
  }

  /// The nodes of an interval with their weights: ∫ f ≈ Σ weight·f(node).
  package func points(from lower: Double, to upper: Double) -> [(node: Double, weight: Double)] {
    let half = (upper - lower) / 2
    return points.map { (lower + half * (1 + $0.node), half * $0.weight) }
  }
}
