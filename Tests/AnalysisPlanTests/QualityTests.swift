import Tables
import Testing

@testable import AnalysisPlan

struct QualityTests {
  private static let seed = String(repeating: "0123456789abcdef", count: 4)
  private static let items = "items: [q1, q2, q3, q4, q5, q6]"

  private func rows(_ result: JSONValue, _ list: String = "rows") throws -> [JSONValue] {
    guard case .list(let rows) = try #require(result[list], "\(result.text())") else { return [] }
    return rows
  }

  private func code(_ analysis: String, rows: [[String]] = QualityExampleTests.table.rows) throws -> JSONValue? {
    try QualityExampleTests.result(analysis, rows: rows)["error"]?["code"]
  }

  @Test(arguments: [
    ("quality.respondents, data: d", "missing-argument"),
    ("quality.respondents, duration: seconds", "missing-argument"),
    ("quality.respondents, data: d, design: s, duration: seconds", "invalid-argument"),
    ("quality.respondents, data: d, \(items)", "missing-argument"),
    ("quality.respondents, data: d, \(items), seed: abc", "invalid-argument"),
    ("quality.respondents, data: d, \(items), permutations: 0, matchThreshold: 1.1", "invalid-argument"),
    ("quality.respondents, data: d, \(items), permutations: 0, blanks: skip", "invalid-argument"),
    ("quality.respondents, data: d, \(items), permutations: 0, straightLine: zigzag", "invalid-argument"),
    ("quality.respondents, data: d, \(items), permutations: 0, batteries: [q1, q2]", "invalid-argument"),
    ("quality.respondents, data: d, batteries: {a: [q1]}", "invalid-argument"),
    ("quality.respondents, data: d, batteries: {a: [q1, q9]}", "unknown-column"),
    ("quality.respondents, data: d, device: device", "missing-argument"),
    ("quality.respondents, data: d, time: time, duration: seconds", "invalid-argument"),
    ("quality.respondents, data: d, duration: site", "not-numeric"),
    ("quality.respondents, data: d, device: device, time: site", "not-numeric"),
    ("quality.respondents, data: d, duration: seconds, speedShare: 1", "invalid-argument"),
    ("quality.respondents, data: d, duration: seconds, within: [town]", "unknown-column"),
    ("quality.sensitivity, design: s, variables: [q1]", "missing-argument"),
    ("quality.sensitivity, design: s, duration: seconds", "missing-argument"),
    ("quality.sensitivity, design: s, variables: [q1], duration: seconds, deff: wr", "unknown-argument"),
    ("quality.sensitivity, design: s, variables: [q1], duration: seconds, seed: \(seed)", "unknown-argument"),
  ])
  func `a faulty analysis has its code`(analysis: String, expected: String) throws {
    #expect(try code("method: \(analysis)") == .text(expected))
  }

