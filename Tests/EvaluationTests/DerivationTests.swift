import ProgrammeModel
import Testing

@testable import Evaluation

struct DerivationTests {
  private func derivation(_ figure: String) throws -> Derivation {
    let evidence = try WorkedExample.evidence()
    let result = try RoundEvaluation.evaluate(evidence, options: EvaluationOptions(replicates: 10))
    return try RoundEvaluation.derivation(of: figure, in: result, evidence: evidence)
  }

  // 0.5·95 + 0.5·81.25
  @Test func `a site's score is the weighted mean of its dimensions`() throws {
    let score = try derivation("site/n2/score")
    #expect(score.formula == "weighted-mean")
    #expect(score.parents.map(\.figure) == ["site/n2/satisfaction", "site/n2/delivery"])
    #expect(score.parents.map(\.weight) == [0.5, 0.5])
    #expect(isClose(score.parents.reduce(0) { $0 + $1.weight * ($1.value ?? 0) }, 88.125))
  }

  @Test func `a cap shows in the formula`() throws {
    let delivery = try derivation("site/s1/delivery")
    #expect(delivery.formula == "capped-weighted-mean")
    #expect(delivery.parents.map(\.weight) == [0.25, 0.75])
    #expect(delivery.value?.value == 60)
  }

  // n2's eight answers stand on lines 30 to 37.
  @Test func `an indicator leads to its scale and its rows`() throws {
    let overall = try derivation("site/n2/overall")
    #expect(overall.formula == "surveyShare")
    #expect(overall.status == .scored)
    #expect(isClose(overall.score, 95))
    #expect(overall.goalposts == Derivation.Scale(zero: 0.4, full: 0.9))
    #expect(overall.rows == [Derivation.RowSet(kind: "survey", batch: 1, file: "answers.csv", lines: Array(30...37))])
  }

  @Test func `an area's score leads to its sites`() throws {
    #expect(try derivation("district/north/score").parents.map(\.figure) == ["site/n1/score", "site/n2/score"])
    #expect(try derivation("city/satisfaction").rows.map(\.lines.count) == [56])
  }

  @Test(arguments: ["site/n1", "site/x/score", "city/nothing", "", "district/north/score/x", "site/n1/"])
  func `an unknown figure is refused`(_ figure: String) throws {
    #expect(throws: EvaluationError.unknownFigure(figure)) { try derivation(figure) }
  }
}
