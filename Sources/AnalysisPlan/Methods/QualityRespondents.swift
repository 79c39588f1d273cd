import Statistics
import SurveyEstimation
import Tables

/// Which respondents' forms want a second look.
struct QualityRespondents {
  static let method = AnalysisMethod(name: "quality.respondents") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try QualityRespondents(arguments).fields(&context)
  }

  private let data: String?
  private let design: String?
  private let by: [String]
  private let checks: QualityChecks
  private let permutations: Int
  private let generator: SeededGenerator?

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "quality.respondents",
      known: ["data", "design", "by"] + QualityChecks.keys + ["permutations", "seed"])
    data = try reader.text("data")
    design = try reader.text("design")
    if data == nil { _ = try reader.required("data", design) }
    if data != nil, design != nil { throw reader.invalid("design", "absent when “data” is given") }
    by = try reader.texts("by") ?? []
    checks = try QualityChecks(reader)
    permutations = try reader.count("permutations", in: 0...100_000) ?? 100
    let seed = try reader.generator("seed", stream: "quality.respondents")
    let isSimulated = permutations > 0 && reader.value("items") != nil
    generator = isSimulated ? try reader.required("seed", seed) : nil
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let (table, warnings) = try rows(&context)
    try table.check(columns: by + checks.columnNames)
    guard table.data.rowCount > 0 else { throw AnalysisError(.noData, "Data “\(table.name)” has no rows.") }
    let found = try checks.findings(in: table)
    var members = [
      JSONMember("n", JSONValue(table.data.rowCount)),
      JSONMember("rows", .list(found.flags.map { .object(Self.counts($0) { _ in true }) })),
    ]
    if !by.isEmpty {
      members.append(JSONMember("groups", .list(groupRows(found, try table.groups(by: by)))))
    }
    if !found.lines.isEmpty { members.append(JSONMember("batteries", .list(found.lines.map(Self.row)))) }
    if let speeding = found.speeding { members.append(JSONMember("medians", .list(medians(speeding, found)))) }
    if let match = found.match { members.append(JSONMember("matches", .list(matches(match, found)))) }
    if let bursts = found.bursts {
      members.append(JSONMember("bursts", .list(bursts.bursts.enumerated().map { Self.row($1, $0, table) })))
    }
    members.append(JSONMember("flagged", .list(flaggedRows(found, table))))
    return AnalysisFields(members: members, warnings: warnings + notes(found))
  }

  /// The rows of the table, or those of it that belong to the design.
  private func rows(_ context: inout AnalysisContext) throws(AnalysisError) -> (PlanTable, warnings: [PlanWarning]) {
    guard let design else {
      let table = try context.table(data ?? "")
      return (table, table.warnings)
    }
    let sample = try context.sample(try context.specification(design))
    return (sample.table, sample.warnings)
  }

  private static func counts(_ flag: QualityFindings.MarkedRows, among: (Int) -> Bool) -> [JSONMember] {
    let judged = flag.isJudged.indices.count { flag.isJudged[$0] && among($0) }
    let flagged = flag.isFlagged.indices.count { flag.isFlagged[$0] && among($0) }
    return [
      JSONMember("flag", .text(flag.name)), JSONMember("judged", JSONValue(judged)),
      JSONMember("flagged", JSONValue(flagged)),
      JSONMember("share", JSONValue(Double(flagged) / Double(judged))),
    ]
  }

  private func groupRows(_ found: QualityFindings, _ groups: RowGroups) -> [JSONValue] {
    groups.names.indices.flatMap { group in
      found.flags.map { flag in
        .object(groups.members("by", of: group) + Self.counts(flag) { groups.codes[$0] == Int32(group) })
      }
    }
  }

  private static func row(_ line: QualityFindings.Line) -> JSONValue {
    let judged = line.lining.isJudged.indices.filter { line.lining.isJudged[$0] }
    let runs = judged.map { Double(line.lining.longestRuns[$0]) }
    let deviations = judged.map { line.lining.deviations[$0] }
    return [
      "battery": .text(line.battery), "items": JSONValue(line.itemCount), "judged": JSONValue(judged.count),
      "flagged": JSONValue(line.lining.isFlagged.count { $0 }),
      "meanLongestRun": JSONValue(runs.compensatedSum() / Double(runs.count)),
      "meanSD": JSONValue(deviations.compensatedSum() / Double(deviations.count)),
    ]
  }

  private func medians(_ speeding: Speeding, _ found: QualityFindings) -> [JSONValue] {
    speeding.medians.enumerated().map { group, median in
      .object(
        found.groups.members("within", of: group) + [
          JSONMember("median", JSONValue(median)), JSONMember("limit", JSONValue(checks.speedShare * median)),
        ])
    }
  }

  /// Each number of the observed matches beside what the permutations give.
  private func matches(_ match: PercentMatch, _ found: QualityFindings) -> [JSONValue] {
    guard let observed = match.summary(threshold: checks.matchThreshold) else { return [] }
    var expected: [MatchSummary] = []
    if var generator {
      expected = match.expected(
        permutations: permutations, threshold: checks.matchThreshold, strata: found.groups.codes, generator: &generator)
    }
    let measures: [(name: String, value: (MatchSummary) -> Double)] = [
      ("mean", \.mean), ("q95", \.upper), ("max", \.maximum), ("flaggedShare", \.flaggedShare),
    ]
    return measures.map { measure in
      let dealt = expected.map(measure.value).sorted()
      // Equal up to the rounding of a sum is equal.
      let reached = dealt.count { $0 >= measure.value(observed) * (1 - 1e-7) }
      let isCompared = !dealt.isEmpty
      return [
        "measure": .text(measure.name), "observed": JSONValue(measure.value(observed)),
        "expected": JSONValue(dealt.compensatedSum() / Double(dealt.count)),
        "expectedUpper": JSONValue(quantile(ofSorted: dealt, probability: 0.95)),
        "p": JSONValue(isCompared ? Double(reached + 1) / Double(dealt.count + 1) : nil),
      ]
    }
  }

  private static func row(_ burst: DeviceBurst, _ position: Int, _ table: PlanTable) -> JSONValue {
    [
      "burst": JSONValue(position + 1), "forms": JSONValue(burst.rows.count),
      "seconds": JSONValue(burst.end - burst.start),
      "rows": .list(burst.rows.map { JSONValue(table.rowNumbers[$0] + 1) }),
    ]
  }

  /// The rows with a flag and why, for the checks that ran.
  private func flaggedRows(_ found: QualityFindings, _ table: PlanTable) -> [JSONValue] {
    guard let any = found.flags.last else { return [] }
    return any.isFlagged.indices.filter { any.isFlagged[$0] }.map { row in
      var members = [JSONMember("row", JSONValue(table.rowNumbers[row] + 1))]
      members += found.flags.dropLast().map { JSONMember($0.name, .bool($0.isFlagged[row])) }
      if !found.lines.isEmpty {
        members.append(JSONMember("longestRun", JSONValue(found.lines.map { $0.lining.longestRuns[row] }.max() ?? 0)))
      }
      if let speeding = found.speeding {
        members.append(JSONMember("duration", JSONValue(found.durations[row])))
        members.append(JSONMember("medianRatio", JSONValue(speeding.ratios[row])))
      }
      if let match = found.match {
        members.append(JSONMember("largestMatch", JSONValue(match.shares[row])))
        members.append(
          JSONMember("matchRow", JSONValue(match.partners[row].map { Double(table.rowNumbers[$0] + 1) })))
      }
      if let bursts = found.bursts {
        let burst = bursts.burstOfRow[row]
        members.append(JSONMember("inBurst", JSONValue(burst < 0 ? nil : Double(burst + 1))))
      }
      return .object(members)
    }
  }

  private func notes(_ found: QualityFindings) -> [PlanWarning] {
    found.flags.dropLast().compactMap { flag -> PlanWarning? in
      let count = flag.isJudged.count { !$0 }
      return count == 0 ? nil : "\(flag.name): \(count) rows could not be judged."
    }
  }
}
