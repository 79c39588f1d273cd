import ReviewPanel
import Statistics

/// The family of chance-corrected coefficients for categories: Gwet, Fleiss, Conger, Brennan & Prediger.
struct AgreementCategories {
  static let methods = CategoryAgreement.Chance.allCases.map { chance in
    AnalysisMethod(name: "agreement.\(chance.rawValue)") {
      (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
      try AgreementCategories(chance, arguments).fields(&context)
    }
  }

  private let chance: CategoryAgreement.Chance
  private let request: AgreementRatings
  private let weights: AgreementWeights
  private let categories: [String]?
  private let level: Double

  private init(_ chance: CategoryAgreement.Chance, _ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "agreement.\(chance.rawValue)",
      known: AgreementRatings.arguments + ["weights", "categories", "level"])
    self.chance = chance
    request = try AgreementRatings(reader)
    weights = try reader.choice("weights", as: AgreementWeights.self) ?? .unweighted
    categories = try reader.texts("categories")
    level = try reader.number("level", above: 0, below: 1) ?? 0.95
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let (read, scale) = try request.categories(order: categories, &context)
    let ratings = CategoryRatings(read.table, scores: scale.scores)
    let agreement: CategoryAgreement
    do { agreement = try CategoryAgreement(ratings, chance: chance, weights: weights, level: level) } catch {
      throw AnalysisError(error)
    }
    var members =
      agreement.coefficient.members + [
        JSONMember("units", JSONValue(agreement.units)), JSONMember("raters", JSONValue(agreement.judges)),
      ]
    var warnings = read.warnings + agreement.coefficient.warnings
    if chance == .fleiss {
      let detail = FleissDetail(ratings)
      members += fleissMembers(agreement, detail, scale.labels)
      if detail == nil {
        warnings.append("Units have different numbers of ratings: no test under chance, no categories.")
      }
    }
    return AnalysisFields(members: members, warnings: warnings)
  }

  /// The test under chance, and the categories one by one.
  private func fleissMembers(
    _ agreement: CategoryAgreement, _ detail: FleissDetail?, _ labels: [String]
  ) -> [JSONMember] {
    let statistic = weights == .unweighted ? detail.map { agreement.coefficient.estimate.value / $0.error } : nil
    let rows = labels.enumerated().map { place, label -> JSONValue in
      let estimate = detail?.categories[place]
      return [
        "category": .text(label), "estimate": JSONValue(estimate),
        "nullStatistic": JSONValue(detail.flatMap { detail in estimate.map { $0 / detail.categoryError } }),
      ]
    }
    return [
      JSONMember("nullStatistic", JSONValue(statistic)),
      JSONMember("nullP", JSONValue(statistic.map(twoSidedNormal))), JSONMember("categories", .list(rows)),
    ]
  }
}
