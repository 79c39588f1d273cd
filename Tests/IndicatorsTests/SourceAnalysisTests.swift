import Indicators
import Statistics
import Testing

/// Cases whose variances are known in closed form; limits are four standard errors of the estimators at 8000 rows.
@Suite struct SourceAnalysisTests {
  private let scale: Goalposts
  private let rows = 8000

  init() throws { scale = try Goalposts(zero: 0, full: 100) }

  private func run(
    _ units: [UncertainUnit], leaves: Int, factors: [CommonFactor] = [], change: (inout SourceAnalysis.Sources) -> Void
  ) throws -> SourceShares {
    var sources = SourceAnalysis.Sources(
      leaves: Array(0..<leaves), count: leaves, goalposts: [Array(repeating: scale, count: leaves)])
    change(&sources)
    let analysis = try SourceAnalysis(tree: flatTree(leaves), units: units, factors: factors, sources: sources)
    return try analysis.run(rows: rows) { source, isB in SeededGenerator(seed: (UInt64(source), isB ? 1 : 0, 3, 4)) }
  }

  @Test func `an additive total shares its variance as its parts have it`() throws {
    // Mean of two leaves with errors 2 and 4: variance (4 + 16)/4 = 5, shares 0.2 and 0.8, no interaction.
    let unit = UncertainUnit(states: [.scored(50, standardError: 2), .scored(50, standardError: 4)])
    let found = try run([unit], leaves: 2) { _ in }
    let total = try #require(found.units[0]?.total)
    #expect(agree(total.standardDeviation, 5.0.squareRoot(), within: 0.06))
    for (share, expected) in zip(total.shares, [0.2, 0.8, 0, 0]) {
      #expect(agree(share.firstOrder, expected, within: 0.06) && agree(share.total, expected, within: 0.05))
    }
  }

  @Test func `weights vary as Dirichlet weights do`() throws {
    // T = Σ w s, shares a third each, κ = 19: variance (mean of s² − square of the mean)/(κ + 1). s = 30, 60, 90: mean 60, mean square 4200, variance (4200 − 3600)/20 = 30.
    let unit = UncertainUnit(states: [30, 60, 90].map { .scored($0, standardError: 0) })
    let found = try run([unit], leaves: 3) { $0.concentration = 19 }
    let total = try #require(found.units[0]?.total)
    #expect(agree(total.standardDeviation, 30.0.squareRoot(), within: 0.15))
    #expect(agree(total.shares[3].total, 1, within: 0.05))
    #expect(total.shares.enumerated().allSatisfy { $0.offset == 3 || $0.element.total == 0 })
  }

  @Test func `a common factor is a source of its own and moves all its units`() throws {
    let units = [40.0, 60].map {
      UncertainUnit(states: [.scored($0, standardError: 0), .scored(50, standardError: 3)])
    }
    let found = try run(
      units, leaves: 2, factors: [CommonFactor(units: [0, 1], leaves: [0], relativeError: 0.1)]
    ) { $0.factors = 0 }
    // Half of 40·0.1 = 2 and half of 3: variances 4 and 2.25.
    let total = try #require(found.units[0]?.total)
    #expect(
      agree(total.shares[0].total, 4 / 6.25, within: 0.05) && agree(total.shares[1].total, 2.25 / 6.25, within: 0.05))
  }

  @Test func `what does not vary has no shares and sure ranks`() throws {
    let units = [60.0, 40].map { UncertainUnit(states: [.scored($0, standardError: 0)]) }
    let found = try run(units, leaves: 1) { _ in }
    #expect(found.units.allSatisfy { $0?.total.shares.isEmpty == true && $0?.rank.standardDeviation == 0 })
    #expect(found.ranks.isEmpty && found.rankLimits == [1...1, 2...2])
  }

  @Test func `multiplying instead of averaging punishes an uneven profile`() throws {
    // Averages 50 and 49; as 1 + 0.99·s multiplied: √(1·100) = 10 and 49.51. The ranks change with the method alone.
    let units = [[0.0, 100], [49, 49]].map { UncertainUnit(states: $0.map { .scored($0, standardError: 0) }) }
    let found = try run(units, leaves: 2) { $0.multiplies = true }
    #expect(found.rankLimits == [1...2, 1...2])
    // The rank is 1 or 2, each as often: standard deviation a half, all of it by the method.
    let rank = try #require(found.units[1]?.rank)
    #expect(agree(rank.standardDeviation, 0.5, within: 0.01) && agree(rank.shares[3].total, 1, within: 0.06))
    #expect(found.ranks.count == 4 && agree(found.ranks[3].total, 1, within: 0.06))
    // Two equally likely totals 50 and (√(1·100) − 1)/0.99 = 9.0909: standard deviation half their distance.
    #expect(agree(found.units[0]?.total.standardDeviation, (50 - 9 / 0.99) / 2, within: 0.2))
  }

  @Test func `units in another order have the same shares`() throws {
    let states: [[IndicatorState]] = [
      [.scored(70, standardError: 1)], [.scored(20, standardError: 5)], [.notApplicable],
    ]
    let found = try run(states.map { UncertainUnit(states: $0) }, leaves: 1) { $0.concentration = 50 }
    #expect(found.units[2] == nil && found.rankLimits[2] == nil)
    #expect(found.units[0]?.total.shares.first.map { agree($0.total, 1, within: 0.05) } == true)
  }
}
