import Statistics
import SurveyEstimation
import Testing

/// Expected values from R survey 4.1-1 on the data of `SmallSample`.
struct GroupDifferenceTests {
  private let design: SurveyDesign
  private let groupA = SmallSample.g.map { $0 == 0 }

  init() throws { design = try SmallSample.draft.validated() }

  private func difference(
    of values: [Double] = SmallSample.z, from reference: (Bool) -> Bool
  ) throws -> GroupDifference {
    try #require(design.differences(of: [values], group: groupA, reference: groupA.map(reference)).first)
  }

  /// b <- svyby(~z, ~g, one, svymean, covmat=TRUE); svycontrast(b, c(1, -1)), t quantiles on degf(one).
  @Test func `two groups that share clusters`() throws {
    let found = try difference { !$0 }
    #expect(close(found.difference.value, -0.582386363636364))
    #expect(close(found.difference.standardError, 0.807290128940003))
    #expect(found.difference.degreesOfFreedom == 4)
    #expect(close(found.difference.lower, -2.82378309060633))
    #expect(close(found.difference.upper, 1.6590103633336))
    #expect(close(found.difference.pValue, 0.510572805914422))
  }

  /// tt <- svytotal(~za+ia+z+one, one), za = z in group a; svycontrast(tt, quote(za/ia - z/one)).
  @Test func `a group against the whole that holds it`() throws {
    let found = try difference { _ in true }
    #expect(close(found.difference.value, -0.295673076923077))
    #expect(close(found.difference.standardError, 0.384835530166897))
  }

  /// θ_d − θ = (1 − N_d/N)(θ_d − θ_rest) holds for the estimates by arithmetic.
  @Test func `the whole dilutes the difference from the rest by the share`() throws {
    let weightOfRest = zip(SmallSample.weights, groupA).map { $1 ? 0 : $0 }.reduce(0, +)
    let share = weightOfRest / SmallSample.weights.reduce(0, +)
    let rest = try difference { !$0 }
    let whole = try difference { _ in true }
    #expect(close(whole.difference.value, share * rest.difference.value))
  }

  @Test func `an empty side leaves the difference undefined`() throws {
    let found = try difference { _ in false }
    #expect(found.difference.value.isNaN)
    #expect(found.difference.standardError == nil)
    #expect(found.difference.pValue == nil)
    #expect(found.warnings.contains(.nothingObserved(1)))
  }

  @Test func `no sampling error, no test`() throws {
    let found = try difference(of: Array(repeating: 1, count: 12)) { !$0 }
    #expect(found.difference.value == 0)
    #expect(found.difference.pValue == nil)
  }
}
