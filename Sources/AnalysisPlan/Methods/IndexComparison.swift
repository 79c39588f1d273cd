import Indicators
import Statistics
import Tables

/// Versions of an index against each other, and shares of variance from a design that was computed elsewhere.
enum IndexComparison {
  static let rankShift = AnalysisMethod(name: "index.rankShift") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "index.rankShift", known: ["data", "unit", "first", "second", "moreThan"])
    let data = try reader.required("data", try reader.text("data"))
    let unit = try reader.text("unit")
    let names = [
      try reader.required("first", try reader.text("first")), try reader.required("second", try reader.text("second")),
    ]
    let limit = try reader.number("moreThan") ?? 5
    let found = try IndexColumns(.init(data: data, unit: unit, names: names), &context)
    let complete = found.completeRows()
    guard !complete.rows.isEmpty else { throw AnalysisError(.noData, "No unit has both scores.") }
    guard complete.rows.count > 2 else {
      throw AnalysisError(.tooFewUnits, "Only \(complete.rows.count) units have both scores; at least 3 are needed.")
    }
    let shift = RankShift(complete.columns[0], complete.columns[1])
    let correlation = RankCorrelation(complete.columns[0], complete.columns[1])
    let rows = complete.rows.enumerated().map { place, row -> JSONValue in
      [
        "unit": .text(found.units[row]), "firstRank": JSONValue(shift.first[place]),
        "secondRank": JSONValue(shift.second[place]), "shift": JSONValue(shift.shifts[place]),
      ]
    }
    let constant: [PlanWarning] =
      correlation == nil ? ["One of the scores is constant: the correlations are not defined."] : []
    return AnalysisFields(
      members: [JSONMember("rows", .list(rows))] + members(shift, limit) + members(correlation),
      warnings: found.table.warnings + complete.warnings + constant)
  }

  private static func members(_ shift: RankShift, _ limit: Double) -> [JSONMember] {
    let sizes = shift.shifts.map { Double(abs($0)) }.sorted()
    return [
      JSONMember("meanAbsoluteShift", JSONValue(sizes.compensatedSum() / Double(sizes.count))),
      JSONMember("medianAbsoluteShift", JSONValue(quantile(ofSorted: sizes, probability: 0.5))),
      JSONMember("maximumAbsoluteShift", JSONValue(sizes.last)),
      JSONMember("shareMoved", JSONValue(shift.share(movingMoreThan: 0))),
      JSONMember("shareMovedMore", JSONValue(shift.share(movingMoreThan: limit))),
    ]
  }

  private static func members(_ correlation: RankCorrelation?) -> [JSONMember] {
    [
      JSONMember("spearman", JSONValue(correlation?.spearman)),
      JSONMember("spearmanP", JSONValue(correlation?.spearmanP)),
      JSONMember("kendall", JSONValue(correlation?.kendall)),
      JSONMember("kendallStatistic", JSONValue(correlation?.kendallStatistic)),
      JSONMember("kendallP", JSONValue(correlation?.kendallP)), JSONMember("pearson", JSONValue(correlation?.pearson)),
    ]
  }

  static let sobol = AnalysisMethod(name: "index.sobol") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "index.sobol", known: ["data", "inputs", "output", "samples"])
    let data = try reader.required("data", try reader.text("data"))
    let inputs = try reader.requiredTexts("inputs")
    let output = try reader.required("output", try reader.text("output"))
    let samples = try reader.required("samples", try reader.count("samples", in: 2...Int(Int32.max)))
    let table = try context.table(data)
    try table.check(columns: inputs + [output])
    let values = try table.numbers(output)
    guard !values.allSatisfy(\.isNaN) else { throw AnalysisError(.noData, "“\(output)” has no value.") }
    guard values.count == samples * (inputs.count + 2), !values.contains(where: \.isNaN) else {
      throw AnalysisError(
        .invalidArgument,
        "“samples” \(samples) and \(inputs.count) “inputs” need \(samples * (inputs.count + 2)) rows with a value of "
          + "“\(output)”; data “\(data)” has \(values.count { !$0.isNaN }) of \(values.count).")
    }
    let blocks = (0..<inputs.count + 2).map { Array(values[$0 * samples..<($0 + 1) * samples]) }
    guard let indices = SobolIndices(a: blocks[0], b: blocks[1], mixed: Array(blocks.dropFirst(2))) else {
      throw AnalysisError(.constantData, "“\(output)” does not vary.")
    }
    let rows = inputs.indices.map { place -> JSONValue in
      [
        "input": .text(inputs[place]), "firstOrder": JSONValue(indices.firstOrder[place]),
        "total": JSONValue(indices.total[place]),
      ]
    }
    return AnalysisFields(
      members: [JSONMember("variance", JSONValue(indices.variance)), JSONMember("rows", .list(rows))],
      warnings: table.warnings)
  }
}
