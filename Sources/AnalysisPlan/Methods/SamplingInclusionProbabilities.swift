import Sampling
import Statistics
import Tables

/// Inclusion probabilities proportional to size.
enum SamplingInclusionProbabilities {
  static let method = AnalysisMethod(name: "sampling.inclusionProbabilities") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "sampling.inclusionProbabilities", known: ["data", "size", "n", "unit", "strata"])
    let data = try reader.required("data", try reader.text("data"))
    let size = try reader.required("size", try reader.text("size"))
    let counts = try reader.required("n", try reader.stratumCounts("n", least: 1))
    let unit = try reader.text("unit")
    let strata = try reader.text("strata")
    if strata != nil, counts.common != nil { throw reader.invalid("n", "a number for each stratum of “strata”") }
    let table = try context.table(data)
    try table.check(columns: [size] + [unit, strata].compactMap(\.self))
    let sizes = try table.numbers(size)
    let units = try table.unitLabels(unit)
    try table.checkRows()
    try table.checkComplete(size, sizes.map(\.isNaN))
    try table.check(size, sizes, .negativeSize, "a number ≥ 0") { $0 >= 0 && $0.isFinite }
    let labels = try strata.map { name throws(AnalysisError) in try table.completeLabels(name) }
    let rows = RowStrata(labels ?? units.map { _ in "" })
    try counts.check(strata: strata == nil ? nil : rows.names)
    var probabilities = [Double](repeating: 0, count: sizes.count)
    for (name, members) in zip(rows.names, rows.rows) {
      let stratum = strata == nil ? nil : name
      let size = try counts.count(stratum)
      do throws(SamplingError) {
        let found = try inclusionProbabilities(ofSizes: members.map { sizes[$0] }, sampleSize: size)
        for (row, probability) in zip(members, found) { probabilities[row] = probability }
      } catch { throw AnalysisError(error, place: stratum.map { " in stratum “\($0)”" } ?? "") }
    }
    return AnalysisFields(
      members: [
        JSONMember("probabilities", .list(probabilities.map { JSONValue($0) })),
        JSONMember("certain", JSONValue(probabilities.count { $0 > 1 - certaintyTolerance })),
        JSONMember("sum", JSONValue(probabilities.compensatedSum())),
        JSONMember(
          "rows", .list(units.indices.map { row(units[$0], labels?[$0], sizes[$0], probabilities[$0]) })),
      ], warnings: table.warnings)
  }

  private static func row(_ unit: String, _ stratum: String?, _ size: Double, _ probability: Double) -> JSONValue {
    .object(
      [JSONMember("unit", .text(unit))] + (stratum.map { [JSONMember("stratum", .text($0))] } ?? []) + [
        JSONMember("size", JSONValue(size)), JSONMember("probability", JSONValue(probability)),
        JSONMember("weight", JSONValue(probability > 0 ? 1 / probability : nil)),
      ])
  }
}
