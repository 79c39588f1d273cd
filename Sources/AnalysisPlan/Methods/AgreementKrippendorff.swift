import ReviewPanel

/// Krippendorff's α.
struct AgreementKrippendorff {
  static let method = AnalysisMethod(name: "agreement.krippendorff") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try AgreementKrippendorff(arguments).fields(&context)
  }

  private let request: AgreementRatings
  private let metric: KrippendorffAlpha.Metric
  private let level: Double

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "agreement.krippendorff", known: AgreementRatings.arguments + ["metric", "level"])
    request = try AgreementRatings(reader)
    metric = try reader.required("metric", try reader.choice("metric", as: KrippendorffAlpha.Metric.self))
    level = try reader.number("level", above: 0, below: 1) ?? 0.95
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let ratings =
      metric == .nominal ? try request.categories(order: nil, &context).ratings : try request.numbers(&context)
    let alpha: KrippendorffAlpha
    do { alpha = try KrippendorffAlpha(ratings.table, metric: metric, level: level) } catch {
      throw AnalysisError(error)
    }
    return AnalysisFields(
      members: alpha.coefficient.members + [
        JSONMember("units", JSONValue(alpha.units)), JSONMember("raters", JSONValue(alpha.judges)),
        JSONMember("values", JSONValue(alpha.ratings)),
        JSONMember("observedDisagreement", JSONValue(alpha.observedDisagreement)),
        JSONMember("expectedDisagreement", JSONValue(alpha.expectedDisagreement)),
      ], warnings: ratings.warnings + alpha.coefficient.warnings)
  }
}
