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
      throw PlanError(line: 1, "a plan is a mapping with the keys steelyard, data, designs and analyses")
    }
    let known = ["steelyard", "data", "designs", "analyses"]
    for entry in entries where !known.contains(entry.key) {
      let nearest = nearestName(to: entry.key, among: known)?.name ?? ""
      throw PlanError(
        line: entry.line, "the key “\(entry.key)” is not known; the nearest known one is “\(nearest)”")
    }
    guard case .number(1, _) = entries["steelyard"] else {
      throw PlanError(line: entries.line(of: "steelyard") ?? 1, "the plan must say “steelyard: 1”")
    }
    dataSources = try Self.sources(Self.mapping(entries, "data"))
    designs = try Self.mapping(entries, "designs")
    guard let elements = entries.first(where: { $0.key == "analyses" }) else {
      throw PlanError(line: 1, "“analyses” must be a list")
    }
    analyses = try Self.planned(elements)
  }

  private static func mapping(_ entries: [PlanEntry], _ key: String) throws(PlanError) -> [PlanEntry] {
    guard let value = entries[key], value != .null else { return [] }
    guard let names = value.entries else {
      throw PlanError(line: entries.line(of: key), "“\(key)” must be a mapping of names")
    }
    return names
  }

  private static func sources(_ entries: [PlanEntry]) throws(PlanError) -> [DataSource] {
    var sources: [DataSource] = []
    for entry in entries {
      let parts = entry.value.entries ?? []
      guard let file = entry.value.label ?? parts["file"]?.label else {
        throw PlanError(
          line: entry.line, "data “\(entry.key)” must be a path or a mapping with the key “file”, which is a path")
      }
      sources.append(DataSource(name: entry.key, file: file, line: entry.line, entries: parts))
    }
    return sources
  }

  private static func planned(_ list: PlanEntry) throws(PlanError) -> [PlannedAnalysis] {
    guard case .list(let elements) = list.value else { throw PlanError(line: list.line, "“analyses” must be a list") }
    var analyses: [PlannedAnalysis] = []
    var lines: [String: Int?] = [:]
    for (index, element) in elements.enumerated() {
      guard let entries = element.value.entries, let id = entries["id"]?.label else {
        throw PlanError(line: element.line, "analysis \(index + 1) must be a mapping with an “id”")
      }
      if let earlier = lines.updateValue(element.line, forKey: id) {
        let place = earlier.map { ", first on line \($0)" } ?? ""
        throw PlanError(line: element.line, "the id “\(id)” stands twice\(place)")
      }
      let method = entries["method"]
      if let method, method != .null, method.label == nil {
        throw PlanError(line: entries.line(of: "method"), "“method” of analysis “\(id)” must be a name")
      }
      analyses.append(
        PlannedAnalysis(
          id: id, method: method?.label, line: element.line,
          arguments: entries.filter { $0.key != "id" && $0.key != "method" },
          methodLine: entries.line(of: "method")))
    }
    return analyses
  }
}

/// A table that a plan reads.
package struct DataSource: Sendable {
  package let name: String
  /// The path as the plan writes it, relative to the plan.
  package let file: String
  /// The line of the plan on which the table is named.
  package let line: Int?
  let entries: [PlanEntry]

  /// The cells that mean “missing”, after spaces at both ends are cut; empty and `NA` unless the plan lists others.
  package var missing: [String] { entries["missing"]?.labels ?? ["", "NA"] }
}

/// One analysis as the plan writes it.
struct PlannedAnalysis: Sendable {
  let id: String
  let method: String?
  /// The line of the plan on which the analysis begins.
  let line: Int?
  let arguments: [PlanEntry]
  let methodLine: Int?
}
