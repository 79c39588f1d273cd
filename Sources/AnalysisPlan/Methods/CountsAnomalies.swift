import Counts
import Statistics
import Tables

/// Values that want a second look. None is ever removed from the data.
enum CountsAnomalies {
  private enum Rule: String, CaseIterable { case modifiedZScore, tukeyFences, generalisedESD }

  static let outliers = AnalysisMethod(name: "counts.outliers") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "counts.outliers",
      known: ["data", "variable", "unit", "rule", "limit", "multiplier", "maximum", "alpha"])
    let data = try reader.required("data", try reader.text("data"))
    let variable = try reader.required("variable", try reader.text("variable"))
    let rule = try reader.required("rule", try reader.choice("rule", as: Rule.self))
    let limit = try reader.number("limit", above: 0, below: .infinity) ?? 3.5
    let multiplier = try reader.number("multiplier", above: 0, below: .infinity) ?? 1.5
    let maximum = try reader.count("maximum", in: 1...1_000_000) ?? 10
    let alpha = try reader.number("alpha", above: 0, below: 1) ?? 0.05
    let read = try CountsColumns(data, unit: try reader.text("unit"), numbers: [variable], &context)
    let rows = try read.completeRows()
    let values = rows.map { read.columns[0][$0] }
    let found: (flagged: [Int], members: [JSONMember])
    do throws(CountError) {
      switch rule {
      case .modifiedZScore:
        let scores = try ModifiedZScores(values, limit: limit)
        var all = [JSONValue](repeating: .null, count: read.units.count)
        for (row, score) in zip(rows, scores.scores) { all[row] = JSONValue(score) }
        found = (scores.flagged, [JSONMember("values", .list(all))])
      case .tukeyFences:
        let fences = try TukeyFences(values, multiplier: multiplier)
        found = (
          fences.flagged, [JSONMember("lower", JSONValue(fences.lower)), JSONMember("upper", JSONValue(fences.upper))]
        )
      case .generalisedESD:
        let test = try GeneralisedESD(values, maximum: maximum, alpha: alpha)
        found = (test.removed.prefix(test.outlierCount).sorted(), members(test, values))
      }
    } catch { throw AnalysisError(error, of: "“\(variable)”") }
    return AnalysisFields(
      members: [
        JSONMember("outliers", JSONValue(found.flagged.count)),
        JSONMember("units", .list(found.flagged.map { read.label(rows[$0]) })),
      ] + found.members, warnings: read.table.warnings + leftOutWarnings(read.units.count - rows.count))
  }

  private static func members(_ test: GeneralisedESD, _ values: [Double]) -> [JSONMember] {
    [
      JSONMember("statistics", .list(test.statistics.map { JSONValue($0) })),
      JSONMember("criticalValues", .list(test.criticalValues.map { JSONValue($0) })),
      JSONMember("removed", .list(test.removed.map { JSONValue(values[$0]) })),
    ]
  }

  static let benford = AnalysisMethod(name: "counts.benford") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "counts.benford", known: ["data", "variable"])
    let data = try reader.required("data", try reader.text("data"))
    let variable = try reader.required("variable", try reader.text("variable"))
    let table = try context.table(data)
    let values = try table.numbers(variable)
    let texts = try table.labels(variable)
    let digits = zip(values, texts).compactMap { value, text in
      value.isNaN || value == 0 ? nil : text.flatMap { FirstDigits.first(of: $0) }
    }
    guard !digits.isEmpty else { throw AnalysisError(.noData, "“\(variable)” has no value other than 0.") }
    let found: FirstDigits
    do throws(CountError) { found = try FirstDigits(digits) } catch { throw AnalysisError(error, of: "“\(variable)”") }
    let notes: [PlanWarning] =
      digits.count < 50 ? ["\(digits.count) values are few: below 50 the digits say little."] : []
    return AnalysisFields(
      members: [
        JSONMember("n", JSONValue(found.count)), JSONMember("observed", .list(found.observed.map { JSONValue($0) })),
        JSONMember("expected", .list(found.expected.map { JSONValue($0) })),
        JSONMember("statistic", JSONValue(found.statistic)), JSONMember("df", JSONValue(8)),
        JSONMember("p", JSONValue(found.p)), JSONMember("z", .list(found.scores.map { JSONValue($0) })),
        JSONMember("meanAbsoluteDeviation", JSONValue(found.meanAbsoluteDeviation)),
        JSONMember("maximumDifference", JSONValue(found.maximumDifference)),
        JSONMember("conformity", .text(found.conformity.rawValue)),
      ], warnings: table.warnings + notes)
  }
}
