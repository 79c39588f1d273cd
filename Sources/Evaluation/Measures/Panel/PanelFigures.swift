import ProgrammeModel
import ReviewPanel
import Statistics

/// The review meeting: marks freed from the severity of the judges, and how far judges agree.
///
/// A judge's mark of a site is the mean over the criteria that the judge scored. A recusal is a state of its own: a
/// judge who recused on any criterion of a site has no mark there, and the severity of the others is taken into
/// account.
struct PanelFigures: Sendable {
  let result: ReviewResult
  let findings: [Finding]
  private let cards: Scorecards
  private let scoring: PanelScoring
  private let level: Double

  init(_ evidence: GroupedEvidence, level: Double) throws(EvaluationError) {
    cards = Scorecards(evidence)
    self.level = level
    scoring = try PanelScoring(cards, level: level)
    findings = cards.findings + scoring.findings
    let panel = scoring.panel
    let table = RatingTable(panel)
    let shape = PanelShape(table, severity: scoring.severity)
    result = ReviewResult(
      judges: Self.judges(panel, scoring.severity),
      agreement: PanelAgreement(panel, table, level: level).figures, recusals: cards.recusals,
      sites: Self.sites(evidence, scoring), stamp: try ReviewResult.MeetingStamp(evidence),
      revisions: cards.revisions, parts: scoring.parts.map(\.judges), disagreements: shape.disagreements,
      panelSize: shape.size, rasch: cards.ratings.isEmpty ? nil : ReviewResult.RaschResult(cards.ratings))
  }

  /// The severity-corrected mean of a site.
  func score(_ site: String) -> SiteOutcome { scoring.score(site) }

  /// The judges of the meeting, in the order of their names.
  var judges: [String] { Set(cards.ratings.map(\.judge)).sorted() }

  /// The scores as they would be had a judge not been there.
  func scoring(without judge: String) throws(EvaluationError) -> PanelScoring {
    try PanelScoring(cards.without(judge), level: level)
  }

  private static func sites(_ evidence: GroupedEvidence, _ scoring: PanelScoring) -> [ReviewResult.PanelSite] {
    let panel = scoring.panel
    let trimming: ReviewPanel.Trimming = evidence.programme.review.trimming == .dropHighLow ? .dropHighLow : .none
    let plain = panel.unitScores(trimming: .none)
    let trimmed = panel.unitScores(trimming: trimming)
    let sites = panel.units.indices.compactMap { index -> ReviewResult.PanelSite? in
      guard let mean = plain[index].mean, let corrected = scoring.corrected[panel.units[index]] else { return nil }
      return ReviewResult.PanelSite(
        site: panel.units[index], mean: mean, trimmed: trimmed[index].mean ?? mean, corrected: corrected)
    }
    return evidence.sites.compactMap { site in sites.first { $0.site == site.site.id } }
  }

  private static func judges(_ panel: PanelScores, _ severity: SeverityModel?) -> [ReviewResult.Judge] {
    panel.judges.indices.compactMap { judge in
      let scored = panel.marks.count { $0[judge] != nil }
      guard let estimate = severity?.severities[judge] else { return nil }
      return ReviewResult.Judge(judge: panel.judges[judge], scored: scored, severity: Figure(estimate))
    }
  }
}

extension ReviewResult.MeetingStamp {
  /// The digest is that of the review rules of the programme, written as JSON like the whole programme's.
  init(_ evidence: GroupedEvidence) throws(EvaluationError) {
    self.init(
      rules: try PlanStamp.digest(of: evidence.programme.review), fixed: evidence.meeting?.rules,
      scored: evidence.meeting?.scores)
  }
}

extension ReviewResult.RaschResult {
  /// The model of some ratings, or why they have none.
  init(_ ratings: [PanelRating]) {
    func measures(_ levels: [PanelRasch.Level]) -> [ReviewResult.RaschMeasure] {
      levels.map {
        ReviewResult.RaschMeasure(
          id: $0.name, measure: $0.found.measure, se: $0.found.standardError, infit: $0.found.infit,
          outfit: $0.found.outfit)
      }
    }
    do {
      let model = try PanelRasch(ratings)
      self.init(
        categories: model.categories, scores: model.count, judges: measures(model.judges),
        criteria: measures(model.criteria), sites: measures(model.units), refusal: nil, subject: nil)
    } catch {
      let (refusal, subject): (String, String?) =
        switch error {
        case .constant: ("constant", nil)
        case .extreme(let name): ("extreme", name)
        case .disconnected: ("disconnected", nil)
        case .notConverged: ("not-converged", nil)
        }
      self.init(
        categories: 0, scores: 0, judges: [], criteria: [], sites: [], refusal: refusal, subject: subject)
    }
  }
}
