import Indicators
import Testing

@Suite struct GoalpostsTests {
  // By hand: 100·(value − zero)/(full − zero), cut at 0 and 100.
  @Test(arguments: [
    (0.5, 0.9, 0.8, 75.0, false), (0.5, 0.9, 0.4, 0, true), (0.5, 0.9, 1, 100, true), (0.5, 0.9, 0.9, 100, false),
    (10, 2, 4, 75, false), (10, 2, 12, 0, true), (10, 2, 1, 100, true),
  ])
  func `a value scores between its goalposts in either direction`(
    zero: Double, full: Double, value: Double, score: Double, truncated: Bool
  ) throws {
    let goalposts = try Goalposts(zero: zero, full: full)
    #expect(agree(goalposts.score(of: value), score))
    #expect(goalposts.truncates(value) == truncated)
  }

  @Test func `the error of a score is the slope times the error of the value`() throws {
    let goalposts = try Goalposts(zero: 10, full: 2)
    #expect(goalposts.slope == -12.5)
    #expect(goalposts.scored(.scored(4, standardError: 0.4)) == .scored(75, standardError: 5))
    #expect(goalposts.scored(.unverified(1, standardError: 0.4)) == .unverified(100, standardError: 5))
    #expect(goalposts.scored(.missing) == .missing && goalposts.scored(.notApplicable) == .notApplicable)
  }

  @Test(arguments: [(1.0, 1.0), (0, .infinity)])
  func `goalposts must differ and be finite`(zero: Double, full: Double) {
    #expect(throws: TreeError.notGoalposts(zero: zero, full: full)) { try Goalposts(zero: zero, full: full) }
  }
}
