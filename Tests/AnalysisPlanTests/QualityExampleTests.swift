import Tables
import Testing

@testable import AnalysisPlan

/// The example of `docs/methods/response-quality.md`, counted there by hand.
///
/// Means and errors by R survey 4.1-1: svymean, and svycontrast(svytotal(~yk + k + y + one), quote(yk/k - y/one)) with
/// k = 1 on the rows that stay. The expectation by a program of its own in Python (hashlib, Fisher & Yates as
/// described).
struct QualityExampleTests {
  static let table = TextTable(
    columnNames: ["site", "q1", "q2", "q3", "q4", "q5", "q6", "seconds", "device", "time"],
    rows: [
      ["A", "4", "4", "4", "4", "4", "4", "60", "d1", "2014-11-03T10:00:00"],
      ["A", "5", "4", "3", "4", "2", "4", "240", "d2", "2014-11-03T10:02:00"],
      ["A", "3", "4", "4", "5", "4", "2", "300", "d3", "2014-11-03T10:05:00"],
      ["A", "5", "4", "3", "4", "2", "5", "110", "d1", "2014-11-03T10:04:00"],
      ["B", "2", "3", "3", "2", "4", "3", "200", "d1", "2014-11-03T10:09:00"],
      ["B", "2", "3", "", "2", "4", "3", "180", "d4", "2014-11-03T11:00:00"],
      ["B", "5", "5", "4", "5", "4", "", "220", "d5", "2014-11-03T11:05:00"],
      ["B", "1", "2", "2", "3", "1", "2", "90", "d1", "2014-11-03T12:00:00"],
    ])

  static let checks = """
    items: [q1, q2, q3, q4, q5, q6], matchThreshold: 0.8, duration: seconds, device: device, time: time
    """
  static let simulation = "permutations: 200, seed: \(String(repeating: "0123456789abcdef", count: 4))"

  static func result(_ analysis: String, rows: [[String]] = table.rows) throws -> JSONValue {
    let plan = try PlanDocument.read(
      """
      steelyard: 1
      data: {d: d.csv}
      designs: {s: {data: d, strata: site, weights: none}}
      analyses: [{id: a, \(analysis)}]
      """)
    let data = TextTable(columnNames: table.columnNames, rows: rows)
    return try #require(plan.run(tables: ["d": data]).results.first).json
  }

  /// What `found` lacks of a result written as YAML.
  private func difference(_ found: JSONValue, _ wanted: String) throws -> String? {
    Comparison(tolerance: nil).difference(try PlanValue.reading(wanted), found, at: "a")
  }

  @Test func `which forms want a second look`() throws {
    let found = try Self.result(
      "method: quality.respondents, data: d, by: [site], \(Self.checks), \(Self.simulation)")
    let wanted = """
      n: 8
      rows:
        - {flag: straightLine, judged: 8, flagged: 1, share: 0.125}
        - {flag: speed, judged: 8, flagged: 2, share: 0.25}
        - {flag: match, judged: 8, flagged: 4, share: 0.5}
        - {flag: burst, judged: 8, flagged: 3, share: 0.375}
        - {flag: any, judged: 8, flagged: 6, share: 0.75}
      groups:
        - {by: {site: A}, flag: match, judged: 4, flagged: 2, share: 0.5}
        - {by: {site: B}, flag: any, judged: 4, flagged: 3, share: 0.75}
      batteries:
        - {battery: items, items: 6, judged: 8, flagged: 1, meanLongestRun: 2.125, meanSD: 0.765570525235588}
      medians: [{median: 190, limit: 95}]
      bursts: [{burst: 1, forms: 3, seconds: 540, rows: [1, 4, 5]}]
      flagged:
        - {row: 1, straightLine: true, speed: true, match: false, burst: true, longestRun: 6, duration: 60,
           largestMatch: 0.5, inBurst: 1}
        - {row: 4, straightLine: false, speed: false, match: true, burst: true, largestMatch: 0.8333333333333334,
           matchRow: 2, inBurst: 1}
        - {row: 6, speed: false, match: true, burst: false, matchRow: 5, inBurst: null}
        - {row: 8, straightLine: false, speed: true, match: false, burst: false, medianRatio: 0.47368421052631576}
      """
    #expect(try difference(found, wanted) == nil)
    guard case .list(let flagged)? = found["flagged"] else { return }
    #expect(flagged.map { $0["row"] } == [1, 2, 4, 5, 6, 8].map { .number($0) })
  }

