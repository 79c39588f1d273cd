import Foundation
import Statistics

/// One row of the design: what every source has drawn.
struct SourceRow {
  var numbers: NormalNumbers
  /// By node.
  var weights: [Double]
  /// Position among the goalposts.
  var goalposts: Int
  /// Whether the top nodes are multiplied.
  var geometric: Bool
}

/// Totals of all units under one row.
struct RowScorer {
  private let tree: IndicatorTree
  private let plan: SimulationPlan
  private var replicates: [Replicate]
  private var sums: [Double]
  private var weightSums: [Double]

  init(tree: IndicatorTree, plan: SimulationPlan, goalposts: [[Goalposts]]) {
    self.tree = tree
    self.plan = plan
    replicates = goalposts.map { Replicate(tree: tree, plan: plan, goalposts: $0) }
    sums = Array(repeating: 0, count: tree.ids.count)
    weightSums = sums
  }

  /// By unit; 0 of a unit without a total.
  mutating func totals(_ row: SourceRow) -> [Double] {
    plan.hasTotal.indices.map { unit in plan.hasTotal[unit] ? total(of: unit, row) : 0 }
  }

  private mutating func total(of unit: Int, _ row: SourceRow) -> Double {
    replicates[row.goalposts].scoreLeaves(of: unit, by: row.numbers)
    let leafScores = replicates[row.goalposts].scores
    let first = unit * tree.ids.count
    for node in sums.indices { (sums[node], weightSums[node]) = (0, 0) }
    for node in tree.ids.indices.reversed() where plan.shares[first + node] > 0 {
      let isLeaf = weightSums[node] == 0
      let mean = isLeaf ? leafScores[node] : sums[node] / weightSums[node]
      let geometric = row.geometric || tree.aggregation == .geometric
      let score = min(node == 0 && geometric && !isLeaf ? (exp(mean) - 1) / 0.99 : mean, plan.caps[first + node])
      guard let parent = tree.parents[node] else { return score }
      let term = parent == 0 && geometric ? log(1 + 0.99 * score) : score
      sums[parent] += row.weights[node] * term
      weightSums[parent] += row.weights[node]
    }
    return 0
  }
}
