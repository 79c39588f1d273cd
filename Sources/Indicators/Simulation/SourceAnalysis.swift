package import Statistics

/// The totals and ranks of all units when every source of uncertainty varies, and what each of them adds (Saltelli et al. 2010,
/// Computer Physics Communications 181:259, with the estimators of Jansen 1999).
///
/// Sources of evidence are sets of leaves: all errors of a leaf, in a block or of its own, belong to its source; common factors
/// are one source. Two more are choices of the author: weights (Dirichlet about the declared ones) and method (which goalposts,
/// and whether the top nodes' scores are averaged or, as 1 + 0.99·score, multiplied). Each source has two independent streams of
/// random numbers, A and B; the rows of A are scored, those of B, and those of A with one source taken from B.
package struct SourceAnalysis: Sendable {
  /// What varies.
  package struct Sources: Sendable {
    /// By leaf, the position of its source; a block of leaves has the source of its first leaf.
    package var leaves: [Int]
    /// The position of the common factors' source.
    package var factors: Int
    /// Sources of evidence; weights and method come after them.
    package var count: Int
    /// κ of the weights; nil when they do not vary.
    package var concentration: Double?
    /// Goalposts that could have been taken; the first are the declared ones.
    package var goalposts: [[Goalposts]]
    /// Whether the top nodes could have been multiplied.
    package var multiplies: Bool

    package init(
      leaves: [Int], factors: Int = 0, count: Int, concentration: Double? = nil, goalposts: [[Goalposts]],
      multiplies: Bool = false
    ) {
      self.leaves = leaves
      self.factors = factors
      self.count = count
      self.concentration = concentration
      self.goalposts = goalposts
      self.multiplies = multiplies
    }
  }

  private let tree: IndicatorTree
  private let plan: SimulationPlan
  private let factors: [CommonFactor]
  private let sources: Sources
  private let weights: WeightDraw?
  private let points: [Double?]
  /// By source of evidence: places of the blocks' normal numbers.
  private let places: [[Int]]

  /// - Throws: `SimulationError`; `unequalLengths` unless there is a source for each leaf and the goalposts fit.
  package init(
    tree: IndicatorTree, units: [UncertainUnit], factors: [CommonFactor] = [], sources: Sources
  ) throws(SimulationError) {
    let lengths = sources.goalposts.map(\.count) + [sources.leaves.count]
    for length in lengths where length != tree.leaves.count {
      throw .unequalLengths(expected: tree.leaves.count, found: length)
    }
    for source in sources.leaves + [sources.factors] where !(0..<sources.count).contains(source) {
      throw .unknownPlace(source)
    }
    guard let declared = sources.goalposts.first else { throw .unequalLengths(expected: tree.leaves.count, found: 0) }
    let plan = try SimulationPlan(tree: tree, units: units, factors: factors)
    var points: [Double?] = []
    for (index, unit) in units.enumerated() {
      let states = zip(declared, unit.states).map { $0.scored($1) }
      do { points.append(try TreeScores(tree: tree, states: states, caps: unit.caps).total) } catch {
        throw .invalidUnit(index, error)
      }
    }
    var places = Array(repeating: [Int](), count: sources.count)
    for block in plan.sizes.indices {
      let first = plan.leafStarts[block]
      places[sources.leaves[plan.blockLeaves[first]]] += first..<first + plan.sizes[block]
    }
    self.tree = tree
    self.plan = plan
    self.factors = factors
    self.sources = sources
    self.points = points
    self.places = places
    weights = sources.concentration.map { WeightDraw(tree, concentration: $0) }
  }

  /// Where the numbers of a source come from: position of the source, whether for B.
  package typealias Streams = (_ source: Int, _ isB: Bool) -> SeededGenerator

  /// Scores `rows` rows of A, of B and of each mixture.
  /// - Parameter level: of the limits of ranks.
  /// - Throws: `invalidReplicates` below 2 rows, `invalidLevel` outside (0, 1).
  package func run(rows: Int, level: Double = 0.95, streams: Streams) throws(SimulationError) -> SourceShares {
    guard rows >= 2 else { throw .invalidReplicates(rows) }
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    let all = sources.count + 2
    var a = (0..<all).map { NormalSource(generator: streams($0, false)) }
    var b = (0..<all).map { NormalSource(generator: streams($0, true)) }
    var (rowA, rowB) = (emptyRow, emptyRow)
    var scorer = RowScorer(tree: tree, plan: plan, goalposts: sources.goalposts)
    var tally = SourceTally(points: points, sources: all)
    for _ in 0..<rows {
      for source in 0..<all {
        draw(source, into: &rowA, from: &a[source])
        draw(source, into: &rowB, from: &b[source])
      }
      tally.a = scorer.totals(rowA)
      tally.b = scorer.totals(rowB)
      for source in 0..<all {
        var mixed = rowA
        copy(source, from: rowB, into: &mixed)
        tally.mixed[source] = scorer.totals(mixed)
      }
      tally.closeRow()
    }
    return tally.result(rows: rows, level: level)
  }

  private var emptyRow: SourceRow {
    SourceRow(
      numbers: NormalNumbers(plan: plan, factors: factors), weights: tree.weights, goalposts: 0, geometric: false)
  }

  private func draw(_ source: Int, into row: inout SourceRow, from stream: inout NormalSource) {
    switch source - sources.count {
    case 0: if let weights { row.weights = weights.draw(from: &stream) }
    case 1:
      row.goalposts = Int(stream.generator.uniform() * Double(sources.goalposts.count))
      row.geometric = sources.multiplies && stream.generator.uniform() < 0.5
    default:
      for place in places[source] { row.numbers.blocks[place] = stream.next() }
      guard source == sources.factors else { return }
      for (index, factor) in factors.enumerated() {
        row.numbers.factors[index] = 1 + factor.relativeError * stream.next()
      }
    }
  }

  private func copy(_ source: Int, from other: SourceRow, into row: inout SourceRow) {
    switch source - sources.count {
    case 0: row.weights = other.weights
    case 1: (row.goalposts, row.geometric) = (other.goalposts, other.geometric)
    default:
      for place in places[source] { row.numbers.blocks[place] = other.numbers.blocks[place] }
      if source == sources.factors { row.numbers.factors = other.numbers.factors }
    }
  }
}
