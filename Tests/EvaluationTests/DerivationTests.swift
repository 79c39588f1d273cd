import Foundation
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

  /// A figure that nobody can follow to its rows is no evidence: the walk goes from every figure down, through its parents.
  @Test func `every figure of a result is explained down to rows or parents`() throws {
    let evidence = try WorkedExample.evidence()
    let result = try RoundEvaluation.evaluate(evidence, options: EvaluationOptions(replicates: 10))
    let named = result.namedFigures
    #expect(Set(named.map(\.name)).count == named.count)
    for kind in ["city/", "district/", "site/", "answers/"] {
      #expect(named.contains { $0.name.hasPrefix(kind) }, "\(kind)")
    }
    let derivations = try RoundEvaluation.derivations(of: named.map(\.name), in: result, evidence: evidence)
    let parents = Set(derivations.flatMap { $0.parents.map(\.figure) }).sorted()
    // A missing indicator has no figure, but a derivation that says so.
    #expect(try RoundEvaluation.derivations(of: parents, in: result, evidence: evidence).count == parents.count)
    for (figure, derivation) in zip(named, derivations) {
      #expect(derivation.figure == figure.name)
      #expect(derivation.value == figure.figure, "\(figure.name)")
      #expect(!derivation.formula.isEmpty)
      #expect(!derivation.rows.isEmpty || !derivation.parents.isEmpty || figure.figure.n == 0, "\(figure.name)")
    }
  }

  /// Whatever figure a result comes to hold, it has a name: figures are found in the result's JSON, not in a list of properties.
  @Test func `no figure of a result that decides on the roll-out is without a name`() throws {
    var evidence = try WorkedExample.evidence()
    let plain = evidence.round
    evidence.round = EvaluationRound(
      id: plain.id, name: plain.name, period: plain.period, baseline: plain.baseline,
      selfReportDeadline: plain.selfReportDeadline, previous: nil, decidesRollOut: true)
    let result = try RoundEvaluation.evaluate(evidence, options: EvaluationOptions(replicates: 10))
    #expect(result.rollOut != nil && !result.recommendations.isEmpty)
    func key(_ figure: [String: Any]) -> String {
      "\(figure["method"] ?? "") \(figure["value"] ?? "") \(figure["n"] ?? "")"
    }
    func figures(in value: Any) -> [[String: Any]] {
      if let list = value as? [Any] { return list.flatMap(figures) }
      guard let object = value as? [String: Any] else { return [] }
      let isFigure = object["method"] is String && object["value"] != nil && object["n"] is NSNumber
      return (isFigure ? [object] : []) + object.values.flatMap(figures)
    }
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let all = figures(in: try JSONSerialization.jsonObject(with: encoder.encode(result)))
    let named = try figures(
      in: JSONSerialization.jsonObject(with: encoder.encode(result.namedFigures.map(\.figure))))
    let known = Set(named.map(key))
    let nameless = Set(all.map(key)).subtracting(known).sorted()
    #expect(all.count > 30, "\(all.count)")
    #expect(nameless == [])
  }
}
