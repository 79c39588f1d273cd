import Statistics
import SurveyEstimation
import Testing

/// ps <- postStratify(one, ~g, data.frame(g=c("a","b"), Freq=c(30,20))), R survey 4.1-1 on the data of `SmallSample`.
struct PostStratificationTests {
  private func draft(
    cells: [Int32] = SmallSample.g, counts: [Double] = [30, 20], names: [String] = ["a", "b"], partial: Bool = false
  ) -> SurveyDesignDraft {
    var draft = SmallSample.draft
    draft.adjustments = [
      .postStratify(PostStratification(cells: cells, counts: counts, names: names, allowsEmptyCells: partial))
    ]
    return draft
  }

  /// weights(ps), svymean(~z, ps), svytotal(~x, ps).
  @Test func `estimates vary inside the cells only`() throws {
    let design = try draft().validated()
    #expect(close(design.weights[0], 3.75))
    #expect(close(design.weights[3], 3.636363636363637))
    let mean = design.means([SmallSample.z]).estimates[0]
    #expect(close(mean.value, 2.014204545454545))
    #expect(close(mean.standardError, 0.3586166508998882))
    let total = design.total(of: SmallSample.x)
    #expect(close(total.value, 23.03977272727273))
    #expect(close(total.standardError, 5.418380455608004))
  }

  @Test func `the size of a cell is known without error`() throws {
    let total = try draft().validated().total(of: SmallSample.g.map(Double.init))
    #expect(close(total.value, 20))
    #expect((total.standardError ?? 1) < 1e-12)
  }

  @Test func `cells must match`() {
    #expect(throws: DesignError.unknownCell("b", row: 2)) { try draft(counts: [30]).validated() }
    #expect(throws: DesignError.unknownCell(nil, row: 0)) {
      try draft(cells: [-1] + SmallSample.g.dropFirst()).validated()
    }
    #expect(throws: DesignError.emptyCell("c")) {
      try draft(counts: [30, 20, 5], names: ["a", "b", "c"]).validated()
    }
    #expect(throws: DesignError.invalidPopulation("b")) { try draft(counts: [30, -1]).validated() }
  }

  @Test func `an empty cell may be let go with a warning`() throws {
    let design = try draft(counts: [30, 20, 5], names: ["a", "b", "c"], partial: true).validated()
    #expect(design.warnings == [.emptyCell("c")])
    #expect(close(design.weights.reduce(0, +), 50))
  }
}
