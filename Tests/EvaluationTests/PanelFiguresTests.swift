import ProgrammeModel
import Testing

@testable import Evaluation

/// Three judges: n1 8 7 9, n2 6 5 7, s1 7 5 6. Unit means 8, 6, 6; judge means 7, 17/3, 22/3 about 20/3, so
/// severities −1/3, 1, −2/3. Residuals: n1 and n2 −1/3 0 1/3, s1 2/3 0 −2/3: sum of squares 4/3 on (3 − 1)(3 − 1) = 4
/// degrees of freedom, mean square 1/3; a unit's mean over three judges has standard error √(1/3/3) = 1/3.
struct PanelFiguresTests {
  private func figures(_ marks: [(String, [Double?])]) throws -> PanelFigures {
    var evidence = SmallProgramme.evidence()
    var line = 1
    for (site, row) in marks {
      for (judge, mark) in row.enumerated() {
        line += 1
        evidence.scorecards.append(try Rows.mark("judge \(judge + 1)", site, mark, line: line))
      }
    }
    return try PanelFigures(GroupedEvidence(evidence), level: 0.95)
  }

  @Test func `corrected means with their error, and severities`() throws {
    let figures = try figures([("n1", [8, 7, 9]), ("n2", [6, 5, 7]), ("s1", [7, 5, 6])])
    for (site, expected) in [("n1", 8.0), ("n2", 6), ("s1", 6)] {
      let figure = try #require(figures.score(site).value?.figure)
      #expect(isClose(figure.value, expected))
      #expect(isClose(figure.se, 1.0 / 3))
      #expect(figure.df == 4)
    }
    let severities = figures.result.judges.map(\.severity.value)
    for (value, expected) in zip(severities, [-1.0 / 3, 1, -2.0 / 3]) { #expect(isClose(value, expected)) }
    #expect(figures.score("s2") == .missing)
  }

  // The strict judge 2 recused on s1. Its mark would be (3·13 + 3·12 − 55)/4 = 5 (Yates 1933): corrected 18/3 = 6,
  // not 6.5.
  @Test func `a recusal is no score, and the strict judge's absence is no gift`() throws {
    let figures = try figures([("n1", [8, 7, 9]), ("n2", [6, 5, 7]), ("s1", [7, nil, 6])])
    #expect(figures.result.recusals == [ReviewResult.Recusal(judge: "judge 2", site: "s1")])
    let site = try #require(figures.result.sites.last)
    #expect(site.mean == 6.5)
    #expect(isClose(site.corrected.value, 6))
  }

  @Test func `the trimming rule comes from the programme`() throws {
    let figures = try figures([("n1", [2, 7, 9]), ("n2", [6, 5, 7])])
    #expect(figures.result.sites.map(\.mean) == [6, 6])
    #expect(figures.result.sites.map(\.trimmed) == [7, 6])
  }

  @Test func `a single judge is averaged as he is and it is said`() throws {
    let figures = try figures([("n1", [8]), ("n2", [6])])
    #expect(figures.score("n1").value?.figure == .withoutError(8, count: 1, method: "panel.mean"))
    #expect(figures.findings == [Finding(.severityNotSeparable)])
  }

  @Test func `scores outside the scale are left out and listed`() throws {
    let figures = try figures([("n1", [8, 70]), ("n2", [6, 5])])
    #expect(
      figures.findings.filter { $0.code == "score-outside-scale" } == [
        Finding(.scoreOutsideScale, site: "n1", subject: "judge 2", value: 70, evidence: ["1:3"])
      ])
    #expect(figures.result.sites.first?.mean == 8)
  }

  @Test func `without a meeting the score does not apply`() throws {
    #expect(try figures([]).score("n1") == .notApplicable)
  }
}
