import Tables
import Testing

@testable import AnalysisPlan

/// A plan over a table of six rows, small enough to compute by hand.
struct RunTests {
  private let table = TextTable(
    columnNames: ["s", "y", "w", "k", "t"],
    rows: [
      ["A", "1", "2", "1", "x"], ["A", " 3 ", "2", "1.0", "y"], ["A", "", "2", "2", "x"], ["B", "4", "3", "2", "y"],
      ["B", "NA", "3", "10", "x"], ["B", "8", "3", "10", ""],
    ])

  private func result(
    _ analysis: String, design: String = "{data: d, strata: s, weights: w}", data: String = "d.csv"
  ) throws -> AnalysisResult {
    let plan = try PlanDocument.read(
      "steelyard: 1\ndata: {d: \(data)}\ndesigns: {d: \(design)}\nanalyses: [{id: a, \(analysis)}]")
    return try #require(plan.run(tables: ["d": table]).results.first)
  }

  private func rows(_ result: AnalysisResult) throws -> [JSONValue] {
    guard case .list(let rows) = try #require(result.json["rows"]) else { return [] }
    return rows
  }

  /// (2·1 + 2·3 + 3·4 + 3·8) / 10 = 4.4; total 44.
  @Test func `missing cells are left out`() throws {
    let mean = try rows(result("method: survey.mean, design: d, variables: [y]"))
    #expect(mean[0]["estimate"] == .number(4.4))
    #expect(mean[0]["n"] == .number(4))
    #expect(mean[0]["df"] == .number(4))
    let total = try rows(result("method: survey.total, design: d, variables: [y]"))
    #expect(total[0]["estimate"] == .number(44))
  }

  @Test func `rows follow variables, levels and domains, the first by column fastest`() throws {
    let found = try rows(result("method: survey.mean, design: d, variables: [y, t], by: [s, k]"))
    let names = found.map { row in
      let level = row["level"].map { $0.text() } ?? ""
      return "\(row["variable"]?.text() ?? "")\(level) \(row["by"]?.text() ?? "")"
    }
    let domains = [
      #"{"s": "A", "k": "1"}"#, #"{"s": "A", "k": "2"}"#, #"{"s": "B", "k": "2"}"#, #"{"s": "B", "k": "10"}"#,
    ]
    #expect(names == ["\"y\" ", "\"t\"\"x\" ", "\"t\"\"y\" "].flatMap { name in domains.map { name + $0 } })
  }

  /// The share of t = x is (2 + 2 + 3)/12 over the rows with t: 7/12.
  @Test(arguments: ["variables: [t]", "condition: \"t == 'x'\""])
  func `a share by variable or condition`(arguments: String) throws {
    let found = try rows(result("method: survey.proportion, design: d, \(arguments), interval: wald"))
    let share = try #require(found[0]["estimate"])
    #expect(Comparison(tolerance: nil).difference(.number(7.0 / 12, text: ""), share, at: "share") == nil)
  }

  @Test func `what is undefined is null with a warning`() throws {
    let found = try result("method: survey.mean, design: d, variables: [y], where: \"k == 2\", by: [s]")
    let first = try rows(found)[0]
    #expect(first["estimate"] == .null)
    #expect(first["se"] == .null)
    #expect(found.warnings.contains { $0.message.hasPrefix("y:A: no row") })
    #expect(found.warnings.contains { $0.message.hasPrefix("y:B: no standard error") })
  }

  @Test func `levels and derived columns`() throws {
    let data = "{file: d.csv, levels: {k: ['10', '1.0', '1', '2']}, derive: {high: 'y > 2', root: 'sqrt(y - 3)'}}"
    let found = try result("method: survey.mean, design: d, variables: [high, k]", data: data)
    let rows = try rows(found)
    #expect(rows[0]["estimate"] == .number(0.8))
    #expect(rows.dropFirst().map { $0["level"] } == ["10", "1.0", "1", "2"])
    #expect(found.warnings.map(\.message) == ["Column “root” is not defined in 1 rows, which count as missing."])
  }

