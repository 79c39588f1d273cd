import Testing

@testable import Statistics

struct HypergeometricDistributionTests {
  /// Of 10 items 4 are marked and 5 drawn: C(4, x)·C(6, 5 − x)/252 = 6, 60, 120, 60, 6 of 252.
  @Test(arguments: [(-1, 0), (0, 6), (1, 66), (2, 186), (3, 246), (4, 252), (5, 252)])
  func `counted by hand`(count: Int, ways: Int) {
    let distribution = HypergeometricDistribution(population: 10, marked: 4, sample: 5)
    #expect(abs(distribution.cumulative(count) - Double(ways) / 252) < 1e-14)
    #expect(abs(distribution.upperTail(count) - Double(252 - ways) / 252) < 1e-14)
  }

  /// All marked, or all drawn: nothing is left to chance.
  @Test func `certain numbers`() {
    let all = HypergeometricDistribution(population: 6, marked: 6, sample: 2)
    #expect(all.cumulative(1) == 0)
    #expect(all.cumulative(2) == 1)
    let census = HypergeometricDistribution(population: 6, marked: 2, sample: 6)
    #expect(census.upperTail(1) == 1)
    #expect(census.upperTail(2) == 0)
  }
}

struct GaussLegendreRuleTests {
  /// ∫ x⁷ from 1 to 3 = (3⁸ − 1)/8 = 820: four nodes are exact up to degree 7; the weights add up to the length.
  @Test func `polynomials are integrated exactly`() {
    let points = GaussLegendreRule(count: 4).points(from: 1, to: 3)
    let integral = points.reduce(0.0) { sum, point in
      sum + point.weight * (0..<7).reduce(1.0) { power, _ in power * point.node }
    }
    #expect(abs(integral - 820) < 1e-10)
    #expect(abs(points.reduce(0) { $0 + $1.weight } - 2) < 1e-14)
    #expect(points.allSatisfy { $0.node > 1 && $0.node < 3 })
  }
}
