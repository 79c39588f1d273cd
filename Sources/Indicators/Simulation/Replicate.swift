/// One replicate at a time: the buffers that are written over and over.
struct Replicate {
  private let tree: IndicatorTree
  private let plan: SimulationPlan
  private let zeros: [Double]
  private let slopes: [Double]
  private var normals: [Double]
  private var drawnFactors: [Double]
  /// Values of the current unit's leaves.
  private(set) var values: [Double]
  /// Scores of the current unit's nodes.
  private(set) var scores: [Double]

  init(tree: IndicatorTree, plan: SimulationPlan, goalposts: [Goalposts], factorCount: Int) {
    self.tree = tree
    self.plan = plan
    zeros = goalposts.map(\.zero)
    slopes = goalposts.map(\.slope)
    normals = Array(repeating: 0, count: plan.sizes.max() ?? 0)
    drawnFactors = Array(repeating: 1, count: factorCount)
    values = Array(repeating: 0, count: tree.leaves.count)
    scores = Array(repeating: 0, count: tree.ids.count)
  }

  /// Draws the common factors, one normal number each.
  mutating func drawFactors(_ factors: [CommonFactor], from source: inout NormalSource) {
    for index in factors.indices { drawnFactors[index] = 1 + factors[index].relativeError * source.next() }
  }

  /// Draws the values of a unit and carries their scores to the root.
  mutating func drawUnit(_ unit: Int, from source: inout NormalSource) {
    let first = unit * values.count
    for leaf in values.indices { values[leaf] = plan.means[first + leaf] }
    let start = unit == 0 ? 0 : plan.blockEnds[unit - 1]
    for block in start..<plan.blockEnds[unit] { drawBlock(block, from: &source) }
    for node in scores.indices { scores[node] = 0 }
    for leaf in values.indices where plan.hasValue[first + leaf] {
      let factor = plan.factors[first + leaf]
      if factor >= 0 { values[leaf] *= drawnFactors[factor] }
      scores[tree.leaves[leaf]] = min(max((values[leaf] - zeros[leaf]) * slopes[leaf], 0), 100)
    }
    tree.fold(&scores, shares: plan.shares, caps: plan.caps, from: unit * scores.count)
  }

  private mutating func drawBlock(_ block: Int, from source: inout NormalSource) {
    let size = plan.sizes[block]
    for place in 0..<size { normals[place] = source.next() }
    var entry = plan.triangleStarts[block]
    for row in 0..<size {
      var deviation = 0.0
      for column in 0...row {
        deviation += plan.triangles[entry] * normals[column]
        entry += 1
      }
      values[plan.blockLeaves[plan.leafStarts[block] + row]] += deviation
    }
  }
}
