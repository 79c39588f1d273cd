import Indicators
import Tables

/// Indices of one level: many indicators, one score for each unit.
enum IndexAggregation {
  /// The words of `aggregation`.
  private enum MeanName: String, CaseIterable {
    case arithmetic, geometric, harmonic, power
  }

  static let aggregate = AnalysisMethod(name: "index.aggregate") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "index.aggregate",
      known: IndexColumns.keys + ["weights", "aggregation", "exponent", "minimumAvailable", "notApplicable"])
    var selection = try IndexColumns.Selection(reader)
    let mean = try mean(reader)
    let least = try reader.share("minimumAvailable") ?? 0
    selection.notApplicable = Set(try reader.texts("notApplicable") ?? [])
    let weights = try reader.weights(of: selection.names)
    let found = try IndexColumns(selection, &context)
    try found.checkAnyValue()
    if mean != .arithmetic { try checkPositive(found) }
    return fields(found, weights, mean, least)
  }

  private static func mean(_ reader: ArgumentReader) throws(AnalysisError) -> WeightedMean {
    let exponent = try reader.number("exponent")
    if exponent == 0 { throw reader.invalid("exponent", "a number other than 0") }
    switch try reader.choice("aggregation", as: MeanName.self) ?? .arithmetic {
    case .arithmetic: return .arithmetic
    case .geometric: return .geometric
    case .harmonic: return .harmonic
    case .power: return .power(try reader.required("exponent", exponent))
    }
  }

  private static func checkPositive(_ found: IndexColumns) throws(AnalysisError) {
    _ = try found.map { (_, column) throws(IndexError) in
      if let unit = column.firstIndex(where: { $0 <= 0 }) { throw .nonPositiveValue(unit: unit) }
    }
  }

  private static func fields(
    _ found: IndexColumns, _ weights: [Double], _ mean: WeightedMean, _ least: Double
  ) -> AnalysisFields {
    let available = found.units.indices.map { unit in found.columns.count { !$0[unit].isNaN } }
    let applicable = found.units.indices.map { unit in found.applies.count { $0[unit] } }
    let scores = found.units.indices.map { unit -> Double? in
      guard available[unit] > 0, Double(available[unit]) / Double(applicable[unit]) >= least else { return nil }
      return mean.value(of: found.columns.map { $0[unit] }, weights: weights)
    }
    let ranks = ranks(ofScores: scores)
    let rows = found.unitRows { unit in
      [
        JSONMember("score", JSONValue(scores[unit])), JSONMember("rank", JSONValue(rank: ranks[unit])),
        JSONMember("available", JSONValue(available[unit])), JSONMember("applicable", JSONValue(applicable[unit])),
        JSONMember("coverage", JSONValue(Double(available[unit]) / Double(applicable[unit]))),
      ]
    }
    let notes = found.differenceWarnings(
      isScored: scores.map { $0 != nil }, isPresent: found.columns.map { $0.map { !$0.isNaN } })
    return AnalysisFields(members: [rows], warnings: found.table.warnings + found.unscored(scores) + notes)
  }

  static let copeland = AnalysisMethod(name: "index.copeland") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "index.copeland", known: IndexColumns.keys + ["weights", "directions"])
    let selection = try IndexColumns.Selection(reader)
    let directions = try reader.directions(of: selection.names)
    let weights = try reader.weights(of: selection.names)
    let found = try IndexColumns(selection, &context)
    try found.checkAnyValue()
    let outranking = Outranking(found.columns, weights: weights, directions: directions)
    let wins = found.units.indices.map { outranking.wins(of: $0) }
    let losses = found.units.indices.map { outranking.losses(of: $0) }
    let ranks = ranks(ofScores: zip(wins, losses).map { Double($0 - $1) })
    let rows = found.unitRows { unit in
      [
        JSONMember("score", JSONValue(wins[unit] - losses[unit])), JSONMember("rank", JSONValue(rank: ranks[unit])),
        JSONMember("wins", JSONValue(wins[unit])), JSONMember("losses", JSONValue(losses[unit])),
      ]
    }
    let notes = outranking.incomparable.map { first, second -> PlanWarning in
      "“\(found.units[first])” and “\(found.units[second])” have no indicator in common; neither beats the other."
    }
    return AnalysisFields(
      members: [rows, JSONMember("outranking", .matrix(outranking.matrix))], warnings: found.table.warnings + notes)
  }
}

extension IndexColumns {
  fileprivate func checkAnyValue() throws(AnalysisError) {
    guard columns.contains(where: { $0.contains { !$0.isNaN } }) else {
      throw AnalysisError(.noData, "No unit has a value of any of the “variables”.")
    }
  }

  /// A note on the units without a score.
  func unscored(_ scores: [Double?]) -> [PlanWarning] {
    let missing = units.indices.filter { scores[$0] == nil }
    return missing.isEmpty ? [] : ["no score for: \(missing.map { units[$0] }.joined(separator: ", "))"]
  }
}
