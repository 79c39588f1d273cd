import SurveyEstimation

/// A step of `adjust` as the plan describes it.
enum AdjustmentSpecification {
  case postStratify(CellCounts, allowsEmptyCells: Bool)

  case rake([CellCounts], maximumIterations: Int, tolerance: Double, residuals: Raking.Residuals)

  init(_ value: PlanValue, of place: String) throws(AnalysisError) {
    guard let entries = value.entries, entries.count == 1, let step = entries.first else {
      throw AnalysisError(.invalidArgument, "A step of “adjust” of \(place) must be a mapping with one key.")
    }
    _ = try ArgumentReader(
      entries, of: "“adjust” of \(place)", known: ["postStratify", "rake"],
      planned: ["calibrate", "trimWeights", "nonresponse"])
    guard let arguments = step.value.entries else {
      throw AnalysisError(.invalidArgument, "“\(step.key)” of \(place) must be a mapping.")
    }
    let inner = "“\(step.key)” of \(place)"
    self = step.key == "rake" ? try Self.rake(arguments, inner) : try Self.postStratify(arguments, inner)
  }

  private static func postStratify(
    _ arguments: [PlanEntry], _ place: String
  ) throws(AnalysisError) -> AdjustmentSpecification {
    let reader = try ArgumentReader(arguments, of: place, known: ["variables", "population", "partial"])
    let partial = try reader.flag("partial")
    return .postStratify(try CellCounts(reader, of: place), allowsEmptyCells: partial)
  }

  private static func rake(
    _ arguments: [PlanEntry], _ place: String
  ) throws(AnalysisError) -> AdjustmentSpecification {
    let reader = try ArgumentReader(
      arguments, of: place, known: ["margins", "maxIterations", "tolerance", "residuals"])
    guard let elements = try reader.required("margins", reader.value("margins")).elements, !elements.isEmpty else {
      throw reader.invalid("margins", "a list of margins")
    }
    var margins: [CellCounts] = []
    for element in elements {
      guard let entries = element.entries else { throw reader.invalid("margins", "a list of mappings") }
      let inner = try ArgumentReader(entries, of: "a margin of \(place)", known: ["variables", "population"])
      margins.append(try CellCounts(inner, of: place))
    }
    let iterations = try reader.number("maxIterations", above: 0, below: 1e9) ?? 100
    guard iterations == iterations.rounded() else { throw reader.invalid("maxIterations", "a whole number") }
    return .rake(
      margins, maximumIterations: Int(iterations),
      tolerance: try reader.number("tolerance", above: 0, below: 1) ?? 1e-10,
      residuals: try reader.choice("residuals", as: Raking.Residuals.self) ?? .design)
  }

  /// The columns of the sample that the step uses.
  var variables: [String] {
    switch self {
    case .postStratify(let counts, _): counts.variables
    case .rake(let margins, _, _, _): margins.flatMap(\.variables)
    }
  }

  /// The step with its cells found in the sample.
  func adjustment(
    in table: PlanTable, context: inout AnalysisContext
  ) throws(AnalysisError) -> WeightAdjustment {
    switch self {
    case .postStratify(let counts, let allowsEmptyCells):
      return .postStratify(
        try counts.margin(in: table, allowsEmptyCells: allowsEmptyCells, context: &context))
    case .rake(let counts, let maximumIterations, let tolerance, let residuals):
      var margins: [PostStratification] = []
      for margin in counts { margins.append(try margin.margin(in: table, context: &context)) }
      return .rake(
        Raking(
          margins: margins, maximumIterations: maximumIterations, tolerance: tolerance, residuals: residuals))
    }
  }
}
