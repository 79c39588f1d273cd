import Statistics
import SurveyEstimation
import Tables

/// The checks of respondents that a plan asks for: a check runs when the columns that it needs are given.
struct QualityChecks {
  private let items: [String]
  private let batteries: [(name: String, items: [String])]
  private let straightLine: StraightLineRule
  private let minimumItems: Int
  private let blanks: BlankRule
  private let minimumAnswered: Double
  let matchThreshold: Double
  private let duration: String?
  let speedShare: Double
  private let device: [String]
  private let time: String?
  private let burstForms: Int
  private let burstMinutes: Double
  /// The columns of the groups in which durations are compared and answers dealt out.
  let within: [String]

  static let keys = [
    "items", "batteries", "straightLine", "minimumItems", "matchThreshold", "blanks", "minimumAnswered", "duration",
    "speedShare", "device", "time", "burstForms", "burstMinutes", "within",
  ]

  init(_ reader: ArgumentReader) throws(AnalysisError) {
    items = try reader.texts("items") ?? []
    batteries = try Self.batteries(reader, items)
    straightLine = try Self.straightLine(reader)
    minimumItems = try reader.count("minimumItems", in: 2...10_000) ?? 5
    matchThreshold = try reader.share("matchThreshold") ?? 0.85
    blanks = try reader.choice("blanks", as: BlankRule.self) ?? .match
    minimumAnswered = try reader.share("minimumAnswered") ?? 0.75
    duration = try reader.text("duration")
    speedShare = try reader.number("speedShare", above: 0, below: 1) ?? 0.5
    device = try Self.device(reader)
    time = try reader.text("time")
    burstForms = try reader.count("burstForms", in: 2...1_000_000) ?? 3
    burstMinutes = try reader.number("burstMinutes", above: 0, below: .infinity) ?? 10
    within = try reader.texts("within") ?? []
    guard !items.isEmpty || !batteries.isEmpty || duration != nil || !device.isEmpty else {
      throw AnalysisError(.missingArgument, "Give “items”, “batteries”, “duration” or “device”, or nothing is checked.")
    }
    if !device.isEmpty { _ = try reader.required("time", time) }
    if time != nil, device.isEmpty { throw reader.invalid("time", "absent without “device”") }
  }

  /// `batteries` as they are named, else all `items` as one.
  private static func batteries(
    _ reader: ArgumentReader, _ items: [String]
  ) throws(AnalysisError) -> [(name: String, items: [String])] {
    guard let value = reader.value("batteries") else { return items.isEmpty ? [] : [("items", items)] }
    guard let entries = value.entries, !entries.isEmpty else {
      throw reader.invalid("batteries", "a mapping of names to lists of columns")
    }
    var batteries: [(name: String, items: [String])] = []
    for entry in entries {
      guard let columns = entry.value.labels, columns.count > 1, Set(columns).count == columns.count else {
        throw reader.invalid("batteries", "lists of at least two different columns")
      }
      batteries.append((entry.key, columns))
    }
    return batteries
  }

  /// One column or several that name a device together.
  private static func device(_ reader: ArgumentReader) throws(AnalysisError) -> [String] {
    if let name = reader.value("device")?.label { return [name] }
    return try reader.texts("device") ?? []
  }

  private static func straightLine(_ reader: ArgumentReader) throws(AnalysisError) -> StraightLineRule {
    switch reader.value("straightLine") {
    case nil, .text("identical"): return .identical
    case .mapping(let entries):
      let inner = try ArgumentReader(entries, of: "“straightLine”", known: ["run"])
      return .run(try inner.required("run", try inner.count("run", in: 2...10_000)))
    default: throw reader.invalid("straightLine", "identical or {run: LENGTH}")
    }
  }

  /// The columns that it uses.
  var columnNames: [String] {
    items + batteries.flatMap(\.items) + device + within + [duration, time].compactMap(\.self)
  }

  /// The findings in the rows of a table.
  func findings(in table: PlanTable) throws(AnalysisError) -> QualityFindings {
    let groups = try table.groups(by: within)
    var found = QualityFindings(groups: groups)
    for battery in batteries {
      let answers = ItemAnswers(try table.columns(battery.items))
      found.lines.append(
        QualityFindings.Line(
          battery: battery.name, itemCount: battery.items.count,
          lining: StraightLining(answers, rule: straightLine, minimumItems: minimumItems)))
    }
    if let duration {
      let durations = try table.durations(duration)
      found.durations = durations
      found.speeding = Speeding(
        durations: durations, groups: groups.codes, groupCount: groups.names.count, share: speedShare)
    }
    if !items.isEmpty {
      found.match = PercentMatch(
        ItemAnswers(try table.columns(items)), blanks: blanks, minimumAnswered: minimumAnswered)
    }
    if let time {
      found.bursts = DeviceBursts(
        devices: try table.groups(by: device).codes, times: try table.seconds(time), forms: burstForms,
        seconds: 60 * burstMinutes)
    }
    found.collectFlags(matchThreshold: matchThreshold)
    return found
  }
}

