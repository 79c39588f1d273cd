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

  // MARK: The meeting itself

  @Test func `a later scorecard revises, all versions are kept, the last one counts`() throws {
    var evidence = SmallProgramme.evidence()
    evidence.scorecards = [
      try Rows.mark("judge 1", "n1", 4, line: 2, batch: 7), try Rows.mark("judge 1", "n1", 9, line: 2, batch: 12),
      try Rows.mark("judge 2", "n1", 6, line: 3, batch: 7), try Rows.mark("judge 2", "n1", 6, line: 3, batch: 12),
      try Rows.mark("judge 1", "n2", 5, line: 4, batch: 7), try Rows.mark("judge 2", "n2", nil, line: 5, batch: 9),
      try Rows.mark("judge 2", "n2", 3, line: 5, batch: 7),
    ]
    let figures = try PanelFigures(GroupedEvidence(evidence), level: 0.95)
    #expect(
      figures.result.revisions == [
        .init(judge: "judge 1", site: "n1", criterion: "c1", scores: [4, 9], evidence: ["7:2", "12:2"]),
        .init(judge: "judge 2", site: "n2", criterion: "c1", scores: [3, nil], evidence: ["7:5", "9:5"]),
      ])
    #expect(figures.result.sites.first?.mean == 7.5)
    #expect(figures.result.recusals == [.init(judge: "judge 2", site: "n2")])
    #expect(!figures.findings.contains { $0.code == "repeated-score" })
  }

  @Test func `within one file a second score is a slip`() throws {
    var evidence = SmallProgramme.evidence()
    evidence.scorecards = [try Rows.mark("judge 1", "n1", 4, line: 2), try Rows.mark("judge 1", "n1", 9, line: 3)]
    let figures = try PanelFigures(GroupedEvidence(evidence), level: 0.95)
    #expect(figures.result.sites.first?.mean == 4)
    #expect(figures.findings.contains { $0.code == "repeated-score" && $0.evidence == ["1:3"] })
    #expect(figures.result.revisions == [])
  }

  @Test func `groups of judges without a common site are named`() throws {
    let figures = try figures([("n1", [8, 7, nil, nil]), ("n2", [6, 6, nil, nil]), ("s1", [nil, nil, 5, 4])])
    #expect(figures.result.parts == [["judge 1", "judge 2"], ["judge 3", "judge 4"]])
    #expect(
      figures.findings.first { $0.code == "severity-not-separable" }?.subject == "judge 1 judge 2 | judge 3 judge 4")
  }

  @Test func `every coefficient of agreement has an interval`() throws {
    let figures = try figures([("n1", [8, 7, 9]), ("n2", [6, 5, 7]), ("s1", [3, 2, 4.5])])
    #expect(
      figures.result.agreement.map(\.name) == [
        "agreement.krippendorff", "agreement.ac2", "agreement.icc.single", "agreement.icc.average",
        "agreement.kendallW",
      ])
    #expect(figures.result.agreement.allSatisfy { $0.figure.lower != nil && $0.figure.upper != nil })
  }

  // All three judges order n1 > n2 > s1 and differ by constants but for 0.5: two judges are plenty without severity.
  @Test func `the panel that would be needed`() throws {
    let figures = try figures([("n1", [8, 7, 9]), ("n2", [6, 5, 7]), ("s1", [3, 2, 4.5])])
    let size = try #require(figures.result.panelSize)
    #expect(size.now == 3 && size.target == 0.8)
    #expect(size.forGeneralizability == 1)
    #expect(size.generalizability > 0.99)
  }

  @Test func `the rules carry a digest that changes with them, and the events that show what came first`() throws {
    var evidence = SmallProgramme.evidence()
    let fixed = RecordedEvent(number: 1, time: "2020-01-01T00:00:00.000Z")
    evidence.meeting = MeetingRecord(rules: fixed, scores: nil)
    let stamp = try #require(try PanelFigures(GroupedEvidence(evidence), level: 0.95).result.stamp)
    #expect(stamp.fixed == fixed && stamp.scored == nil)
    // sha256sum of the rules as JSON: keys in order, no blanks.
    #expect(stamp.rules == "d03f9fff62426f64175d0d4a755229a0ab73bed83b0e62964cc3c0f9c4df4d89")
  }
}
