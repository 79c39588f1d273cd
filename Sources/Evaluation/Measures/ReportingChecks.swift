import ProgrammeModel

/// Half-yearly reporting: the districts' reports, and the sites' figures against systems and against the round before.
struct ReportingChecks: Sendable {
  let evidence: GroupedEvidence

  var findings: [Finding] {
    evidence.districts.flatMap(district) + evidence.sites.flatMap { crossChecks($0) + shrunk($0) }
  }

  // MARK: - Districts

  private func district(_ district: DistrictSites) -> [Finding] {
    guard let rules = evidence.round.districtReport else { return [] }
    let id = district.district.id
    let lines = lines(of: id)
    guard let last = lines.map(\.submitted).max() else { return [Finding(.noDistrictReport, subject: id)] }
    var findings: [Finding] = []
    if last > rules.deadline {
      let late = lines.filter { $0.submitted > rules.deadline }
      findings.append(
        Finding(
          .lateDistrictReport, subject: id, value: Double(last.dayNumber - rules.deadline.dayNumber),
          evidence: late.map(\.origin.label)))
    }
    for document in rules.documents where !lines.contains(where: { $0.states(document) }) {
      findings.append(Finding(.districtDocumentMissing, subject: "\(id) \(document.id)"))
    }
    return findings
      + sums(district).filter(\.differs).map {
        Finding(
          .districtSumDiffers, subject: ([id] + [$0.line.project].compactMap(\.self)).joined(separator: " "),
          value: $0.line.value, limit: $0.ofSites, evidence: [$0.line.origin.label])
      }
  }

  private func lines(of district: String) -> [DistrictReportLine] {
    evidence.districtReports.filter { $0.district == district }
  }

  /// A figure of a district beside the sum of its sites' self-reports.
  struct Sum {
    let line: DistrictReportLine
    let ofSites: Double
    /// Sums of figures with up to a few decimals: what is left is rounding.
    var differs: Bool { abs((line.value ?? 0) - ofSites) > 1e-9 * max(1, abs(ofSites)) }
  }

  private func sums(_ district: DistrictSites) -> [Sum] {
    let reports = district.members.compactMap { SelfReport(evidence.sites[$0]) }
    let sites = district.members.map { evidence.sites[$0] }
    return lines(of: district.district.id).compactMap { line in
      guard line.value != nil else { return nil }
      switch line.measure {
      case .document: return nil
      case .running: return Sum(line: line, ofSites: Double(reports.count { $0.running.contains(line.project ?? "") }))
      case .planned: return Sum(line: line, ofSites: Self.sum(sites, line, \.planned))
      case .achieved: return Sum(line: line, ofSites: Self.sum(sites, line, \.achieved))
      }
    }
  }

  private static func sum(
    _ sites: [SiteEvidence], _ line: DistrictReportLine, _ figure: KeyPath<SelfReportLine, Double?>
  ) -> Double {
    sites.flatMap(\.selfReports).filter { $0.project == line.project && $0.item == line.item }
      .compactMap { $0[keyPath: figure] }.reduce(0, +)
  }

  // MARK: - Sites

  /// Reported figures that lie farther from what a system counted than the programme lets pass.
  private func crossChecks(_ site: SiteEvidence) -> [Finding] {
    (evidence.programme.rules.crossChecks ?? []).compactMap { check in
      let lines = site.selfReports.filter { $0.project == check.project && $0.item == check.item && $0.achieved != nil }
      guard !lines.isEmpty, let counted = counted(check.system, at: site) else { return nil }
      let reported = lines.compactMap(\.achieved).reduce(0, +)
      guard abs(reported - counted) > check.tolerance * counted else { return nil }
      return Finding(
        .reportDiffersFromRecord, site: site.site.id, subject: check.project, value: reported, limit: counted,
        evidence: lines.map(\.origin.label))
    }
  }

  /// What a system counted of a site in the period; nil where it sent nothing.
  private func counted(_ system: CrossCheck.System, at site: SiteEvidence) -> Double? {
    let period = evidence.round.period
    switch system {
    case .clicks:
      let months = site.clicks.filter { period.contains($0.month) }
      return months.isEmpty ? nil : Double(months.reduce(0) { $0 + $1.pageViews - $1.robotViews })
    case .installs:
      guard !site.installs.isEmpty else { return nil }
      return Double(
        site.installs.count { device in
          device.installed <= period.last && device.removed.map { $0 > period.last } ?? true
        })
    case .rooms:
      return site.rooms.isEmpty ? nil : Double(site.rooms.count { period.contains($0.date) })
    }
  }

  /// Milestones that are below what the same site reported in the round before.
  private func shrunk(_ site: SiteEvidence) -> [Finding] {
    site.selfReports.compactMap { line in
      guard line.item == nil, let now = line.achieved,
        let before = site.earlierReports.first(where: { $0.project == line.project && $0.item == nil })?.achieved,
        now < before
      else { return nil }
      return Finding(
        .reportBelowPrevious, site: site.site.id, subject: line.project, value: now, limit: before,
        evidence: [line.origin.label])
    }
  }
}

extension DistrictReportLine {
  /// Whether the line says that a document came, by its identifier or a name of it.
  fileprivate func states(_ document: DistrictReportRules.Document) -> Bool {
    measure == .document && [document.id, document.name.zh, document.name.en].contains(item)
  }
}

// MARK: - The board

extension ReportingChecks {
  /// Completeness and lateness, city and districts.
  var areas: [ReportingResult.Area] {
    let districts = evidence.districts.map { district -> ReportingResult.Area in
      let sums = sums(district)
      return area(
        district.district.id, district.members, submitted: lines(of: district.district.id).map(\.submitted).max(),
        sums: sums.count, differing: sums.count(where: \.differs))
    }
    let city = area(
      "city", Array(evidence.sites.indices), submitted: nil, sums: districts.reduce(0) { $0 + $1.sums },
      differing: districts.reduce(0) { $0 + $1.differing })
    return [city] + districts
  }

  private func area(
    _ id: String, _ members: [Int], submitted: CalendarDate?, sums: Int, differing: Int
  ) -> ReportingResult.Area {
    let reports = members.compactMap { SelfReport(evidence.sites[$0]) }
    let deadline = evidence.round.selfReportDeadline
    return ReportingResult.Area(
      area: id, sites: members.count, sent: reports.count,
      late: reports.count { report in report.submitted.map { $0 > deadline } ?? false },
      incomplete: reports.count { !$0.unreported.isEmpty }, districtSubmitted: submitted?.description, sums: sums,
      differing: differing)
  }
}
