/// What alone would bring a unit into the next better and the next worse grade: exact, not simulated.
///
/// With weighted arithmetic means and caps the total is piecewise linear in every score and, the others keeping their
/// proportions, a hyperbola in every weight; both are solved for the total at which the grade changes.
package struct GradeMargins: Sendable, Equatable {
  /// Nil of a unit in the best, or in the lowest grade.
  package let better: Margin?
  package let worse: Margin?

  /// What brings the total to one limit between two grades.
  package struct Margin: Sendable, Equatable {
    /// Position of the grade on the other side.
    package let grade: Int
    /// The limit less the total, in points: positive for the better grade; the worse begins just below the limit.
    package let distance: Double
    /// By leaf: the score 0…100 that alone brings the total there; nil where none does or the leaf is not applicable.
    package let leafScores: [Double?]
    /// By top node: its share of the total weight, 0…1, that alone does, the others keeping their proportions; nil where none
    /// does.
    package let topShares: [Double?]
  }

  /// - Parameters:
  ///   - states: scores 0…100, one for each leaf.
  ///   - caps: highest score of single nodes, by identifier.
  /// - Returns: nil when nothing applies to the unit or the tree is not arithmetic.
  /// - Throws: as `TreeScores`.
  package init?(
    tree: IndicatorTree, grades: Grades, states: [IndicatorState], caps: [String: Double] = [:]
  ) throws(TreeError) {
    let scores = try TreeScores(tree: tree, states: states, caps: caps)
    let weighting = try UnitWeighting(tree: tree, states: states, caps: caps)
    guard tree.aggregation == .arithmetic, let total = scores.total else { return nil }
    let line = Line(tree: tree, weighting: weighting, scores: scores.scores.map { $0 ?? 0 })
    func margin(_ grade: Int, limit: Double) -> Margin {
      Margin(
        grade: grade, distance: limit - total, leafScores: tree.leaves.map { line.score(of: $0, reaching: limit) },
        topShares: tree.topNodes.map { line.share(of: $0, reaching: limit) })
    }
    let own = grades.index(of: total)
    better = own > 0 ? margin(own - 1, limit: grades.minimums[own - 1]) : nil
    worse = own + 1 < grades.ids.count ? margin(own + 1, limit: grades.minimums[own]) : nil
  }

  /// The total of one unit as a function of a single score or weight.
  private struct Line {
    let tree: IndicatorTree
    let weighting: UnitWeighting
    let scores: [Double]

    /// The score of a leaf with which the root is at `limit`: solved from the root down, each node on the way needing what
    /// its siblings leave to it, and no more than its cap.
    func score(of leaf: Int, reaching limit: Double) -> Double? {
      var path: [Int] = []
      var place: Int? = leaf
      while let node = place {
        guard weighting.shares[node] > 0 else { return nil }
        path.append(node)
        place = tree.parents[node]
      }
      var needed = limit
      for node in path.reversed() {
        if let parent = tree.parents[node] { needed = (needed - others(of: node, in: parent)) / weighting.shares[node] }
        if needed > weighting.caps[node] { return nil }
      }
      return (0...100).contains(needed) ? needed : nil
    }

    private func others(of node: Int, in parent: Int) -> Double {
      tree.ids.indices.reduce(0) { sum, other in
        tree.parents[other] == parent && other != node ? sum + weighting.shares[other] * scores[other] : sum
      }
    }

    /// w·s + (1 − w)·r = limit with r the weighted mean of the other top nodes.
    func share(of node: Int, reaching limit: Double) -> Double? {
      let own = weighting.shares[node]
      guard own > 0, own < 1, limit <= weighting.caps[0] else { return nil }
      let rest = others(of: node, in: 0) / (1 - own)
      let share = (limit - rest) / (scores[node] - rest)
      return share.isFinite && (0...1).contains(share) ? share : nil
    }
  }
}
