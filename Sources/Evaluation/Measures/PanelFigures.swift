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
  private let ratings: [PanelRating]
  private let corrected: [String: Figure]
  private let recused: Set<String>

  init(_ evidence: GroupedEvidence, level: Double) throws(EvaluationError) {
    let cards = Scorecards(evidence)
    ratings = cards.ratings
    let panel: PanelScores
    do { panel = try PanelScores(cards.ratings) } catch { throw .notEstimable(figure: "review", reason: "\(error)") }
    var findings = cards.findings
    let severity: SeverityModel?
    do { severity = try SeverityModel(panel, level: level) } catch {
      severity = nil
      if !panel.units.isEmpty { findings.append(Finding(.severityNotSeparable)) }
    }
    let trimming: ReviewPanel.Trimming = evidence.programme.review.trimming == .dropHighLow ? .dropHighLow : .none
    let plain = panel.unitScores(trimming: .none)
    let trimmed = panel.unitScores(trimming: trimming)
    let sites = panel.units.indices.compactMap { index -> ReviewResult.PanelSite? in
      guard let mean = plain[index].mean else { return nil }
      let corrected =
        severity?.fairAverages[index].map(Figure.init) ?? Self.plain(plain[index], mean: mean, level: level)
      return ReviewResult.PanelSite(
        site: panel.units[index], mean: mean, trimmed: trimmed[index].mean ?? mean, corrected: corrected)
    }
    corrected = Dictionary(uniqueKeysWithValues: sites.map { ($0.site, $0.corrected) })
    recused = Set(cards.recusals.map(\.site))
    result = ReviewResult(
      judges: Self.judges(panel, severity), agreement: Self.agreement(panel, level: level), recusals: cards.recusals,
      sites: evidence.sites.compactMap { site in sites.first { $0.site == site.site.id } })
    self.findings = findings
  }

  /// The severity-corrected mean. Not applicable where no meeting was held or all judges recused, missing for a site
  /// that the meeting did not score.
  func score(_ site: String) -> SiteOutcome {
    if let figure = corrected[site] { return .value(SiteValue(figure: figure)) }
    return corrected.isEmpty || recused.contains(site) ? .notApplicable : .missing
  }

  /// The judges of the meeting, in the order of their names.
  var judges: [String] { Set(ratings.map(\.judge)).sorted() }

  /// The sites' scores as they would be without a judge, by site; empty where severity cannot be told apart without the judge.
  func scores(without judge: String) -> [String: Double] {
    do {
      let panel = try PanelScores(ratings.filter { $0.judge != judge })
      let averages = try SeverityModel(panel).fairAverages
      return Dictionary(
        zip(panel.units, averages).compactMap { unit, average in average.map { (unit, $0.value) } },
        uniquingKeysWith: { first, _ in first })
    } catch { return [:] }
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

/// The rows of the scorecards as ratings, with what is left out of them.
private struct Scorecards {
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
