import SurveyEstimation
import Tables

/// What an analysis is about: the `variables` or the `condition` of its arguments.
struct SurveySelection {
  let names: [String]
  let condition: String?

  static let keys = ["variables", "condition"]

  init(_ reader: ArgumentReader) throws(AnalysisError) {
    condition = try reader.text("condition")
    names = condition == nil ? try reader.requiredTexts("variables") : []
    if condition != nil, reader.value("variables") != nil {
      throw reader.invalid("condition", "absent when “variables” are given")
    }
  }

  /// The columns that it uses, as far as the text of the condition is an expression.
  func columnNames() throws(AnalysisError) -> [String] {
    guard let condition else { return names }
    return try PlanTable.expression(condition, for: "condition").columnNames
  }

  func variables(in frame: SurveyFrame, missing: MissingValueRule) throws(AnalysisError) -> [AnalysedVariable] {
    guard let condition else { return try frame.variables(names, missing: missing) }
    return [try frame.variable(holding: condition, missing: missing)]
  }
}

extension SurveyFrame {
  /// 1 where a condition holds, 0 where not, missing where it uses a missing cell.
  fileprivate func variable(
    holding condition: String, missing: MissingValueRule
  ) throws(AnalysisError) -> AnalysedVariable {
    let expression = try sample.table.expression(condition, for: "condition")
    if missing == .fail { _ = try variables(expression.columnNames, missing: .fail) }
    let values: [Double]
    do { values = try expression.values(in: sample.table.data) } catch {
      throw AnalysisError(error, in: condition, of: "condition")
    }
    return AnalysedVariable(
      members: [JSONMember("condition", .text(condition))], label: condition,
      values: values.map { $0.isNaN ? .nan : $0 != 0 ? 1 : 0 })
  }
}
