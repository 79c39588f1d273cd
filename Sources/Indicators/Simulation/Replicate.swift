/// One replicate at a time: the buffers that are written over and over.
struct Replicate {
  private let tree: IndicatorTree
  private let plan: SimulationPlan
  private let zeros: [Double]
  private let slopes: [Double]
  /// Values of the current unit's leaves.
  private(set) var values: [Double]
  /// Scores of the current unit's nodes.
  private(set) var scores: [Double]

  init(tree: IndicatorTree, plan: SimulationPlan, goalposts: [Goalposts]) {
    self.tree = tree
    self.plan = plan
    zeros = goalposts.map(\.zero)
    slopes = goalposts.map(\.slope)
    values = Array(repeating: 0, count: tree.leaves.count)
    scores = Array(repeating: 0, count: tree.ids.count)
  }

  /// Moves the values of a unit by the replicate's numbers, scores them and carries the scores to the root.
  mutating func score(_ unit: Int, by numbers: NormalNumbers) {
    scoreLeaves(of: unit, by: numbers)
    tree.fold(&scores, shares: plan.shares, caps: plan.caps, from: unit * scores.count)
  }

  /// The same as far as the leaves; inner nodes are 0.
  mutating func scoreLeaves(of unit: Int, by numbers: NormalNumbers) {
    let first = unit * values.count
    for leaf in values.indices { values[leaf] = plan.means[first + leaf] }
    let start = unit == 0 ? 0 : plan.blockEnds[unit - 1]
    for block in start..<plan.blockEnds[unit] { move(block, by: numbers) }
    for node in scores.indices { scores[node] = 0 }
    for leaf in values.indices where plan.hasValue[first + leaf] {
      let factor = plan.factors[first + leaf]
      if factor >= 0 { values[leaf] *= numbers.factors[factor] }
      scores[tree.leaves[leaf]] = min(max((values[leaf] - zeros[leaf]) * slopes[leaf], 0), 100)
    }
  }

  private mutating func move(_ block: Int, by numbers: NormalNumbers) {
    let first = plan.leafStarts[block]
    var entry = plan.triangleStarts[block]
    for row in 0..<plan.sizes[block] {
      var deviation = 0.0
      for column in 0...row {
        deviation += plan.triangles[entry] * numbers.blocks[first + column]
        entry += 1
      }
      values[plan.blockLeaves[first + row]] += deviation
    }
  }
}

/// What one replicate draws: the common factors, and a standard normal number for each leaf of each block, in their order.
struct NormalNumbers {
  var factors: [Double]
  var blocks: [Double]

  init(plan: SimulationPlan, factors: [CommonFactor]) {
    self.factors = Array(repeating: 1, count: factors.count)
    blocks = Array(repeating: 0, count: plan.blockLeaves.count)
  }

  /// Draws all anew: the factors first, then the blocks.
  mutating func draw(_ common: [CommonFactor], from source: inout NormalSource) {
    for index in common.indices { factors[index] = 1 + common[index].relativeError * source.next() }
    for place in blocks.indices { blocks[place] = source.next() }
  }
}
