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

/// What is counted over the rows of the design.
struct SourceTally {
  var a: [Double] = []
  var b: [Double] = []
  /// By source.
  var mixed: [[Double]]
  private let points: [Double?]
  private let nominal: [Int?]
  private var units: [JansenTally]
  private var shifts: JansenTally
  private var ranking: Ranking
  private var limits: RankTally

  init(points: [Double?], sources: Int) {
    self.points = points
    mixed = Array(repeating: [], count: sources)
    nominal = ranks(ofScores: points)
    units = points.map { JansenTally(sources: sources, offset: $0 ?? 0) }
    shifts = JansenTally(sources: sources, offset: 0)
    let ranked = points.indices.filter { points[$0] != nil }
    ranking = Ranking(ranked: ranked, unitCount: points.count)
    limits = RankTally(ranked: ranked, unitCount: points.count)
  }

  mutating func closeRow() {
    for unit in points.indices where points[unit] != nil {
      units[unit].add(a: a[unit], b: b[unit], mixed: mixed.map { $0[unit] })
    }
    limits.add(a)
    let (shiftA, shiftB) = (shift(a), shift(b))
    shifts.add(a: shiftA, b: shiftB, mixed: mixed.map { shift($0) })
  }

  private mutating func shift(_ totals: [Double]) -> Double {
    ranking.rank(totals[...])
    var (sum, count) = (0, 0)
    for (rank, nominal) in zip(ranking.ranks, nominal) {
      guard let nominal else { continue }
      sum += abs(rank - nominal)
      count += 1
    }
    return count > 0 ? Double(sum) / Double(count) : 0
  }

  func result(rows: Int, level: Double) -> SourceShares {
    SourceShares(
      units: points.indices.map { unit in
        points[unit].map { _ in
          SourceShares.Unit(standardDeviation: units[unit].variance.squareRoot(), shares: units[unit].shares)
        }
      },
      ranks: shifts.shares,
      rankLimits: points.indices.map { unit in
        nominal[unit].map { limits.limits(of: unit, around: $0, replicates: rows, level: level) }
      })
  }
}
