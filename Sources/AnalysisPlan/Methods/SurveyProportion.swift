import SurveyEstimation
import Tables

/// Shares of categories, of a 0/1 variable or of a condition, with the intervals made for shares.
struct SurveyProportion {
  static let method = AnalysisMethod(name: "survey.proportion") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try SurveyProportion(arguments).fields(&context)
  }

  private let request: SurveyRequest
  private let names: [String]
  private let condition: String?
  private let interval: ProportionInterval

  /// The words of `interval`.
  private enum IntervalName: String, CaseIterable {
    case wald, logit, asin, kornGraubard, wilson, likelihood
  }

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "survey.proportion",
      known: SurveyRequest.keys + ["variables", "condition", "interval", "adjusted"])
    request = try SurveyRequest(reader)
    condition = try reader.text("condition")
    names = condition == nil ? try reader.requiredTexts("variables") : []
    if condition != nil, reader.value("variables") != nil {
      throw reader.invalid("condition", "absent when “variables” are given")
    }
    let adjusted = try reader.flag("adjusted")
    let name = try reader.choice("interval", as: IntervalName.self) ?? .logit
    if adjusted, name != .wilson { throw reader.invalid("adjusted", "absent unless “interval” is wilson") }
    interval =
      switch name {
      case .wald: .wald
      case .logit: .logit
      case .asin: .asin
      case .kornGraubard: .kornGraubard
      case .wilson: .wilson(adjusted: adjusted)
      case .likelihood: .likelihood
      }
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    var columns = names
    if let condition { columns = try PlanTable.expression(condition, for: "condition").columnNames }
    let frame = try context.frame(request, columns: columns)
    let variables = if let condition { [try holding(condition, frame)] } else { try binary(frame) }
    let set = frame.sample.design.proportions(
      variables.map(\.values), over: frame.domains, interval: interval, options: request.options)
    return try frame.fields(set, of: variables, designEffects: request.options.designEffect != nil)
  }

  /// 1 where the condition holds, 0 where not, missing where it uses a missing cell.
  private func holding(_ condition: String, _ frame: SurveyFrame) throws(AnalysisError) -> AnalysedVariable {
    let expression = try frame.sample.table.expression(condition, for: "condition")
    if request.missing == .fail { _ = try frame.variables(expression.columnNames, missing: .fail) }
    let values: [Double]
    do { values = try expression.values(in: frame.sample.table.data) } catch {
      throw AnalysisError(error, in: condition, of: "condition")
    }
    return AnalysedVariable(
      members: [JSONMember("condition", .text(condition))], label: condition,
      values: values.map { $0.isNaN ? .nan : $0 != 0 ? 1 : 0 })
  }

  private func binary(_ frame: SurveyFrame) throws(AnalysisError) -> [AnalysedVariable] {
    let table = frame.sample.table
    for name in names {
      guard let values = try table.column(name).numbers else { continue }
      if let row = values.firstIndex(where: { !$0.isNaN && $0 != 0 && $0 != 1 }) {
        throw AnalysisError(
          .notBinary,
          "“\(name)” must hold only 0 and 1, but row \(table.rowNumbers[row] + 1) of data “\(table.name)” holds "
            + "\(values[row].shortestText); declare it as text in “types” for the share of every category.")
      }
    }
    return try frame.variables(names, missing: request.missing)
  }
}
