import ProgrammeModel
import Testing

@testable import Evaluation

struct RoundComparisonTests {
  private func figure(_ value: Double, se: Double?, df: Double? = nil, reach: Double = 0.1, n: Int = 100) -> Figure {
    Figure(value: value, se: se, df: df, lower: value - reach, upper: value + reach, n: n, method: "x")
  }

  // √(0.03² + 0.04²) = 0.05; Welch: 0.0025²/(0.0009²/4 + 0.0016²/9) = 6.25e-6/4.869444e-7 = 12.8352.
  @Test func `a difference has both rounds' errors`() {
    let difference = figure(0.7, se: 0.03, df: 4).difference(from: figure(0.6, se: 0.04, df: 9), level: 0.95)
    #expect(isClose(difference.value, 0.1))
    #expect(isClose(difference.se, 0.05))
    #expect(isClose(difference.df, 12.8352, within: 1e-3))
    #expect(figure(0.7, se: nil).difference(from: figure(0.6, se: 0.04), level: 0.95).lower == nil)
  }

  // 0.6/0.4 = 1.5; relative errors 0.05 and 0.1: √0.0125 = 0.1118034; limits 1.5·exp(±1.959964·0.1118034).
  @Test func `a ratio is symmetric on the scale of its logarithm`() throws {
    let ratio = try #require(figure(0.6, se: 0.03).ratio(to: figure(0.4, se: 0.04), level: 0.95))
    #expect(isClose(ratio.value, 1.5))
    #expect(isClose(ratio.lower, 1.204830, within: 1e-5))
    #expect(isClose(ratio.upper, 1.867484, within: 1e-5))
    #expect(figure(0.6, se: 0.1).ratio(to: figure(0, se: 0), level: 0.95) == nil)
  }

  @Test func `a round is compared with the one before`() throws {
    let before = try WorkedExample.result(replicates: 100)
    var evidence = try WorkedExample.evidence()
    evidence.selfReports.append(try Rows.report("s1", "garden", item: nil, line: 1))
    let result = try RoundEvaluation.evaluate(
      evidence, previous: before, options: EvaluationOptions(replicates: 100))
    let change = try #require(result.change)
    #expect(change.previous == "first")
    #expect(change.satisfaction.map(\.area) == ["city", "north", "south"])
    #expect(change.satisfaction.allSatisfy { $0.figure.value == 0 })
    // s1 now runs both projects: delivery 100 without the cap, total 50 instead of 30.
    let site = try #require(change.sites.first { $0.site == "s1" })
    #expect(isClose(site.change.value, 20))
    #expect(isClose(site.satisfactionChange?.se, 0.0527046 * 2.0.squareRoot(), within: 1e-6))
    #expect(change.sites.last?.satisfactionChange == nil)
  }

  /// R 4.2.2: p.adjust(2*pnorm(-abs(c(10,3,0,-1)/sqrt(8))), "BH").
  @Test func `changes of sites are adjusted for their number`() throws {
    var before = try WorkedExample.result(replicates: 100)
    var after = before
    for (place, change) in [10.0, 3, 0, -1].enumerated() {
      before.sites[place].score = figure(50, se: 2)
      after.sites[place].score = figure(50 + change, se: 2)
    }
    let found = ChangeResult(from: before, to: after, gateIndicator: "overall", level: 0.95).sites.map(\.adjusted)
    for (found, expected) in zip(found, [0.00162780806978, 0.57768873269297, 1, 0.96489814644235]) {
      #expect(isClose(found, expected, within: 1e-9))
    }
  }

  struct Opinion: Sendable {
    let satisfied: Double
    var use: Double? = 1.5
    var verified: Double? = 0.95
    var cost: Double? = 10
    let expected: ProjectRecommendation.RollOut
  }

  // Floors 0.6 and 0.9; limits lie 0.1 from the value; the other project costs 20, so the median cost is 15 (or 20
  // alone).
  @Test(arguments: [
    Opinion(satisfied: 0.75, expected: .yes), Opinion(satisfied: 0.65, expected: .undecided),
    Opinion(satisfied: 0.45, expected: .no), Opinion(satisfied: 0.75, use: 0.8, expected: .no),
    Opinion(satisfied: 0.75, use: 1.05, expected: .undecided), Opinion(satisfied: 0.75, use: nil, expected: .undecided),
    Opinion(satisfied: 0.75, verified: 0.8, expected: .undecided),
    Opinion(satisfied: 0.75, cost: 30, expected: .undecided),
    Opinion(satisfied: 0.75, cost: nil, expected: .undecided),
  ])
  func `the declared rule decides`(_ opinion: Opinion) {
    let decision = RollOutDecision(rule: RollOutRule(satisfactionFloor: 0.6, verificationFloor: 0.9), level: 0.95)
    let cases = [
      ProjectCase(
        project: "p", satisfaction: figure(opinion.satisfied, se: 0.05),
        useRatio: opinion.use.map { figure($0, se: 0.05) },
        verification: opinion.verified.map { figure($0, se: nil) },
        costPerUser: opinion.cost.map { figure($0, se: nil) }),
      ProjectCase(project: "q", costPerUser: figure(20, se: nil)),
    ]
    #expect(decision.recommendations(cases).map(\.rollOut) == [opinion.expected, .undecided])
  }

  // p = 0.65 with a lower limit of 0.55 at 100 answers: the reach of 0.1 must fall to 0.05, four times the answers.
  @Test func `an open question says how many answers would settle it`() throws {
    let decision = RollOutDecision(rule: RollOutRule(satisfactionFloor: 0.6, verificationFloor: 0.9), level: 0.95)
    let opinion = try #require(
      decision.recommendations([ProjectCase(project: "p", satisfaction: figure(0.65, se: 0.05))]).first)
    let needed = try #require(opinion.because.last)
    #expect(needed.name == "answers-needed")
    #expect(needed.figure.value == 400)
  }
}
