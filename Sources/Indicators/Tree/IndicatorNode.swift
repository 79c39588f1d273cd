/// A node of an indicator tree as written down; a leaf has no children. `IndicatorTree` checks it.
package struct IndicatorNode: Sendable, Equatable {
  package var id: String
  /// Weight among its siblings; any scale, the root's is not used.
  package var weight: Double
  package var children: [IndicatorNode]

  package init(id: String, weight: Double = 1, children: [IndicatorNode] = []) {
    self.id = id
    self.weight = weight
    self.children = children
  }
}

/// How the scores of a group become one.
package enum Aggregation: String, Sendable, CaseIterable {
  /// Σ ws/Σ w: one point lost here can be won there.
  case arithmetic
  /// Π s^(w/Σ w): a score of 0 makes the group 0.
  case geometric
}
