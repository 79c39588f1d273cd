import ReviewPanel
import Testing

@Suite struct PanelScoresTests {
  @Test func `a mark is the mean over the criteria, a recused judge has none`() throws {
    let panel = try PanelScores([
      PanelRating(judge: "b", unit: "x", criterion: "need", score: 70),
      PanelRating(judge: "b", unit: "x", criterion: "effect", score: 80),
      PanelRating(judge: "a", unit: "x", criterion: "need", score: nil),
      PanelRating(judge: "a", unit: "x", criterion: "effect", score: nil),
      PanelRating(judge: "a", unit: "w", criterion: "need", score: 60),
    ])
    #expect(panel.judges == ["a", "b"] && panel.units == ["w", "x"])
    #expect(panel.marks == [[60, nil], [nil, 75]])
    #expect(panel.incomplete.map(\.unit) == ["w"])
  }

  @Test func `a rating given twice and a score that is no number are refused`() {
    let rating = PanelRating(judge: "a", unit: "x", criterion: "need", score: 70)
    #expect(throws: PanelError.repeatedRating(judge: "a", unit: "x", criterion: "need")) {
      try PanelScores([rating, rating])
    }
    #expect(throws: PanelError.invalidScore(judge: "a", unit: "x", criterion: "need")) {
      try PanelScores([PanelRating(judge: "a", unit: "x", criterion: "need", score: .nan)])
    }
  }

  // By hand: sums of the seven kept marks 12, 3, -10 over 7.
  static let marked: [([Double], Double)] = [
    ([1, 2, 2, 1, 3, 2, 1, 2, 2], 12.0 / 7), ([0, 1, 0, -1, 1, 1, 0, 0, 2], 3.0 / 7),
    ([-2, -1, -1, -3, -2, -1, -1, -2, 5], -10.0 / 7),
  ]

  @Test(arguments: marked)
  func `one highest and one lowest mark are dropped`(marks: [Double], expected: Double) throws {
    let score = try panel([marks]).unitScores(trimming: .dropHighLow)[0]
    #expect(agree(score.mean, expected) && score.count == 9)
  }

  @Test func `two marks cannot be trimmed`() throws {
    let panel = try panel([[60, 80, nil]])
    #expect(panel.unitScores(trimming: .dropHighLow)[0].mean == nil)
    let plain = panel.unitScores(trimming: .none)[0]
    #expect(plain.mean == 70 && agree(plain.standardDeviation, 200.0.squareRoot()))
  }
}
