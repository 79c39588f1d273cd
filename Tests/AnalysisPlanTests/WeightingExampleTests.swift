import Tables
import Testing

@testable import AnalysisPlan

/// The example of `docs/methods/survey-weighting.md`, worked there by hand.
struct WeightingExampleTests {
  private let results: PlanResults

  init() throws {
    let plan = try PlanDocument.read(
      """
      steelyard: 1
      data: {sites: sites.csv}
      designs:
        plain: {data: sites, weights: d}
        calibrated: {data: sites, weights: d, adjust: [{calibrate: {formula: ~ x, population: {(Intercept): 50, x: 140}}}]}
        trimmed:
          data: sites
          weights: d
          adjust:
            - calibrate: {formula: ~ x, population: {(Intercept): 50, x: 140}}
            - trimWeights: {upper: 15}
        answered: {data: sites, weights: d, adjust: [{nonresponse: {responded: answered, classes: [class]}}]}
      analyses:
        - {id: before, method: survey.total, design: plain, variables: [y]}
        - {id: after, method: survey.total, design: calibrated, variables: [y]}
        - {id: calibrated, method: survey.weights, design: calibrated, list: true}
        - {id: trimmed, method: survey.weights, design: trimmed, list: true}
        - {id: answered, method: survey.weights, design: answered, list: true}
      """)
    results = plan.run(tables: [
      "sites": TextTable(
        columnNames: ["x", "y", "d", "answered", "class"],
        rows: [
          ["1", "2", "10", "1", "a"], ["2", "4", "10", "0", "a"], ["3", "5", "10", "1", "b"],
          ["4", "9", "10", "1", "c"],
        ])
    ])
  }

  @Test(arguments: [("before", 200.0, (4.0 / 3 * 2600).squareRoot()), ("after", 283, 514.32.squareRoot())])
  func `calibration takes out what the list explains`(id: String, total: Double, error: Double) throws {
    let rows = results.rows
    let ids = try #require(rows.columnNames.firstIndex(of: "id"))
    let row = try #require(rows.rows.first { $0[ids] == id })
    func number(_ name: String) throws -> Double {
      let column = try #require(rows.columnNames.firstIndex(of: name))
      return try #require(Double(row[column]))
    }
    #expect(abs(try number("estimate") - total) < 1e-9)
    #expect(abs(try number("se") - error) < 1e-9)
  }

  @Test(
    arguments: [
      ("calibrated", [8, 11, 14, 17]), ("trimmed", [26.0 / 3, 35.0 / 3, 44.0 / 3, 15]), ("answered", [20, 10, 10]),
    ] as [(String, [Double])])
  func `weights`(id: String, expected: [Double]) throws {
    let fields = JSONValue.object(try #require(results.results.first { $0.id == id }).fields)
    guard case .list(let weights)? = fields["weights"] else {
      Issue.record("no weights")
      return
    }
    let found = weights.map { entry -> Double in
      if case .number(let weight)? = entry["weight"] { weight } else { .nan }
    }
    #expect(found.count == expected.count)
    for (value, other) in zip(found, expected) { #expect(abs(value - other) < 1e-9) }
  }
}
