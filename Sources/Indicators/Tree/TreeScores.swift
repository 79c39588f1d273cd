/// The scores of one unit at every node of a tree.
///
/// *Not applicable* leaves leave their weight to the rest of their group; a node without any applicable leaf is
/// itself not applicable. *Missing* leaves score 0 and are listed. Lists are by node, in the tree's preorder.
package struct TreeScores: Sendable, Equatable {
  /// Score 0…100; nil where the node is not applicable.
  package let scores: [Double?]
  /// Weight in the total after re-weighting: the product of the shares on the way to the root; 0 where not applicable.
  package let effectiveWeights: [Double]
  /// Share of the applicable weight below the node that has a value; nil where not applicable.
  package let coverage: [Double?]
  /// Whether the node's cap lowered its score.
  package let isCapped: [Bool]
  /// Identifiers of missing leaves, in the tree's order.
  package let missing: [String]

  let shares: [Double]
  let valued: [Bool]

  /// The score of the root; nil when nothing applies to the unit.
  package var total: Double? { scores[0] }

  /// - Parameters:
  ///   - states: scores 0…100, one for each leaf.
  ///   - caps: highest score of single nodes, by identifier.
  /// - Throws: `unequalLengths`, `unknownNode`, `invalidScore`.
  package init(
    tree: IndicatorTree, states: [IndicatorState], caps: [String: Double] = [:]
  ) throws(TreeError) {
    let weighting = try UnitWeighting(tree: tree, states: states, caps: caps)
    var folded = Array(repeating: 0.0, count: tree.ids.count)
    var covered = folded
    var valued = Array(repeating: false, count: tree.ids.count)
    for (node, state) in zip(tree.leaves, states) {
      guard let value = state.value else { continue }
      guard value >= 0, value <= 100 else { throw .invalidScore(tree.ids[node]) }
      folded[node] = value
      covered[node] = 1
      valued[node] = true
    }
    isCapped = tree.ids.indices.map { weighting.lowers($0, leafScores: folded, tree: tree) }
    tree.fold(&folded, shares: weighting.shares, caps: weighting.caps)
    var effective = Array(repeating: 1.0, count: tree.ids.count)
    for node in tree.ids.indices.dropFirst() {
      effective[node] = effective[tree.parents[node] ?? 0] * weighting.shares[node]
    }
    for node in tree.ids.indices.reversed() {
      if let parent = tree.parents[node] { covered[parent] += weighting.shares[node] * covered[node] }
    }
    scores = zip(weighting.applies, folded).map { $0 ? $1 : nil }
    effectiveWeights = zip(weighting.applies, effective).map { $0 ? $1 : 0 }
    coverage = zip(weighting.applies, covered).map { $0 ? $1 : nil }
    missing = zip(tree.leaves, states).filter { $1 == .missing }.map { tree.ids[$0.0] }
    shares = weighting.shares
    self.valued = valued
  }
}
