import Tables
import Testing

@testable import AnalysisPlan

/// The examples of `docs/methods/sampling.md` and `docs/methods/audit.md`, worked there by hand.
struct SamplingExampleTests {
  private let results: PlanResults

  init() throws {
    let plan = try PlanDocument.read(
      """
      steelyard: 1
      data: {districts: districts.csv, projects: projects.csv, drawn: drawn.csv, sites: sites.csv}
      analyses:
        - {id: neyman, method: sampling.allocate, data: districts, population: N, sd: S, rule: neyman, n: 26}
        - {id: integer, method: sampling.allocate, data: districts, population: N, sd: S, rule: optimumInteger, n: 26}
        - {id: chances, method: sampling.inclusionProbabilities, data: projects, unit: id, size: x, n: 2}
        - {id: draw, method: sampling.select, data: projects, unit: id, size: x, n: 2, scheme: systematic, start: 0.6}
        - {id: total, method: sampling.estimate, data: drawn, value: y, probability: p}
        - {id: size, method: sampling.sampleSize, parameter: proportion, p: 0.3, margin: 0.05, population: 1200,
           responseRate: 0.5}
        - {id: bound, method: audit.bound, population: 10, sample: 5, errors: 0}
        - {id: audit, method: audit.sampleSize, population: 10, tolerable: 4}
        - {id: factor, method: audit.verificationFactor, data: sites, unit: site, reported: reported,
           recounted: recounted, strata: district, fpc: sites}
      """)
    results = plan.run(tables: [
      "districts": TextTable(
        columnNames: ["N", "S"], rows: [["40", "2"], ["25", "6"], ["35", "3"]]),
      "projects": TextTable(
        columnNames: ["id", "x"], rows: [["P1", "10"], ["P2", "60"], ["P3", "20"], ["P4", "10"]]),
      "drawn": TextTable(columnNames: ["y", "p"], rows: [["8", "1"], ["3", "0.5"]]),
      "sites": TextTable(
        columnNames: ["site", "district", "reported", "recounted", "sites"],
        rows: [
          ["A1", "A", "100", "90", "10"], ["A2", "A", "50", "50", "10"], ["B1", "B", "200", "150", "6"],
          ["B2", "B", "100", "110", "6"],
        ]),
    ])
  }

  private func result(_ id: String) throws -> JSONValue {
    let result = try #require(results.results.first { $0.id == id })
    #expect(result.error == nil)
    return .object(result.fields)
  }

  private func numbers(_ list: JSONValue?, _ key: String) -> [Double] {
    (list?.elements ?? []).map { row in if case .number(let number)? = row[key] { number } else { .nan } }
  }

  @Test(
    arguments: [
      ("neyman", [6.208955, 11.641791, 8.149254]), ("integer", [6, 12, 8]),
    ] as [(String, [Double])])
  func `allocations`(id: String, wanted: [Double]) throws {
    let found = numbers(try result(id)["rows"], "allocation")
    for (value, other) in zip(found, wanted) { #expect(abs(value - other) < 1e-6) }
  }

  private static let handMade: [(id: String, field: String, wanted: Double)] = [
    ("integer", "se", 0.54265934),
    ("integer", "variance", 2944.7916667),
    ("chances", "certain", 1),
    ("chances", "sum", 2),
    ("total", "total", 14),
    ("total", "mean", 14.0 / 3),
    ("size", "n", 254.4676953),
    ("size", "nRounded", 255),
    ("size", "nField", 509),
    ("bound", "upper", 3),
    ("bound", "upperRate", 0.3),
    ("audit", "sample", 5),
    ("audit", "achieved", 41.0 / 42),
    ("factor", "estimate", 1480.0 / 1650),
    ("factor", "se", 0.07493833),
    ("factor", "df", 2),
    ("factor", "lower", 0.57453608),
    ("factor", "upper", 1.21940331),
    ("factor", "pooled", 400.0 / 450),
    ("factor", "overReporting", 1),
    ("factor", "underReporting", 0),
    ("factor", "discrepancyShare", 70.0 / 450),
    ("factor", "meanFactor", 0.9375),
  ]

  @Test(arguments: Self.handMade) func `figures`(id: String, field: String, wanted: Double) throws {
    guard case .number(let found)? = try result(id)[field] else {
      Issue.record("no \(field)")
      return
    }
    #expect(abs(found - wanted) < 1e-7 * max(1, wanted))
  }

  @Test func `the second project is certain and the third is drawn`() throws {
    let draw = try result("draw")
    #expect(draw["selected"] == .list([JSONValue(2), JSONValue(3)]))
    #expect(numbers(draw["rows"], "weight") == [1, 2])
    #expect(draw["rows"]?.elements?.map { $0["status"] } == [.text("certain"), .text("selected")])
    #expect(try result("chances")["rows"]?.elements?.first?["weight"] == JSONValue(4))
  }
}
