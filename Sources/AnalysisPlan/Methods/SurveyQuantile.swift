import Statistics
import SurveyEstimation
import Tables

/// Quantiles with Woodruff's intervals.
struct SurveyQuantile {
  static let method = AnalysisMethod(name: "survey.quantile") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try SurveyQuantile(arguments).fields(&context)
  }

  private let request: SurveyRequest
  private let names: [String]
  private let probabilities: [Double]
  private let rule: QuantileRule
  private let interval: ProportionInterval

  /// The words of `interval`: the intervals of a share that Woodruff's method may use.
  private enum IntervalName: String, CaseIterable {
    case wald, logit, asin, kornGraubard
  }

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "survey.quantile",
      known: SurveyRequest.keys.filter { $0 != "deff" } + ["variables", "probabilities", "rule", "interval"])
    request = try SurveyRequest(reader)
    names = try reader.requiredTexts("variables")
    let listed = try reader.required("probabilities", reader.value("probabilities"))
    var probabilities: [Double] = []
    for element in listed.elements ?? [] {
      guard case .number(let value, _) = element, value > 0, value < 1 else {
        throw reader.invalid("probabilities", "a list of numbers between 0 and 1")
      }
      probabilities.append(value)
    }
    guard !probabilities.isEmpty else { throw reader.invalid("probabilities", "a list of numbers between 0 and 1") }
    self.probabilities = probabilities
    rule = try reader.choice("rule", as: QuantileRule.self) ?? .math
    interval =
      switch try reader.choice("interval", as: IntervalName.self) ?? .wald {
      case .wald: .wald
      case .logit: .logit
      case .asin: .asin
      case .kornGraubard: .kornGraubard
      }
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let frame = try context.frame(request, columns: names)
    for name in names { _ = try frame.sample.table.numbers(name) }
    let variables = try frame.variables(names, missing: request.missing)
    var rows: [JSONValue] = []
    var warnings = frame.sample.warnings
    let set = frame.sample.design.quantiles(
      variables.map(\.values), over: frame.domains, probabilities: probabilities, rule: rule, interval: interval,
      options: request.options)
    let labels = variables.flatMap { variable in
      frame.cells.flatMap { cell in probabilities.map { "\(frame.label(variable, cell)) at \($0.shortestText)" } }
    }
    warnings += try frame.warnings(set.warnings, labels)
    for (position, variable) in variables.enumerated() {
      for (index, probability) in probabilities.enumerated() {
        for cell in frame.cells {
          let number = (position * frame.cells.count + cell) * probabilities.count + index
          rows.append(
            .object(
              variable.members + [JSONMember("probability", .number(probability))] + frame.members(ofCell: cell)
                + set.estimates[number].members + [
                  JSONMember("n", JSONValue(set.estimates[number].count)),
                  JSONMember("sumWeights", JSONValue(set.sumWeights[number])),
                ]))
        }
      }
    }
    return AnalysisFields(members: [JSONMember("rows", .list(rows))], warnings: warnings)
  }
}
