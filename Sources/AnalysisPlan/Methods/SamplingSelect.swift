import Sampling
import Statistics
import Tables

/// A sample selected with the seed of a draw.
struct SamplingSelect {
  static let method = AnalysisMethod(name: "sampling.select") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try SamplingSelect(arguments).fields(&context)
  }

  private let data: String
  private let unit: String
  private let strata: String?
  private let size: String?
  private let scheme: SelectionScheme
  private let source: SelectionSource
  private let counts: StratumCounts
  private let reserves: StratumCounts
  /// The coordinates or balancing variables.
  private let auxiliaries: [String]
  private let isExact: Bool

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "sampling.select",
      known: [
        "data", "unit", "strata", "n", "scheme", "size", "seed", "start", "reserves", "coordinates", "balance", "exact",
      ])
    data = try reader.required("data", try reader.text("data"))
    unit = try reader.required("unit", try reader.text("unit"))
    strata = try reader.text("strata")
    counts = try reader.required("n", try reader.stratumCounts("n", least: 1))
    scheme = try reader.required("scheme", try reader.choice("scheme", as: SelectionScheme.self))
    size = try reader.text("size")
    if scheme == .srs { try reader.refuse(["size"], "with the scheme srs; unequal probabilities need another") }
    source = try Self.source(reader, scheme)
    reserves = try reader.stratumCounts("reserves", least: 0) ?? StratumCounts(key: "reserves", common: 0)
    if !scheme.ranksByTicket, reserves.common != 0 {
      throw reader.invalid("reserves", "absent unless the scheme is srs, pareto or sequentialPoisson")
    }
    auxiliaries = try Self.auxiliaries(reader, scheme)
    isExact = try reader.flag("exact")
    if isExact, scheme.orderSampling == nil {
      throw reader.invalid("exact", "absent unless the scheme is pareto or sequentialPoisson")
    }
  }

  private static func source(
    _ reader: ArgumentReader, _ scheme: SelectionScheme
  ) throws(AnalysisError) -> SelectionSource {
    let seed = try reader.drawSeed("seed")
    guard let start = try reader.number("start", above: 0, below: 1) else {
      return .seed(try reader.required("seed", seed))
    }
    if scheme != .systematic { throw reader.invalid("start", "absent unless the scheme is systematic") }
    if seed != nil { throw reader.invalid("start", "absent when “seed” is given") }
    return .start(start)
  }

  private static func auxiliaries(
    _ reader: ArgumentReader, _ scheme: SelectionScheme
  ) throws(AnalysisError) -> [String] {
    if !scheme.needsCoordinates {
      try reader.refuse(["coordinates"], "unless the scheme is localPivotal or scps")
    }
    if scheme != .cube { try reader.refuse(["balance"], "unless the scheme is cube") }
    if scheme.needsCoordinates { return try reader.requiredTexts("coordinates") }
    return scheme == .cube ? try reader.requiredTexts("balance") : []
  }

  /// The frame as the plan's table gives it.
  private struct Frame {
    let units: [String]
    let strata: [String]?
    let sizes: [Double]?
    let auxiliaries: [[Double]]
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let table = try context.table(data)
    let frame = try frame(table)
    let rows = RowStrata(frame.strata ?? frame.units.map { _ in "" })
    let names = strata == nil ? nil : rows.names
    try counts.check(strata: names)
    try reserves.check(strata: names)
    var drawn: [Drawn] = []
    var warnings = table.warnings
    for (name, members) in zip(rows.names, rows.rows) {
      drawn += try self.drawn(frame, members, stratum: strata == nil ? nil : name, &warnings)
    }
    let selected = drawn.filter { $0.status != .reserve }.map(\.row).sorted()
    var fields = [
      JSONMember("selected", .list(selected.map { JSONValue($0 + 1) })),
      JSONMember("rows", .list(drawn.map { $0.json(frame.units[$0.row], isTicketed: scheme.ranksByTicket) })),
      JSONMember("n", JSONValue(selected.count)),
    ]
    if scheme == .cube { fields.append(JSONMember("balance", .list(balance(frame, drawn)))) }
    return AnalysisFields(members: fields, warnings: warnings)
  }

  private func frame(_ table: PlanTable) throws(AnalysisError) -> Frame {
    try table.check(columns: [unit] + [strata, size].compactMap(\.self) + auxiliaries)
    let sizes = try size.map { name throws(AnalysisError) in try table.numbers(name) }
    var columns: [[Double]] = []
    for name in auxiliaries { columns.append(try table.numbers(name)) }
    let units = try table.unitLabels(unit)
    try table.checkRows()
    let strata = try strata.map { name throws(AnalysisError) in try table.completeLabels(name) }
    if let size, let sizes {
      try table.checkComplete(size, sizes.map(\.isNaN))
      try table.check(size, sizes, .negativeSize, "a number ≥ 0") { $0 >= 0 && $0.isFinite }
    }
    for (name, values) in zip(auxiliaries, columns) { try table.checkComplete(name, values.map { !$0.isFinite }) }
    if let row = units.firstIndex(where: { !$0.isUnitIdentifier }) {
      throw AnalysisError(
        .invalidUnit,
        "“\(units[row])” in row \(row + 1) of data “\(table.name)” is no identifier of a draw: up to 64 of A-Z a-z 0-9 . _ -",
        about: unit)
    }
    return Frame(units: units, strata: strata, sizes: sizes, auxiliaries: columns)
  }

  /// A drawn row with what is known of it.
  private struct Drawn {
    let row: Int
    let stratum: String?
    let order: Int
    let status: SampleSelection.Status
    let probability: Double
    let exactProbability: Double?
    let ticket: String?

    func json(_ unit: String, isTicketed: Bool) -> JSONValue {
      var members = [JSONMember("unit", .text(unit))]
      if let stratum { members.append(JSONMember("stratum", .text(stratum))) }
      members += [
        JSONMember("order", JSONValue(order)), JSONMember("status", .text(status.rawValue)),
        JSONMember("probability", JSONValue(probability)), JSONMember("weight", JSONValue(1 / probability)),
      ]
      if let exactProbability { members.append(JSONMember("exactProbability", JSONValue(exactProbability))) }
      if isTicketed { members.append(JSONMember("ticket", ticket.map { .text($0) } ?? .null)) }
      return .object(members)
    }
  }

  private func drawn(
    _ frame: Frame, _ members: [Int], stratum: String?, _ warnings: inout [PlanWarning]
  ) throws(AnalysisError) -> [Drawn] {
    let part = SelectionFrame(
      identifiers: members.map { frame.units[$0] }, sizes: frame.sizes.map { sizes in members.map { sizes[$0] } },
      auxiliaries: frame.auxiliaries.map { column in members.map { column[$0] } })
    let place = stratum.map { " in stratum “\($0)”" } ?? ""
    let wanted = (size: try counts.count(stratum), reserves: try reserves.count(stratum))
    let selection: SampleSelection
    do {
      selection = try SampleSelection(
        part, size: wanted.size, reserves: wanted.reserves, scheme: scheme, source: source,
        label: scheme.rawValue + (stratum.map { "/\($0)" } ?? ""))
    } catch { throw AnalysisError(error, place: place) }
    if selection.drawn.count < wanted.size + wanted.reserves {
      warnings.append("Only \(selection.drawn.count - wanted.size) of \(wanted.reserves) reserves are there\(place).")
    }
    let design = isExact ? scheme.orderSampling : nil
    let exact = design.map { SampleSelection.exactProbabilities(selection.probabilities, of: $0) }
    return selection.drawn.enumerated().map { order, unit in
      Drawn(
        row: members[unit.position], stratum: stratum, order: order + 1, status: unit.status,
        probability: selection.probabilities[unit.position], exactProbability: exact?[unit.position],
        ticket: unit.ticket?.hex)
    }
  }

  /// The totals of the balancing variables and what the sample says of them.
  private func balance(_ frame: Frame, _ drawn: [Drawn]) -> [JSONValue] {
    zip(auxiliaries, frame.auxiliaries).map { name, column in
      [
        "variable": .text(name), "total": JSONValue(column.compensatedSum()),
        "estimate": JSONValue(drawn.map { column[$0.row] / $0.probability }.compensatedSum()),
      ]
    }
  }
}

extension String {
  /// Whether a draw takes the text as the identifier of a unit (vdraw/1, section 2).
  fileprivate var isUnitIdentifier: Bool {
    (1...64).contains(utf8.count)
      && utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
      }
  }
}

extension AnalysisMethod {
  static let samplingMethods = [
    SamplingInclusionProbabilities.method, SamplingJointProbabilities.method, SamplingAllocate.method,
    SamplingSampleSize.method, SamplingEstimate.method, SamplingCalibrate.method, SamplingSelect.method,
  ]
}
