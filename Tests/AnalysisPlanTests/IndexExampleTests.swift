import Tables
import Testing

@testable import AnalysisPlan

/// The example of `docs/methods/index.md`. Scores, ranks, outranking and shifts are computed there by hand, weights and
/// distances by R 4.2.2 with the formulas written out.
struct IndexExampleTests {
  static let sites = TextTable(
    columnNames: ["site", "district", "satisfaction", "clicks", "cost", "calls", "late"],
    rows: [
      ["A", "N", "80", "120", "10", "30", "4"], ["B", "N", "60", "200", "14", "", "6"],
      ["C", "S", "70", "90", "12", "20", "4"], ["D", "S", "50", "40", "20", "n/a", "1"],
    ])
  static let structure = TextTable(
    columnNames: ["code", "parent", "weight", "direction"],
    rows: [
      ["index", "", "", ""], ["result", "index", "0.6", ""], ["thrift", "index", "0.4", ""],
      ["satisfaction", "result", "3", ""], ["clicks", "result", "", ""], ["cost", "thrift", "", "lower"],
      ["calls", "thrift", "", ""],
    ])
  static let judgements = TextTable(
    columnNames: ["item", "result", "thrift", "order"],
    rows: [["thrift", "0.5", "1", "2"], ["result", "1", "2", "6"], ["order", "0.1666667", "0.5", "1"]])

  static func result(
    _ analysis: String, sites: TextTable = sites, structure: TextTable = structure
  ) throws -> AnalysisResult {
    let plan = try PlanDocument.read(
      "steelyard: 1\ndata: {d: d.csv, s: s.csv, j: j.csv}\nanalyses: [{id: a, \(analysis)}]")
    return try #require(plan.run(tables: ["d": sites, "s": structure, "j": judgements]).results.first)
  }

  /// What the result of an analysis lacks of one written as YAML.
  private func difference(_ analysis: String, _ wanted: String, within tolerance: String = "1e-12") throws -> String? {
    Comparison(tolerance: try PlanValue.reading("{rel: \(tolerance), abs: \(tolerance)}"))
      .difference(try PlanValue.reading(wanted), try Self.result(analysis).json, at: "a")
  }

  static let index = "data: d, unit: site, structure: s, notApplicable: [n/a]"

