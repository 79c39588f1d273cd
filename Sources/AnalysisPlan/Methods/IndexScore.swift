import Indicators
import Statistics
import Tables

/// A composite index from raw values to ranks.
enum IndexScore {
  static let method = AnalysisMethod(name: "index.score") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "index.score", known: IndexScoreRequest.keys)
    let request = try IndexScoreRequest(reader)
    let composite = try request.composite(&context)
    let scores = try composite.scored { () throws(PlacedIndexError) in
      try CompositeScores(composite.plan, composite.data)
    }
    return fields(composite, scores)
  }

  private static func fields(_ composite: Composite, _ scores: CompositeScores) -> AnalysisFields {
    let tree = composite.plan.tree
    let inner = Set(tree.parents.compactMap { $0 })
    let groups = tree.ids.indices.filter { $0 > 0 && inner.contains($0) }
    let rows = composite.found.unitRows { unit in
      [
        JSONMember("score", JSONValue(scores.scores[0][unit])), JSONMember("rank", JSONValue(rank: scores.ranks[unit])),
        JSONMember("coverage", JSONValue(scores.coverage[unit])),
        JSONMember("groups", .object(groups.map { JSONMember(tree.ids[$0], JSONValue(scores.scores[$0][unit])) })),
      ]
    }
    let present = scores.scores[0].compactMap(\.self)
    let rule = composite.plan.outlierRule
    let treatments = zip(composite.found.names, scores.prepared.treatments).map { name, column in
      JSONValue.object([JSONMember("variable", .text(name))] + rule.members(column))
    }
    return AnalysisFields(
      members: [
        rows, JSONMember("mean", JSONValue(present.compensatedSum() / Double(present.count))),
        JSONMember("sd", JSONValue(present.standardDeviation)), JSONMember("treatments", .list(treatments)),
      ], warnings: composite.warnings(scores))
  }
}

/// The arguments of a composite index.
struct IndexScoreRequest {
  /// The words of `normalisation` and `imputation`.
  enum Scale: String, CaseIterable {
    case none, minMax, zScore, percentRank, borda
  }
  enum Substitute: String, CaseIterable {
    case none, mean, median

    var imputation: Imputation? { Imputation(rawValue: rawValue) }
  }
  enum Mean: String, CaseIterable {
    case arithmetic, geometric, harmonic

    var mean: WeightedMean {
      switch self {
      case .arithmetic: .arithmetic
      case .geometric: .geometric
      case .harmonic: .harmonic
      }
    }
  }

  static let keys =
    [
      "data", "unit", "structure", "notApplicable", "minimumAvailable", "minimumGroupAvailable", "imputation",
      "imputationGroup", "normalisation", "range", "centre", "spread", "aggregation", "aggregations",
    ] + OutlierRule.keys

  private let data: String
  private let unit: String
  private let structure: String
  private let notApplicable: Set<String>
  private let minimumAvailable: Double
  private let minimumGroupAvailable: Double
  let imputation: Substitute
  private let imputationGroup: String?
  private let outlierRule: OutlierRule
  let scale: Scale
  private let range: (lower: Double, upper: Double)
  private let centre: Double
  private let spread: Double
  let mean: Mean
  private let groupMeans: [(code: String, mean: Mean)]

  init(_ reader: ArgumentReader) throws(AnalysisError) {
    data = try reader.required("data", try reader.text("data"))
    unit = try reader.required("unit", try reader.text("unit"))
    structure = try reader.required("structure", try reader.text("structure"))
    notApplicable = Set(try reader.texts("notApplicable") ?? [])
    minimumAvailable = try reader.share("minimumAvailable") ?? 0
    minimumGroupAvailable = try reader.share("minimumGroupAvailable") ?? 0
    imputation = try reader.choice("imputation", as: Substitute.self) ?? Substitute.none
    imputationGroup = try reader.text("imputationGroup")
    outlierRule = try OutlierRule(reader, steps: [])
    scale = try reader.choice("normalisation", as: Scale.self) ?? .minMax
    range = try reader.interval("range") ?? (0, 100)
    centre = try reader.number("centre") ?? 0
    spread = try reader.number("spread", above: 0, below: .infinity) ?? 1
    mean = try reader.choice("aggregation", as: Mean.self) ?? .arithmetic
    groupMeans = try Self.groupMeans(reader)
  }