  @Test(arguments: [
    (
      "",
      """
      - {measure: mean, observed: 0.625, expected: 0.44739583333333327, expectedUpper: 0.5208333333333333,
         p: 0.004975124378109453}
      - {measure: q95, expected: 0.5758333333333333, expectedUpper: 0.6666666666666666, p: 0.029850746268656716}
      - {measure: max, observed: 0.8333333333333334, expected: 0.5758333333333333, p: 0.029850746268656716}
      - {measure: flaggedShare, observed: 0.5, expected: 0.00625, expectedUpper: 0, p: 0.004975124378109453}
      """
    ),
    (
      ", within: [site]",
      """
      - {measure: mean, observed: 0.625, expected: 0.47510416666666666, expectedUpper: 0.5416666666666666,
         p: 0.004975124378109453}
      - {measure: max, observed: 0.8333333333333334, expected: 0.6558333333333334, p: 0.17412935323383086}
      - {measure: flaggedShare, observed: 0.5, expected: 0.0425, expectedUpper: 0.25, p: 0.004975124378109453}
      """
    ),
  ])
  func `what chance would give`(within: String, wanted: String) throws {
    let found = try Self.result(
      "method: quality.respondents, data: d, \(Self.checks), \(Self.simulation)\(within)")
    #expect(try difference(try #require(found["matches"]), wanted) == nil)
  }

  /// Two rows in two strata remain of all flags together: their mean has no standard error, the difference has.
  @Test func `figures with all rows and without the flagged`() throws {
    let found = try Self.result("method: quality.sensitivity, design: s, variables: [q1], \(Self.checks)")
    let wanted = """
      rows:
        - {variable: q1, flag: straightLine, all: 3.375, seAll: 0.49476425362658, without: 3.28571428571429,
           seWithout: 0.582973749268804, estimate: -0.0892857142857144, se: 0.128929624675012, n: 8, nFlagged: 1}
        - {flag: speed, without: 3.66666666666667, seWithout: 0.587944735792131, estimate: 0.291666666666667,
           se: 0.394062804419753, df: 6, lower: -0.672570279563449, upper: 1.25590361289678, nFlagged: 2}
        - {flag: match, without: 3.25, seWithout: 0.847791247890659, estimate: -0.125, se: 0.554338945652087,
           nFlagged: 4}
        - {flag: burst, without: 3.2, seWithout: 0.783836717690617, estimate: -0.175, se: 0.438776708588776,
           nFlagged: 3}
        - {flag: any, without: 4, seWithout: null, estimate: 0.625, se: 0.346109327621585,
           lower: -0.221899015549074, upper: 1.47189901554907, n: 8, nFlagged: 6}
      """
    #expect(try difference(found, wanted) == nil)
  }

  /// svycontrast on subset(design, site == "A") and "B".
  @Test func `figures of each site`() throws {
    let found = try Self.result(
      "method: quality.sensitivity, design: s, by: [site], variables: [q1], duration: seconds")
    let wanted = """
      rows:
        - {by: {site: A}, flag: speed, all: 4.25, seAll: 0.478713553878169, without: 4.33333333333333,
           estimate: 0.083333333333333, se: 0.177864562150913, df: 3, n: 4, nFlagged: 1}
        - {by: {site: B}, flag: speed, all: 2.5, without: 3, seWithout: 0.942809041582063, estimate: 0.5,
           se: 0.552770798392566, lower: -1.25916338501315, upper: 2.25916338501315}
      """
    #expect(try difference(found, wanted) == nil)
  }
}
