import Counts
import Statistics
import Tables

/// The sums of two groups, in the whole table or in each of its domains.
struct CountsGroups {
  /// Events with their exposure or trials.
  struct Sum {
    var count = 0.0
    var size = CompensatedSum()

    var trials: TrialCount { TrialCount(count: Int(count), trials: Int(size.value)) }
    var exposed: ExposedCount { ExposedCount(count: Int(count), exposure: size.value) }
  }

  /// A domain with the sums of its groups.
  struct DomainSums {
    let by: [JSONMember]
    /// What the domain is called in messages.
    let name: String
    let first: Sum
    let reference: Sum
  }

  /// In the order of their first rows.
  let domains: [DomainSums]
  let warnings: [PlanWarning]

  static let keys = ["data", "group", "count", "reference", "by", "level"]

  /// What is added to a count: a time or people, or trials of which the count is a part.
  enum Size: String { case exposure, trials }

  /// What a plan says of them.
  struct Request {
    let data: String
    let group: String
    let count: String
    let sizeColumn: String
    let size: Size
    let reference: String
    let by: [String]
    let level: Double

    init(_ reader: ArgumentReader, size: Size) throws(AnalysisError) {
      data = try reader.required("data", try reader.text("data"))
      group = try reader.required("group", try reader.text("group"))
      count = try reader.required("count", try reader.text("count"))
      sizeColumn = try reader.required(size.rawValue, try reader.text(size.rawValue))
      self.size = size
      reference = try reader.required("reference", try reader.text("reference"))
      by = try reader.texts("by") ?? []
      level = try reader.number("level", above: 0, below: 1) ?? 0.95
    }
  }

  init(_ request: Request, _ context: inout AnalysisContext) throws(AnalysisError) {
    let table = try context.table(request.data)
    try table.check(columns: [request.group, request.count, request.sizeColumn] + request.by)
    let groups = try table.categories(request.group)
    guard let reference = groups.levels.firstIndex(of: request.reference) else {
      throw .unknown(.unknownUnit, "group of “\(request.group)” named", request.reference, among: groups.levels)
    }
    let counts = try table.numbers(request.count)
    let sizes = try table.numbers(request.sizeColumn)
    var by: [CategoryCodes] = []
    for name in request.by { by.append(try table.categories(name)) }
    let rows = counts.indices.filter { row in
      !counts[row].isNaN && !sizes[row].isNaN && groups.codes[row] >= 0 && by.allSatisfy { $0.codes[row] >= 0 }
    }
    guard !rows.isEmpty else { throw AnalysisError(.noData, "No row of data “\(table.name)” has all values.") }
    try Self.check(counts, sizes, request, table)
    var sums = DomainTable(groupCount: groups.levels.count)
    for row in rows {
      sums.add(counts[row], sizes[row], group: Int(groups.codes[row]), domain: by.map { $0.codes[row] })
    }
    var domains: [DomainSums] = []
    for entry in sums.entries {
      let labels = zip(by, entry.domain).map { $0.levels[Int($1)] }
      let name = labels.isEmpty ? "data “\(table.name)”" : "“\(labels.joined(separator: ", "))”"
      guard entry.groups.count == 2, let first = entry.groups.first(where: { $0.key != reference })?.value,
        let other = entry.groups[reference]
      else {
        throw AnalysisError(
          .notTwoGroups,
          "“\(request.group)” must have two values in \(name), “\(request.reference)” one of them; it has "
            + "\(entry.groups.keys.sorted().map { "“\(groups.levels[$0])”" }.joined(separator: ", ")).")
      }
      let members = zip(request.by, labels).map { JSONMember($0, .text($1)) }
      domains.append(
        DomainSums(
          by: members.isEmpty ? [] : [JSONMember("by", .object(members))], name: name, first: first, reference: other))
    }
    self.domains = domains
    warnings = table.warnings + leftOutWarnings(counts.count - rows.count)
  }

  private static func check(
    _ counts: [Double], _ sizes: [Double], _ request: Request, _ table: PlanTable
  ) throws(AnalysisError) {
    try table.checkCounts(counts, of: request.count)
    switch request.size {
    case .exposure: try table.checkExposures(sizes, of: request.sizeColumn)
    case .trials:
      try table.checkTrials(sizes, of: request.sizeColumn)
      try table.check(counts, of: request.count, notAbove: sizes)
    }
  }

  /// Sums by domain and group.
  private struct DomainTable {
    let groupCount: Int
    private(set) var entries: [(domain: [Int32], groups: [Int: Sum])] = []
    private var position: [[Int32]: Int] = [:]

    init(groupCount: Int) { self.groupCount = groupCount }

    mutating func add(_ count: Double, _ size: Double, group: Int, domain: [Int32]) {
      let index = position[domain] ?? entries.count
      if index == entries.count {
        position[domain] = index
        entries.append((domain, [:]))
      }
      entries[index].groups[group, default: Sum()].count += count
      entries[index].groups[group, default: Sum()].size.add(size)
    }
  }
}
