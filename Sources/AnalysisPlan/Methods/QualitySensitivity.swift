import Statistics
import SurveyEstimation
import Tables

/// What the figures are with all rows and without the flagged ones.
struct QualitySensitivity {
  static let method = AnalysisMethod(name: "quality.sensitivity") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try QualitySensitivity(arguments).fields(&context)
  }

  private let request: SurveyRequest
  private let selection: SurveySelection
  private let checks: QualityChecks

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "quality.sensitivity",
      known: SurveyRequest.keys.filter { $0 != "deff" } + SurveySelection.keys + QualityChecks.keys)
    request = try SurveyRequest(reader)
    selection = try SurveySelection(reader)
    checks = try QualityChecks(reader)
  }

  /// Rows by variable, then domain, then check.
  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let frame = try context.frame(request, columns: try selection.columnNames() + checks.columnNames)
    let variables = try selection.variables(in: frame, missing: request.missing)
    let flags = try checks.findings(in: frame.sample.table).flags
    var rows: [JSONValue] = []
    var warnings = frame.sample.warnings
    for variable in variables {
      for cell in frame.cells {
        let domain = frame.domains.rows(of: cell)
        for flag in flags {
          let line = Line(of: variable.values, in: domain, flag, frame.sample.design, request.options)
          rows.append(
            .object(
              variable.members + frame.members(ofCell: cell) + [JSONMember("flag", .text(flag.name))] + line.members))
          let label = "\(frame.label(variable, cell)) without \(flag.name)"
          warnings += try frame.warnings(line.without.warnings, [label])
        }
      }
    }
    return AnalysisFields(members: [JSONMember("rows", .list(rows))], warnings: warnings)
  }

  /// A mean in a domain beside the mean of the rows of the domain that a check leaves unmarked.
  private struct Line {
    let all: Estimate
    let without: EstimateSet
    let difference: Estimate
    let flaggedCount: Int

    init(
      of values: [Double], in domain: [Bool], _ flag: QualityFindings.MarkedRows, _ design: SurveyDesign,
      _ options: EstimationOptions
    ) {
      let kept = zip(domain, flag.isFlagged).map { $0 && !$1 }
      let found = design.differences(of: [values], group: kept, reference: domain, options: options)[0]
      all = found.reference
      difference = found.difference
      without = design.means([values], in: kept, options: options)
      flaggedCount = values.indices.count { domain[$0] && flag.isFlagged[$0] && !values[$0].isNaN }
    }

    var members: [JSONMember] {
      let rest = without.estimates[0]
      return [
        JSONMember("all", JSONValue(all.value)), JSONMember("seAll", JSONValue(all.standardError)),
        JSONMember("without", JSONValue(rest.value)), JSONMember("seWithout", JSONValue(rest.standardError)),
      ] + difference.members + [JSONMember("n", JSONValue(all.count)), JSONMember("nFlagged", JSONValue(flaggedCount))]
    }
  }
}

extension AnalysisMethod {
  /// The methods of `quality.*`.
  static let qualityMethods: [AnalysisMethod] = [QualityRespondents.method, QualitySensitivity.method]
}
