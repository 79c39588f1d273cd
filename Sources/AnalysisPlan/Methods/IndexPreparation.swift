import Indicators
import Tables

/// What is done to single indicators before they are aggregated.
enum IndexPreparation {
  /// The words of `normalisation`.
  private enum Scale: String, CaseIterable {
    case minMax, zScore, goalposts, distanceToReference, distanceToTarget, fractionOfMaximum, percentRank
    case ascendingRank, borda
  }

  static let normalise = AnalysisMethod(name: "index.normalise") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "index.normalise",
      known: IndexColumns.keys + [
        "normalisation", "directions", "range", "centre", "spread", "goalposts", "scale", "truncate", "reference",
        "target", "cap", "ties",
      ])
    let selection = try IndexColumns.Selection(reader)
    let directions = try reader.directions(of: selection.names)
    var normalisation = try normalisation(reader)
    let reference = try reader.text("reference")
    let found = try IndexColumns(selection, &context)
    if case .distanceToReference(_, let isCapped) = normalisation {
      let unit = try found.position(of: try reader.required("reference", reference))
      normalisation = .distanceToReference(unit: unit, isCapped: isCapped)
    }
    let scores = try found.map { (place, column) throws(IndexError) in
      try normalisation.scores(of: column, direction: directions[place])
    }
    let rows = found.rows { place in
      let present = scores[place].count { !$0.isNaN }
      return [
        JSONMember("n", JSONValue(present)), JSONMember("missing", JSONValue(found.units.count - present)),
        JSONMember("values", .numbers(scores[place])),
      ]
    }
    return AnalysisFields(members: [rows], warnings: found.table.warnings)
  }

  /// The normalisation of the arguments; the unit of reference is looked up later.
  private static func normalisation(_ reader: ArgumentReader) throws(AnalysisError) -> Normalisation {
    let scale = try reader.required("normalisation", try reader.choice("normalisation", as: Scale.self))
    let range = try reader.interval("range") ?? (0, 100)
    let centre = try reader.number("centre") ?? 0
    let spread = try reader.number("spread", above: 0, below: .infinity) ?? 1
    let posts = try reader.interval("goalposts")
    let full = try reader.number("scale", above: 0, below: .infinity) ?? 100
    let isTruncated = reader.value("truncate") == nil ? true : try reader.flag("truncate")
    let target = try reader.number("target")
    let isCapped = try reader.flag("cap")
    let ties = try reader.choice("ties", as: RankTies.self) ?? .minimum
    switch scale {
    case .minMax: return .minMax(lower: range.lower, upper: range.upper)
    case .zScore: return .zScore(centre: centre, spread: spread)
    case .goalposts:
      let posts = try reader.required("goalposts", posts)
      return .goalposts(lower: posts.lower, upper: posts.upper, scale: full, isTruncated: isTruncated)
    case .distanceToReference:
      _ = try reader.required("reference", try reader.text("reference"))
      return .distanceToReference(unit: 0, isCapped: isCapped)
    case .distanceToTarget: return .distanceToTarget(try reader.required("target", target), isCapped: isCapped)
    case .fractionOfMaximum: return .fractionOfMaximum
    case .percentRank: return .percentRank(ties)
    case .ascendingRank: return .ascendingRank(ties)
    case .borda: return .borda(ties)
    }
  }

  static let impute = AnalysisMethod(name: "index.impute") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "index.impute", known: IndexColumns.keys + ["imputation", "group"])
    var selection = try IndexColumns.Selection(reader)
    let imputation = try reader.required("imputation", try reader.choice("imputation", as: Imputation.self))
    let group = try reader.text("group")
    selection.others = [group].compactMap(\.self)
    let found = try IndexColumns(selection, &context)
    let groups = try found.groups(group)
    let imputed = try found.map { (_, column) throws(IndexError) in
      guard column.contains(where: { !$0.isNaN }) else { throw .noData }
      return imputation.filled(column, groups: groups.codes)
    }
    let rows = found.rows { place in
      [JSONMember("imputed", JSONValue(imputed[place].count)), JSONMember("values", .numbers(imputed[place].values))]
    }
    let warnings = zip(found.names, imputed).flatMap { name, column in
      column.withoutDonor.map { groups.warning(name, $0) }
    }
    return AnalysisFields(members: [rows], warnings: found.table.warnings + warnings)
  }

  static let denominate = AnalysisMethod(name: "index.denominate") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "index.denominate", known: IndexColumns.keys + ["denominators", "factor"])
    var selection = try IndexColumns.Selection(reader)
    let factor = try reader.number("factor", above: 0, below: .infinity) ?? 1
    let entries = try reader.required("denominators", try reader.entries("denominators", by: selection.names))
    let denominators = selection.names.compactMap { entries[$0]?.label }
    guard denominators.count == selection.names.count else {
      throw reader.invalid("denominators", "a column for every variable")
    }
    selection.numericOthers = denominators
    let found = try IndexColumns(selection, &context)
    var rows: [[Double]] = []
    for (column, denominator) in zip(found.columns, denominators) {
      rows.append(try found.divided(column, by: denominator).map { $0 * factor })
    }
    return AnalysisFields(
      members: [found.rows { [JSONMember("values", .numbers(rows[$0]))] }], warnings: found.table.warnings)
  }
}

extension IndexColumns {
  /// A column over a denominator that must be above 0; missing where either is.
  func divided(_ column: [Double], by denominator: String) throws(AnalysisError) -> [Double] {
    let divisors = try table.numbers(denominator)
    if let row = divisors.firstIndex(where: { $0 <= 0 }) {
      throw AnalysisError(.nonPositiveValue(unit: row), of: denominator) { units[$0] }
    }
    return zip(column, divisors).map { $0 / $1 }
  }

  /// The groups of the units by a column; all are of one group without it.
  func groups(_ name: String?) throws(AnalysisError) -> IndexGroups {
    guard let name else { return IndexGroups(codes: units.map { _ in 0 }, levels: ["all"]) }
    let categories = try table.categories(name)
    return IndexGroups(codes: categories.codes.map { Int($0) }, levels: categories.levels)
  }
}

/// The group of each unit, −1 for none, and the names of the groups.
struct IndexGroups {
  let codes: [Int]
  let levels: [String]

  /// What is said when no value of a group can stand in for a missing one.
  func warning(_ name: String, _ group: Int) -> PlanWarning {
    "no donor in group \(levels.indices.contains(group) ? levels[group] : "(missing)") for “\(name)”"
  }
}
