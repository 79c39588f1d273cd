package import Statistics

/// How sure ranks and grades are: the values of all units drawn again and again within their errors.
///
/// A replicate draws every value from a normal distribution about the given one, scores it by the goalposts
/// (truncated), applies caps and aggregates. Ranks, grades and means of the replicates follow from the simulated
/// totals together, so that errors shared by units move them together (Goldstein & Spiegelhalter 1996, JRSS A
/// 159:385).
///
/// Normal numbers are used in this order: for each replicate the factors, one each; then for each unit its leaves
/// with an error of their own in leaf order, then its blocks in their order, one for each leaf of the block.
package struct RankSimulation: Sendable {
  private let tree: IndicatorTree
  private let goalposts: [Goalposts]
  private let factors: [CommonFactor]
  private let grades: Grades
  private let gate: GradeGate?
  private let groups: [[Int]]
  private let plan: SimulationPlan
  private let points: [TreeScores]

  /// - Parameters:
  ///   - goalposts: one for each leaf.
  ///   - units: values before goalposts.
  ///   - factors: errors that units share.
  ///   - gate: what limits the grade in each replicate, by the replicate's value of one leaf.
  ///   - groups: groups of units (districts, all) whose mean total is wanted.
  /// - Throws: `SimulationError`, see its cases.
  package init(
    tree: IndicatorTree, goalposts: [Goalposts], units: [UncertainUnit], factors: [CommonFactor] = [],
    grades: Grades, gate: GradeGate? = nil, groups: [[Int]] = []
  ) throws(SimulationError) {
    guard goalposts.count == tree.leaves.count else {
      throw .unequalLengths(expected: tree.leaves.count, found: goalposts.count)
    }
    if let gate, !tree.leaves.indices.contains(gate.leaf) { throw .unknownPlace(gate.leaf) }
    for unit in groups.joined() where !units.indices.contains(unit) { throw .unknownPlace(unit) }
    plan = try SimulationPlan(tree: tree, units: units, factors: factors)
    var points: [TreeScores] = []
    for (index, unit) in units.enumerated() {
      let scored = zip(goalposts, unit.states).map { $0.scored($1) }
      do { points.append(try TreeScores(tree: tree, states: scored, caps: unit.caps)) } catch {
        throw .invalidUnit(index, error)
      }
    }
    self.points = points
    self.tree = tree
    self.goalposts = goalposts
    self.factors = factors
    self.grades = grades
    self.gate = gate
    self.groups = groups
  }

  /// Runs the replicates; the generator ends where they left it.
  /// - Parameter level: of the limits of ranks.
  /// - Throws: `invalidReplicates` below 2, `invalidLevel` outside (0, 1).
  package func run(
    replicates: Int, level: Double = 0.95, using generator: inout SeededGenerator
  ) throws(SimulationError) -> SimulationResult {
    guard replicates >= 2 else { throw .invalidReplicates(replicates) }
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    var source = NormalSource(generator: generator)
    var replicate = Replicate(tree: tree, plan: plan, goalposts: goalposts)
    var numbers = NormalNumbers(plan: plan, factors: factors)
    var tallies = SimulationTallies(
      topNodes: tree.topNodes, gradeCount: grades.ids.count, groups: groups, points: points)
    for _ in 0..<replicates {
      numbers.draw(factors, from: &source)
      for unit in points.indices where plan.hasTotal[unit] {
        replicate.score(unit, by: numbers)
        tallies.add(replicate, of: unit, grade: grade(of: replicate, unit: unit))
      }
      tallies.closeReplicate()
    }
    generator = source.generator
    return tallies.result(replicates: replicates, level: level)
  }

  private func grade(of replicate: Replicate, unit: Int) -> Int {
    let earned = grades.index(of: replicate.scores[0])
    guard let gate else { return earned }
    let value = plan.hasValue[unit * goalposts.count + gate.leaf] ? replicate.values[gate.leaf] : nil
    return max(earned, min(gate.bestAllowed(unit, value), grades.ids.count - 1))
  }
}
