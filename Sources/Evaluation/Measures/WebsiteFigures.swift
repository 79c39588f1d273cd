import Counts
import ProgrammeModel
import Statistics

/// Website views, cleaned of robots: of each site and, by month, of areas.
struct WebsiteFigures: Sendable {
  private let evidence: GroupedEvidence
  private let months: [YearMonth]
  /// By site: the series of a site with statistics.
  private let series: [ClickSeries?]
  private let level: Double

  init(_ evidence: GroupedEvidence, level: Double) throws(EvaluationError) {
    self.evidence = evidence
    self.level = level
    months = evidence.round.baseline.months + evidence.round.period.months
    var series: [ClickSeries?] = []
    for site in evidence.sites {
      series.append(try ClickSeries(site, months: months, surgeFactor: evidence.programme.clicks.surgeFactor))
    }
    self.series = series
  }

  /// The rate of the round over the rate of the baseline, months as observed. Missing without a month in one of them or
  /// without a view in the baseline; a round without a view has ratio 0.
  func ratio(site position: Int) throws(EvaluationError) -> SiteOutcome {
    guard let series = series[position] else { return .missing }
    let (round, baseline) = (series.values(in: evidence.round.period), series.values(in: evidence.round.baseline))
    return try ratio(round, to: baseline, exposures: nil).map { .value(SiteValue(figure: $0)) } ?? .missing
  }

  /// The ratio of the whole programme; nil where it is not defined.
  var cityRatio: Figure? {
    get throws(EvaluationError) { try areaRatio(Array(evidence.sites.indices)) }
  }

  func result() throws(EvaluationError) -> WebsiteResult {
    var rates: [AreaFigure] = []
    var (ratios, rawRatios): ([AreaFigure], [AreaFigure]) = ([], [])
    var breaks: [WebsiteResult.AreaBreak] = []
    for area in evidence.areas {
      if let rate = try areaRate(area.members) { rates.append(AreaFigure(area: area.id, figure: rate)) }
      if let ratio = try areaRatio(area.members) { ratios.append(AreaFigure(area: area.id, figure: ratio)) }
      if let raw = try areaRatio(area.members, raw: true) { rawRatios.append(AreaFigure(area: area.id, figure: raw)) }
      if let found = areaBreak(area.id, area.members) { breaks.append(found) }
    }
    let missed = evidence.sites.indices.map { SiteCount(site: evidence.sites[$0].site.id, count: gaps(at: $0).count) }
    return WebsiteResult(
      months: months.compactMap(total), rates: rates, ratios: ratios, rawRatios: rawRatios, breaks: breaks,
      flagged: evidence.sites.indices.flatMap { series[$0]?.flagged(evidence.sites[$0].site.id) ?? [] },
      gaps: missed.filter { $0.count > 0 })
  }

  /// Surges, gaps and repeated months.
  var findings: [Finding] {
    evidence.sites.indices.flatMap { position -> [Finding] in
      let site = evidence.sites[position].site.id
      let missed = gaps(at: position).map { Finding(.statisticsGap, site: site, subject: $0.description) }
      return missed + (series[position]?.findings(site) ?? [])
    }
  }

  /// Months without statistics of a site that has the project the views belong to, or that sent some.
  private func gaps(at position: Int) -> [YearMonth] {
    guard series[position] != nil || evidence.owes(.clickRatio, at: position) else { return [] }
    return months.filter { series[position]?.value(in: $0) == nil }
  }

  // MARK: Areas

  private func total(_ month: YearMonth) -> WebsiteResult.MonthTotal? {
    let reporting = evidence.sites.indices.filter { series[$0]?.value(in: month) != nil }
    guard !reporting.isEmpty else { return nil }
    let rows = reporting.compactMap { series[$0]?.row(of: month) }
    let cleaned = reporting.compactMap { series[$0]?.value(in: month) }.compensatedSum()
    return WebsiteResult.MonthTotal(
      month: month.description, raw: rows.reduce(0) { $0 + $1.pageViews }, cleaned: cleaned,
      visitors: rows.reduce(0) { $0 + $1.visitors }, sites: reporting.count,
      baseline: evidence.round.baseline.contains(month), rate: cleaned / thousands(reporting))
  }

  private func areaRate(_ members: [Int]) throws(EvaluationError) -> Figure? {
    let series = areaSeries(members, in: evidence.round.period.months)
    guard series.values.contains(where: { $0 != nil }) else { return nil }
    do {
      return Figure(try ObservedMonths(series: series.values, exposures: series.exposures).rate(level: level))
    } catch { throw .notEstimable(figure: "clicks", reason: "\(error)") }
  }

  /// Nil where months are missing or too few for a trend on both sides of the start.
  private func areaBreak(_ area: String, _ members: [Int]) -> WebsiteResult.AreaBreak? {
    let observed = months.enumerated().compactMap { time, month -> (time: Double, rate: Double)? in
      let series = areaSeries(members, in: [month])
      return series.values[0].map { (Double(time), $0 / series.exposures[0]) }
    }
    let start = Double(evidence.round.baseline.months.count)
    do {
      let fit = try InterruptedSeries(
        values: observed.map(\.rate), times: observed.map(\.time), start: start,
        errors: .neweyWest(lag: nil, smallSample: true), level: level)
      return WebsiteResult.AreaBreak(
        area: area, level: Figure(fit.coefficients[2]), slope: Figure(fit.coefficients[3]), months: observed.count)
    } catch { return nil }
  }

