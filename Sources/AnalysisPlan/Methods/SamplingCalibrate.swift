import SurveyEstimation
import Tables

/// Weights calibrated to known totals, for a sample without a survey design.
struct SamplingCalibrate {
  static let method = AnalysisMethod(name: "sampling.calibrate") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try SamplingCalibrate(arguments).fields(&context)
  }

  private enum Distance: String, CaseIterable { case linear, raking, logit, linearBounded }

  private let data: String
  private let weight: String
  private let auxiliaries: [String]
  private let totals: [Double]
  private let distance: Calibration.Distance

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "sampling.calibrate", known: ["data", "weight", "auxiliaries", "totals", "calibration", "bounds"])
    data = try reader.required("data", try reader.text("data"))
    weight = try reader.required("weight", try reader.text("weight"))
    auxiliaries = try reader.requiredTexts("auxiliaries")
    totals = try reader.required("totals", try reader.numbers("totals"))
    guard totals.count == auxiliaries.count else {
      throw reader.invalid("totals", "a list of \(auxiliaries.count) numbers, one for each of “auxiliaries”")
    }
    distance = try Self.distance(reader)
  }

  private static func distance(_ reader: ArgumentReader) throws(AnalysisError) -> Calibration.Distance {
    let rule = try reader.choice("calibration", as: Distance.self) ?? .linear
    let bounds = try bounds(reader)
    switch rule {
    case .linear:
      try reader.refuse(["bounds"], "unless “calibration” is raking, logit or linearBounded")
      return .linear(-Double.infinity...Double.infinity)
    case .raking: return .raking(bounds ?? 0...Double.infinity)
    case .linearBounded: return .linear(try reader.required("bounds", bounds))
    case .logit:
      let bounds = try reader.required("bounds", bounds)
      guard bounds.lowerBound >= 0 else { throw reader.invalid("bounds", "[L, U] with 0 ≤ L < 1 < U") }
      return .logit(bounds)
    }
  }

  private static func bounds(_ reader: ArgumentReader) throws(AnalysisError) -> ClosedRange<Double>? {
    guard let bounds = try reader.numbers("bounds") else { return nil }
    guard bounds.count == 2, bounds[0] < 1, bounds[1] > 1 else {
      throw reader.invalid("bounds", "[L, U] with L < 1 < U")
    }
    return bounds[0]...bounds[1]
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let table = try context.table(data)
    try table.check(columns: [weight] + auxiliaries)
    let weights = try table.numbers(weight)
    var columns: [[Double]] = []
    for name in auxiliaries { columns.append(try table.numbers(name)) }
    try table.checkRows()
    for (name, values) in zip([weight] + auxiliaries, [weights] + columns) {
      try table.checkComplete(name, values.map(\.isNaN))
    }
    try table.check(weight, weights, .negativeWeights, "a number ≥ 0") { $0 >= 0 && $0.isFinite }
    guard weights.contains(where: { $0 > 0 }) else {
      throw AnalysisError(.zeroWeights, "All weights of data “\(table.name)” are zero.", about: weight)
    }
    let calibration = Calibration(columns: columns, totals: totals, distance: distance)
    do {
      let found = try calibration.factors(for: weights)
      let rows = zip(found.values, weights).map { factor, weight -> JSONValue in
        ["g": JSONValue(factor), "weight": JSONValue(factor * weight)]
      }
      return AnalysisFields(
        members: [
          JSONMember("g", .list(found.values.map { JSONValue($0) })), JSONMember("rows", .list(rows)),
          JSONMember("iterations", JSONValue(found.iterations)),
        ], warnings: table.warnings)
    } catch { throw Self.refusal(error) }
  }

  private static func refusal(_ error: DesignError) -> AnalysisError {
    guard case .notConverged(let miss) = error else {
      return AnalysisError(.singularDesign, "The auxiliaries of sampling.calibrate depend on each other.")
    }
    return AnalysisError(
      .notConverged, "No weights meet the totals of sampling.calibrate; one is missed by \(miss.shortestText).")
  }
}
