import Statistics
import SurveyEstimation

/// What a result says of differences between groups: the lines of `survey.comparison` and `survey.change`.
struct SurveyDifferences {
  private let request: SurveyRequest
  private let selection: SurveySelection
  private let adjustment: PAdjustment?

  /// The arguments that both methods share; they have no design effect.
  static let keys = SurveyRequest.keys.filter { $0 != "deff" } + SurveySelection.keys + ["adjust"]

  init(_ reader: ArgumentReader, request: SurveyRequest) throws(AnalysisError) {
    self.request = request
    selection = try SurveySelection(reader)
    adjustment =
      try reader.text("adjust") == "none" ? nil : try reader.choice("adjust", as: PAdjustment.self)
  }

  /// A group and what it is compared with, as rows.
  struct Pair {
    /// What names it in a row.
    let members: [JSONMember]
    /// The name of the group for people; empty without one.
    let name: String
    let group: [Bool]
    let reference: [Bool]
  }

  func columnNames() throws(AnalysisError) -> [String] { try selection.columnNames() }

  /// Rows by variable, then pair. The p-values of all rows are one family for `adjust`.
  func fields(of pairs: [Pair], in frame: SurveyFrame) throws(AnalysisError) -> AnalysisFields {
    let variables = try selection.variables(in: frame, missing: request.missing)
    let byPair = pairs.map { pair in
      frame.sample.design.differences(
        of: variables.map(\.values), group: pair.group, reference: pair.reference, options: request.options)
    }
    let found = variables.indices.flatMap { variable in byPair.map { $0[variable] } }
    let names = variables.flatMap { variable in
      pairs.map { pair in
        (
          members: variable.members + pair.members,
          label: pair.name.isEmpty ? variable.label : variable.label + ":" + pair.name
        )
      }
    }
    let pValues = found.map(\.difference.pValue)
    let adjusted = adjustment?.adjusted(pValues) ?? pValues
    var warnings = frame.sample.warnings
    let rows = found.indices.map { index in
      JSONValue.object(names[index].members + members(found[index], p: pValues[index], adjusted: adjusted[index]))
    }
    for (index, entry) in found.enumerated() {
      warnings += try notes(on: entry, label: names[index].label, in: frame)
    }
    return AnalysisFields(members: [JSONMember("rows", .list(rows))], warnings: warnings)
  }

  private func members(_ found: GroupDifference, p: Double?, adjusted: Double?) -> [JSONMember] {
    [JSONMember("group", JSONValue(found.group.value)), JSONMember("reference", JSONValue(found.reference.value))]
      + found.difference.members + [
        JSONMember("p", JSONValue(p)), JSONMember("pAdjusted", JSONValue(adjusted)),
        JSONMember("n", JSONValue(found.group.count)), JSONMember("nReference", JSONValue(found.reference.count)),
      ]
  }

  /// Degrees of freedom are those of both sides together, so that their want is said once.
  private func notes(
    on found: GroupDifference, label: String, in frame: SurveyFrame
  ) throws(AnalysisError) -> [PlanWarning] {
    let relevant = found.warnings.filter { if case .noDegreesOfFreedom = $0 { false } else { true } }
    let lines = try frame.warnings(relevant, [label, label + " (reference)"])
    if lines.isEmpty && found.difference.standardError == nil {
      return ["\(label): no standard error, since there are no more sampled units than strata."]
    }
    return lines
  }
}