  @Test(arguments: [
    ("method: survey.men, design: d", "unknown-method"), ("method: survey.crosstab, design: d", "missing-argument"),
    ("design: d", "missing-argument"), ("method: survey.mean, design: d", "missing-argument"),
    ("method: survey.mean, design: d, variables: y", "invalid-argument"),
    ("method: survey.mean, design: d, variables: [y], lvel: 0.9", "unknown-argument"),
    ("method: survey.mean, design: d, variables: [y], df: -1", "invalid-argument"),
    ("method: survey.mean, design: e, variables: [y]", "unknown-design"),
    ("method: survey.mean, design: d, variables: [v]", "unknown-column"),
    ("method: survey.mean, design: d, variables: [y], where: \"v > 1\"", "unknown-column"),
    ("method: survey.mean, design: d, variables: [y], where: \"y > > 1\"", "invalid-expression"),
    ("method: survey.mean, design: d, variables: [y], where: \"y > 99\"", "empty-domain"),
    ("method: survey.mean, design: d, variables: [y], missing: fail", "missing-values"),
    ("method: survey.ratio, design: d, numerator: [y], denominator: [t]", "not-numeric"),
    ("method: survey.proportion, design: d, variables: [y]", "not-binary"),
    ("method: survey.proportion, design: d, variables: [t], adjusted: true", "invalid-argument"),
    (
      "method: survey.contrast, design: d, variables: [y], contrasts: [{name: c, coefficients: [1, 1]}]",
      "invalid-argument"
    ),
    (
      "method: survey.contrast, design: d, variables: [y], contrasts: [{name: c, coefficients: {z: 1}}]",
      "invalid-argument"
    ),
  ])
  func `a faulty analysis has its code`(analysis: String, code: String) throws {
    #expect(try result(analysis).error?.code.rawValue == code)
  }

  @Test(arguments: [
    ("{data: d, weights: w, pps: {method: brewer}}", "missing-argument"), ("{data: d, weight: w}", "unknown-argument"),
    ("{data: e, weights: w}", "unknown-data"), ("{data: d, weights: t}", "not-numeric"),
    ("{data: d}", "missing-weights"),
    ("{data: d, weights: w, strata: t}", "missing-design"),
    ("{data: d, weights: w, strata: [s, k]}", "invalid-argument"),
    ("{data: d, weights: w, adjust: [{calibrate: {}}]}", "missing-argument"),
    ("{data: d, weights: w, adjust: [{weigh: {}}]}", "unknown-argument"),
    (
      "{data: d, weights: w, adjust: [{postStratify: {variables: [s], population: [{s: A, count: 1}]}}]}",
      "unknown-level"
    ),
    ("{data: d, weights: w, strata: w, clusters: [s]}", "lonely-psu"),
  ])
  func `a faulty design has its code`(design: String, code: String) throws {
    let analysis = "method: survey.mean, design: d, variables: [y]"
    #expect(try result(analysis, design: design).error?.code.rawValue == code)
  }

  @Test(arguments: [
    ("{file: d.csv, typ: {}}", "unknown-argument"), ("{file: d.csv, types: {z: text}}", "unknown-column"),
    ("{file: d.csv, levels: {s: [A]}}", "unknown-level"), ("{file: d.csv, derive: {n: 'y +'}}", "invalid-expression"),
    ("{file: d.csv, derive: {y: 'w'}}", "invalid-argument"),
  ])
  func `a faulty table has its code`(data: String, code: String) throws {
    #expect(try result("method: survey.mean, design: d, variables: [y]", data: data).error?.code.rawValue == code)
  }

  @Test func `cells of numbers match however they are written`() throws {
    let population = "[{k: 1, count: 4}, {k: '2.0', count: 5}, {k: 10, count: 6}]"
    let found = try result(
      "method: survey.weights, design: d, list: true",
      design: "{data: d, weights: w, adjust: [{postStratify: {variables: [k], population: \(population)}}]}")
    guard case .list(let weights) = try #require(found.json["weights"]) else { return }
    #expect(weights.map { $0["weight"] } == [2, 2, 2, 3, 3, 3].map { .number($0) })
    #expect(weights.last?["row"] == .number(6))
  }

  @Test func `the other analyses are computed all the same`() throws {
    let plan = try PlanDocument.read(
      """
      steelyard: 1
      data: {d: d.csv}
      designs: {d: {data: d, strata: s, weights: w}}
      analyses:
        - {id: bad, method: survey.mean, design: d, variables: [v]}
        - {id: good, method: survey.total, design: d, variables: [w], by: [s], df: infinite}
      """)
    let results = plan.run(tables: ["d": table])
    #expect(results.hasErrors)
    #expect(results.results.map { $0.error == nil } == [false, true])
    let rows = results.rows
    #expect(
      rows.columnNames == [
        "id", "method", "error", "message", "variable", "by.s", "estimate", "se", "df", "lower", "upper", "n",
        "sumWeights",
      ])
    #expect(rows.rows[1] == ["good", "survey.total", "", "", "w", "A", "12", "0", "", "12", "12", "3", "6"])
    #expect(results.json() == plan.run(tables: ["d": table]).json())
  }
}
