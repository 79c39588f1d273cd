import Tables
import Testing

@testable import AnalysisPlan

/// The methods that compare groups, on the data that `SmallSample` of `SurveyEstimationTests` describes in R.
struct ComparisonTests {
  private static let table = TextTable(
    columnNames: ["h", "psu", "w", "z", "g", "q"],
    rows: [
      ["1", "1", "2", "2", "a", "u"], ["1", "1", "2.5", "2", "a", "u"], ["1", "1", "2", "3", "b", "v"],
      ["1", "2", "3", "4", "b", "v"], ["1", "2", "3", "1", "a", "u"], ["1", "3", "4", "1", "b", "v"],
      ["2", "4", "1.5", "5", "a", "u"], ["2", "4", "1.5", "2", "b", "u"], ["2", "5", "2", "2", "a", "v"],
      ["2", "5", "2", "3", "b", "v"], ["2", "6", "5", "1", "a", "v"], ["2", "6", "4", "2", "b", "u"],
    ])

  /// One row for each cluster, and one that was not sampled.
  private static let clusters = TextTable(
    columnNames: ["psu", "size"],
    rows: [
      ["7", "6"], ["1.0", "3"], ["2", "2"], ["3", "1"], ["4", "2"], ["5", "2"], ["6", "2"],
    ])

  private static let seed = String(repeating: "0123456789abcdef", count: 4)

  private func result(_ analysis: String, rows: [[String]] = table.rows) throws -> AnalysisResult {
    let plan = try PlanDocument.read(
      """
      steelyard: 1
      data: {d: d.csv, c: c.csv}
      designs:
        d: {data: d, strata: h, clusters: [psu], weights: w}
        j: {data: d, strata: h, clusters: [psu], weights: w, replicates: {type: JKn}}
      analyses: [{id: a, \(analysis)}]
      """)
    let data = TextTable(columnNames: Self.table.columnNames, rows: rows)
    return try #require(plan.run(tables: ["d": data, "c": Self.clusters]).results.first)
  }

  private func rows(_ result: AnalysisResult) throws -> [JSONValue] {
    guard case .list(let rows) = try #require(result.json["rows"], "\(result.json.text())") else { return [] }
    return rows
  }

  private func numbers(_ rows: [JSONValue], _ key: String) -> [Double] {
    rows.map { if case .number(let number) = $0[key] { number } else { .nan } }
  }

