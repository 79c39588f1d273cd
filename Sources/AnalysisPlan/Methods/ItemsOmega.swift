import SurveyEstimation

/// McDonald's omega: the share of a scale's variance that common factors explain.
enum ItemsOmega {
  /// How the factor is found.
  private enum Extraction: String, CaseIterable {
    case minres, maximumLikelihood
  }

  static let total = AnalysisMethod(name: "items.omegaTotal") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "items.omegaTotal", known: ItemScale.arguments + ["input", "extraction"])
    let input = try reader.choice("input", as: ItemScale.Input.self) ?? .responses
    let extraction = try reader.choice("extraction", as: Extraction.self) ?? .minres
    let scale = try ItemScale(reader, least: 3, &context)
    let correlations = try scale.correlations(input)
    let found =
      extraction == .minres
      ? FactorModel.minimumResiduals(correlations, factors: 1) : FactorModel.maximumLikelihood(correlations)
    guard let model = found else { throw notEstimable }
    let rows = zip(scale.names, zip(model.loadings, model.uniquenesses)).map { name, fit in
      JSONValue.object([
        JSONMember("item", .text(name)), JSONMember("loading", JSONValue(fit.0[0])),
        JSONMember("uniqueness", JSONValue(fit.1)),
      ])
    }
    return AnalysisFields(
      members: [JSONMember("estimate", JSONValue(model.omega)), JSONMember("rows", .list(rows))],
      warnings: scale.warnings + heywoodWarnings(scale.names, model))
  }

  static let hierarchical = AnalysisMethod(name: "items.omegaHierarchical") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "items.omegaHierarchical", known: ["data", "items", "input", "factors"])
    let input = try reader.choice("input", as: ItemScale.Input.self) ?? .responses
    let factors = try reader.count("factors", in: 3...10) ?? 3
    let scale = try ItemScale(reader, least: 3 * factors, &context)
    let correlations = try scale.correlations(input)
    guard let found = GeneralFactor(correlations, factors: factors) else { throw notEstimable }
    let reversed: [PlanWarning] = found.reversed.map {
      "“\(scale.names[$0])” was reversed: it goes against the general factor."
    }
    return AnalysisFields(
      members: [
        JSONMember("estimate", JSONValue(found.omegaHierarchical)),
        JSONMember("omegaTotal", JSONValue(found.omegaTotal)),
        JSONMember("alpha", JSONValue(found.reliability.standardised)),
        JSONMember("lambda6", JSONValue(found.reliability.lambda6)),
        JSONMember("asymptotic", JSONValue(found.asymptotic)),
      ], warnings: scale.warnings + reversed)
  }

  private static var notEstimable: AnalysisError {
    AnalysisError(.notEstimable, "The factors of these correlations cannot be estimated; is one item a sum of others?")
  }

  private static func heywoodWarnings(_ names: [String], _ model: FactorModel) -> [PlanWarning] {
    zip(names, model.uniquenesses).filter { $0.1 <= FactorModel.leastUniqueness * (1 + 1e-9) }.map { name, _ in
      "“\(name)” would be explained beyond its variance (a Heywood case): its uniqueness is held at its least value."
    }
  }
}

extension AnalysisMethod {
  static let itemMethods = [
    ItemsReliability.cronbachAlpha, ItemsReliability.itemTotal, ItemsOmega.total, ItemsOmega.hierarchical,
  ]
}
