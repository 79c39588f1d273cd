import ReviewPanel
import Statistics
import Tables

/// Fair averages of units and the leniency of raters.
struct AgreementSeverity {
  static let method = AnalysisMethod(name: "agreement.severity") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "agreement.severity", known: AgreementRatings.arguments)
    return try AgreementSeverity(try AgreementRatings(reader).numbers(&context)).fields()
  }

  private let ratings: ReadRatings
  private let model: SeverityModel

  private init(_ ratings: ReadRatings) throws(AnalysisError) {
    self.ratings = ratings
    do { model = try SeverityModel(ratings.table) } catch { throw AnalysisError(error) }
  }

  private func fields() -> AnalysisFields {
    let table = ratings.table
    let rawRanks = competitionRanks(model.rawMeans)
    let fairRanks = competitionRanks(model.fairAverages.map { $0?.value })
    let rows = Self.sorted(table.units).map { unit -> JSONValue in
      [
        "unit": .text(table.units[unit]), "n": JSONValue(table.range(unit).count),
        "rawMean": JSONValue(model.rawMeans[unit]), "fairAverage": JSONValue(model.fairAverages[unit]?.value),
        "se": JSONValue(model.fairAverages[unit]?.standardError),
        "rawRank": JSONValue(rawRanks[unit].map { Double($0) }),
        "fairRank": JSONValue(fairRanks[unit].map { Double($0) }),
      ]
    }
    let raters = Self.sorted(table.judges).map { judge -> JSONValue in
      let severity = model.severities[judge]
      return [
        "rater": .text(table.judges[judge]), "n": JSONValue(severity?.count ?? 0),
        "leniency": JSONValue(severity.map { 0 - $0.value }), "se": JSONValue(severity?.standardError),
      ]
    }
    return AnalysisFields(
      members: [
        JSONMember("rows", .list(rows)), JSONMember("raters", .list(raters)),
        JSONMember("residualSd", JSONValue(model.residualDeviation)),
        JSONMember("dfResidual", JSONValue(model.degreesOfFreedom)),
        JSONMember("statistic", JSONValue(model.judgeStatistic)), JSONMember("p", JSONValue(model.judgeProbability)),
      ], warnings: ratings.warnings + notes(table))
  }

  private func notes(_ table: ReviewPanel.RatingTable) -> [PlanWarning] {
    let units = table.units.indices.filter { model.fairAverages[$0] == nil }.map {
      "Unit “\(table.units[$0])” has no mark."
    }
    let raters = table.judges.indices.filter { model.severities[$0] == nil }.map {
      "Rater “\(table.judges[$0])” has no mark."
    }
    let exact = model.judgeStatistic == nil ? ["Units and raters explain every mark: no F, and errors of 0."] : []
    return (units + raters + exact).map { PlanWarning($0) }
  }

  /// Places of names in the order of their code points.
  private static func sorted(_ names: [String]) -> [Int] {
    names.indices.sorted { names[$0].unicodeScalars.lexicographicallyPrecedes(names[$1].unicodeScalars) }
  }
}