  private func agree(_ found: [Double], _ expected: [Double], _ tolerance: Double = 1e-10) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance * max(abs($1), 1e-3) }
  }

  /// svyby(~z, ~g, one, svymean, covmat=TRUE) and the contrast (1, −1); two groups, so Holm doubles.
  @Test func `against the rest`() throws {
    let found = try rows(
      result("method: survey.comparison, design: d, variables: [z], by: [g], against: rest, adjust: holm"))
    #expect(agree(numbers(found, "estimate"), [-0.582386363636364, 0.582386363636364]))
    #expect(agree(numbers(found, "se"), [0.807290128940003, 0.807290128940003]))
    #expect(numbers(found, "df") == [4, 4])
    #expect(agree(numbers(found, "p"), [0.510572805914422, 0.510572805914422]))
    #expect(numbers(found, "pAdjusted") == [1, 1])
    #expect(numbers(found, "n") == [6, 6])
  }

  /// svycontrast(svytotal(…), quote(za/ia - z/one)).
  @Test func `against the whole and against a category`() throws {
    let whole = try rows(
      result("method: survey.comparison, design: d, variables: [z], by: [g], against: whole"))
    #expect(agree([numbers(whole, "estimate")[0]], [-0.295673076923077]))
    #expect(agree([numbers(whole, "se")[0]], [0.384835530166897]))
    #expect(numbers(whole, "p") == numbers(whole, "pAdjusted"))
    let category = try rows(
      result("method: survey.comparison, design: d, variables: [z], by: [g], against: {category: b}"))
    #expect(category.count == 1)
    #expect(agree(numbers(category, "se"), [0.807290128940003]))
  }

  /// b <- svyby(~z, ~g, as.svrepdesign(one, type="JKn"), svymean, covmat=TRUE) and the contrast (1, −1).
  @Test func `with replicates`() throws {
    let found = try rows(
      result("method: survey.comparison, design: j, variables: [z], by: [g], against: {category: b}"))
    #expect(agree(numbers(found, "estimate"), [-0.582386363636364]))
    #expect(agree(numbers(found, "se"), [0.841163144191552]))
  }

  /// For each cluster: svycontrast(svytotal(~zs+s+zr+r, one), quote(zs/s - zr/r)), r the rest of its stratum.
  @Test func `a site against the rest of its district`() throws {
    let found = try rows(
      result("method: survey.comparison, design: d, variables: [z], by: [psu], against: rest, within: h"))
    let differences = [
      0.407692307692308, 0.69047619047619, -1.4, 1.73076923076923, 0.541666666666667, -1.48412698412698,
    ]
    let errors = [
      0.623538290724796, 0.534147187821697, 0.0831384387633073, 0.38945521116933, 0.667561248750504, 0.424175707976051,
    ]
    #expect(agree(numbers(found, "estimate"), differences))
    #expect(agree(numbers(found, "se"), errors))
    #expect(numbers(found, "df") == Array(repeating: 2, count: 6))
    #expect(found.map { $0["within"] } == ["1", "1", "1", "2", "2", "2"])
  }

  @Test func `a site alone in its district has no rest`() throws {
    let found = try result(
      "method: survey.comparison, design: d, variables: [z], by: [h], against: rest, within: h, where: \"psu > 1\"")
    #expect(try rows(found).map { $0["estimate"] } == [.null, .null])
    #expect(
      found.warnings.map(\.message) == [
        "z:1 (reference): no row of the domain has a value.",
        "z:2 (reference): no row of the domain has a value.",
      ])
  }

  /// svyby(~z, ~q+g, one, svymean, covmat=TRUE) and the contrasts v − u.
  @Test func `change between two periods with shared clusters`() throws {
    let whole = try rows(
      result("method: survey.change, design: d, variables: [z], period: q, from: u, to: v"))
    #expect(agree(numbers(whole, "estimate"), [-0.0478927203065136]))
    #expect(agree(numbers(whole, "se"), [0.778737538183473]))
    let means = try rows(
      result("method: survey.change, design: d, variables: [z], by: [g], period: q, from: u, to: v"))
    #expect(agree(numbers(means, "estimate"), [-0.880952380952381, 0.545454545454545]))
    #expect(agree(numbers(means, "se"), [0.688268385484749, 0.850557377207842]))
  }

  /// One cluster alone has no spread between clusters: se 0 in each, so no area can be fitted. Covariates are matched
  /// by number (1.0 is cluster 1).
  @Test func `areas of one cluster each have no usable variance`() throws {
    let found = try result(
      """
      method: survey.smallArea, design: d, variables: [z], by: [psu],
       covariates: {data: c, key: psu, columns: [size]}
      """)
    #expect(found.error?.code == .tooFewUnits)
  }

  @Test(arguments: [
    ("method: survey.comparison, design: d, variables: [z], by: [g]", "missing-argument"),
    ("method: survey.comparison, design: d, variables: [z], by: [g], against: all", "invalid-argument"),
    ("method: survey.comparison, design: d, variables: [z], by: [g, q], against: rest", "invalid-argument"),
    ("method: survey.comparison, design: d, variables: [z], by: [g], against: {category: c}", "unknown-level"),
    ("method: survey.comparison, design: d, variables: [z], by: [g], against: rest, within: q", "invalid-argument"),
    ("method: survey.comparison, design: d, variables: [z], by: [g], against: rest, within: r", "unknown-column"),
    (
      "method: survey.comparison, design: d, variables: [z], by: [g], against: {category: a}, within: h",
      "invalid-argument"
    ),
    ("method: survey.comparison, design: d, variables: [z], by: [g], against: rest, deff: wr", "unknown-argument"),
    ("method: survey.change, design: d, variables: [z], period: q, from: u, to: w", "unknown-level"),
    ("method: survey.change, design: d, variables: [z], period: q, from: u, to: u", "invalid-argument"),
    ("method: survey.ranking, design: d, variables: [z]", "invalid-argument"),
    ("method: survey.ranking, design: d, variables: [z, w], by: [g]", "invalid-argument"),
    ("method: survey.ranking, design: d, variables: [q], by: [g]", "not-numeric"),
    ("method: survey.ranking, design: d, variables: [z], by: [g], bounds: mogstad", "missing-argument"),
    ("method: survey.ranking, design: d, variables: [z], by: [g], bottom: 1, seed: abc", "invalid-argument"),
    ("method: survey.ranking, design: d, variables: [z], by: [g], bottom: 3, seed: \(seed)", "invalid-argument"),
    ("method: survey.smallArea, design: d, variables: [z], by: [g, h]", "invalid-argument"),
    (
      "method: survey.smallArea, design: d, variables: [z], by: [g], covariates: {data: c, key: psu, columns: [size]}",
      "unknown-level"
    ),
    ("method: tests.adjust, adjustment: holm, pValues: [0.1, 2]", "invalid-argument"),
    ("method: tests.adjust, pValues: [0.1]", "missing-argument"),
  ])
  func `a faulty analysis has its code`(analysis: String, code: String) throws {
    #expect(try result(analysis).error?.code.rawValue == code)
  }

  /// p.adjust(c(2, NA, 1)/100, "holm"); the column holds values above 1.
  @Test func `p-values from a list and from a column`() throws {
    let listed = try result("method: tests.adjust, adjustment: holm, pValues: [0.02, null, 0.01]")
    #expect(listed.json["adjusted"] == .list([.number(0.02), .null, .number(0.02)]))
    #expect(listed.json["n"] == .number(2))
    let column = try result("method: tests.adjust, adjustment: bonferroni, data: c, variable: size")
    #expect(column.error?.code == .invalidArgument)
  }

  @Test(.enabled(if: ReferenceCases.exist, "the folder ../shared/reference is absent"))
  func `the reference case of adjusted p-values agrees`() throws {
    let differences = try ReferenceCases.differences(of: "tests/c12-padjust-bh1995", leavingOut: [])
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }

  @Test(arguments: [
    "method: survey.comparison, design: d, variables: [z], by: [psu], against: rest, adjust: benjaminiHochberg",
    "method: survey.change, design: d, variables: [z], by: [g], period: q, from: u, to: v",
    "method: survey.ranking, design: d, variables: [z], by: [g, q], bounds: mogstad, bottom: 2, seed: \(seed)",
    "method: survey.ranking, design: d, variables: [z], by: [h, g], order: ascending, joint: bonferroni",
    "method: survey.smallArea, design: d, variables: [z], by: [g]",
  ])
  func `the order of the rows does not matter`(analysis: String) throws {
    let order = [7, 2, 11, 0, 5, 9, 1, 3, 10, 4, 8, 6]
    let first = try result(analysis)
    let second = try result(analysis, rows: order.map { Self.table.rows[$0] })
    let comparison = Comparison(tolerance: nil)
    let difference = comparison.difference(try PlanValue.reading(first.json.text()), second.json, at: "a")
    #expect(difference == nil)
    #expect(first.error == nil, "\(first.json.text())")
  }
}
