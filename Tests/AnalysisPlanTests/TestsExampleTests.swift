import Tables
import Testing

@testable import AnalysisPlan

/// The example of `docs/methods/tests.md`: hours of sleep of ten patients by two drugs (Student 1908), by R 4.2.2; and
/// what is refused.
struct TestsExampleTests {
  private let results: PlanResults

  private static let sleep = [
    ["1.9", "0.7"], ["0.8", "-1.6"], ["1.1", "-0.2"], ["0.1", "-1.2"], ["-0.1", "-0.1"], ["4.4", "3.4"],
    ["5.5", "3.7"],
    ["1.6", "0.8"], ["4.6", "0"], ["3.4", "2"], ["", "1"],
  ]

  init() throws {
    let plan = try PlanDocument.read(
      """
      steelyard: 1
      data: {s: s.csv, q: q.csv}
      analyses:
        - {id: t, method: tests.t, data: s, variables: [b, a], paired: true}
        - {id: welch, method: tests.t, data: s, variables: [b, a], paired: false}
        - {id: ranks, method: tests.wilcoxon, data: s, variables: [b, a], paired: true}
        - {id: signs, method: tests.sign, data: s, variables: [b, a]}
        - {id: mcnemar, method: tests.mcnemar, data: q, before: before, after: after}
        - {id: table, method: tests.mcnemar, table: [[2, 3], [1, 0]]}
        - {id: line, method: regression.linear, data: s, formula: b ~ a}
        - {id: summary, method: univariate.summary, data: s, variables: [b], quantileType: 6, probabilities: [0.5, 0.9]}
        - {id: unpaired, method: tests.t, data: s, variables: [b, a]}
        - {id: lone, method: tests.t, data: s, variables: [b], paired: true}
        - {id: same, method: tests.t, data: s, variables: [b, c], paired: true}
        - {id: zeros, method: tests.wilcoxon, data: s, variables: [b, c], paired: true}
        - {id: ties, method: tests.wilcoxon, data: s, variables: [b, a], paired: true, distribution: exact}
        - {id: both, method: tests.mcnemar, data: q, table: [[1, 2], [3, 4]]}
        - {id: half, method: tests.mcnemar, table: [[1, 0.5], [3, 4]]}
        - {id: shape, method: tests.mcnemar, table: [[1, 2]]}
        - {id: concordant, method: tests.mcnemar, table: [[1, 0], [0, 4]]}
        - {id: values, method: tests.mcnemar, data: s, before: b, after: a}
        - {id: collinear, method: regression.linear, data: s, formula: b ~ a + I(a^2) + d}
        - {id: crowded, method: regression.linear, data: q, formula: x ~ y + I(y^2) + I(y^3) + I(y^4) + I(y^5)}
        - {id: word, method: univariate.summary, data: q, variables: [before]}
        - {id: tenth, method: univariate.summary, data: s, variables: [b], quantileType: 10}
        - {id: beyond, method: univariate.summary, data: s, variables: [b], probabilities: [1.5]}
      """)
    results = plan.run(tables: [
      "s": TextTable(
        columnNames: ["b", "a", "c", "d"],
        rows: Self.sleep.map { row in row + [row[0], (Double(row[1]).map { "\(2 * $0)" } ?? "")] }),
      "q": TextTable(
        columnNames: ["before", "after", "x", "y"],
        rows: [
          ["no", "no", "1", "1"], ["no", "yes", "2", "3"], ["no", "yes", "3", "2"], ["yes", "no", "1", "5"],
          ["no", "yes", "4", "4"], ["no", "no", "2", "6"], ["yes", "", "", ""],
        ]),
    ])
  }

  private func number(_ id: String, _ name: String, row: Int? = nil) throws -> Double {
    let result = try #require(results.results.first { $0.id == id })
    let object = JSONValue.object(result.fields)
    var value = object[name]
    if let row, case .list(let rows)? = object["rows"] { value = rows[row][name] }
    guard case .number(let number)? = value else { return .nan }
    return number
  }

  private func expect(_ id: String, _ name: String, _ expected: Double, row: Int? = nil) throws {
    let found = try number(id, name, row: row)
    #expect(abs(found - expected) <= 1e-9 * max(1e-3, abs(expected)), "\(id).\(name): \(found), not \(expected)")
  }

  @Test func `the drugs compared`() throws {
    try expect("t", "statistic", 4.06212768338204)
    try expect("t", "p", 0.00283289019738427)
    try expect("t", "n", 10)
    try expect("ranks", "statistic", 45)
    try expect("ranks", "p", 0.00909069801592506)
    try expect("signs", "p", 2.0 / 512)
    #expect(results.results.first { $0.id == "t" }?.warnings.count == 1)
  }

  /// Before and after: no no 2, no yes 3, yes no 1, yes yes 0; exact p 2·5/16.
  @Test(arguments: ["mcnemar", "table"])
  func `answers gained and lost`(id: String) throws {
    try expect(id, "p", 0.625)
    try expect(id, "oddsRatio", 3)
    try expect(id, "difference", 1.0 / 3)
  }

  /// By hand from the ten complete rows: Σa = 7.5, Σb = 23.3, Σa² = 34.43, Σab = 43.11, so the slope is (43.11 −
  /// 7.5·2.33)/ (34.43 − 5.625); type 6 of ten values at 0.9: position 9.9 between 4.6 and 5.5.
  @Test func `a line and a summary`() throws {
    try expect("line", "estimate", (43.11 - 17.475) / 28.805, row: 1)
    try expect("line", "missing", 1)
    try expect("summary", "mean", 2.33, row: 0)
    let rows = try #require(results.results.first { $0.id == "summary" }).fields
    guard case .list(let lines)? = JSONValue.object(rows)["rows"], case .list(let quantiles)? = lines[0]["quantiles"],
      case .number(let high) = quantiles[1]
    else {
      Issue.record("no quantiles")
      return
    }
    #expect(abs(high - 5.41) < 1e-12)
  }

  @Test(
    arguments: [
      ("unpaired", AnalysisError.Code.missingArgument), ("lone", .invalidArgument), ("same", .constantData),
      ("zeros", .constantData), ("ties", .tiesPresent), ("both", .invalidArgument), ("half", .notACount),
      ("shape", .invalidArgument), ("concordant", .noDiscordantPairs), ("values", .notTwoGroups),
      ("collinear", .singularDesign), ("crowded", .tooFewObservations), ("word", .notNumeric),
      ("tenth", .invalidArgument), ("beyond", .invalidArgument),
    ])
  func `what cannot be tested is refused`(id: String, code: AnalysisError.Code) {
    let error = results.results.first { $0.id == id }?.error
    #expect(error?.code == code, "\(error?.message ?? "no error")")
  }
}