  @Test func `a duration below zero and an empty table are refused`() throws {
    var rows = QualityExampleTests.table.rows
    rows[3][7] = "-5"
    #expect(
      try QualityExampleTests.result("method: quality.respondents, data: d, duration: seconds", rows: rows)["error"]
        == [
          "code": "negative-values",
          "message": "line 4: Row 4 of data “d” has the duration -5 in “seconds”, which is below zero.",
        ])
    #expect(try code("method: quality.respondents, data: d, duration: seconds", rows: []) == .text("no-data"))
  }

  /// Numbers of rows apart, the order of the file says nothing.
  @Test(arguments: [
    "method: quality.respondents, data: d, within: [site], \(QualityExampleTests.simulation), "
      + QualityExampleTests.checks,
    "method: quality.sensitivity, design: s, variables: [q1, device], \(QualityExampleTests.checks)",
  ])
  func `the order of the rows does not matter`(analysis: String) throws {
    let order = [7, 2, 0, 5, 1, 3, 4, 6]
    let first = try QualityExampleTests.result(analysis)
    let second = try QualityExampleTests.result(analysis, rows: order.map { QualityExampleTests.table.rows[$0] })
    for list in ["rows", "batteries", "medians", "matches"] {
      guard let value = first[list] else { continue }
      let difference = Comparison(tolerance: nil).difference(
        try PlanValue.reading(value.text()), try #require(second[list]), at: list)
      #expect(difference == nil)
    }
    #expect(first["error"] == nil)
    let flagged: [JSONValue] = first["flagged"] == nil ? [] : try rows(first, "flagged")
    let moved: [JSONValue] = first["flagged"] == nil ? [] : try rows(second, "flagged")
    #expect(
      Set(flagged.compactMap { number($0["row"]) })
        == Set(moved.compactMap { number($0["row"]) }.map { Double(order[Int($0) - 1] + 1) }))
  }

  private func number(_ value: JSONValue?) -> Double? {
    if case .number(let number) = value { number } else { nil }
  }

  /// Two batteries: q1-q3 is 4 4 4 in row 1 only, q4-q6 has no straight line besides; a run of two in q1-q3 have rows
  /// 1, 3, 5, 7 and 8.
  @Test func `batteries and runs`() throws {
    let found = try QualityExampleTests.result(
      "method: quality.respondents, data: d, batteries: {a: [q1, q2, q3], b: [q4, q5, q6]}, minimumItems: 3")
    #expect(try rows(found, "batteries").map { $0["flagged"] } == [.number(1), .number(1)])
    #expect(try rows(found, "flagged").map { $0["row"] } == [.number(1)])
    let runs = try QualityExampleTests.result(
      "method: quality.respondents, data: d, batteries: {a: [q1, q2, q3]}, minimumItems: 2, straightLine: {run: 2}")
    #expect(try rows(runs, "flagged").map { $0["row"] } == [1, 3, 5, 7, 8].map { .number($0) })
  }

  /// Without rows 2 and 3 the durations are 60, 90, 110, 180, 200, 220: median 145, and 0.63 of
  /// it is 91.35. The rows keep the numbers
  /// that they have in the file.
  @Test func `the rows of a design`() throws {
    let plan = try PlanDocument.read(
      """
      steelyard: 1
      data: {d: d.csv}
      designs: {s: {data: d, weights: q3, missingWeights: drop}}
      analyses: [{id: a, method: quality.respondents, design: s, duration: seconds, speedShare: 0.63}]
      """)
    var rows = QualityExampleTests.table.rows
    for row in rows.indices { rows[row][3] = [1, 2].contains(row) ? "" : "1" }
    let data = TextTable(columnNames: QualityExampleTests.table.columnNames, rows: rows)
    let found = try #require(plan.run(tables: ["d": data]).results.first).json
    #expect(found["n"] == .number(6))
    #expect(try self.rows(found, "medians").first?["median"] == .number(145))
    #expect(try self.rows(found, "flagged").map { $0["row"] } == [.number(1), .number(8)])
  }

  /// By site the medians are 175 and 190; four tenths of them are 70 and 76, and only row 1 with 60 lies below.
  @Test func `speed within groups`() throws {
    let found = try QualityExampleTests.result(
      "method: quality.respondents, data: d, duration: seconds, within: [site], speedShare: 0.4")
    #expect(try rows(found, "medians").map { $0["median"] } == [.number(175), .number(190)])
    #expect(try rows(found, "medians").map { $0["within"] } == [["site": "A"], ["site": "B"]])
    #expect(try rows(found, "flagged").map { $0["row"] } == [.number(1)])
  }

  /// 18:00 in Beijing is 10:00 UTC; the third form comes 599.5 s after the first.
  @Test(arguments: [
    (["2014-11-03T18:00:00+08:00", "2014-11-03T10:04Z", "2014-11-03T05:09:59.5-05:00"], 599.5),
    (["2014/11/3 9:05:00", "2014/11/3 9:10", "2014/11/03 09:14:30"], 570.0),
    (["2015-02-28 23:58:00", "2015-03-01 00:00", "2015/03/01 00:01:30"], 210.0),
    (["2016-02-28 23:58:00", "2016-02-29 00:00:00", "2016-02-29 00:01:30"], 210.0),
    (["1999-12-31 23:59:59", "2000-01-01 00:00:00", "2000-01-01 00:00:01"], 2.0), (["100", "200", "700"], 600.0),
  ])
  func `times with and without an offset`(times: [String], seconds: Double) throws {
    var rows = Array(QualityExampleTests.table.rows.prefix(3))
    for (row, time) in times.enumerated() {
      rows[row][8] = "d1"
      rows[row][9] = time
    }
    let found = try QualityExampleTests.result(
      "method: quality.respondents, data: d, device: [device, site], time: time", rows: rows)
    #expect(try self.rows(found, "bursts").map { $0["seconds"] } == [.number(seconds)])
  }

  @Test(arguments: [
    ("2015-02-29 10:00", "not-numeric"), ("2014-13-01 10:00", "not-numeric"), ("2014-11-03", "not-numeric"),
    ("2014-11-03 24:00", "not-numeric"), ("2014-11-03 10:00:00 PM", "not-numeric"),
    ("2014-11-03 10:00:00+8", "not-numeric"), ("2014-11-03T10:00:00Z", "invalid-argument"),
  ])
  func `other times are refused`(time: String, expected: String) throws {
    var rows = QualityExampleTests.table.rows
    rows[2][9] = time
    #expect(
      try code("method: quality.respondents, data: d, device: device, time: time", rows: rows) == .text(expected))
  }

  /// R survey 4.1-1 on `SmallSample` of `SurveyEstimationTests` with durations t: svymean(~y), svymean(~y) of
  /// subset(design, t >= median(t)/2), svycontrast(svytotal(~yk + k + y0 + ok), quote(yk/k - y0/ok)).
  @Test func `clusters and weights`() throws {
    let plan = try PlanDocument.read(
      """
      steelyard: 1
      data: {d: d.csv}
      designs: {s: {data: d, strata: h, clusters: [psu], weights: w}}
      analyses:
        - {id: a, method: quality.sensitivity, design: s, variables: [y], duration: t}
        - {id: b, method: survey.mean, design: s, variables: [y], where: t >= 21.25}
      """)
    let data = TextTable(
      columnNames: ["h", "psu", "w", "y", "t"],
      rows: [
        ["1", "1", "2", "3", "10"], ["1", "1", "2.5", "5", "30"], ["1", "1", "2", "", "40"],
        ["1", "2", "3", "8", "50"],
        ["1", "2", "3", "6", "60"], ["1", "3", "4", "2", "20"], ["2", "4", "1.5", "9", "80"],
        ["2", "4", "1.5", "7", "5"],
        ["2", "5", "2", "4", "35"], ["2", "5", "2", "4", "45"], ["2", "6", "5", "1", "55"], ["2", "6", "4", "3", "65"],
      ])
    let results = plan.run(tables: ["d": data]).results
    let line = try #require(try rows(results[0].json).first)
    let wanted = """
      {flag: speed, all: 4.114754098361, seAll: 1.17524257855452, without: 4.39130434782609,
       seWithout: 1.31317252580905, estimate: 0.276550249465431, se: 0.320088707339782, df: 4, n: 11, nFlagged: 3}
      """
    #expect(Comparison(tolerance: nil).difference(try PlanValue.reading(wanted), line, at: "a") == nil)
    #expect(try rows(results[1].json).first?["se"] == line["seWithout"])
  }

  /// Of rows 1 and 8 with 60 and 90 seconds none is left.
  @Test func `nothing left without the flagged`() throws {
    let found = try QualityExampleTests.result(
      """
      method: quality.sensitivity, design: s, variables: [q1], where: seconds <= 90, duration: seconds
      """)
    let line = try #require(try rows(found).first)
    #expect(line["without"] == .null && line["estimate"] == .null && line["nFlagged"] == .number(2))
    #expect(
      found["warnings"]
        == .list([
          .text("line 4: q1 without speed: no row of the domain has a value."),
          .text("line 4: q1 without any: no row of the domain has a value."),
        ]))
  }
}
