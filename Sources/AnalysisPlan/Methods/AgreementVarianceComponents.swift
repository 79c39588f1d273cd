import ReviewPanel

/// Variance of units, raters and error, and the reliabilities that follow from them.
struct AgreementVarianceComponents {
  static let method = AnalysisMethod(name: "agreement.varianceComponents") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try AgreementVarianceComponents(arguments).fields(&context)
  }

  private let request: AgreementRatings
  private let panelSize: Int?

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "agreement.varianceComponents", known: AgreementRatings.arguments + ["panelSize"])
    request = try AgreementRatings(reader)
    panelSize = try reader.count("panelSize", in: 1...1_000_000)
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let ratings = try request.numbers(&context)
    let found: VarianceComponents
    do { found = try VarianceComponents(ratings.table) } catch { throw AnalysisError(error) }
    let size = panelSize ?? found.judges
    return AnalysisFields(
      members: [
        JSONMember("unitVariance", JSONValue(found.unit)), JSONMember("raterVariance", JSONValue(found.judge)),
        JSONMember("residualVariance", JSONValue(found.residual)), JSONMember("mean", JSONValue(found.mean)),
        JSONMember("remlCriterion", JSONValue(found.criterion)),
        JSONMember("singleAgreement", JSONValue(found.singleAgreement)),
        JSONMember("singleConsistency", JSONValue(found.singleConsistency)),
        JSONMember("dependability", JSONValue(found.dependability(panelSize: size))),
        JSONMember("generalizability", JSONValue(found.generalizability(panelSize: size))),
        JSONMember("units", JSONValue(found.units)), JSONMember("raters", JSONValue(found.judges)),
        JSONMember("n", JSONValue(found.count)),
      ], warnings: ratings.warnings + notes(found))
  }

  private func notes(_ found: VarianceComponents) -> [PlanWarning] {
    let parts = [("units", found.unit), ("raters", found.judge)].filter { $0.1 == 0 }
    return parts.map { "The variance of \($0.0) is estimated at its limit 0." }
  }
}