  private static func groupMeans(_ reader: ArgumentReader) throws(AnalysisError) -> [(code: String, mean: Mean)] {
    guard let value = reader.value("aggregations") else { return [] }
    let means = value.entries?.compactMap { entry in
      entry.value.label.flatMap(Mean.init(rawValue:)).map { (code: entry.key, mean: $0) }
    }
    guard let means, means.count == value.entries?.count else {
      throw reader.invalid("aggregations", "a mapping of groups to arithmetic, geometric or harmonic")
    }
    return means
  }

  func normalisation(_ scale: Scale) -> Normalisation? {
    switch scale {
    case .none: nil
    case .minMax: .minMax(lower: range.lower, upper: range.upper)
    case .zScore: .zScore(centre: centre, spread: spread)
    case .percentRank: .percentRank(.minimum)
    case .borda: .borda(.minimum)
    }
  }

  /// The data and the plan of the index.
  func composite(_ context: inout AnalysisContext) throws(AnalysisError) -> Composite {
    _ = try context.table(data)
    let structure = try IndexStructure(try context.table(self.structure))
    var selection = IndexColumns.Selection(data: data, unit: unit, names: structure.leafNames)
    selection.others = [imputationGroup].compactMap(\.self)
    selection.numericOthers = structure.denominators.compactMap(\.self)
    selection.notApplicable = notApplicable
    let found = try IndexColumns(selection, &context)
    var columns: [[Double]] = []
    for (column, denominator) in zip(found.columns, structure.denominators) {
      columns.append(
        try denominator.map { name throws(AnalysisError) in try found.divided(column, by: name) } ?? column)
    }
    let groups = try found.groups(imputationGroup)
    return Composite(
      found: found, structure: structure, groups: groups, plan: try plan(structure),
      data: CompositeData(columns: columns, applies: found.applies, groups: groups.codes))
  }

  private func plan(_ structure: IndexStructure) throws(AnalysisError) -> CompositePlan {
    var plan = CompositePlan(tree: structure.tree, directions: structure.directions)
    plan.minimumAvailable = minimumAvailable
    plan.minimumGroupAvailable = minimumGroupAvailable
    plan.imputation = imputation.imputation
    plan.outlierRule = outlierRule
    plan.normalisation = normalisation(scale)
    plan.mean = mean.mean
    let inner = Set(structure.tree.parents.compactMap { $0 })
    for group in groupMeans {
      guard let node = structure.tree.index(of: group.code), inner.contains(node) else {
        throw .unknown(
          .invalidArgument, "group named", group.code, among: inner.sorted().map { structure.tree.ids[$0] })
      }
      plan.groupMeans[node] = group.mean.mean
    }
    return plan
  }
}

/// A composite index that is ready to be computed.
struct Composite {
  let found: IndexColumns
  let structure: IndexStructure
  let groups: IndexGroups
  let plan: CompositePlan
  let data: CompositeData

  /// A result, or why there is none, in the words of the tree.
  func scored<Result>(_ compute: () throws(PlacedIndexError) -> Result) throws(AnalysisError) -> Result {
    do { return try compute() } catch {
      throw AnalysisError(error.error, of: plan.tree.ids[error.place]) { found.units[$0] }
    }
  }

  /// What is said of the units and indicators of a result.
  func warnings(_ scores: CompositeScores) -> [PlanWarning] {
    let prepared = scores.prepared
    var isPresent = found.columns.map { $0.map { _ in false } }
    for (leaf, column) in prepared.scores.enumerated() {
      for (place, unit) in prepared.units.enumerated() { isPresent[leaf][unit] = !column[place].isNaN }
    }
    let undirected = zip(found.names, plan.directions).filter { $1 == .lower && plan.normalisation == nil }
    var lines = found.table.warnings
    lines += undirected.map { name, _ in "“\(name)”: its direction has no effect without a normalisation." }
    lines += prepared.withoutDonor.map { groups.warning(found.names[$0.leaf], $0.group) }
    lines += plan.outlierRule.warnings(found.names, prepared.treatments)
    lines += found.unscored(scores.scores[0])
    return lines + found.differenceWarnings(isScored: scores.scores[0].map { $0 != nil }, isPresent: isPresent)
  }
}
