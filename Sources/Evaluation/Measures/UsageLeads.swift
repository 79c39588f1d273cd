import Counts
import ProgrammeModel
import Statistics

/// Leads in the counts of a round: copied values, spikes, first digits of amounts.
struct UsageLeads: Sendable {
  /// Adjusted p below which something is listed.
  private static let limit = 0.05
  /// Fewest amounts of an area whose first digits are looked at.
  private static let fewestAmounts = 100

  let result: LeadsResult

  init(_ evidence: GroupedEvidence) {
    let series = MonthlySeries.all(evidence)
    result = LeadsResult(
      copies: Self.copiedMonths(series, evidence) + Self.copiedSeries(series), spikes: Self.spikes(series),
      digits: Self.digits(evidence))
  }

  /// Two months of a site in which every count of a project is the same.
  private static func copiedMonths(_ series: [MonthlySeries], _ evidence: GroupedEvidence) -> [LeadsResult.Copy] {
    let months = evidence.round.period.months
    let projects = Dictionary(grouping: series) { [$0.site, $0.project] }
    let names = projects.keys.sorted { $0.lexicographicallyPrecedes($1) }
    let groups = names.map { projects[$0] ?? [] }
    let records = groups.map { group in months.indices.map { month in group.map { $0.values[month] } } }
    return CopiedValues(records).pairs.filter { $0.adjusted < limit }.map { pair in
      let rows = groups[pair.group].flatMap { [$0.rows[pair.first], $0.rows[pair.second]] }
      func place(_ month: Int) -> LeadsResult.Place {
        LeadsResult.Place(
          site: names[pair.group][0], month: months[month].description, measure: names[pair.group][1])
      }
      return LeadsResult.Copy(
        first: place(pair.first), second: place(pair.second), values: pair.values, p: pair.adjusted,
        evidence: rows.compactMap(\.self))
    }
  }

  /// Two sites whose counts of a measure are the same in every month.
  private static func copiedSeries(_ series: [MonthlySeries]) -> [LeadsResult.Copy] {
    let measures = Dictionary(grouping: series, by: \.measure)
    let names = measures.keys.sorted()
    let groups = names.map { measures[$0] ?? [] }
    return CopiedValues(groups.map { $0.map(\.values) }).pairs.filter { $0.adjusted < limit }.map { pair in
      let (first, second) = (groups[pair.group][pair.first], groups[pair.group][pair.second])
      func place(_ series: MonthlySeries) -> LeadsResult.Place {
        LeadsResult.Place(site: series.site, month: nil, measure: series.measure)
      }
      return LeadsResult.Copy(
        first: place(first), second: place(second), values: pair.values, p: pair.adjusted,
        evidence: (first.rows + second.rows).compactMap(\.self))
    }
  }

  private static func spikes(_ series: [MonthlySeries]) -> [LeadsResult.Spike] {
    CountSpikes(series.map(\.values), limit: limit).spikes.map { spike in
      let found = series[spike.series]
      return LeadsResult.Spike(
        site: found.site, month: found.months[spike.position].description, measure: found.measure, value: spike.value,
        expected: spike.expected, p: spike.adjusted, evidence: [found.rows[spike.position]].compactMap(\.self))
    }
  }

  /// Of the city and the districts with enough amounts.
  private static func digits(_ evidence: GroupedEvidence) -> [LeadsResult.Digits] {
    let found = evidence.areas.compactMap { area -> (id: String, digits: FirstDigits)? in
      let amounts = area.members.flatMap { evidence.sites[$0].ledger }.map(\.amount)
      let digits = amounts.compactMap { FirstDigits.first(of: "\($0)") }
      guard digits.count >= fewestAmounts else { return nil }
      do { return (area.id, try FirstDigits(digits)) } catch { return nil }
    }
    let adjusted = PAdjustment.holm.adjusted(found.map(\.digits.p))
    return zip(found, adjusted).map { area, p in
      LeadsResult.Digits(
        area: area.id, amounts: area.digits.count, observed: area.digits.observed,
        meanAbsoluteDeviation: area.digits.meanAbsoluteDeviation, p: p ?? area.digits.p,
        conformity: area.digits.conformity.rawValue)
    }
  }
}

/// A count of a site by month of the round.
private struct MonthlySeries: Sendable {
  let site: String
  /// `project/measure`, or `clicks` for the website's views.
  let measure: String
  /// What stands before the stroke.
  let project: String
  let months: [YearMonth]
  let values: [Int?]
  /// The row of each month.
  let rows: [String?]

  /// The series of all sites, in the order of sites and measures. Of a month that stands twice the first row counts.
  static func all(_ evidence: GroupedEvidence) -> [MonthlySeries] {
    let months = evidence.round.period.months
    return evidence.sites.flatMap { site -> [MonthlySeries] in
      let counts = Dictionary(grouping: site.counts) { "\($0.project)/\($0.measure)" }
        .mapValues { rows in rows.map { ($0.month, $0.count, $0.origin.label) } }
      let clicks = site.clicks.map { ($0.month, $0.pageViews, $0.origin.label) }
      let series = counts.merging(clicks.isEmpty ? [:] : ["clicks": clicks]) { first, _ in first }
      return series.keys.sorted().map { MonthlySeries(site.site.id, $0, months, series[$0] ?? []) }
    }
  }

  private init(_ site: String, _ measure: String, _ months: [YearMonth], _ rows: [(YearMonth, Int, String)]) {
    let byMonth = Dictionary(rows.map { ($0.0, ($0.1, $0.2)) }, uniquingKeysWith: { first, _ in first })
    (self.site, self.measure, self.months) = (site, measure, months)
    project = measure.split(separator: "/").first.map(String.init) ?? measure
    values = months.map { byMonth[$0]?.0 }
    self.rows = months.map { byMonth[$0]?.1 }
  }
}
