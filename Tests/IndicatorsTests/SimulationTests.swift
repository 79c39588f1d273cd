import Indicators
import Statistics
import Testing

/// Limits are four standard errors of 4000 replicates unless said otherwise.
@Suite struct SimulationTests {
  let grades: Grades
  let scale: Goalposts

  init() throws {
    grades = try Grades([("A", 55), ("B", 40), ("C", 0)])
    scale = try Goalposts(zero: 0, full: 100)
  }

  func run(
    _ units: [UncertainUnit], leaves: Int = 1, factors: [CommonFactor] = [], gate: GradeGate? = nil,
    groups: [[Int]] = []
  ) throws -> SimulationResult {
    let simulation = try RankSimulation(
      tree: flatTree(leaves), goalposts: Array(repeating: scale, count: leaves), units: units, factors: factors,
      grades: grades, gate: gate, groups: groups)
    var random = generator()
    return try simulation.run(replicates: 4000, using: &random)
  }

  @Test func `values without error leave no doubt about ranks and grades`() throws {
    let result = try run([60.0, 45, 60, 30].map { UncertainUnit(states: [exact($0)]) })
    #expect(result.units.map(\.rank) == [1, 3, 1, 4])
    #expect(result.units.map(\.rankLimits) == [1...1, 3...3, 1...1, 4...4])
    #expect(result.units.map(\.gradeProbabilities) == [[1, 0, 0], [0, 1, 0], [1, 0, 0], [0, 0, 1]])
    #expect(result.units.allSatisfy { $0.total?.standardDeviation == 0 })
  }

  @Test func `grade probabilities are those of the normal distribution`() throws {
    // Score 52 ± 3: P(≥ 55) = 1 − Φ(1) = 0.158655, P(< 40) = Φ(−4) = 0.00003.
    let result = try run([UncertainUnit(states: [.scored(52, standardError: 3)])])
    let unit = try #require(result.units.first)
    #expect(agree(unit.gradeProbabilities[0], 0.158655, within: 0.023))
    #expect(agree(unit.total?.mean, 52, within: 0.19))
    #expect(agree(unit.total?.standardDeviation, 3, within: 0.14))
    #expect(unit.total?.point == 52 && unit.rankLimits == 1...1)
  }

  @Test func `units whose errors overlap may change places`() throws {
    let near = try run([52.0, 50, 20].map { UncertainUnit(states: [.scored($0, standardError: 3)]) })
    #expect(near.units.map(\.rankLimits) == [1...2, 1...2, 3...3])
  }

  @Test func `a covariance block moves its leaves together`() throws {
    // Mean of two leaves: (9 + 16 + 2·6)/4 = 9.25, standard deviation 3.0414. With errors only: √(25/4) = 2.5.
    let states = [IndicatorState.scored(50, standardError: 3), .scored(50, standardError: 4)]
    let block = CovarianceBlock(leaves: [0, 1], covariance: [9, 6, 6, 16])
    let joint = try run([UncertainUnit(states: states, blocks: [block])], leaves: 2)
    #expect(agree(joint.units[0].total?.standardDeviation, 3.0414, within: 0.14))
    let apart = try run([UncertainUnit(states: states)], leaves: 2)
    #expect(agree(apart.units[0].total?.standardDeviation, 2.5, within: 0.12))
  }

  @Test func `a singular covariance matrix is drawn from its own plane`() throws {
    // Two leaves that always agree: the standard deviation of their mean is that of each, 2.
    let block = CovarianceBlock(leaves: [0, 1], covariance: [4, 4, 4, 4])
    let result = try run([UncertainUnit(states: [exact(50), exact(50)], blocks: [block])], leaves: 2)
    #expect(agree(result.units[0].total?.standardDeviation, 2, within: 0.1))
  }

  @Test func `a common factor moves all its units and no ranks`() throws {
    // 50·(1 + 0.1 z): standard deviation 5 for the mean of both, not 5/√2.
    let units = [50.0, 50].map { UncertainUnit(states: [exact($0)]) }
    let factor = CommonFactor(units: [0, 1], leaves: [0], relativeError: 0.1)
    let result = try run(units, factors: [factor], groups: [[0, 1]])
    #expect(agree(result.groups[0]?.standardDeviation, 5, within: 0.23))
    #expect(result.units.map(\.rankLimits) == [1...1, 1...1])
  }

