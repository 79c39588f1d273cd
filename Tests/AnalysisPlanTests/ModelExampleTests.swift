import Tables
import Testing

@testable import AnalysisPlan

/// The example of `docs/methods/survey-models.md`, worked there by hand; p-values by R's pt and pf.
struct ModelExampleTests {
  private let results: PlanResults
  private let rows: TextTable

  init() throws {
    let plan = try PlanDocument.read(
      """
      steelyard: 1
      data: {scores: scores.csv, rooms: rooms.csv}
      designs:
        s: {data: scores, weights: none}
        r: {data: rooms, weights: none}
      analyses:
        - {id: t, method: survey.tTest, design: s, variable: score, group: block}
        - {id: rank, method: survey.rankTest, design: s, variable: score, group: block}
        - {id: crosstab, method: survey.crosstab, design: r, row: first, column: second}
        - {id: kappa, method: survey.kappa, design: r, variables: [first, second]}
        - {id: logit, method: survey.regression, design: r, formula: second ~ first, family: binomial}
        - {id: alpha, method: survey.alpha, design: r, variables: [first, second]}
        - {id: apart, method: survey.regression, design: s, formula: high ~ block, family: binomial}
        - {id: three, method: survey.regression, design: s, formula: score ~ block, family: binomial}
        - {id: none, method: survey.regression, design: s, formula: score ~ 0}
        - {id: single, method: survey.regression, design: s, formula: score ~ town}
        - {id: text, method: survey.regression, design: s, formula: score ~ log(block)}
      """)
    let judgements = [("0", "0", 6), ("0", "1", 4), ("1", "0", 2), ("1", "1", 8)]
    results = plan.run(tables: [
      "scores": TextTable(
        columnNames: ["block", "score", "high", "town"],
        rows: [
          ["A", "2", "0", "x"], ["A", "4", "0", "x"], ["A", "6", "0", "x"], ["B", "7", "1", "x"], ["B", "9", "1", "x"],
        ]),
      "rooms": TextTable(
        columnNames: ["first", "second"],
        rows: judgements.flatMap { Array(repeating: [$0.0, $0.1], count: $0.2) }),
    ])
    rows = results.rows
  }

  private func expect(_ id: String, _ name: String, _ expected: [Double], within tolerance: Double = 1e-9) throws {
    let ids = try #require(rows.columnNames.firstIndex(of: "id"))
    let column = try #require(rows.columnNames.firstIndex(of: name))
    let found = rows.rows.filter { $0[ids] == id }.map { Double($0[column]) ?? .nan }
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) {
      #expect(abs(found - expected) <= tolerance, "\(id) \(name): \(found), not \(expected)")
    }
  }

  @Test func `two groups`() throws {
    try expect("t", "estimate", [4])
    try expect("t", "se", [(125.0 / 72).squareRoot()])
    try expect("t", "df", [3])
    try expect("t", "p", [0.05605372053])
    try expect("t", "lower", [-0.19324119], within: 1e-8)
    try expect("rank", "estimate", [0.5])
    try expect("rank", "se", [0.13176156917])
    try expect("rank", "p", [0.03211941605])
  }

  /// The fields of a table's tests stand in the JSON only.
  @Test func `a two-way table`() throws {
    let fields = JSONValue.object(try #require(results.results.first { $0.id == "crosstab" }).fields)
    guard case .list(let tests)? = fields["tests"] else {
      Issue.record("no tests")
      return
    }
    let test = try #require(tests.first)
    func number(_ value: JSONValue?) -> Double {
      if case .number(let number)? = value { number } else { .nan }
    }
    #expect(abs(number(fields["pearson"]) - 10.0 / 3) < 1e-9)
    #expect(abs(number(test["statistic"]) - 19.0 / 6) < 1e-9)
    #expect(abs(number(test["df1"]) - 1) < 1e-9)
    #expect(abs(number(test["df2"]) - 19) < 1e-9)
    #expect(abs(number(test["p"]) - 0.09115735483) < 1e-9)
  }

  @Test func `agreement`() throws {
    try expect("kappa", "estimate", [0.4])
    try expect("kappa", "se", [(0.8064 / 19).squareRoot()])
    try expect("alpha", "estimate", [2 * (1 - 9.8 / 13.8)])
  }

  @Test func `a logistic model`() throws {
    try expect("logit", "estimate", [-0.4054651081, 1.791759469], within: 1e-7)
    try expect("logit", "se", [(20.0 / 19 * (1.0 / 4 + 1.0 / 6)).squareRoot(), 1.0471347707], within: 1e-6)
    try expect("logit", "df", [18, 18])
    // The intercept, log(2/3) with √(20/19·(1/4 + 1/6)): 2*pt(-0.6122388871, 18).
    try expect("logit", "p", [0.5480365477, 0.1042391035], within: 1e-6)
  }

  @Test(
    arguments: [
      ("apart", AnalysisError.Code.notConverged), ("three", .notBinary), ("none", .invalidArgument),
      ("single", .tooFewLevels), ("text", .notNumeric),
    ])
  func `models that cannot be fitted are refused`(id: String, code: AnalysisError.Code) {
    #expect(results.results.first { $0.id == id }?.error?.code == code)
  }
}
