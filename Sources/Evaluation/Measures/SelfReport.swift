import ProgrammeModel

/// A site's half-yearly self-report, read as one document.
struct SelfReport: Sendable {
  private let site: Site
  private let lines: [SelfReportLine]

  /// Nil when the site sent none.
  init?(_ evidence: SiteEvidence) {
    guard !evidence.selfReports.isEmpty else { return nil }
    site = evidence.site
    lines = evidence.selfReports
  }

  /// Contracted projects that are reported as running. Where a project has several lines, its milestone line decides.
  var running: [String] {
    site.projects.filter { project in
      (milestone(of: project) ?? lines.first { $0.project == project })?.status == "running"
    }
  }

  /// Contracted projects without a line.
  var unreported: [String] {
    let reported = Set(lines.map(\.project))
    return site.projects.filter { !reported.contains($0) }
  }

  /// The day on which the last line was submitted.
  var submitted: CalendarDate? { lines.map(\.submitted).max() }

  /// The line with a project's own milestone: the one that reports no further item.
  func milestone(of project: String) -> SelfReportLine? {
    lines.first { $0.project == project && $0.item == nil }
  }

  /// The sum that is reported as achieved of an item; nil when no line gives it.
  func achieved(item: String) -> Double? {
    let amounts = lines.filter { $0.item == item }.compactMap(\.achieved)
    return amounts.isEmpty ? nil : amounts.reduce(0, +)
  }

  var rows: [String] { lines.map(\.origin.label) }
}
