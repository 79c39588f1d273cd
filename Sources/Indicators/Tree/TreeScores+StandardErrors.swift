extension TreeScores {
  /// Standard errors of all nodes by the delta method: √(gᵀVg), g the node's derivatives by the leaf scores.
  ///
  /// A geometric node has derivative share·S/s by each child. A capped node and a missing leaf are constants. Nil
  /// where the node is not applicable and where a geometric node is 0, since its derivative is not finite there.
  /// - Parameter covariance: leaves × leaves, row by row, of the leaf scores; entries of leaves without a value are
  ///   not read.
  /// - Throws: `unequalLengths` unless it has leaves² entries.
  package func standardErrors(tree: IndicatorTree, covariance: [Double]) throws(TreeError) -> [Double?] {
    let count = tree.leaves.count
    guard covariance.count == count * count else {
      throw .unequalLengths(expected: count * count, found: covariance.count)
    }
    let gradients = gradients(tree: tree)
    let used = (0..<count).filter { valued[tree.leaves[$0]] }
    return tree.ids.indices.map { node in
      guard scores[node] != nil, !gradients[node].contains(where: { !$0.isFinite }) else { return nil }
      let gradient = gradients[node]
      var variance = 0.0
      for row in used where gradient[row] != 0 {
        for column in used { variance += gradient[row] * gradient[column] * covariance[row * count + column] }
      }
      return max(variance, 0).squareRoot()
    }
  }

  /// The derivative of each node's score by each leaf's score.
  private func gradients(tree: IndicatorTree) -> [[Double]] {
    var gradients = tree.ids.map { _ in Array(repeating: 0.0, count: tree.leaves.count) }
    for (leaf, node) in tree.leaves.enumerated() where valued[node] { gradients[node][leaf] = 1 }
    for node in tree.ids.indices.reversed() {
      if isCapped[node] { gradients[node] = Array(repeating: 0, count: tree.leaves.count) }
      guard let parent = tree.parents[node], shares[node] > 0 else { continue }
      let factor = shares[node] * rate(of: parent, by: node, aggregation: tree.aggregation)
      for leaf in tree.leaves.indices where gradients[node][leaf] != 0 || factor.isNaN {
        gradients[parent][leaf] += factor * gradients[node][leaf]
      }
    }
    return gradients
  }

  private func rate(of parent: Int, by child: Int, aggregation: Aggregation) -> Double {
    guard aggregation == .geometric, let whole = scores[parent], let part = scores[child] else { return 1 }
    return part > 0 && whole > 0 ? whole / part : .nan
  }
}
