import Statistics
import Testing

@testable import Indicators

/// The example of `docs/methods/index.md`, computed there by hand.
enum IndexExample {
  static func tree() throws -> IndicatorTree {
    try IndicatorTree(
      IndicatorNode(
        id: "index",
        children: [
          IndicatorNode(
            id: "result", weight: 0.6,
            children: [IndicatorNode(id: "satisfaction", weight: 3), IndicatorNode(id: "clicks")]),
          IndicatorNode(
            id: "thrift", weight: 0.4, children: [IndicatorNode(id: "cost"), IndicatorNode(id: "calls")]),
        ]))
  }

  static func plan() throws -> CompositePlan {
    var plan = CompositePlan(tree: try tree(), directions: [.higher, .higher, .lower, .higher])
    plan.normalisation = .minMax(lower: 0, upper: 100)
    return plan
  }

  static let columns: [[Double]] = [
    [80, 60, 70, 50], [120, 200, 90, 40], [10, 14, 12, 20], [30, .nan, 20, .nan],
  ]
  static let applies = [
    [true, true, true, true], [true, true, true, true], [true, true, true, true], [true, true, true, false],
  ]

  static var data: CompositeData { CompositeData(columns: columns, applies: applies, groups: [0, 0, 0, 0]) }

  /// Random data with gaps, on the tree of the example.
  static func randomData(units: Int, using source: inout SeededGenerator) -> CompositeData {
    CompositeData(
      columns: (0..<4).map { _ in (0..<units).map { _ in source.uniform() < 0.1 ? .nan : 1 + 99 * source.uniform() } },
      applies: (0..<4).map { _ in (0..<units).map { _ in source.uniform() > 0.1 } },
      groups: (0..<units).map { _ in 0 })
  }
}

struct CompositeTests {
  @Test func `the example by hand`() throws {
    let found = try CompositeScores(try IndexExample.plan(), IndexExample.data)
    for (unit, expected) in [92.5, 54, 50.6875, 0].enumerated() { #expect(agree(found.scores[0][unit], expected)) }
    #expect(found.ranks == [1, 2, 3, 4])
    #expect(found.coverage == [1, 0.75, 1, 1])
    let tree = try IndexExample.tree()
    #expect(agree(found.scores[try #require(tree.index(of: "result"))][2], 57.8125))
    #expect(agree(found.scores[try #require(tree.index(of: "thrift"))][1], 60))
  }

  /// The thrift of B has half of its children, and without it the index half of its groups.
  @Test func `a group with too little is missing`() throws {
    var plan = try IndexExample.plan()
    plan.minimumGroupAvailable = 0.6
    let found = try CompositeScores(plan, IndexExample.data)
    #expect(agree(found.scores[1][1], 50))
    #expect(found.scores[4][1] == nil)
    #expect(found.ranks == [1, nil, 2, 3])
  }

  /// Without B clicks range from 40 to 120: A 100, C 62.5. C: (3·200/3 + 62.5)/4 = 65.625 and 40 for thrift.
  @Test func `a unit that is screened out changes the scale`() throws {
    var plan = try IndexExample.plan()
    plan.minimumAvailable = 0.8
    let found = try CompositeScores(plan, IndexExample.data)
    #expect(found.scores[0][1] == nil)
    #expect(agree(found.scores[0][2], 0.6 * 65.625 + 0.4 * 40))
    #expect(found.ranks == [1, nil, 2, 3])
  }

  /// The mean of calls is 25, half of its range; D's does not apply and stays so.
  @Test func `imputation fills what is missing, not what does not apply`() throws {
    var plan = try IndexExample.plan()
    plan.imputation = .mean
    let found = try CompositeScores(plan, IndexExample.data)
    #expect(agree(found.scores[0][1], 0.6 * 50 + 0.4 * 55))
    #expect(found.prepared.scores[3][3].isNaN)
    #expect(found.coverage[1] == 0.75)
  }

  @Test func `a group can have a mean of its own`() throws {
    var plan = try IndexExample.plan()
    plan.normalisation = .minMax(lower: 1, upper: 101)
    plan.groupMeans = [0: .geometric]
    let found = try CompositeScores(plan, IndexExample.data)
    // 51^0.6 · 61^0.4.
    #expect(agree(found.scores[0][1], 54.78656092613639))
    plan.normalisation = .minMax(lower: 0, upper: 100)
    #expect(throws: PlacedIndexError(place: 1, error: .nonPositiveValue(unit: 3))) {
      try CompositeScores(plan, IndexExample.data)
    }
  }

