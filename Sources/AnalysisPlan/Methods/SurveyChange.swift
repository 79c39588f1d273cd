import SurveyEstimation
import Tables

/// One period against another, both in one table.
struct SurveyChange {
  static let method = AnalysisMethod(name: "survey.change") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try SurveyChange(arguments).fields(&context)
  }

  private let request: SurveyRequest
  private let differences: SurveyDifferences
  private let period: String
  private let from: String
  private let to: String

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "survey.change", known: SurveyDifferences.keys + ["period", "from", "to"])
    request = try SurveyRequest(reader)
    differences = try SurveyDifferences(reader, request: request)
    period = try reader.required("period", try reader.text("period"))
    from = try reader.required("from", try reader.text("from"))
    to = try reader.required("to", try reader.text("to"))
    guard from != to else { throw reader.invalid("to", "another period than “from”") }
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let frame = try context.frame(request, columns: try differences.columnNames() + [period])
    let before = try rows(of: from, in: frame)
    let after = try rows(of: to, in: frame)
    let pairs = frame.cells.map { cell in
      let rows = frame.domains.rows(of: cell)
      return SurveyDifferences.Pair(
        members: frame.members(ofCell: cell) + [JSONMember("from", .text(from)), JSONMember("to", .text(to))],
        name: frame.categories[cell].joined(separator: "."), group: zip(rows, after).map { $0 && $1 },
        reference: zip(rows, before).map { $0 && $1 })
    }
    return try differences.fields(of: pairs, in: frame)
  }

  private func rows(of name: String, in frame: SurveyFrame) throws(AnalysisError) -> [Bool] {
    let periods = try frame.sample.table.categories(period)
    guard let code = periods.levels.firstIndex(of: name) else {
      throw .unknown(.unknownLevel, "period of “\(period)” named", name, among: periods.levels)
    }
    return periods.codes.map { $0 == Int32(code) }
  }
}