  @Test func `an index of two levels`() throws {
    let wanted = """
      rows:
        - {unit: A, score: 92.5, rank: 1, coverage: 1, groups: {result: 87.5, thrift: 100}}
        - {unit: B, score: 54, rank: 2, coverage: 0.75, groups: {result: 50, thrift: 60}}
        - {unit: C, score: 50.6875, rank: 3, coverage: 1, groups: {result: 57.8125, thrift: 40}}
        - {unit: D, score: 0, rank: 4, coverage: 1, groups: {result: 0, thrift: 0}}
      mean: 49.296875
      """
    #expect(try difference("method: index.score, \(Self.index)", wanted) == nil)
    #expect(
      try Self.result("method: index.score, \(Self.index)").warnings.map(\.message) == [
        "units scored on different indicators: B, D"
      ])
  }

  @Test func `a demand on groups costs B its score`() throws {
    let wanted = "rows: [{unit: B, score: null, rank: null, groups: {result: 50, thrift: null}}, {unit: C, rank: 2}]"
    #expect(
      try difference("method: index.score, \(Self.index), minimumGroupAvailable: 0.6", wanted) == nil)
  }

  @Test func `one level, with what does not apply and what is missing`() throws {
    let wanted = """
      rows:
        - {unit: B, score: 60, available: 1, applicable: 2, coverage: 0.5, rank: 1}
        - {unit: A, score: 55, available: 2, applicable: 2, rank: 2}
        - {unit: D, score: 50, available: 1, applicable: 1, coverage: 1, rank: 3}
        - {unit: C, score: 45, rank: 4}
      """
    let analysis =
      "method: index.aggregate, data: d, unit: site, variables: [satisfaction, calls], notApplicable: [n/a]"
    #expect(try difference(analysis, wanted) == nil)
    let strict = "rows: [{unit: B, score: null, rank: null}, {unit: A, rank: 1}, {unit: D, rank: 2}]"
    #expect(try difference("\(analysis), minimumAvailable: 0.6", strict) == nil)
  }

  private static let three = "data: d, unit: site, variables: [satisfaction, clicks, cost], directions: {cost: lower}"

  @Test func `outranking and distances`() throws {
    let outranking = """
      rows: [{unit: A, score: 3, rank: 1, wins: 3}, {unit: B, score: -1, rank: 3}, {unit: C, score: 1, rank: 2, losses: 1}]
      outranking: [[0, 0.7, 1, 1], [0.3, 0, 0.3, 1], [0, 0.7, 0, 1], [0, 0, 0, 0]]
      """
    #expect(try difference("method: index.copeland, \(Self.three), weights: [5, 3, 2]", outranking) == nil)
    let topsis = """
      rows:
        - {unit: A, score: 0.632766786313038, rank: 2, distanceToIdeal: 0.0947943006640037}
        - {unit: B, score: 0.710209297089933, rank: 1, distanceToAntiIdeal: 0.197724315846563}
        - {unit: D, score: 0, rank: 4}
      """
    let weights = "weights: {satisfaction: 0.5, clicks: 0.3, cost: 0.2}"
    #expect(try difference("method: index.topsis, \(Self.three), \(weights)", topsis) == nil)
    let pareto = "rows: [{unit: A, score: 117.79397661587}, {unit: D, score: 68.7415571169538}]"
    let posts = "goalposts: [{variable: satisfaction, lower: 50, upper: 80}]"
    #expect(
      try difference("method: index.mazziottaPareto, \(Self.three), variant: adjusted", "\(pareto)\n\(posts)") == nil)
  }

  @Test func `weights from the data`() throws {
    let wanted = """
      rows:
        - {variable: satisfaction, weight: 0.306528395678513}
        - {variable: clicks, weight: 0.476127692504685}
        - {variable: cost, weight: 0.217343911816802}
      """
    #expect(try difference("method: index.weights, \(Self.three), weighting: critic", wanted) == nil)
  }

  /// Rows are matched by their label. Row geometric means by hand: 12^(1/3) = 2.28942849, 1 and 1/2.28942849, with the sum
  /// 3.72621872; 2·2 is implied where 6 was judged.
  @Test func `weights from judgements`() throws {
    let wanted = """
      rows: [{item: result, weight: 0.6144107}, {item: thrift, weight: 0.2683686}, {item: order, weight: 0.1172207}]
      consistent: true
      inconsistencies: [{row: result, column: order, judgement: 6}]
      """
    #expect(
      try difference(
        "method: index.ahp, data: j, item: item, items: [result, thrift, order], weighting: geometricMean", wanted,
        within: "2e-7") == nil)
  }

  /// Late is better when lower: (6 − x)/5 of 4, 6, 4, 1. Box–Cox: s = x, since the least value is 1; (s² − 1)/2.
  @Test func `single indicators`() throws {
    #expect(
      try difference(
        "method: index.normalise, data: d, variables: [late], directions: {late: lower}, normalisation: minMax",
        "rows: [{variable: late, n: 4, missing: 0, values: [40, 0, 40, 100]}]") == nil)
    #expect(
      try difference(
        "method: index.denominate, data: d, variables: [clicks], denominators: {clicks: cost}, factor: 2",
        "rows: [{values: [24, \(400 / 14.0), 15, 4]}]") == nil)
    #expect(
      try difference(
        "method: index.transform, data: d, variables: [late], transformation: boxCox, lambda: 2",
        "rows: [{values: [7.5, 17.5, 7.5, 0]}]") == nil)
  }

  /// Ranks by satisfaction 1 3 2 4, by clicks 2 1 3 4.
  @Test func `ranks of two versions`() throws {
    let wanted = """
      rows:
        - {unit: A, firstRank: 1, secondRank: 2, shift: -1}
        - {unit: B, firstRank: 3, secondRank: 1, shift: 2}
      meanAbsoluteShift: 1
      medianAbsoluteShift: 1
      maximumAbsoluteShift: 2
      shareMoved: 0.75
      shareMovedMore: 0.25
      spearman: 0.4
      """
    #expect(
      try difference(
        "method: index.rankShift, data: d, unit: site, first: satisfaction, second: clicks, moreThan: 1", wanted) == nil
    )
  }

  @Test(
    arguments: [
      "method: index.score, \(IndexExampleTests.index), imputation: mean",
      "method: index.aggregate, data: d, unit: site, variables: [satisfaction, clicks, cost], aggregation: harmonic",
      "method: index.copeland, \(IndexExampleTests.three)", "method: index.topsis, \(IndexExampleTests.three)",
      "method: index.mazziottaPareto, \(IndexExampleTests.three)",
      "method: index.weights, \(IndexExampleTests.three), weighting: merec",
      "method: index.uncertainty, \(IndexExampleTests.index), seed: q, weightPerturbation: 1, normalisations: [minMax, borda], replications: 50",
    ])
  func `the order of rows and columns changes only the order of the result`(analysis: String) throws {
    let sites = Self.sites
    let turned = TextTable(
      columnNames: sites.columnNames.reversed(), rows: sites.rows.reversed().map { $0.reversed() })
    let found = try #require(try Self.result(analysis).json["rows"])
    let other = try #require(try Self.result(analysis, sites: turned).json["rows"])
    let tolerance = try PlanValue.reading("{rel: 1e-12, abs: 1e-12}")
    #expect(
      Comparison(tolerance: tolerance).difference(try PlanValue.reading(found.text()), other, at: "rows") == nil)
  }
}
