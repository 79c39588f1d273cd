import SurveyEstimation

/// A survey design as the plan describes it, before its columns are looked at.
struct DesignSpecification {
  let name: String
  /// The line of the plan on which the design is named.
  let line: Int?
  private let entries: [PlanEntry]
  let data: String
  let columns: DesignColumns
  let nested: Bool
  let fpcKind: FPCKind
  let lonelyPSU: LonelyPSURule
  let lonelyDomain: Bool
  let missingWeights: MissingWeightRule
  let adjustments: [AdjustmentSpecification]
  let unequalProbabilities: UnequalProbabilitySpecification?
  let replicates: ReplicateSpecification?

  private static let keys = [
    "data", "strata", "clusters", "nested", "weights", "probabilities", "fpc", "fpcKind", "lonelyPSU", "lonelyDomain",
    "missingWeights", "adjust", "pps", "replicates",
  ]

  /// Reads the entry of a design; every fault of its keys and values is found here.
  init(_ entry: PlanEntry) throws(AnalysisError) {
    let name = entry.key
    guard let entries = entry.value.entries else {
      throw AnalysisError(.invalidArgument, "Design “\(name)” must be a mapping.")
    }
    line = entry.line
    self.entries = entries
    let reader = try ArgumentReader(
      entries, of: "design “\(name)”", known: Self.keys)
    self.name = name
    data = try reader.required("data", try reader.text("data"))
    columns = try Self.columns(reader)
    nested = try reader.flag("nested")
    fpcKind = try reader.choice("fpcKind", as: FPCKind.self) ?? .counts
    lonelyPSU = try reader.choice("lonelyPSU", as: LonelyPSURule.self) ?? .fail
    lonelyDomain = try reader.flag("lonelyDomain")
    missingWeights = try reader.choice("missingWeights", as: MissingWeightRule.self) ?? .fail
    adjustments = try Self.adjustments(reader, of: name)
    let place = "design “\(name)”"
    let pps = reader.value("pps")
    unequalProbabilities = if let pps { try UnequalProbabilitySpecification(pps, of: place) } else { nil }
    replicates = if let value = reader.value("replicates") { try ReplicateSpecification(value, of: place) } else { nil }
    if pps != nil { try checkUnequalProbabilities(reader) }
  }

  /// Variances by pairs are for one stage with known probabilities.
  private func checkUnequalProbabilities(_ reader: ArgumentReader) throws(AnalysisError) {
    guard columns.probabilities != nil else {
      throw AnalysisError(.missingArgument, "“probabilities” of design “\(name)” is required with “pps”.")
    }
    if columns.clusters.count > 1 { throw reader.invalid("pps", "absent when there is more than one stage") }
    for case .nonresponse in adjustments { throw reader.invalid("pps", "absent with a “nonresponse” step") }
    if replicates != nil { throw reader.invalid("pps", "absent when there are “replicates”") }
    if !columns.fpc.isEmpty { throw reader.invalid("fpc", "absent with “pps”, whose probabilities say it all") }
  }

  private static func columns(_ reader: ArgumentReader) throws(AnalysisError) -> DesignColumns {
    var columns = DesignColumns()
    columns.strata = try strata(reader)
    columns.clusters = try reader.texts("clusters") ?? []
    let weights = try reader.text("weights")
    columns.equalWeights = weights == "none"
    columns.weights = columns.equalWeights ? nil : weights
    columns.probabilities = try reader.text("probabilities")
    if weights != nil, columns.probabilities != nil {
      throw reader.invalid("probabilities", "absent when “weights” are given")
    }
    columns.fpc =
      if let value = reader.value("fpc"), let name = value.label { [name] } else { try reader.texts("fpc") ?? [] }
    let stages = max(1, columns.clusters.count)
    if columns.strata.count > stages { throw reader.invalid("strata", "at most one column per stage of sampling") }
    if columns.fpc.count > stages { throw reader.invalid("fpc", "at most one column per stage of sampling") }
    return columns
  }

  /// A column, or one column or null per stage.
  private static func strata(_ reader: ArgumentReader) throws(AnalysisError) -> [String?] {
    guard let value = reader.value("strata") else { return [] }
    if let name = value.label { return [name] }
    guard let elements = value.elements else { throw reader.invalid("strata", "a column or a list of columns") }
    var strata: [String?] = []
    for element in elements {
      guard element == .null || element.label != nil else {
        throw reader.invalid("strata", "a column or a list of columns")
      }
      strata.append(element.label)
    }
    return strata
  }

  private static func adjustments(
    _ reader: ArgumentReader, of name: String
  ) throws(AnalysisError) -> [AdjustmentSpecification] {
    guard let value = reader.value("adjust") else { return [] }
    guard let elements = value.elements else { throw reader.invalid("adjust", "a list of steps") }
    var steps: [AdjustmentSpecification] = []
    for element in elements { steps.append(try AdjustmentSpecification(element, of: "design “\(name)”")) }
    return steps
  }

  /// An error on the line of the design that it is about.
  func placed(_ error: AnalysisError) -> AnalysisError { error.on(entries, else: line) }

  /// The columns that the design's own table must have.
  var columnNames: [String] { columns.names + adjustments.flatMap(\.variables) + (replicates?.columns ?? []) }
}
