import Counts
import ProgrammeModel

/// Counts that projects keep by month.
struct CountFigures: Sendable {
  let evidence: GroupedEvidence
  let level: Double

  /// The sum of a count a month per 1,000 residents over the months of the round that have it. Not applicable to a site
  /// without the project, missing without a month.
  func rate(_ site: SiteEvidence, project: String, measure: String) throws(EvaluationError) -> SiteOutcome {
    guard site.hasProject(project) else { return .notApplicable }
    do {
      let observed = try observed([site], project: project, measure: measure, in: evidence.round.period)
      guard !observed.counts.isEmpty else { return .missing }
      return .value(SiteValue(figure: Figure(try observed.rate(level: level))))
    } catch { throw .notEstimable(figure: "site/\(site.site.id)/\(measure)", reason: "\(error)") }
  }

  /// The same over several sites together; nil without a month.
  func rate(_ sites: [SiteEvidence], project: String, measure: String) throws(EvaluationError) -> Figure? {
    do {
      let observed = try observed(sites, project: project, measure: measure, in: evidence.round.period)
      return observed.counts.isEmpty ? nil : Figure(try observed.rate(level: level))
    } catch { throw .notEstimable(figure: "project/\(project)/\(measure)", reason: "\(error)") }
  }

  /// One count over another in the round. Missing where the denominator is 0 or the count `minimumMeasure` stays below
  /// `minimum`.
  func ratio(
    _ site: SiteEvidence, project: String, numerator: String, denominator: String, minimumMeasure: String,
    minimum: Double
  ) -> SiteOutcome {
    guard site.hasProject(project) else { return .notApplicable }
    guard let above = sum(site, project, numerator), let below = sum(site, project, denominator), below > 0,
      (sum(site, project, minimumMeasure) ?? 0) >= minimum
    else { return .missing }
    return .value(.complete(above / below, count: Int(below), method: "evaluation.countRatio"))
  }

  /// The rate of a project's count over that of the baseline in the whole programme, for the first count whose rate an
  /// indicator asks for; nil where one of the periods has none.
  func useRatio(project: String) throws(EvaluationError) -> Figure? {
    let measures = evidence.programme.indicators.compactMap { definition -> String? in
      guard case .countRate(project, let measure) = definition.measure else { return nil }
      return measure
    }
    guard let measure = measures.first else { return nil }
    do {
      let now = try observed(evidence.sites, project: project, measure: measure, in: evidence.round.period)
      let before = try observed(evidence.sites, project: project, measure: measure, in: evidence.round.baseline)
      guard now.counts.count + before.counts.count > 2, now.total > 0, before.total > 0 else { return nil }
      return Figure(try RateRatio(now, reference: before, level: level).estimate)
    } catch { throw .notEstimable(figure: "project/\(project)/use-ratio", reason: "\(error)") }
  }

  /// Counts that stay below the minimum that an indicator demands.
  var findings: [Finding] {
    evidence.programme.indicators.flatMap { definition -> [Finding] in
      guard case .countRatio(let project, _, _, let measure, let minimum) = definition.measure else { return [] }
      return evidence.sites.filter { $0.hasProject(project) }.compactMap { site in
        guard let count = sum(site, project, measure), count < minimum else { return nil }
        let rows = rows(site, project, measure).map(\.origin.label)
        return Finding(
          .countBelowMinimum, site: site.site.id, subject: measure, value: count, limit: minimum, evidence: rows)
      }
    }
  }

  private func sum(_ site: SiteEvidence, _ project: String, _ measure: String) -> Double? {
    let rows = rows(site, project, measure).filter { evidence.round.period.contains($0.month) }
    return rows.isEmpty ? nil : Double(rows.reduce(0) { $0 + $1.count })
  }

  private func rows(_ site: SiteEvidence, _ project: String, _ measure: String) -> [ProjectCount] {
    site.counts.filter { $0.project == project && $0.measure == measure }
  }

  /// By month: the count of the sites that have one, and the residents of these sites in thousands.
  private func observed(
    _ sites: [SiteEvidence], project: String, measure: String, in range: DateRange
  ) throws(CountError) -> ObservedMonths {
    var counts: [YearMonth: Int] = [:]
    var residents: [YearMonth: Int] = [:]
    for site in sites {
      let rows = rows(site, project, measure)
      for row in rows { counts[row.month, default: 0] += row.count }
      for month in Set(rows.map(\.month)) { residents[month, default: 0] += site.site.residents }
    }
    return try ObservedMonths(
      series: range.months.map { counts[$0].map(Double.init) },
      exposures: range.months.map { Double(residents[$0] ?? 1000) / 1000 })
  }
}
