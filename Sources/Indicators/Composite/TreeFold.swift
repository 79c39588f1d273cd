/// Carries prepared indicators up a tree, again and again with other weights.
///
/// What is present does not depend on the weights (a weight is 0 in all folds or in none), so that it is worked out once;
/// a fold is then a row operation over all units for each edge of the tree. Complexity of a fold: O(nodes · units).
package struct TreeFold: Sendable {
  private let tree: IndicatorTree
  private let means: [WeightedMean]
  private let children: [[Int]]
  package let unitCount: Int
  /// nodes × units: 1 where a score is present, else 0; and whether a node has all.
  private var masks: [Double]
  private var isComplete: [Bool]
  /// nodes × units, leaves only: what the parent's mean sums up, 0 where missing.
  private var summands: [Double]

  /// - Throws: `nonPositiveValue`, placed by node, of a value that its parent's mean does not take.
  package init(_ plan: CompositePlan, _ prepared: PreparedIndicators) throws(PlacedIndexError) {
    tree = plan.tree
    means = tree.ids.indices.map { plan.mean(of: $0) }
    unitCount = prepared.units.count
    var children = tree.ids.map { _ in [Int]() }
    for (node, parent) in tree.parents.enumerated() { if let parent { children[parent].append(node) } }
    self.children = children
    masks = Array(repeating: 0, count: tree.ids.count * unitCount)
    summands = masks
    isComplete = Array(repeating: false, count: tree.ids.count)
    for (leaf, node) in tree.leaves.enumerated() {
      let mean = means[tree.parents[node] ?? 0]
      for unit in 0..<unitCount where !prepared.scores[leaf][unit].isNaN {
        let score = prepared.scores[leaf][unit]
        guard mean == .arithmetic || score > 0 else {
          throw PlacedIndexError(place: node, error: .nonPositiveValue(unit: prepared.units[unit]))
        }
        masks[node * unitCount + unit] = 1
        summands[node * unitCount + unit] = mean.summand(score)
      }
    }
    markGroups(prepared.applies, least: plan.minimumGroupAvailable)
    for node in tree.ids.indices {
      isComplete[node] = !masks[node * unitCount..<(node + 1) * unitCount].contains(0)
    }
  }

  /// A group is present for a unit when enough of its applicable children are, and they weigh something together.
  private mutating func markGroups(_ leafApplies: [[Bool]], least: Double) {
    var applies = tree.ids.map { _ in [Bool](repeating: false, count: unitCount) }
    for (leaf, node) in tree.leaves.enumerated() { applies[node] = leafApplies[leaf] }
    for node in tree.ids.indices.reversed() where !children[node].isEmpty {
      for unit in 0..<unitCount {
        let applicable = children[node].filter { applies[$0][unit] }
        let present = applicable.filter { masks[$0 * unitCount + unit] > 0 }
        applies[node][unit] = !applicable.isEmpty
        let isEnough = Double(present.count) / Double(applicable.count) >= least
        if isEnough, present.contains(where: { tree.weights[$0] > 0 }) { masks[node * unitCount + unit] = 1 }
      }
    }
  }

  /// Whether a unit has a score at a node.
  package func hasScore(_ unit: Int, at node: Int = 0) -> Bool { masks[node * unitCount + unit] > 0 }

  /// The scores at all groups: nodes × units, 0 where there is none and at the leaves.
  /// - Parameter weights: by node, 0 where the tree's are.
  /// - Returns: the node and unit of a group's score that its parent's mean does not take; then the scores are not
  ///   valid. Nil when all is well.
  package func fold(_ scores: inout [Double], weights: [Double]) -> (node: Int, unit: Int)? {
    for node in tree.ids.indices.reversed() where !children[node].isEmpty {
      let row = node * unitCount..<(node + 1) * unitCount
      for place in row { scores[place] = 0 }
      for child in children[node] where weights[child] > 0 {
        if let unit = add(child, of: node, weight: weights[child], to: &scores) { return (child, unit) }
      }
      divide(node, weights, &scores)
    }
    return nil
  }

  /// Adds w·f(x) of a child to its parent; the unit whose score f does not take, if there is one.
  private func add(_ child: Int, of node: Int, weight: Double, to scores: inout [Double]) -> Int? {
    let (from, to) = (child * unitCount, node * unitCount)
    if children[child].isEmpty {
      // Without checks of bounds, which would keep the rows from being added in vectors.
      summands.withUnsafeBufferPointer { summands in
        scores.withUnsafeMutableBufferPointer { scores in
          for unit in 0..<unitCount { scores[to + unit] += weight * summands[from + unit] }
        }
      }
    } else if means[node] == .arithmetic {
      scores.withUnsafeMutableBufferPointer { scores in
        for unit in 0..<unitCount { scores[to + unit] += weight * scores[from + unit] }
      }
    } else {
      for unit in 0..<unitCount where masks[from + unit] > 0 {
        guard scores[from + unit] > 0 else { return unit }
        scores[to + unit] += weight * means[node].summand(scores[from + unit])
      }
    }
    return nil
  }

  /// Divides a group's sums by the weights of what is present and takes the mean back from them.
  private func divide(_ node: Int, _ weights: [Double], _ scores: inout [Double]) {
    let start = node * unitCount
    if children[node].allSatisfy({ isComplete[$0] }), isComplete[node] {
      let total = children[node].reduce(0) { $0 + weights[$1] }
      scores.withUnsafeMutableBufferPointer { scores in
        for unit in 0..<unitCount { scores[start + unit] /= total }
      }
    } else {
      for unit in 0..<unitCount {
        let total = children[node].reduce(0) { $0 + weights[$1] * masks[$1 * unitCount + unit] }
        scores[start + unit] = masks[start + unit] > 0 ? scores[start + unit] / total : 0
      }
    }
    guard means[node] != .arithmetic else { return }
    for unit in 0..<unitCount where masks[start + unit] > 0 {
      scores[start + unit] = means[node].mean(scores[start + unit])
    }
  }
}
