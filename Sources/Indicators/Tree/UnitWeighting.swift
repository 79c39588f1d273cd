import Foundation

/// The weights and caps that apply to one unit: what the pattern of its states makes of a tree.
///
/// It does not depend on the scores, so that a simulation needs it once for each unit.
struct UnitWeighting: Sendable {
  /// Whether each node counts for the unit.
  let applies: [Bool]
  /// Share of each node in its parent, after re-weighting; 0 where it does not apply, 1 for the root.
  let shares: [Double]
  /// Highest score of each node; infinity without a cap.
  let caps: [Double]

  init(tree: IndicatorTree, states: [IndicatorState], caps given: [String: Double]) throws(TreeError) {
    guard states.count == tree.leaves.count else {
      throw .unequalLengths(expected: tree.leaves.count, found: states.count)
    }
    var caps = Array(repeating: Double.infinity, count: tree.ids.count)
    for (id, cap) in given.sorted(by: { $0.key < $1.key }) {
      guard let node = tree.index(of: id) else { throw .unknownNode(id) }
      guard !cap.isNaN else { throw .invalidScore(id) }
      caps[node] = cap
    }
    self.caps = caps
    var applies = Array(repeating: false, count: tree.ids.count)
    for (node, state) in zip(tree.leaves, states) { applies[node] = state != .notApplicable }
    var sums = Array(repeating: 0.0, count: tree.ids.count)
    for node in tree.ids.indices.reversed() {
      if sums[node] > 0 { applies[node] = true }
      if let parent = tree.parents[node], applies[node] { sums[parent] += tree.weights[node] }
    }
    self.applies = applies
    shares = tree.ids.indices.map { node in
      guard applies[node] else { return 0 }
      guard let parent = tree.parents[node] else { return 1 }
      return sums[parent] > 0 ? tree.weights[node] / sums[parent] : 0
    }
  }

  /// Whether the cap of `node` is below what the node would score without it.
  func lowers(_ node: Int, leafScores: [Double], tree: IndicatorTree) -> Bool {
    guard applies[node], caps[node].isFinite else { return false }
    var lifted = caps
    lifted[node] = .infinity
    var scores = leafScores
    tree.fold(&scores, shares: shares, caps: lifted)
    return scores[node] > caps[node]
  }
}

extension IndicatorTree {
  /// Carries the leaves' scores up to the root. Inner nodes must hold 0 before; the nodes of `shares` and `caps`
  /// begin at `offset`. A node that does not apply ends with a number without meaning.
  func fold(_ scores: inout [Double], shares: [Double], caps: [Double], from offset: Int = 0) {
    let geometric = aggregation == .geometric
    var leaf = leaves.count - 1
    for node in ids.indices.reversed() {
      if leaf >= 0, leaves[leaf] == node {
        leaf -= 1
      } else if geometric {
        scores[node] = exp(scores[node])
      }
      let score = min(scores[node], caps[offset + node])
      scores[node] = score
      let share = shares[offset + node]
      if let parent = parents[node], share > 0 { scores[parent] += geometric ? share * log(score) : share * score }
    }
  }
}