  private func areaRatio(_ members: [Int], raw: Bool = false) throws(EvaluationError) -> Figure? {
    let (round, baseline) = (
      areaSeries(members, in: evidence.round.period.months, raw: raw),
      areaSeries(members, in: evidence.round.baseline.months, raw: raw)
    )
    return try ratio(round.values, to: baseline.values, exposures: (round.exposures, baseline.exposures))
  }

  /// By month: the views of the sites that report and their residents in thousands; nil where none reports.
  private func areaSeries(
    _ members: [Int], in months: [YearMonth], raw: Bool = false
  ) -> (values: [Double?], exposures: [Double]) {
    func views(_ site: Int, _ month: YearMonth) -> Double? {
      raw ? series[site]?.row(of: month).map { Double($0.pageViews) } : series[site]?.value(in: month)
    }
    let columns = months.map { month -> (Double?, Double) in
      let reporting = members.filter { series[$0]?.value(in: month) != nil }
      guard !reporting.isEmpty else { return (nil, 1) }
      return (reporting.compactMap { views($0, month) }.compensatedSum(), thousands(reporting))
    }
    return (columns.map(\.0), columns.map(\.1))
  }

  private func thousands(_ members: [Int]) -> Double {
    Double(members.reduce(0) { $0 + evidence.sites[$1].site.residents }) / 1000
  }

  private func ratio(
    _ round: [Double?], to baseline: [Double?], exposures: (round: [Double], baseline: [Double])?
  ) throws(EvaluationError) -> Figure? {
    do {
      let (now, before) = (
        try ObservedMonths(series: round, exposures: exposures?.round),
        try ObservedMonths(series: baseline, exposures: exposures?.baseline)
      )
      guard !now.counts.isEmpty, !before.counts.isEmpty, before.total > 0 else { return nil }
      let months = now.counts.count + before.counts.count
      guard now.total > 0, months > 2 else {
        let ratio = now.total / now.exposure / (before.total / before.exposure)
        return .withoutError(ratio, count: months, method: "counts.rateRatio")
      }
      return Figure(try RateRatio(now, reference: before, level: level).estimate)
    } catch { throw .notEstimable(figure: "click-ratio", reason: "\(error)") }
  }
}

/// One site's views by month.
private struct ClickSeries: Sendable {
  private let months: [YearMonth]
  private let position: [YearMonth: Int]
  private let rows: [ClickMonth?]
  private let repeated: [ClickMonth]
  private let cleaning: SeriesCleaning

  /// Nil for a site without statistics. Views that the statistics ascribe to robots are taken off before surges are
  /// sought.
  init?(_ site: SiteEvidence, months: [YearMonth], surgeFactor: Double) throws(EvaluationError) {
    guard !site.clicks.isEmpty else { return nil }
    let byMonth = Dictionary(grouping: site.clicks, by: \.month)
    self.months = months
    position = Dictionary(months.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    rows = months.map { byMonth[$0]?.first }
    repeated = months.flatMap { byMonth[$0]?.dropFirst() ?? [] }
    do {
      cleaning = try SeriesCleaning(
        views: rows.map { row in row.map { Double(max(0, $0.pageViews - $0.robotViews)) } },
        visitors: rows.map { row in row.map { Double($0.visitors) } }, surgeFactor: surgeFactor)
    } catch { throw .notEstimable(figure: "site/\(site.site.id)/clicks", reason: "\(error)") }
  }

  func row(of month: YearMonth) -> ClickMonth? { position[month].flatMap { rows[$0] } }

  /// Cleaned views of a month; nil where there are no statistics.
  func value(in month: YearMonth) -> Double? { position[month].flatMap { cleaning.cleaned[$0] } }

  func values(in range: DateRange) -> [Double?] { range.months.map { value(in: $0) } }

  func flagged(_ site: String) -> [WebsiteResult.FlaggedMonth] {
    cleaning.flagged.compactMap { index in
      guard let row = rows[index], let cleaned = cleaning.cleaned[index] else { return nil }
      return WebsiteResult.FlaggedMonth(
        site: site, month: months[index].description, raw: row.pageViews, cleaned: cleaned)
    }
  }

  func findings(_ site: String) -> [Finding] {
    let surges = cleaning.flagged.compactMap { index -> Finding? in
      guard let row = rows[index] else { return nil }
      return Finding(
        .robotSurge, site: site, subject: months[index].description, value: Double(row.pageViews),
        limit: cleaning.cleaned[index] ?? nil, evidence: [row.origin.label])
    }
    return surges
      + repeated.map {
        Finding(.repeatedMonth, site: site, subject: $0.month.description, evidence: [$0.origin.label])
      }
  }
}

extension DateRange {
  /// The months that the range touches, in order.
  var months: [YearMonth] {
    (first.yearMonth.ordinal...last.yearMonth.ordinal).compactMap { YearMonth(year: $0 / 12, month: $0 % 12 + 1) }
  }
}

extension GroupedEvidence {
  /// The city and the districts with the positions of their sites.
  var areas: [(id: String, members: [Int])] {
    [(id: "city", members: Array(sites.indices))] + districts.map { (id: $0.district.id, members: $0.members) }
  }

  /// Whether a site has the project of the indicator that measures something; every site where no project is named,
  /// none where no indicator measures it.
  func owes(_ measure: Measure, at position: Int) -> Bool {
    guard let indicator = programme.indicators.first(where: { $0.measure == measure }) else { return false }
    return indicator.project.map(sites[position].hasProject) ?? true
  }
}
