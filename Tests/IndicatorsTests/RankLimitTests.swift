import Statistics
import Testing

@testable import Indicators

/// Limits of ranks from comparisons in pairs.
struct RankLimitTests {
  private static func limits(_ totals: [[Double]], points: [Double?]) -> [ClosedRange<Int>?] {
    var tally = OrderTally(points: points)
    for row in totals { tally.add(row) }
    let ranks = ranks(ofScores: points)
    return points.indices.map { unit in
      ranks[unit].flatMap { tally.limits(of: unit, around: $0, replicates: totals.count, level: 0.95) }
    }
  }

  /// Errors of 1, values 1 apart: neighbours k places away are surely apart when Φ(k/√2) ≥ 0.975, which 2 (0.921) is not and
  /// 3 (0.983) is; the ends have neighbours on one side only.
  @Test func `a rank reaches as far as the places that are not surely apart`() throws {
    let grades = try Grades([("all", 0)])
    let units = (0..<20).map { UncertainUnit(states: [.scored(60 - Double($0), standardError: 1)]) }
    let simulation = try RankSimulation(
      tree: flatTree(1), goalposts: [Goalposts(zero: 0, full: 100)], units: units, grades: grades)
    var random = generator()
    let found = try simulation.run(replicates: 20_000, using: &random).units.map(\.rankLimits)
    let expected = (1...20).map { max(1, $0 - 2)...min(20, $0 + 2) }
    #expect(found == expected)
  }

  /// In 40 replicates A is above B in 39 (0.975), and in 38.
  @Test func `sure begins at half of what the level leaves`() {
    func rows(_ above: Int) -> [[Double]] { (0..<40).map { $0 < above ? [2, 1] : [1, 2] } }
    #expect(Self.limits(rows(39), points: [2, 1]) == [1...1, 2...2])
    #expect(Self.limits(rows(38), points: [2, 1]) == [1...2, 1...2])
  }

  @Test func `level is not below, without a total is without limits`() {
    #expect(
      Self.limits(Array(repeating: [5, 5, 4, 0], count: 10), points: [5, 5, 4, nil]) == [1...1, 1...1, 3...3, nil])
  }

  /// Simulated evaluations: the limits hold the true rank at least as often as stated, for the best and the worst tenth, too
  /// (less three standard errors of a share of 480, 0.03).
  @Test(arguments: [0.5, 1, 3]) func `limits hold the true rank as often as stated`(spread: Double) throws {
    var (held, ends, endsHeld) = (0, 0, 0)
    let (grades, tree) = (try Grades([("all", 0)]), try flatTree(1))
    for sample in 0..<40 {
      var source = NormalSource(generator: SeededGenerator(seed: (UInt64(sample + 1), 1, 1, 1)))
      let truth = (0..<60).map { _ in spread * source.next() }
      let units = truth.map { UncertainUnit(states: [.scored($0 + source.next(), standardError: 1)]) }
      let simulation = try RankSimulation(
        tree: tree, goalposts: [Goalposts(zero: -50, full: 50)], units: units, grades: grades)
      var random = SeededGenerator(seed: (UInt64(sample + 1), 2, 2, 2))
      for (unit, found) in try simulation.run(replicates: 500, using: &random).units.enumerated() {
        let rank = 1 + truth.count { $0 > truth[unit] }
        let holds = found.rankLimits?.contains(rank) ?? false
        held += holds ? 1 : 0
        guard rank <= 6 || rank > 54 else { continue }
        ends += 1
        endsHeld += holds ? 1 : 0
      }
    }
    #expect(Double(held) >= 0.95 * 2400)
    #expect(Double(endsHeld) >= 0.92 * Double(ends))
  }
}
