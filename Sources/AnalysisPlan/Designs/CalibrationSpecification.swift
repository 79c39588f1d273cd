import SurveyEstimation
import Tables

/// The step `calibrate` of `adjust`.
struct CalibrationSpecification {
  private enum Method: String, CaseIterable { case linear, raking, logit }

  private let formula: ModelFormula
  private let population: [PlanEntry]
  private let distance: Calibration.Distance
  private let maximumIterations: Int
  private let tolerance: Double
  private let aggregateStage: Int?
  private let place: String

  init(_ arguments: [PlanEntry], _ place: String) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: place,
      known: ["formula", "population", "method", "bounds", "maxIterations", "tolerance", "aggregateStage"])
    self.place = place
    formula = try PlanTable.formula(try reader.required("formula", try reader.text("formula")))
    guard formula.response == nil else { throw reader.invalid("formula", "“~ terms”") }
    guard let entries = try reader.required("population", reader.value("population")).entries else {
      throw reader.invalid("population", "a mapping from terms to totals")
    }
    population = entries
    distance = try Self.distance(reader)
    maximumIterations = try reader.count("maxIterations", in: 1...1_000_000) ?? 500
    tolerance = try reader.number("tolerance", above: 0, below: 1) ?? 1e-12
    aggregateStage = try reader.count("aggregateStage", in: 1...99)
  }

  private static func distance(_ reader: ArgumentReader) throws(AnalysisError) -> Calibration.Distance {
    let method = try reader.choice("method", as: Method.self) ?? .linear
    let bounds = try bounds(reader)
    switch method {
    case .linear: return .linear(bounds ?? -Double.infinity...Double.infinity)
    case .raking: return .raking(bounds ?? 0...Double.infinity)
    case .logit:
      let bounds = try reader.required("bounds", bounds)
      guard bounds.lowerBound >= 0, bounds.upperBound.isFinite else {
        throw reader.invalid("bounds", "[L, U] with 0 ≤ L < 1 < U")
      }
      return .logit(bounds)
    }
  }

  /// [L, U] with L < 1 < U.
  private static func bounds(_ reader: ArgumentReader) throws(AnalysisError) -> ClosedRange<Double>? {
    guard let value = reader.value("bounds") else { return nil }
    guard let elements = value.elements, elements.count == 2, case .number(let low, _) = elements[0],
      case .number(let high, _) = elements[1], low < 1, high > 1
    else { throw reader.invalid("bounds", "[L, U] with L < 1 < U") }
    return low...high
  }

  /// The calibration with its variables computed; the intercept is always one of them.
  func calibration(in table: PlanTable) throws(AnalysisError) -> Calibration {
    let matrix = try table.modelMatrix(formula.withIntercept)
    let names = matrix.names
    for entry in population where !names.contains(entry.key) {
      throw .unknown(.unknownTerm, "term of “population” of \(place) named", entry.key, among: names)
    }
    var totals: [Double] = []
    for name in names {
      guard let value = population[name] else {
        throw AnalysisError(.missingPopulation, "“population” of \(place) lacks the total of “\(name)”.")
      }
      guard case .number(let total, _) = value, total.isFinite else {
        throw AnalysisError(.invalidPopulation, "The total of “\(name)” in “population” of \(place) must be a number.")
      }
      totals.append(total)
    }
    return Calibration(
      columns: matrix.columns, totals: totals, distance: distance, maximumIterations: maximumIterations,
      tolerance: tolerance, aggregateStage: aggregateStage)
  }
}
