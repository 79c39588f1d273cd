/// The units of a simulation laid out in flat arrays: what a replicate reads and never changes.
struct SimulationPlan: Sendable {
  /// units × leaves: values before their errors, and whether there is one.
  var means: [Double] = []
  var hasValue: [Bool] = []
  /// units × leaves: the factor that multiplies the value, −1 for none.
  var factors: [Int] = []
  /// units × nodes.
  var shares: [Double] = []
  var caps: [Double] = []
  /// Whether each unit has a total at all.
  var hasTotal: [Bool] = []

  /// Blocks are leaves that are drawn together; a leaf with its own error is a block of one. End of each unit's blocks.
  var blockEnds: [Int] = []
  /// Size of each block, and where it begins in `blockLeaves` and `triangles`.
  var sizes: [Int] = []
  var leafStarts: [Int] = []
  var triangleStarts: [Int] = []
  /// The leaves of all blocks, and their packed lower triangles.
  var blockLeaves: [Int] = []
  var triangles: [Double] = []

  init(tree: IndicatorTree, units: [UncertainUnit], factors common: [CommonFactor]) throws(SimulationError) {
    for (index, unit) in units.enumerated() { try append(unit, at: index, tree: tree) }
    factors = Array(repeating: -1, count: means.count)
    let leafCount = tree.leaves.count
    for (index, factor) in common.enumerated() {
      guard factor.relativeError >= 0, factor.relativeError.isFinite,
        factor.units.allSatisfy(units.indices.contains), factor.leaves.allSatisfy(tree.leaves.indices.contains)
      else { throw .invalidFactor(index) }
      for unit in factor.units {
        for leaf in factor.leaves {
          guard factors[unit * leafCount + leaf] < 0 else { throw .overlappingFactors(unit: unit, leaf: leaf) }
          factors[unit * leafCount + leaf] = index
        }
      }
    }
  }

  private mutating func append(_ unit: UncertainUnit, at index: Int, tree: IndicatorTree) throws(SimulationError) {
    let weighting: UnitWeighting
    do { weighting = try UnitWeighting(tree: tree, states: unit.states, caps: unit.caps) } catch {
      throw .invalidUnit(index, error)
    }
    for (leaf, state) in unit.states.enumerated() {
      let error = state.standardError ?? 0
      guard (state.value ?? 0).isFinite, error >= 0, error.isFinite else {
        throw .invalidValue(unit: index, leaf: leaf)
      }
      means.append(state.value ?? 0)
      hasValue.append(state.value != nil)
    }
    shares += weighting.shares
    caps += weighting.caps
    hasTotal.append(weighting.applies[0])
    try appendBlocks(of: unit, at: index)
    blockEnds.append(sizes.count)
  }

  /// First the leaves with an error of their own in leaf order, then the unit's blocks in their order.
  private mutating func appendBlocks(of unit: UncertainUnit, at index: Int) throws(SimulationError) {
    var taken: Set<Int> = []
    for (place, block) in unit.blocks.enumerated() {
      let known = block.leaves.allSatisfy { unit.states.indices.contains($0) && unit.states[$0].value != nil }
      guard known, Set(block.leaves).count == block.leaves.count, block.covariance.allSatisfy(\.isFinite),
        block.covariance.count == block.leaves.count * block.leaves.count
      else { throw .invalidBlock(unit: index, block: place) }
      for leaf in block.leaves where !taken.insert(leaf).inserted { throw .overlappingBlocks(unit: index, leaf: leaf) }
    }
    for (leaf, state) in unit.states.enumerated() where !taken.contains(leaf) {
      if let error = state.standardError, error > 0 { appendBlock(leaves: [leaf], triangle: [error]) }
    }
    for (place, block) in unit.blocks.enumerated() {
      guard let triangle = block.factor else { throw .notPositiveSemidefinite(unit: index, block: place) }
      appendBlock(leaves: block.leaves, triangle: triangle)
    }
  }

  private mutating func appendBlock(leaves: [Int], triangle: [Double]) {
    leafStarts.append(blockLeaves.count)
    triangleStarts.append(triangles.count)
    sizes.append(leaves.count)
    blockLeaves += leaves
    triangles += triangle
  }
}