/// What the checks found, by row of the table.
struct QualityFindings {
  /// One check: which rows it could judge and which of them it marks.
  struct MarkedRows {
    let name: String
    let isJudged: [Bool]
    let isFlagged: [Bool]
  }

  /// The straight lines of a battery.
  struct Line {
    let battery: String
    let itemCount: Int
    let lining: StraightLining
  }

  /// The groups of `within`.
  let groups: RowGroups
  var lines: [Line] = []
  var durations: [Double] = []
  var speeding: Speeding?
  var match: PercentMatch?
  var bursts: DeviceBursts?
  /// The checks that ran, in their order, then `any` of them.
  private(set) var flags: [MarkedRows] = []

  init(groups: RowGroups) { self.groups = groups }

  fileprivate mutating func collectFlags(matchThreshold: Double) {
    if !lines.isEmpty {
      flags.append(
        MarkedRows(
          name: "straightLine", isJudged: Self.any(lines.map(\.lining.isJudged)),
          isFlagged: Self.any(lines.map(\.lining.isFlagged))))
    }
    if let speeding {
      flags.append(MarkedRows(name: "speed", isJudged: speeding.isJudged, isFlagged: speeding.isFlagged))
    }
    if let match {
      flags.append(
        MarkedRows(
          name: "match", isJudged: match.shares.map { !$0.isNaN }, isFlagged: match.isFlagged(threshold: matchThreshold)
        ))
    }
    if let bursts {
      flags.append(MarkedRows(name: "burst", isJudged: bursts.isJudged, isFlagged: bursts.isFlagged))
    }
    flags.append(
      MarkedRows(name: "any", isJudged: Self.any(flags.map(\.isJudged)), isFlagged: Self.any(flags.map(\.isFlagged))))
  }

  /// Whether each row is marked in one of the lists, which are not empty.
  private static func any(_ lists: [[Bool]]) -> [Bool] {
    lists.dropFirst().reduce(lists[0]) { either, list in zip(either, list).map { $0 || $1 } }
  }
}

/// Rows in groups by the values of some columns.
struct RowGroups {
  let columns: [String]
  /// −1 where one of the columns is missing.
  let codes: [Int32]
  /// The categories of each group, one for each column.
  let names: [[String]]

  /// The member `by` (or another) of a group's row, if there are columns.
  func members(_ key: String, of group: Int) -> [JSONMember] {
    columns.isEmpty
      ? [] : [JSONMember(key, .object(zip(columns, names[group]).map { JSONMember($0, .text($1)) }))]
  }
}

extension PlanTable {
  /// The combinations of categories that occur, the first column varying fastest; one group without columns.
  func groups(by names: [String]) throws(AnalysisError) -> RowGroups {
    var codes = [Int32](repeating: 0, count: data.rowCount)
    var categories: [[String]] = [[]]
    for name in names.reversed() {
      let inner = try self.categories(name)
      let crossed = PairNumbering(outer: codes, inner: inner.codes, rowCount: codes.count)
      categories = zip(crossed.outer, crossed.inner).map { [inner.levels[Int($1)]] + categories[Int($0)] }
      codes = crossed.ofRow
    }
    return RowGroups(columns: names, codes: codes, names: categories)
  }

  fileprivate func columns(_ names: [String]) throws(AnalysisError) -> [DataColumn] {
    var columns: [DataColumn] = []
    for name in names { columns.append(try column(name)) }
    return columns
  }

  /// Durations; one below zero is refused with its row.
  fileprivate func durations(_ name: String) throws(AnalysisError) -> [Double] {
    let values = try numbers(name)
    if let row = values.firstIndex(where: { $0 < 0 }) {
      throw AnalysisError(
        .negativeValues,
        "Row \(rowNumbers[row] + 1) of data “\(self.name)” has the duration \(values[row].shortestText) in “\(name)”, "
          + "which is below zero.")
    }
    return values
  }
}

extension ArgumentReader {
  /// A number from 0 to 1, both included.
  fileprivate func share(_ key: String) throws(AnalysisError) -> Double? {
    guard let value = value(key) else { return nil }
    guard case .number(let number, _) = value, (0...1).contains(number) else {
      throw invalid(key, "a number from 0 to 1")
    }
    return number
  }
}
