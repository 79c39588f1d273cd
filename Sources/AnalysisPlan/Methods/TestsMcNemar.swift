import Statistics
import Tables

/// McNemar's test of a two-valued answer before and after.
struct TestsMcNemar {
  static let method = AnalysisMethod(name: "tests.mcnemar") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try TestsMcNemar(arguments).fields(&context)
  }

  private enum Source {
    case table([[Int]])
    case columns(data: String, before: String, after: String)
  }

  private let source: Source
  private let form: McNemarTest.Form

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "tests.mcnemar", known: ["data", "before", "after", "table", "test"])
    form = try reader.choice("test", as: McNemarTest.Form.self) ?? .exact
    if let value = reader.value("table") {
      for key in ["data", "before", "after"] where reader.value(key) != nil {
        throw reader.invalid(key, "absent when “table” is given")
      }
      source = .table(try Self.counts(value, reader))
    } else {
      source = .columns(
        data: try reader.required("data", try reader.text("data")),
        before: try reader.required("before", try reader.text("before")),
        after: try reader.required("after", try reader.text("after")))
    }
  }

  private static func counts(_ value: PlanValue, _ reader: ArgumentReader) throws(AnalysisError) -> [[Int]] {
    let rows = value.elements?.compactMap(\.elements) ?? []
    guard rows.count == 2, value.elements?.count == 2, rows.allSatisfy({ $0.count == 2 }) else {
      throw reader.invalid("table", "two rows of two counts")
    }
    var counts: [[Int]] = []
    for row in rows {
      var line: [Int] = []
      for cell in row {
        guard case .number(let number, let text) = cell else { throw reader.invalid("table", "two rows of two counts") }
        guard let count = Int(exactly: number), (0...1_000_000_000).contains(count) else {
          throw AnalysisError(.notACount, "“table” must hold whole counts of at least 0, not “\(text)”.")
        }
        line.append(count)
      }
      counts.append(line)
    }
    return counts
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let table: [[Int]]
    var warnings: [PlanWarning] = []
    switch source {
    case .table(let given): table = given
    case .columns(let data, let before, let after):
      (table, warnings) = try Self.crossed(before, after, in: try context.table(data))
    }
    let count = table.joined().reduce(0, +)
    guard count > 0 else { throw AnalysisError(.noData, "No pair has both answers.") }
    let (lost, gained) = (table[0][1], table[1][0])
    guard let test = McNemarTest(lost: lost, gained: gained, count: count, form: form) else {
      throw AnalysisError(.noDiscordantPairs, "No pair has different answers before and after.")
    }
    if test.oddsRatio == nil {
      warnings.append("No odds ratio, since nobody changed from the second to the first value.")
    }
    return AnalysisFields(
      members: [
        JSONMember("statistic", JSONValue(test.statistic)), JSONMember("p", JSONValue(test.p)),
        JSONMember("oddsRatio", JSONValue(test.oddsRatio)), JSONMember("difference", JSONValue(test.difference)),
        JSONMember("n", JSONValue(count)),
      ], warnings: warnings)
  }

  /// The 2 × 2 table of two columns: rows before, columns after, the lower value first.
  private static func crossed(
    _ before: String, _ after: String, in table: PlanTable
  ) throws(AnalysisError) -> (counts: [[Int]], warnings: [PlanWarning]) {
    try table.check(columns: [before, after])
    let ratings = try LabelledColumns([before, after], of: table)
    var counts = [[0, 0], [0, 0]]
    var broken = 0
    guard ratings.labels.count <= 2 else {
      throw AnalysisError(
        .notTwoGroups,
        "“\(before)” and “\(after)” must hold two values, not \(ratings.labels.map { "“\($0)”" }.joined(separator: ", "))."
      )
    }
    for (first, second) in zip(ratings.codes[0], ratings.codes[1]) {
      if first >= 0, second >= 0 { counts[first][second] += 1 } else if first >= 0 || second >= 0 { broken += 1 }
    }
    let notes: [PlanWarning] = broken == 0 ? [] : ["\(broken) rows lack one of the two answers and were left out."]
    return (counts, table.warnings + notes)
  }
}

extension AnalysisMethod {
  static let testMethods = [
    TestsT.method, TestsWilcoxon.method, TestsWilcoxon.sign, TestsMcNemar.method, TestsAdjust.method,
  ]
}
