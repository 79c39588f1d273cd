import SurveyEstimation

/// The entry `replicates` of a design.
struct ReplicateSpecification {
  private enum Kind: String, CaseIterable {
    case jackknife = "JK1"
    case stratifiedJackknife = "JKn"
    case balanced = "BRR"
    case fay = "Fay"
    case bootstrap
    case given
  }

  private enum Making {
    case plan(ReplicatePlan)
    case given(columns: [String], combined: Bool, scale: Double, rscales: [Double]?, degreesOfFreedom: Double?)
  }

  private let making: Making
  let aroundEstimate: Bool

  /// Columns of replicate weights.
  var columns: [String] {
    if case .given(let columns, _, _, _, _) = making { columns } else { [] }
  }

  init(_ value: PlanValue, of place: String) throws(AnalysisError) {
    guard let entries = value.entries else {
      throw AnalysisError(.invalidArgument, "“replicates” of \(place) must be a mapping.")
    }
    let reader = try ArgumentReader(
      entries, of: "“replicates” of \(place)",
      known: ["type", "columns", "combined", "scale", "rscales", "df", "rho", "mse", "count", "seed"])
    let kind = try reader.required("type", try reader.choice("type", as: Kind.self))
    aroundEstimate = try reader.flag("mse")
    making =
      switch kind {
      case .jackknife: .plan(.jackknife)
      case .stratifiedJackknife: .plan(.stratifiedJackknife)
      case .balanced: .plan(.balanced(rho: 0))
      case .fay:
        .plan(.balanced(rho: try reader.required("rho", try reader.number("rho", above: 0, below: 1))))
      case .bootstrap: .plan(try Self.bootstrap(reader))
      case .given: try Self.given(reader, place)
      }
    try Self.refuseForeign(reader, kind)
  }

  /// Keys that the type does not use are refused, not ignored.
  private static func refuseForeign(_ reader: ArgumentReader, _ kind: Kind) throws(AnalysisError) {
    let own: [Kind: [String]] = [
      .given: ["columns", "combined", "scale", "rscales", "df"], .fay: ["rho"], .bootstrap: ["count", "seed"],
    ]
    for (owner, keys) in own.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where owner != kind {
      for key in keys where reader.value(key) != nil {
        throw reader.invalid(key, "absent unless “type” is \(owner.rawValue)")
      }
    }
  }

  private static func bootstrap(_ reader: ArgumentReader) throws(AnalysisError) -> ReplicatePlan {
    let count = try reader.required("count", try reader.count("count", in: 2...999_999))
    let generator = try reader.required("seed", try reader.generator("seed", stream: "bootstrap"))
    return .bootstrap(count: count, generator: generator)
  }

  private static func given(_ reader: ArgumentReader, _ place: String) throws(AnalysisError) -> Making {
    guard let columns = try reader.texts("columns"), !columns.isEmpty else {
      throw AnalysisError(
        .replicatesMissing, "“replicates” of \(place) must name the “columns” that hold the replicate weights.")
    }
    let scale = try reader.required("scale", try reader.number("scale", above: 0, below: .infinity))
    var rscales: [Double]?
    if let listed = reader.value("rscales") {
      let numbers = (listed.elements ?? []).compactMap { element -> Double? in
        if case .number(let number, _) = element, number >= 0 { number } else { nil }
      }
      guard numbers.count == columns.count, listed.elements?.count == columns.count, numbers.contains(where: { $0 > 0 })
      else { throw reader.invalid("rscales", "a list of numbers from 0 on, one for each column") }
      rscales = numbers
    }
    let freedom = try reader.number("df", above: 0, below: .infinity)
    let combined = reader.value("combined") == nil ? true : try reader.flag("combined")
    return .given(columns: columns, combined: combined, scale: scale, rscales: rscales, degreesOfFreedom: freedom)
  }

  /// The plan with the columns found in the sample's table.
  func plan(in table: PlanTable) throws(AnalysisError) -> ReplicatePlan {
    switch making {
    case .plan(let plan): return plan
    case .given(let names, let combined, let scale, let rscales, let freedom):
      var columns: [[Double]] = []
      for name in names {
        let values = try table.numbers(name)
        if let row = values.firstIndex(where: { !($0 >= 0) }) {
          throw AnalysisError(
            values[row].isNaN ? .missingWeights : .negativeWeights,
            "The replicate weight “\(name)” of row \(table.rowNumbers[row] + 1) of data “\(table.name)” is missing or "
              + "below zero.")
        }
        columns.append(values)
      }
      return .given(
        columns: columns, combined: combined, scale: scale, rscales: rscales, degreesOfFreedom: freedom)
    }
  }
}
