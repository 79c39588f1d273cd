import Tables
import Testing

@testable import AnalysisPlan

/// How results are laid out for people.
struct ResultListTests {
  private let table = TextTable(
    columnNames: ["s", "y", "w", "t"],
    rows: [
      ["A", "1", "2", "x"], ["A", "3", "2", "y"], ["A", "2", "2", "x"], ["B", "4", "3", "y"], ["B", "7", "3", "x"],
      ["B", "8", "3", "y"],
    ])

  private func result(_ analysis: String) throws -> AnalysisResult {
    let plan = try PlanDocument.read(
      """
      steelyard: 1
      data: {d: d.csv}
      designs: {d: {data: d, strata: s, weights: w, replicates: {mse: true, type: JKn}}}
      analyses: [{id: a, \(analysis)}]
      """)
    return try #require(plan.run(tables: ["d": table]).results.first)
  }

  @Test func `names come first, then counts, then figures`() throws {
    let lists = try result("method: survey.mean, design: d, variables: [y], by: [s], deff: wr").lists
    #expect(
      lists.map(\.columns) == [["by.s", "variable", "n", "sumWeights", "estimate", "se", "lower", "upper", "deff"]])
    #expect(lists[0].lines.map { $0.cells[0] } == ["A", "B"])
    #expect(lists[0].lines.allSatisfy { $0.doubts.contains(.fewObservations) })
  }

  @Test func `shares stand apart from numbers`() throws {
    let lists = try result("method: survey.mean, design: d, variables: [t, y]").lists
    #expect(lists.map(\.isShare) == [false, true])
    #expect(lists.map(\.lines.count) == [1, 2])
    #expect(lists.map { $0.columns.contains("level") } == [false, true])
  }

  @Test func `totals of categories are counts, not shares`() throws {
    #expect(try result("method: survey.total, design: d, variables: [t]").lists.map(\.isShare) == [false])
  }

  @Test func `a model shows its coefficients, covariances, fit and tests`() throws {
    let lists = try result("method: survey.regression, design: d, formula: y ~ w, terms: [w]").lists
    #expect(lists.map(\.field) == ["rows", "covariance", nil, "tests"])
    #expect(lists[1].columns == ["", "(Intercept)", "w"])
    #expect(lists[1].lines.map { $0.cells[0] } == ["(Intercept)", "w"])
    #expect(lists.flatMap(\.lines).allSatisfy { $0.doubts.isEmpty })
  }

  @Test func `plain fields are one line`() throws {
    let lists = try result("method: survey.alpha, design: d, variables: [y, w]").lists
    #expect(lists.map(\.field) == [nil])
    #expect(lists.first?.columns == ["n", "estimate"])
    #expect(lists.first?.lines.map { $0.cells.first } == [.number(6)])
  }

  @Test func `a refused analysis has no list`() throws {
    #expect(try result("method: survey.mean, design: d, variables: [z]").lists.isEmpty)
  }

  @Test func `the outline repeats the plan in short`() throws {
    let outline = try result("method: survey.mean, design: d, variables: [y, w], level: 0.90").outline
    #expect(outline.line == 4)
    #expect(outline.design == "d")
    #expect(
      outline.designParts.map { "\($0.key) \($0.text)" } == ["data d", "strata s", "weights w", "replicates JKn"])
    #expect(outline.arguments.map { "\($0.key) \($0.text)" } == ["variables y, w", "level 0.90"])
  }
}