  @Test func `a group averages the totals of its units`() throws {
    // Independent errors 3 and 4: standard deviation of the mean √25/2 = 2.5.
    let units = [
      UncertainUnit(states: [.scored(60, standardError: 3)]), UncertainUnit(states: [.scored(50, standardError: 4)]),
      UncertainUnit(states: [.notApplicable]),
    ]
    let result = try run(units, groups: [[0, 1, 2], [2]])
    #expect(result.groups[0]?.point == 55 && result.groups[1] == nil)
    #expect(agree(result.groups[0]?.standardDeviation, 2.5, within: 0.12))
  }

  @Test func `truncation pulls the mean below the point`() throws {
    // Score at the full goalpost ± 10: the mean of min(100, X) is 100 − 10·φ(0) = 100 − 3.98942.
    let result = try run([UncertainUnit(states: [.scored(100, standardError: 10)])])
    #expect(result.units[0].total?.point == 100)
    #expect(agree(result.units[0].total?.mean, 96.01058, within: 0.37))
  }

  @Test func `the gate limits the grade of each replicate`() throws {
    // P(value < 60) = 0.5 for a value of 60 ± 3: half of the grades A become B.
    let gate = GradeGate(leaf: 0) { _, value in (value ?? 0) < 60 ? 1 : 0 }
    let result = try run([UncertainUnit(states: [.scored(60, standardError: 3)])], gate: gate)
    #expect(agree(result.units[0].gradeProbabilities[0], 0.5, within: 0.032))
    let absent = try run([UncertainUnit(states: [.missing, exact(100)])], leaves: 2, gate: gate)
    #expect(absent.units[0].gradeProbabilities == [0, 1, 0])
  }

  @Test func `the cap of a unit holds in every replicate`() throws {
    let unit = UncertainUnit(states: [.scored(60, standardError: 5)], caps: ["total": 30])
    let total = try run([unit]).units[0].total
    #expect(total?.point == 30 && total?.mean == 30 && total?.standardDeviation == 0)
  }

  @Test func `a unit to which nothing applies has neither rank nor grade`() throws {
    let result = try run([UncertainUnit(states: [.notApplicable]), UncertainUnit(states: [.missing])])
    #expect(result.units[0].total == nil && result.units[0].rank == nil && result.units[0].rankLimits == nil)
    #expect(result.units[0].gradeProbabilities.isEmpty && result.units[1].rank == 1)
  }

  @Test func `the same seed gives the same result`() throws {
    let units = [52.0, 50, 48].map { UncertainUnit(states: [.unverified($0, standardError: 3)]) }
    #expect(try run(units) == run(units))
  }

  @Test func `top nodes have their own spread`() throws {
    // Satisfaction is leaf a alone (b does not apply): 4. Delivery 0.75·8 = 6.
    let states = [
      IndicatorState.scored(50, standardError: 4), .notApplicable, .scored(50, standardError: 8), .missing,
    ]
    let simulation = try RankSimulation(
      tree: exampleTree(), goalposts: Array(repeating: scale, count: 4), units: [UncertainUnit(states: states)],
      grades: grades)
    var random = generator()
    let unit = try simulation.run(replicates: 4000, using: &random).units[0]
    #expect(agree(unit.topNodes[0]?.standardDeviation, 4, within: 0.18))
    #expect(agree(unit.topNodes[1]?.standardDeviation, 6, within: 0.27))
    #expect(agree(unit.topNodes[1]?.point, 37.5))
  }
}

