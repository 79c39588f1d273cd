import Testing

@testable import Sampling

/// Two strata of 10 and 20 sites with standard deviations 0.3 and 0.1, visits for 1 and 4, worked by hand.
struct DesignAlternativesTests {
  private let planned = PlannedStrata(
    [
      .init(name: "A", population: 10, certain: 0, deviation: 0.3, cost: 1),
      .init(name: "B", population: 20, certain: 0, deviation: 0.1, cost: 4),
    ], minimum: 2, inflated: 3, level: 0.95)

  // Proportional 6·10/30 and 6·20/30. Neyman from (2, 2): 3/√6 > 2/√6, then 3/√12 > 2/√6. Optimum with the 18 that (2, 4)
  // costs, from (2, 2) for 10: A lowers the variance by 9/(n(n + 1)) for 1, B by 4/6 for 4; A goes first until 7 (9/56 < 1/6),
  // then B costs more than the 3 that are left, and A takes them. Power: 6·√10/(√10 + √20) = 2.49 and 3.51.
  @Test func `each rule divides as by hand`() throws {
    let alternatives = try planned.alternatives(size: 6)
    #expect(alternatives.map(\.rule) == AlternativeRule.allCases)
    #expect(alternatives.map(\.allocation) == [[2, 4], [4, 2], [10, 2], [2, 4]])
    #expect(alternatives.map(\.cost) == [18, 12, 18, 18])
  }

  // 10·(10/2 − 1)·0.09 + 20·(20/4 − 1)·0.01 = 4.4; 1.959964·√4.4/30 = 0.1370418. Strata: 1.959964·0.3·√(0.8/2) = 0.3718770 and
  // 1.959964·0.1·√(0.8/4) = 0.087652. Of 30 sites with 3 inflated 6 are drawn: 1 − C(24, 3)/C(30, 3) = 1 − 2024/4060; all in A:
  // 1 − C(8, 3)/C(10, 3) = 0.5333, all in B: 1 − C(16, 3)/C(20, 3) = 1 − 560/1140.
  @Test func `margins and chances of the proportional division`() throws {
    let first = try #require(try planned.alternatives(size: 6).first)
    #expect(abs(first.margin - 0.1370418) < 1e-6)
    #expect(abs((first.stratumMargins[0] ?? 0) - 0.3718770) < 1e-6)
    #expect(abs((first.stratumMargins[1] ?? 0) - 0.087652) < 1e-6)
    #expect(abs(first.detection - (1 - 2024.0 / 4060)) < 1e-12)
    #expect(abs(first.worstDetection - (1 - 560.0 / 1140)) < 1e-12)
  }

  // C(30 − n, 3)/C(30, 3) is 220/4060 = 0.0542 at n = 18 and 165/4060 = 0.0406 at 19.
  @Test func `sizes and refusals`() throws {
    #expect(planned.size(forDetection: 0.95) == 19)
    // Pooled S² = (10·0.09 + 20·0.01)/30 = 0.036667; n0 = 3.841459·S²/0.01 = 14.0853; 14.0853/(1 + 14.0853/30) = 9.585.
    #expect(planned.size(forMargin: 0.1) == 10)
    #expect(throws: SamplingError.tooMany(asked: 31, available: 30)) { try planned.alternatives(size: 31) }
    #expect(throws: SamplingError.tooFew(asked: 3, needed: 4)) { try planned.alternatives(size: 3) }
  }

  @Test func `certain sites cost and add no error`() throws {
    let risky = PlannedStrata(
      [.init(name: "A", population: 4, certain: 6, deviation: 0.3, cost: 2)], minimum: 1, inflated: 1, level: 0.95)
    let first = try #require(try risky.alternatives(size: 2).first)
    #expect(first.cost == 16)
    // 4·(4/2 − 1)·0.09 = 0.36; 1.959964·0.6/10.
    #expect(abs(first.margin - 0.1175978) < 1e-6)
  }
}
