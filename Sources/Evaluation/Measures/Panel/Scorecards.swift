import ProgrammeModel
import ReviewPanel

/// The rows of the scorecards as ratings, with what is left out of them.
///
/// A judge who scores a site again in a later import revises: the last version counts, all versions are kept. Within one
/// import a second score is a slip, and the first counts.
struct Scorecards: Sendable {
  var ratings: [PanelRating] = []
  var recusals: [ReviewResult.Recusal] = []
  var revisions: [ReviewResult.Revision] = []
  var findings: [Finding] = []

  init(_ evidence: GroupedEvidence) {
    for site in evidence.sites {
      let cards = Dictionary(grouping: site.scorecards, by: \.judge)
      for judge in cards.keys.sorted() {
        let card = revised(cards[judge] ?? [], judge: judge, site: site.site.id, rules: evidence.programme.review)
        add(card, judge: judge, site: site.site.id, rules: evidence.programme.review)
      }
    }
  }

  /// The cards of the other judges.
  func without(_ judge: String) -> Scorecards {
    var others = self
    others.ratings.removeAll { $0.judge == judge }
    others.recusals.removeAll { $0.judge == judge }
    return others
  }

  /// The rows of each criterion's last version; earlier ones are listed where the score was another.
  private mutating func revised(
    _ card: [PanelScore], judge: String, site: String, rules: ReviewRules
  ) -> [PanelScore] {
    let last = Dictionary(card.map { ($0.criterion, $0.origin.batch) }, uniquingKeysWith: max)
    let criteria = rules.criteria.map(\.id)
    let order = criteria + Set(last.keys).subtracting(criteria).sorted()
    for criterion in order {
      let versions = Dictionary(grouping: card.filter { $0.criterion == criterion }, by: \.origin.batch)
        .sorted { $0.key < $1.key }.compactMap { $0.value.min { $0.origin.line < $1.origin.line } }
      guard Set(versions.map(\.score)).count > 1 else { continue }
      revisions.append(
        ReviewResult.Revision(
          judge: judge, site: site, criterion: criterion, scores: versions.map(\.score),
          evidence: versions.map(\.origin.label)))
    }
    return card.filter { $0.origin.batch == last[$0.criterion] }
  }

  private mutating func add(_ card: [PanelScore], judge: String, site: String, rules: ReviewRules) {
    if card.contains(where: { $0.score == nil }) {
      recusals.append(ReviewResult.Recusal(judge: judge, site: site))
      return
    }
    var scored: Set<String> = []
    for row in card {
      guard let score = row.score else { continue }
      let evidence = [row.origin.label]
      guard rules.scale.contains(score) else {
        findings.append(Finding(.scoreOutsideScale, site: site, subject: judge, value: score, evidence: evidence))
        continue
      }
      guard scored.insert(row.criterion).inserted else {
        findings.append(Finding(.repeatedScore, site: site, subject: judge, value: score, evidence: evidence))
        continue
      }
      ratings.append(PanelRating(judge: judge, unit: site, criterion: row.criterion, score: score))
    }
    let complete = scored.intersection(rules.criteria.map(\.id)).count
    guard complete < rules.criteria.count else { return }
    findings.append(
      Finding(
        .incompleteScorecard, site: site, subject: judge, value: Double(complete), limit: Double(rules.criteria.count),
        evidence: card.map(\.origin.label)))
  }
}
