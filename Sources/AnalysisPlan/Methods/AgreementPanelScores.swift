import ReviewPanel
import Statistics

/// The score of each unit from the marks of its panel.
struct AgreementPanelScores {
  static let method = AnalysisMethod(name: "agreement.panelScores") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try AgreementPanelScores(arguments).fields(&context)
  }

  private enum Rule: String, CaseIterable {
    case mean, median, dropHighLow, trimmed, winsorisedCount, winsorisedQuantile
  }

  private let request: AgreementRatings
  private let rule: ScoreRule
  private let decimals: Int?

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "agreement.panelScores", known: AgreementRatings.arguments + ["rule", "drop", "share", "decimals"])
    request = try AgreementRatings(reader)
    let name = try reader.required("rule", try reader.choice("rule", as: Rule.self))
    let drop = try reader.count("drop", in: 1...1_000_000) ?? 1
    let share = try Self.share(reader) ?? 0.2
    decimals = try reader.count("decimals", in: 0...9)
    rule =
      switch name {
      case .mean: .mean
      case .median: .median
      case .dropHighLow: .dropHighLow(drop)
      case .trimmed: .trimmed(share)
      case .winsorisedCount: .winsorisedCount(drop)
      case .winsorisedQuantile: .winsorisedQuantile(share)
      }
  }

  private static func share(_ reader: ArgumentReader) throws(AnalysisError) -> Double? {
    guard let value = reader.value("share") else { return nil }
    guard case .number(let number, _) = value, (0...0.5).contains(number) else {
      throw reader.invalid("share", "a number from 0 to 0.5")
    }
    return number
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let ratings = try request.numbers(&context)
    let table = ratings.table
    let marks = table.units.indices.map { Array(table.values[table.range($0)]).sorted() }
    let scores = marks.map { rule.score(of: $0).map(rounded) }
    let ranks = competitionRanks(scores)
    let rows = table.units.indices.map { unit -> JSONValue in
      [
        "unit": .text(table.units[unit]), "n": JSONValue(marks[unit].count), "score": JSONValue(scores[unit]),
        "rank": JSONValue(ranks[unit].map { Double($0) }),
        "sd": JSONValue(Moments(marks[unit])?.standardDeviation),
        "mad": JSONValue(medianAbsoluteDeviation(of: marks[unit])),
      ]
    }
    let notes: [PlanWarning] = table.units.indices.filter { scores[$0] == nil }.map { unit in
      "“\(table.units[unit])”: no score, since \(marks[unit].count) marks are too few for this rule."
    }
    return AnalysisFields(members: [JSONMember("rows", .list(rows))], warnings: ratings.warnings + notes)
  }

  /// Half a unit of the last decimal goes up, even where the binary number lies a trifle below it.
  private func rounded(_ score: Double) -> Double {
    guard let decimals else { return score }
    let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    return (score * power + 0.5 + 1e-9).rounded(.down) / power
  }
}
