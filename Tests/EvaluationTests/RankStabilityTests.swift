import ProgrammeModel
import Testing

@testable import Evaluation

/// What would change a grade, in the worked example of docs/methods/evaluation.md and with judges.
@Suite struct RankStabilityTests {
  private func stability(_ result: RoundResult, _ site: String) throws -> SiteStability {
    try #require(result.stability?.sites.first { $0.site == site })
  }

  @Test func `a score at its break-even is at the grade's limit`() throws {
    let result = try WorkedExample.result(replicates: 200)
    let limits = ["gold": 80.0, "silver": 25]
    for site in result.sites {
      let place = try stability(result, site.site)
      for (change, grade) in [
        (place.better, place.better?.grade),
        (place.worse, place.worse.map { $0.grade == "silver" ? "gold" : "silver" }),
      ] {
        guard let change, let limit = grade.flatMap({ limits[$0] }) else { continue }
        #expect(abs(site.score.value + change.distance - limit) < 1e-9)
        for (id, score) in change.scores {
          let own = try #require(site.indicators.first { $0.id == id })
          let dimension = try #require(SmallProgramme.dimensions.first { $0.indicators.contains { $0.id == id } })
          guard site.dimensions.first(where: { $0.id == dimension.id })?.capped == false else { continue }
          #expect(abs(site.score.value + own.weight * (score - (own.score ?? 0)) - limit) < 1e-9)
        }
      }
    }
  }

  /// The satisfaction of n1 and s1 errs, nothing else does: with given weights and method only the survey would move ranks.
  @Test func `what has no error has no share`() throws {
    let shares = try #require(try WorkedExample.result(replicates: 200).stability?.ranks)
    #expect(shares.map(\.source) == UncertaintySource.allCases)
    for source in [UncertaintySource.inspection, .panel, .records] {
      #expect(shares.first { $0.source == source }?.total == 0)
    }
  }

  /// A panel that decides most of the score: marks by judge and site.
  private func judged(_ marks: [(judge: String, site: String, mark: Double?)]) throws -> RoundEvidence {
    let panel = SmallProgramme.indicator("panel", .panelScore, weight: 3, zero: 1, full: 10)
    let dimension = IndicatorDimension(
      id: "review", name: SmallProgramme.text("Review"), weight: 1, indicators: [panel, SmallProgramme.overall],
      capBelowMinimumProjects: nil)
    var evidence = SmallProgramme.evidence(SmallProgramme.programme(dimensions: [dimension]))
    evidence.responses = try WorkedExample.evidence().responses
    evidence.scorecards = try marks.enumerated().map { index, mark in
      try Rows.mark(mark.judge, mark.site, mark.mark, line: index + 2)
    }
    return evidence
  }

  /// Judges whose severity can be told apart; two, of whom one alone cannot be corrected; a site that one judge alone saw; a
  /// judge who recused.
  @Test(
    arguments: [
      [("a", "n1", 9.0), ("b", "n1", 8), ("c", "n1", 2), ("a", "n2", 8), ("b", "n2", 9), ("c", "n2", 3)],
      [("a", "n1", 9), ("b", "n1", 2), ("a", "n2", 9), ("b", "n2", 3)],
      [("a", "n1", 9), ("b", "n1", 8), ("a", "s1", 6), ("b", "s1", 5), ("c", "s1", 5), ("c", "n2", 10)],
      [("a", "n1", 9), ("b", "n1", 3), ("a", "n2", nil), ("b", "n2", 10), ("a", "s1", 5), ("b", "s1", 6)],
    ] as [[(String, String, Double?)]])
  func `a judge is named when the evaluation without the judge gives another grade`(
    marks: [(judge: String, site: String, mark: Double?)]
  ) throws {
    let evidence = try judged(marks)
    let options = EvaluationOptions(replicates: 200)
    let result = try RoundEvaluation.evaluate(evidence, options: options)
    for judge in Set(marks.map(\.judge)) {
      var without = evidence
      without.scorecards = evidence.scorecards.filter { $0.judge != judge }
      let other = try RoundEvaluation.evaluate(without, options: options)
      for (site, changed) in zip(result.sites, other.sites) {
        let named = try stability(result, site.site).judges.first { $0.judge == judge }
        let after = changed.gradeBeforeGate ?? changed.grade
        #expect((named != nil) == ((site.gradeBeforeGate ?? site.grade) != after), "\(judge) \(site.site)")
        if let named { #expect(named.grade == after && abs(named.score - changed.score.value) < 1e-9) }
      }
    }
    #expect(try result.sites.contains { try !stability(result, $0.site).judges.isEmpty })
  }
}
