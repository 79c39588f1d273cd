import Tables
import Testing

@testable import AnalysisPlan

/// The example of `docs/methods/survey-estimation.md`, worked there by hand.
struct WorkedExampleTests {
  @Test func `the plan gives the numbers of the page`() throws {
    let plan = try PlanDocument.read(
      """
      steelyard: 1
      data: {visits: visits.csv}
      designs: {d: {data: visits, strata: stratum, fpc: N}}
      analyses:
        - {id: total, method: survey.total, design: d, variables: [score]}
        - {id: mean, method: survey.mean, design: d, variables: [score]}
      """)
    let visits = TextTable(
      columnNames: ["stratum", "N", "score"],
      rows: [
        ["A", "100", "2"], ["A", "100", "4"], ["A", "100", "6"], ["A", "100", "8"], ["B", "50", "10"],
        ["B", "50", "14"],
      ])
    let rows = plan.run(tables: ["visits": visits]).rows
    func number(_ row: Int, _ name: String) throws -> Double {
      let column = try #require(rows.columnNames.firstIndex(of: name))
      return try #require(Double(rows.rows[row][column]))
    }
    #expect(abs(try number(0, "estimate") - 1100) < 1e-9)
    #expect(abs(try number(0, "se") - 160) < 1e-9)
    #expect(abs(try number(1, "estimate") - 7.3333) < 5e-5)
    #expect(abs(try number(1, "se") - 1.0667) < 5e-5)
    #expect(try number(1, "df") == 4)
    #expect(abs(try number(1, "lower") - 4.3718) < 5e-5)
    #expect(abs(try number(1, "upper") - 10.2949) < 5e-5)
  }
}
