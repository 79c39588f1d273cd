import Tables
import Testing

@testable import AnalysisPlan

/// The example of `docs/methods/survey-comparisons.md`, worked there by hand; p-values by R's pt and p.adjust.
struct ComparisonExampleTests {
  private let rows: TextTable

  init() throws {
    let plan = try PlanDocument.read(
      """
      steelyard: 1
      data: {scores: scores.csv, rounds: rounds.csv, sites: sites.csv}
      designs:
        d: {data: scores, strata: site, weights: none}
        r: {data: rounds, clusters: [site], weights: none}
      analyses:
        - {id: rest, method: survey.comparison, design: d, variables: [score], by: [site], against: rest, adjust: holm}
        - {id: district, method: survey.comparison, design: d, variables: [score], by: [site], against: rest,
           within: district}
        - {id: kww, method: survey.ranking, design: d, variables: [score], by: [site], df: infinite}
        - {id: pairs, method: survey.ranking, design: d, variables: [score], by: [site], df: infinite, bounds: mogstad,
           bottom: 2, seed: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef}
        - {id: areas, method: survey.smallArea, design: d, variables: [score], by: [site]}
        - {id: change, method: survey.change, design: r, variables: [score], period: round, from: mid, to: annual}
        - {id: covariate, method: survey.smallArea, design: d, variables: [score], by: [site],
           covariates: {data: sites, key: site, columns: [x]}}
      """)
    let scores: [(site: String, district: String, scores: [Int])] = [
      ("A", "east", [8, 9, 9, 10]), ("B", "east", [6, 7, 7, 8]), ("C", "west", [5, 6, 6, 7]),
      ("D", "west", [1, 2, 2, 3]),
    ]
    let rounds = [("mid", [2, 4, 6, 8]), ("annual", [3, 6, 6, 9])]
    rows =
      plan.run(tables: [
        "scores": TextTable(
          columnNames: ["site", "district", "score"],
          rows: scores.flatMap { entry in entry.scores.map { [entry.site, entry.district, "\($0)"] } }),
        "rounds": TextTable(
          columnNames: ["round", "site", "score"],
          rows: rounds.flatMap { round, scores in scores.enumerated().map { [round, "\($0 + 1)", "\($1)"] } }),
        "sites": TextTable(
          columnNames: ["site", "x"], rows: [["E", "2"], ["A", "4"], ["B", "3"], ["C", "3"], ["D", "1"]]),
      ]).rows
  }

  private func column(_ id: String, _ name: String) throws -> [String] {
    let ids = try #require(rows.columnNames.firstIndex(of: "id"))
    let column = try #require(rows.columnNames.firstIndex(of: name))
    return rows.rows.filter { $0[ids] == id }.map { $0[column] }
  }

  private func expect(_ id: String, _ name: String, _ expected: [Double], within tolerance: Double) throws {
    let found = try column(id, name).map { Double($0) ?? .nan }
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) {
      #expect(abs(found - expected) <= tolerance, "\(id) \(name): \(found), not \(expected)")
    }
  }

  @Test func `sites against the rest`() throws {
    try expect("rest", "estimate", [4, 4.0 / 3, 0, -16.0 / 3], within: 1e-12)
    try expect("rest", "se", Array(repeating: 0.4714045208, count: 4), within: 1e-10)
    try expect("rest", "df", [12, 12, 12, 12], within: 0)
    try expect("rest", "p", [2.047162484e-06, 0.01522009303, 1, 9.294423996e-08], within: 1e-10)
    try expect("rest", "pAdjusted", [6.141487452e-06, 0.03044018606, 1, 3.717769599e-07], within: 1e-10)
    try expect("rest", "lower", [2.972897782, 0.3062311155, -1.027102218, -6.360435551], within: 1e-8)
  }

  /// A − B = 2, C − D = 4 and their opposites.
  @Test func `sites against the other site of the district`() throws {
    try expect("district", "estimate", [2, -2, 4, -4], within: 1e-12)
    try expect("district", "se", Array(repeating: (1.0 / 3).squareRoot(), count: 4), within: 1e-12)
  }

  @Test func `ranks from intervals and from pairs`() throws {
    try expect("kww", "rank", [1, 2, 3, 4], within: 0)
    try expect("kww", "rankLower", [1, 1, 2, 4], within: 0)
    try expect("kww", "rankUpper", [2, 3, 3, 4], within: 0)
    try expect("pairs", "rankLower", [1, 2, 2, 4], within: 0)
    try expect("pairs", "rankUpper", [1, 3, 3, 4], within: 0)
    // Four simulation errors of 10,000 draws: 4·√(0.958·0.042/10⁴) = 0.008.
    try expect("pairs", "bottomProbability", [0, 0.0416, 0.9584, 1], within: 0.008)
  }

  @Test func `small areas`() throws {
    try expect("areas", "gamma", Array(repeating: 8.5 / (26.0 / 3), count: 4), within: 1e-10)
    try expect("areas", "eblup", [8.942307692, 6.980769231, 6, 2.076923077], within: 1e-8)
    try expect("areas", "mse", Array(repeating: 0.1674679487, count: 4), within: 1e-9)
    try expect("areas", "estimate", [9, 7, 6, 2], within: 1e-12)
  }

  /// By full matrices in R: σ² 0.09649122807, and site E, which was not visited, at x = 2.
  @Test func `a site without visits has the synthetic value`() throws {
    #expect(try column("covariate", "by.site") == ["A", "B", "C", "D", "E"])
    try expect("covariate", "eblup", [8.933333333, 6.733333333, 6.366666667, 1.966666667, 4.263157895], within: 1e-8)
    try expect(
      "covariate", "mse", [0.2277777778, 0.1944444444, 0.1944444444, 0.2611111111, 0.1934441367], within: 1e-8)
    #expect(try column("covariate", "estimate").last == "")
  }

  @Test func `change between rounds`() throws {
    try expect("change", "estimate", [1], within: 1e-12)
    try expect("change", "se", [0.4082482905], within: 1e-10)
    try expect("change", "p", [0.09172111331], within: 1e-9)
    try expect("change", "upper", [2.299228264], within: 1e-8)
  }
}
