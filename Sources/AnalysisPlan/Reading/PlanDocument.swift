import Tables

/// An analysis plan: what will be computed from which tables, said before the data are looked at.
package struct PlanDocument: Sendable {
  /// The tables that the plan reads, in its order.
  package let dataSources: [DataSource]
  let designs: [PlanEntry]
  let analyses: [PlannedAnalysis]

  /// Reads a plan, YAML or JSON. Throws when it is no plan at all; faults of single analyses become errors of their
  /// results.
  package static func read(_ text: String) throws(PlanError) -> PlanDocument {
    try PlanDocument(root: PlanValue.reading(text))
  }

  init(root: PlanValue) throws(PlanError) {
    guard let entries = root.entries else {
      throw PlanError("a plan is a mapping with the keys steelyard, data, designs and analyses")
    }
    let known = ["steelyard", "data", "designs", "analyses"]
    for entry in entries where !known.contains(entry.key) {
      let nearest = nearestName(to: entry.key, among: known)?.name ?? ""
      throw PlanError("the key “\(entry.key)” is not known; the nearest known one is “\(nearest)”")
    }
    guard case .number(1, _) = entries["steelyard"] else { throw PlanError("the plan must say “steelyard: 1”") }
    dataSources = try Self.sources(entries["data"])
    designs = try Self.mapping(entries["designs"], "designs")
    analyses = try Self.planned(entries["analyses"])
  }

  private static func mapping(_ value: PlanValue?, _ key: String) throws(PlanError) -> [PlanEntry] {
    guard let value, value != .null else { return [] }
    guard let entries = value.entries else { throw PlanError("“\(key)” must be a mapping of names") }
    return entries
  }

  private static func sources(_ value: PlanValue?) throws(PlanError) -> [DataSource] {
    var sources: [DataSource] = []
    for entry in try mapping(value, "data") {
      if let file = entry.value.label {
        sources.append(DataSource(name: entry.key, file: file, entries: []))
      } else if let entries = entry.value.entries, let file = entries["file"]?.label {
        sources.append(DataSource(name: entry.key, file: file, entries: entries))
      } else {
        throw PlanError("data “\(entry.key)” must be a path or a mapping with the key “file”")
      }
    }
    return sources
  }

  private static func planned(_ value: PlanValue?) throws(PlanError) -> [PlannedAnalysis] {
    guard let elements = value?.elements else { throw PlanError("“analyses” must be a list") }
    var analyses: [PlannedAnalysis] = []
    var seen: Set<String> = []
    for (index, element) in elements.enumerated() {
      guard let entries = element.entries, let id = entries["id"]?.label else {
        throw PlanError("analysis \(index + 1) must be a mapping with an “id”")
      }
      guard seen.insert(id).inserted else { throw PlanError("the id “\(id)” stands twice") }
      analyses.append(
        PlannedAnalysis(
          id: id, method: entries["method"]?.label, arguments: entries.filter { $0.key != "id" && $0.key != "method" }))
    }
    return analyses
  }
}

/// A table that a plan reads.
package struct DataSource: Sendable {
  package let name: String
  /// The path as the plan writes it, relative to the plan.
  package let file: String
  let entries: [PlanEntry]

  /// The cells that mean “missing”, after spaces at both ends are cut; empty and `NA` unless the plan lists others.
  package var missing: [String] { entries["missing"]?.labels ?? ["", "NA"] }
}

/// One analysis as the plan writes it.
struct PlannedAnalysis: Sendable {
  let id: String
  let method: String?
  let arguments: [PlanEntry]
}
