import Statistics
import SurveyEstimation
import Testing

/// Raking of the data of `SmallSample` to g = 30, 20 and q = 22, 28, against R survey 4.1-1:
/// r <- rake(one, list(~g, ~q), …, control=list(maxit=200, epsilon=1e-12)).
struct RakingTests {
  private func draft(
    g: [Double] = [30, 20], q: [Double] = [22, 28], residuals: Raking.Residuals = .design, iterations: Int = 200
  ) -> SurveyDesignDraft {
    let margins = [
      PostStratification(cells: SmallSample.g, counts: g, names: ["a", "b"]),
      PostStratification(cells: SmallSample.q, counts: q, names: ["u", "v"]),
    ]
    var draft = SmallSample.draft
    draft.adjustments = [
      .rake(Raking(margins: margins, maximumIterations: iterations, tolerance: 1e-12, residuals: residuals))
    ]
    return draft
  }

  /// weights(r).
  @Test func `the weights meet both margins`() throws {
    let weights = try draft().validated().weights
    let expected = [3.533764434112969, 4.417205542641211, 2.527625446092538, 3.791438169138805]
    for (found, value) in zip(weights, expected) { #expect(close(found, value, 1e-9)) }
  }

  /// ipf: svymean(~z, r). design: with m its mean and w its weights, svyrecvar(w*e, one$cluster, one$strata, one$fpc),
  /// e <- residuals(lm(I((z - m)/sum(w)) ~ g + q, weights = d$w)).
  @Test(arguments: [(Raking.Residuals.ipf, 0.3831198787952156), (.design, 0.345069065104717)])
  func `the error rests on the residuals chosen`(residuals: Raking.Residuals, expected: Double) throws {
    let mean = try draft(residuals: residuals).validated().means([SmallSample.z]).estimates[0]
    #expect(close(mean.value, 2.003263135470232, 1e-9))
    #expect(close(mean.standardError, expected, 1e-8))
  }

  @Test func `margins must agree and be met`() {
    #expect(throws: DesignError.inconsistentMargins(50, 51)) { try draft(q: [22, 29]).validated() }
    #expect(throws: DesignError.self) { try draft(iterations: 1).validated() }
  }
}
