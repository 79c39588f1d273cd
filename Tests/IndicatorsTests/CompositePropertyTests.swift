import Statistics
import Testing

@testable import Indicators

/// What must not change a ranking, over random indices of 20 units with gaps.
struct CompositePropertyTests {
  /// A way to score that `IndexExample.randomData` allows.
  struct Way: Sendable, CustomTestStringConvertible {
    let normalisation: Normalisation
    let mean: WeightedMean
    var testDescription: String { "\(normalisation), \(mean)" }
  }

  private static let ways: [Way] =
    [WeightedMean.arithmetic, .geometric, .harmonic, .power(0.5)].flatMap { mean in
      [Normalisation.minMax(lower: 1, upper: 100), .zScore(centre: 100, spread: 10), .ascendingRank(.average)].map {
        Way(normalisation: $0, mean: mean)
      }
    }

  private static func plan(_ way: Way, weights scale: Double = 1, prefix: String = "") throws -> CompositePlan {
    func node(_ id: String, _ weight: Double, _ children: [IndicatorNode] = []) -> IndicatorNode {
      IndicatorNode(id: prefix + id, weight: scale * weight, children: children)
    }
    let tree = try IndicatorTree(
      node(
        "index", 1,
        [node("x", 0.6, [node("a", 0.75), node("b", 0.25)]), node("y", 0.4, [node("c", 0.5), node("d", 0.5)])]))
    var plan = CompositePlan(tree: tree, directions: [.higher, .higher, .lower, .higher])
    plan.normalisation = way.normalisation
    plan.mean = way.mean
    return plan
  }

  private static func scores(_ plan: CompositePlan, _ data: CompositeData) throws -> CompositeScores {
    try CompositeScores(plan, data)
  }

  private static func agree(_ found: [Double?], _ expected: [Double?]) -> Bool {
    zip(found, expected).allSatisfy { found, expected in
      guard let found, let expected else { return found == nil && expected == nil }
      return abs(found - expected) <= 1e-9 * abs(expected)
    }
  }

  @Test(arguments: ways)
  func `the order of units moves scores and ranks with them`(way: Way) throws {
    var source = generator()
    for _ in 0..<10 {
      let data = IndexExample.randomData(units: 20, using: &source)
      let order = (0..<20).shuffled(using: &source)
      let moved = CompositeData(
        columns: data.columns.map { column in order.map { column[$0] } },
        applies: data.applies.map { column in order.map { column[$0] } }, groups: data.groups)
      let found = try Self.scores(Self.plan(way), data)
      let again = try Self.scores(Self.plan(way), moved)
      #expect(Self.agree(again.scores[0], order.map { found.scores[0][$0] }))
      #expect(again.ranks == order.map { found.ranks[$0] })
    }
  }

  @Test(arguments: ways)
  func `the unit of measurement changes nothing`(way: Way) throws {
    var source = generator()
    for _ in 0..<10 {
      let data = IndexExample.randomData(units: 20, using: &source)
      // Per cent as per mille, yuan as fen, degrees with another zero.
      let other = CompositeData(
        columns: zip(data.columns, [(10.0, 0.0), (100, 0), (0.001, 0), (1.8, 32)]).map { column, unit in
          column.map { unit.0 * $0 + unit.1 }
        }, applies: data.applies, groups: data.groups)
      let (found, again) = (try Self.scores(Self.plan(way), data), try Self.scores(Self.plan(way), other))
      #expect(Self.agree(again.scores[0], found.scores[0]) && again.ranks == found.ranks)
    }
  }

  @Test(arguments: ways)
  func `other names and weights that sum to two change nothing`(way: Way) throws {
    var source = generator()
    for _ in 0..<10 {
      let data = IndexExample.randomData(units: 20, using: &source)
      let found = try Self.scores(Self.plan(way), data)
      let again = try Self.scores(Self.plan(way, weights: 2, prefix: "zz-"), data)
      #expect(Self.agree(again.scores[0], found.scores[0]) && again.ranks == found.ranks)
    }
  }

  /// Unit 0 is made at least as good as unit 1 everywhere.
  @Test(arguments: ways)
  func `a dominated unit never ranks above its dominator`(way: Way) throws {
    var source = generator()
    for _ in 0..<30 {
      var columns = (0..<4).map { _ in (0..<20).map { _ in 1 + 99 * source.uniform() } }
      for indicator in columns.indices {
        let pair = [columns[indicator][0], columns[indicator][1]].sorted()
        let worse = source.uniform() < 0.3 ? pair[1] : pair[0]
        // Of the third indicator lower values are better.
        (columns[indicator][0], columns[indicator][1]) = indicator == 2 ? (worse, pair[1]) : (pair[1], worse)
      }
      let data = CompositeData(
        columns: columns, applies: columns.map { $0.map { _ in true } }, groups: Array(repeating: 0, count: 20))
      let ranks = try Self.scores(Self.plan(way), data).ranks
      #expect(try #require(ranks[0]) <= #require(ranks[1]))
      let outranking = Outranking(columns, weights: [3, 1, 2, 2], directions: [.higher, .higher, .lower, .higher])
      func copeland(_ unit: Int) -> Int { outranking.wins(of: unit) - outranking.losses(of: unit) }
      #expect(copeland(0) >= copeland(1))
    }
  }
}