@Suite struct SimulationErrorTests {
  static let wrong: [(UncertainUnit, SimulationError)] = [
    (
      UncertainUnit(
        states: [exact(1), exact(1)], blocks: [CovarianceBlock(leaves: [0, 1], covariance: [1, 2, 2, 1])]),
      .notPositiveSemidefinite(unit: 0, block: 0)
    ),
    (
      UncertainUnit(
        states: [exact(1), exact(1)], blocks: [CovarianceBlock(leaves: [0, 1], covariance: [0, 1, 1, 1])]),
      .notPositiveSemidefinite(unit: 0, block: 0)
    ),
    (
      UncertainUnit(
        states: [exact(1), exact(1)],
        blocks: Array(repeating: CovarianceBlock(leaves: [1], covariance: [1]), count: 2)),
      .overlappingBlocks(unit: 0, leaf: 1)
    ),
    (
      UncertainUnit(states: [exact(1), .missing], blocks: [CovarianceBlock(leaves: [1], covariance: [1])]),
      .invalidBlock(unit: 0, block: 0)
    ),
    (UncertainUnit(states: [exact(1), .scored(1, standardError: -1)]), .invalidValue(unit: 0, leaf: 1)),
    (UncertainUnit(states: [exact(.nan), exact(1)]), .invalidValue(unit: 0, leaf: 0)),
    (UncertainUnit(states: [exact(1)]), .invalidUnit(0, .unequalLengths(expected: 2, found: 1))),
  ]

  @Test(arguments: wrong)
  func `a unit that cannot be drawn is refused`(unit: UncertainUnit, error: SimulationError) throws {
    let tree = try flatTree(2)
    let scale = try Goalposts(zero: 0, full: 100)
    let grades = try Grades([("A", 0)])
    #expect(throws: error) {
      try RankSimulation(tree: tree, goalposts: [scale, scale], units: [unit], grades: grades)
    }
  }

  @Test func `factors, gates and groups must name what exists`() throws {
    let tree = try flatTree(1)
    let scale = try Goalposts(zero: 0, full: 100)
    let grades = try Grades([("A", 0)])
    let unit = UncertainUnit(states: [exact(1)])
    let factor = CommonFactor(units: [0], leaves: [0], relativeError: 0.1)
    #expect(throws: SimulationError.overlappingFactors(unit: 0, leaf: 0)) {
      try RankSimulation(tree: tree, goalposts: [scale], units: [unit], factors: [factor, factor], grades: grades)
    }
    #expect(throws: SimulationError.invalidFactor(0)) {
      try RankSimulation(tree: tree, goalposts: [scale], units: [], factors: [factor], grades: grades)
    }
    #expect(throws: SimulationError.unknownPlace(3)) {
      try RankSimulation(tree: tree, goalposts: [scale], units: [unit], grades: grades, groups: [[3]])
    }
    #expect(throws: SimulationError.unequalLengths(expected: 1, found: 0)) {
      try RankSimulation(tree: tree, goalposts: [], units: [unit], grades: grades)
    }
    let simulation = try RankSimulation(tree: tree, goalposts: [scale], units: [unit], grades: grades)
    var random = generator()
    #expect(throws: SimulationError.invalidReplicates(1)) { try simulation.run(replicates: 1, using: &random) }
    #expect(throws: SimulationError.invalidLevel(1)) {
      try simulation.run(replicates: 2, level: 1, using: &random)
    }
  }
}

/// Groups of units whose order is not sure.
@Suite struct TieGroupTests {
  @Test func `a group lasts while its first is not surely above`() throws {
    // Errors 3: the first is above the second (2 points below) in Φ(2/√18) = 68 %, above the third (12 below) in 99.8 %; the third
    // and the fourth (10 below it) are apart in 99 %.
    let simulation = try RankSimulation(
      tree: flatTree(1), goalposts: [Goalposts(zero: 0, full: 100)],
      units: [42.0, 52, 50, 30, 20].map { UncertainUnit(states: [.scored($0, standardError: 3)]) }
        + [UncertainUnit(states: [.notApplicable])],
      grades: Grades([("A", 0)]))
    var random = generator()
    let result = try simulation.run(replicates: 4000, using: &random)
    #expect(result.units.map(\.tieGroup) == [2, 1, 1, 3, 4, nil])
  }

  @Test func `equal values without error are one group`() throws {
    let simulation = try RankSimulation(
      tree: flatTree(1), goalposts: [Goalposts(zero: 0, full: 100)],
      units: [50.0, 50, 40].map { UncertainUnit(states: [exact($0)]) }, grades: Grades([("A", 0)]))
    var random = generator()
    #expect(try simulation.run(replicates: 100, using: &random).units.map(\.tieGroup) == [1, 1, 2])
  }
}
