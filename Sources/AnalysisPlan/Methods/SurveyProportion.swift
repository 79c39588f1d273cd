import SurveyEstimation
import Tables

/// Shares of categories, of a 0/1 variable or of a condition, with the intervals made for shares.
struct SurveyProportion {
  static let method = AnalysisMethod(name: "survey.proportion") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try SurveyProportion(arguments).fields(&context)
  }

  private let request: SurveyRequest
  private let selection: SurveySelection
  private let interval: ProportionInterval

  /// The words of `interval`.
  private enum IntervalName: String, CaseIterable {
    case wald, logit, asin, kornGraubard, wilson, likelihood
  }

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "survey.proportion",
      known: SurveyRequest.keys + SurveySelection.keys + ["interval", "adjusted"])
    request = try SurveyRequest(reader)
    selection = try SurveySelection(reader)
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
    let frame = try context.frame(request, columns: try selection.columnNames())
    try checkBinary(frame.sample.table)
    let variables = try selection.variables(in: frame, missing: request.missing)
    let set = frame.sample.design.proportions(
      variables.map(\.values), over: frame.domains, interval: interval, options: request.options)
    return try frame.fields(set, of: variables, designEffects: request.options.designEffect != nil)
  }

  /// Numeric variables hold only 0 and 1; a condition has no columns to check.
  private func checkBinary(_ table: PlanTable) throws(AnalysisError) {
    for name in selection.names {
      guard let values = try table.column(name).numbers else { continue }
      if let row = values.firstIndex(where: { !$0.isNaN && $0 != 0 && $0 != 1 }) {
        throw AnalysisError(
          .notBinary,
          "“\(name)” must hold only 0 and 1, but row \(table.rowNumbers[row] + 1) of data “\(table.name)” holds "
            + "\(values[row].shortestText); declare it as text in “types” for the share of every category.", about: name
        )
      }
    }
  }
}
