import Counts
import Statistics
import Tables

/// Difference in differences.
struct CountsDifferences {
  static let method = AnalysisMethod(name: "counts.differenceInDifferences") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try CountsDifferences(arguments).fields(&context)
  }

  private enum Effects: String, CaseIterable { case none, twoWay }

  private let data: String
  private let outcome: String
  private let treated: String
  private let post: String
  private let cluster: String?
  private let effects: Effects
  private let unit: String?
  private let time: String?
  private let errors: ClusterErrorRule
  private let level: Double

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "counts.differenceInDifferences",
      known: ["data", "outcome", "treated", "post", "clusters", "effects", "unit", "time", "se", "level"])
    data = try reader.required("data", try reader.text("data"))
    outcome = try reader.required("outcome", try reader.text("outcome"))
    treated = try reader.required("treated", try reader.text("treated"))
    post = try reader.required("post", try reader.text("post"))
    errors = try reader.choice("se", as: ClusterErrorRule.self) ?? .CR2
    effects = try reader.choice("effects", as: Effects.self) ?? .none
    level = try reader.number("level", above: 0, below: 1) ?? 0.95
    let clusters = try reader.texts("clusters")
    if errors != .model { _ = try reader.required("clusters", clusters) }
    if let clusters, clusters.count != 1 { throw reader.invalid("clusters", "a list of one column") }
    cluster = clusters?.first
    unit = try reader.text("unit")
    time = try reader.text("time")
    if effects == .twoWay {
      _ = try reader.required("unit", unit)
      _ = try reader.required("time", time)
    }
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let read = try CountsColumns(data, unit: nil, numbers: [outcome, treated, post], &context)
    let table = read.table
    try table.check(columns: [cluster, unit, time].compactMap(\.self))
    // A column that is not used has one category.
    let constant = CategoryCodes(codes: Array(repeating: 0, count: read.units.count), levels: [""])
    func categories(_ name: String?, _ isUsed: Bool) throws(AnalysisError) -> CategoryCodes {
      guard isUsed, let name else { return constant }
      return try table.categories(name)
    }
    let labels = [
      try categories(cluster, true), try categories(unit, effects == .twoWay), try categories(time, effects == .twoWay),
    ]
    let rows = try read.completeRows().filter { row in labels.allSatisfy { $0.codes[row] >= 0 } }
    guard !rows.isEmpty else { throw AnalysisError(.noData, "No row of data “\(data)” has all values.") }
    let codes = labels.map { Self.numbered($0, rows) }
    let groups = (codes[0].max() ?? -1) + 1
    guard errors == .model || groups > 1 else {
      throw AnalysisError(.tooFewClusters, "“\(cluster ?? "")” names one cluster; \(errors.rawValue) needs at least 2.")
    }
    for (name, values) in zip([treated, post], read.columns.dropFirst()) {
      try table.check(values, of: name, .notBinary, "0 or 1") { $0 == 0 || $0 == 1 }
    }
    let found: DifferenceInDifferences
    do {
      found = try DifferenceInDifferences(
        outcome: rows.map { read.columns[0][$0] }, treated: rows.map { read.columns[1][$0] == 1 },
        post: rows.map { read.columns[2][$0] == 1 },
        effects: effects == .twoWay ? .twoWay(units: codes[1], times: codes[2]) : .groups, clusters: codes[0],
        errors: errors, level: level)
    } catch { throw AnalysisError(error, of: "the difference in differences of “\(outcome)”") }
    return AnalysisFields(
      members: [
        JSONMember(
          "rows",
          .list(found.coefficients.map { .object([JSONMember("term", .text($0.term))] + $0.estimate.testedMembers) })),
        JSONMember("n", JSONValue(rows.count)),
        JSONMember("clusterCount", cluster == nil ? .null : JSONValue(groups)),
      ], warnings: table.warnings + leftOutWarnings(read.units.count - rows.count))
  }

  /// The categories of some rows numbered from 0 without gaps.
  private static func numbered(_ categories: CategoryCodes, _ rows: [Int]) -> [Int] {
    let occurring = Set(rows.map { categories.codes[$0] }).sorted()
    var number: [Int32: Int] = [:]
    for (index, code) in occurring.enumerated() { number[code] = index }
    return rows.map { number[categories.codes[$0]] ?? 0 }
  }
}