  @Test(arguments: [WeightedMean.arithmetic, .geometric, .harmonic])
  func `order, names and units of measurement change nothing`(mean: WeightedMean) throws {
    var source = generator()
    var plan = try IndexExample.plan()
    plan.normalisation = .minMax(lower: 1, upper: 100)
    plan.mean = mean
    let data = IndexExample.randomData(units: 25, using: &source)
    let found = try CompositeScores(plan, data)
    let reversed = try CompositeScores(plan, data.keeping(Array((0..<25).reversed())))
    let scaled = zip(data.columns, [0.01, 5, 1_000, 3]).map { column, factor in column.map { $0 * factor } }
    let other = try CompositeScores(
      plan, CompositeData(columns: scaled, applies: data.applies, groups: data.groups))
    #expect(Array(reversed.ranks.reversed()) == found.ranks)
    #expect(other.ranks == found.ranks)
    for (score, other) in zip(found.scores[0], other.scores[0]) { #expect(agree(score ?? -1, other ?? -1)) }
  }

  /// A unit that is nowhere worse and has values wherever the other has.
  @Test(arguments: [WeightedMean.arithmetic, .geometric, .harmonic])
  func `a dominated unit is never above its dominator`(mean: WeightedMean) throws {
    var source = generator()
    var plan = try IndexExample.plan()
    plan.normalisation = .minMax(lower: 1, upper: 100)
    plan.mean = mean
    for _ in 0..<20 {
      var columns = (0..<4).map { _ in (0..<10).map { _ in 100 * source.uniform() } }
      for leaf in 0..<4 {
        let worse = columns[leaf][0] + (leaf == 2 ? 10 : -10) * source.uniform()
        columns[leaf][1] = source.uniform() < 0.3 ? columns[leaf][0] : worse
      }
      let data = CompositeData(
        columns: columns, applies: columns.map { $0.map { _ in true } }, groups: columns[0].map { _ in 0 })
      let ranks = try CompositeScores(plan, data).ranks.compactMap(\.self)
      #expect(ranks[0] <= ranks[1])
    }
  }

  /// With a demanded coverage of one a gap costs the unit its rank, whatever it hides.
  @Test(arguments: 0..<4)
  func `a missing value is never better than a delivered one when all are demanded`(leaf: Int) throws {
    var plan = try IndexExample.plan()
    plan.minimumAvailable = 1
    var columns = IndexExample.columns
    columns[3] = [30, 25, 20, 22]
    columns[leaf][0] = .nan
    let data = CompositeData(
      columns: columns, applies: columns.map { $0.map { _ in true } }, groups: [0, 0, 0, 0])
    #expect(try CompositeScores(plan, data).ranks[0] == nil)
  }
}

struct UncertaintyTests {
  private static let fixed = UncertainAssumptions(
    weightPerturbation: 0, normalisations: [.minMax(lower: 0, upper: 100)], means: [.arithmetic], imputations: [nil])

  @Test func `without uncertainty all ranks are the nominal ones`() throws {
    var analysis = try UncertaintyAnalysis(
      try IndexExample.plan(), IndexExample.data, assumptions: Self.fixed, order: Array(0..<7))
    analysis.run(replications: 5, isSobol: true) { _, _, count in Array(repeating: 0.5, count: count) }
    for unit in 0..<4 {
      #expect(analysis.distribution.quantile(of: unit, probability: 0.05) == Double(unit + 1))
      #expect(analysis.distribution.share(of: unit, upTo: 2) == (unit < 2 ? 1 : 0))
    }
    #expect(analysis.skipped == 0)
    #expect(analysis.sensitivity == nil)
  }

  /// Two units that differ in one indicator each; the weight of the first is drawn 1.5, 0.5, 1.5, 0.5 against 1.
  @Test func `ranks follow the drawn weights`() throws {
    var plan = CompositePlan(tree: try flatTree(2), directions: [.higher, .higher])
    plan.normalisation = .minMax(lower: 0, upper: 100)
    let data = CompositeData(
      columns: [[10, 0], [0, 10]], applies: [[true, true], [true, true]], groups: [0, 0])
    var assumptions = Self.fixed
    assumptions.weightPerturbation = 0.5
    var analysis = try UncertaintyAnalysis(plan, data, assumptions: assumptions, order: [0, 1, 2])
    analysis.run(replications: 4, isSobol: false) { replication, _, _ in [0.5, replication % 2 == 1 ? 1 : 0, 0.5] }
    #expect(analysis.nominal.ranks == [1, 1])
    #expect(analysis.distribution.quantile(of: 0, probability: 0.5) == 1.5)
    #expect(analysis.distribution.quantile(of: 0, probability: 0.05) == 1)
    #expect(analysis.distribution.quantile(of: 1, probability: 0.95) == 2)
    #expect(analysis.distribution.share(of: 0, upTo: 1) == 0.5)
  }

  /// One input that varies explains all of the variance, alone and in total up to A against B.
  @Test func `a single uncertain input has a first-order index of one`() throws {
    var plan = try IndexExample.plan()
    plan.normalisation = .minMax(lower: 1, upper: 100)
    var assumptions = Self.fixed
    assumptions.weightPerturbation = 1
    assumptions.normalisations = [plan.normalisation]
    var source = generator()
    let data = IndexExample.randomData(units: 20, using: &source)
    var analysis = try UncertaintyAnalysis(plan, data, assumptions: assumptions, order: Array(0..<7))
    analysis.run(replications: 50, isSobol: true) { _, _, count in (0..<count).map { _ in source.uniform() } }
    let found = try #require(analysis.sensitivity)
    #expect(found.map(\.input) == [.weights, .normalisation, .aggregation, .imputation])
    #expect(found[0].firstOrder == 1)
    #expect(found[1].total == 0)
  }

  /// A geometric mean of a score of 0 cannot be made: half of the choices.
  @Test func `what cannot be scored is counted`() throws {
    var assumptions = Self.fixed
    assumptions.means = [.arithmetic, .geometric]
    var analysis = try UncertaintyAnalysis(
      try IndexExample.plan(), IndexExample.data, assumptions: assumptions, order: Array(0..<7))
    analysis.run(replications: 10, isSobol: true) { replication, _, _ in [replication.isMultiple(of: 2) ? 0.75 : 0.25] }
    #expect(analysis.skipped == 5)
    #expect(analysis.distribution.rankings == 5)
  }
}
