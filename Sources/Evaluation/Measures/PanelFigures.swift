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
    let (panel, severity) = (scoring.panel, scoring.severity)
    let unseparated = severity == nil && !panel.units.isEmpty ? [Finding(.severityNotSeparable)] : []
    findings = cards.findings + unseparated
    let trimming: ReviewPanel.Trimming = evidence.programme.review.trimming == .dropHighLow ? .dropHighLow : .none
    let plain = panel.unitScores(trimming: .none)
    let trimmed = panel.unitScores(trimming: trimming)
    let sites = panel.units.indices.compactMap { [scoring] index -> ReviewResult.PanelSite? in
      guard let mean = plain[index].mean, let corrected = scoring.corrected[panel.units[index]] else { return nil }
      return ReviewResult.PanelSite(
        site: panel.units[index], mean: mean, trimmed: trimmed[index].mean ?? mean, corrected: corrected)
    }
    result = ReviewResult(
      judges: Self.judges(panel, severity), agreement: Self.agreement(panel, level: level), recusals: cards.recusals,
      sites: evidence.sites.compactMap { site in sites.first { $0.site == site.site.id } })
  }

  /// The severity-corrected mean of a site.
  func score(_ site: String) -> SiteOutcome { scoring.score(site) }

  /// The judges of the meeting, in the order of their names.
  var judges: [String] { Set(cards.ratings.map(\.judge)).sorted() }

  /// The scores as they would be had a judge not been there.
  func scoring(without judge: String) throws(EvaluationError) -> PanelScoring {
    try PanelScoring(cards.without(judge), level: level)
  }

  private static func judges(_ panel: PanelScores, _ severity: SeverityModel?) -> [ReviewResult.Judge] {
    panel.judges.indices.compactMap { judge in
      let scored = panel.marks.count { $0[judge] != nil }
      guard let estimate = severity?.severities[judge] else { return nil }
      return ReviewResult.Judge(judge: panel.judges[judge], scored: scored, severity: Figure(estimate))
    }
  }

  /// Intraclass correlations and Kendall's W over the sites that all judges scored; empty where they are not defined.
  private static func agreement(_ panel: PanelScores, level: Double) -> [NamedFigure] {
    let block = CompleteBlock(panel, keeping: .unitsOfAllJudges)
    var figures: [NamedFigure] = []
    do {
      let correlation = try IntraclassCorrelation(block, level: level)
      figures.append(NamedFigure(name: "agreement.icc.single", figure: Figure(correlation.single)))
      figures.append(NamedFigure(name: "agreement.icc.average", figure: Figure(correlation.average)))
      let concordance = try KendallConcordance(block)
      figures.append(
        NamedFigure(
          name: "agreement.kendallW",
          figure: .withoutError(concordance.coefficient, count: concordance.units, method: "panel.kendallW")))
    } catch {
      // Fewer than two judges or sites in common, or equal marks throughout: agreement has no value, which the list
      // shows.
      return figures
    }
    return figures
  }
}

/// The scores that a set of judges gives to the sites.
struct PanelScoring: Sendable {
  fileprivate let panel: PanelScores
  /// Nil where severity cannot be told apart, as with one judge; means are then plain.
  fileprivate let severity: SeverityModel?
  fileprivate let corrected: [String: Figure]
  private let recused: Set<String>

  fileprivate init(_ cards: Scorecards, level: Double) throws(EvaluationError) {
    do { panel = try PanelScores(cards.ratings) } catch { throw .notEstimable(figure: "review", reason: "\(error)") }
    // What does not estimate severities is no fault of the marks: the plain means stand, and a finding says so.
    do { severity = try SeverityModel(panel, level: level) } catch { severity = nil }
    let plain = panel.unitScores(trimming: .none)
    corrected = Dictionary(
      uniqueKeysWithValues: panel.units.indices.compactMap { [panel, severity] index -> (String, Figure)? in
        guard let mean = plain[index].mean else { return nil }
        let fair = severity?.fairAverages[index].map(Figure.init)
        return (panel.units[index], fair ?? Self.plain(plain[index], mean: mean, level: level))
      })
    recused = Set(cards.recusals.map(\.site))
  }

  /// The severity-corrected mean. Not applicable where no meeting was held or all judges recused, missing for a site
  /// that the meeting did not score.
  func score(_ site: String) -> SiteOutcome {
    if let figure = corrected[site] { return .value(SiteValue(figure: figure)) }
    return corrected.isEmpty || recused.contains(site) ? .notApplicable : .missing
  }

  /// The mean of a site's marks where severity cannot be told apart: standard error sd/√n on n − 1 degrees of
  /// freedom, none for a single mark.
  private static func plain(_ score: UnitScore, mean: Double, level: Double) -> Figure {
    let method = "panel.mean"
    guard let deviation = score.standardDeviation else {
      return .withoutError(mean, count: score.count, method: method)
    }
    return Figure(
      Estimate(
        normal: mean, standardError: deviation / Double(score.count).squareRoot(),
        degreesOfFreedom: Double(score.count - 1), level: level, count: score.count, method: method))
  }
}

/// The rows of the scorecards as ratings, with what is left out of them.
private struct Scorecards: Sendable {
  var ratings: [PanelRating] = []
  var recusals: [ReviewResult.Recusal] = []
  var findings: [Finding] = []

  init(_ evidence: GroupedEvidence) {
    for site in evidence.sites {
      let cards = Dictionary(grouping: site.scorecards, by: \.judge)
      for judge in cards.keys.sorted() {
        add(cards[judge] ?? [], judge: judge, site: site.site.id, rules: evidence.programme.review)
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
