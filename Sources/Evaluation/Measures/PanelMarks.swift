import ProgrammeModel
import Statistics

/// The review meeting's scorecards: one mark for each judge and site, the mean over the criteria that the judge scored.
///
/// A recusal is a state of its own: a judge who recused on any criterion of a site has no mark there.
struct PanelMarks: Sendable {
  /// One judge's mark of one site.
  struct Mark: Sendable, Equatable {
    let judge: String
    let site: String
    let value: Double
  }

  /// Sites in the order of the evidence, judges by code point.
  let marks: [Mark]
  let recusals: [ReviewResult.Recusal]
  let findings: [Finding]

  init(_ evidence: GroupedEvidence) {
    var marks: [Mark] = []
    var recusals: [ReviewResult.Recusal] = []
    var findings: [Finding] = []
    for site in evidence.sites {
      let cards = Dictionary(grouping: site.scorecards, by: \.judge)
      for judge in cards.keys.sorted() {
        let card = cards[judge] ?? []
        if card.contains(where: { $0.score == nil }) {
          recusals.append(ReviewResult.Recusal(judge: judge, site: site.site.id))
          continue
        }
        let rules = evidence.programme.review
        findings += Self.doubts(card, judge: judge, site: site.site.id, rules: rules)
        let scores = card.compactMap(\.score).filter(rules.scale.contains)
        guard !scores.isEmpty else { continue }
        marks.append(
          Mark(judge: judge, site: site.site.id, value: scores.compensatedSum() / Double(scores.count)))
      }
    }
    self.marks = marks
    self.recusals = recusals
    self.findings = findings
  }

  private static func doubts(_ card: [PanelScore], judge: String, site: String, rules: ReviewRules) -> [Finding] {
    var findings: [Finding] = card.compactMap { row in
      guard let score = row.score, !rules.scale.contains(score) else { return nil }
      return Finding(.scoreOutsideScale, site: site, subject: judge, value: score, evidence: [row.origin.label])
    }
    let scored = Set(card.map(\.criterion)).intersection(rules.criteria.map(\.id)).count
    if scored < rules.criteria.count {
      findings.append(
        Finding(
          .incompleteScorecard, site: site, subject: judge, value: Double(scored), limit: Double(rules.criteria.count),
          evidence: card.map(\.origin.label)))
    }
    return findings
  }
}
