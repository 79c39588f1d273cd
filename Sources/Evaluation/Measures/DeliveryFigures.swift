import ProgrammeModel
import Statistics

/// What sites say they delivered, corrected by what the inspection found.
///
/// A visited site counts with its verified figures (scored); another with its report times its district's factor
/// (unverified).
struct DeliveryFigures: Sendable {
  let evidence: GroupedEvidence
  let verification: Verification

  /// Projects reported as running / projects contracted. Missing without a self-report.
  func projectsRunning(_ site: SiteEvidence) -> SiteOutcome {
    share(site, of: site.site.projects, method: "evaluation.projectsRunning")
  }

  /// Of the projects expected of every site, the share that runs: an expected project that was not contracted does
  /// not run.
  func expectedProjectsRunning(_ site: SiteEvidence) -> SiteOutcome {
    let expected = evidence.programme.projects.filter { $0.group == .expected }.map(\.id)
    return share(site, of: expected, method: "evaluation.expectedProjectsRunning")
  }

  private func share(_ site: SiteEvidence, of projects: [String], method: String) -> SiteOutcome {
    guard !projects.isEmpty else { return .notApplicable }
    guard let report = SelfReport(site) else { return .missing }
    let running = Set(report.running)
    let count = projects.count(where: running.contains)
    return .value(.complete(Double(count) / Double(projects.count), count: projects.count, method: method))
  }

  /// Mean over the contracted projects of min(1, factor · achieved / planned).
  ///
  /// A project without a line counts 0; one whose line plans nothing has no milestone and is left out. The factor of a
  /// visited site is verified / reported of the project's own inspected items, else of the site.
  func milestones(_ site: SiteEvidence) -> SiteOutcome {
    guard let report = SelfReport(site) else { return .missing }
    let plans = site.site.projects.compactMap { MilestonePlan(project: $0, report: report) }
    guard !plans.isEmpty else { return .notApplicable }
    let method = "evaluation.milestones"
    if let ratio = verification.ownRatio(site.site.id) {
      let shares = plans.map { $0.achieved(factor: ownRatio(site, project: $0.project) ?? ratio) }
      return .value(.complete(shares.mean, count: plans.count, method: method))
    }
    guard let factor = verification.factor(district: site.site.district) else {
      let mean = plans.map { $0.achieved(factor: 1) }.mean
      return .value(SiteValue(figure: .withoutError(mean, count: plans.count, method: method), verified: false))
    }
    let mean = plans.map { $0.achieved(factor: factor.figure.value) }.mean
    return .value(factor.corrected(mean, count: plans.count, method: method))
  }

  /// A reported share, numerator / denominator; at a visited site the verified numerator over the verified
  /// denominator, or over the reported one where only the numerator was inspected. At most 1.
  func verifiedShare(_ site: SiteEvidence, numerator: String, denominator: String) -> SiteOutcome {
    let method = "evaluation.verifiedShare"
    let report = SelfReport(site)
    let whole = verified(site, item: denominator) ?? report?.achieved(item: denominator)
    if let part = verified(site, item: numerator), let whole, whole > 0 {
      return .value(.complete(min(1, part / whole), count: Int(whole), method: method))
    }
    guard let part = report?.achieved(item: numerator), let whole = report?.achieved(item: denominator), whole > 0
    else {
      return .missing
    }
    guard let factor = verification.factor(district: site.site.district) else {
      let share = SiteValue(
        figure: .withoutError(min(1, part / whole), count: Int(whole), method: method), verified: false)
      return .value(share)
    }
    let share = min(1, part / whole * factor.figure.value)
    return .value(factor.corrected(share, count: Int(whole), method: method))
  }

  /// The number of inspected items that were found. Not applicable where nobody went; an item that a visit left out
  /// is not found; missing when the visit recorded none of them.
  func inspectionItems(_ site: SiteEvidence, items: [String]) -> SiteOutcome {
    guard verification.isVisited(site.site.id) else { return .notApplicable }
    let recorded = site.inspections.filter { items.contains($0.item) }
    guard !recorded.isEmpty else { return .missing }
    let found = Set(recorded.filter { $0.verified > 0 }.map(\.item)).count
    return .value(.complete(Double(found), count: items.count, method: "evaluation.inspectionItems"))
  }

  /// Verified / reported over the inspected items; the district's factor for a site not visited. Not applicable
  /// without any inspection: a site does not owe its own.
  func truthfulness(_ site: SiteEvidence) -> SiteOutcome {
    let method = "evaluation.truthfulness"
    if let ratio = verification.ownRatio(site.site.id) {
      return .value(.complete(ratio, count: site.inspections.count, method: method))
    }
    guard let factor = verification.factor(district: site.site.district) else { return .notApplicable }
    return .value(factor.corrected(factor.figure.value, count: factor.figure.n, method: method))
  }

  private func verified(_ site: SiteEvidence, item: String) -> Double? {
    let amounts = site.inspections.filter { $0.item == item }.map(\.verified)
    return amounts.isEmpty ? nil : amounts.reduce(0, +)
  }

  private func ownRatio(_ site: SiteEvidence, project: String) -> Double? {
    let rows = site.inspections.filter { $0.project == project && $0.reported != nil }
    let reported = rows.compactMap(\.reported).reduce(0, +)
    return reported > 0 ? rows.map(\.verified).reduce(0, +) / reported : nil
  }
}

/// What a project planned and achieved according to its milestone line.
private struct MilestonePlan {
  let project: String
  /// Achieved / planned as reported; 0 for a project without a line.
  let ratio: Double

  /// Nil when the line plans nothing.
  init?(project: String, report: SelfReport) {
    self.project = project
    guard let line = report.milestone(of: project) else {
      guard report.unreported.contains(project) else { return nil }
      ratio = 0
      return
    }
    guard let planned = line.planned, planned > 0 else { return nil }
    ratio = (line.achieved ?? 0) / planned
  }

  func achieved(factor: Double) -> Double { min(1, ratio * factor) }
}

extension [Double] {
  fileprivate var mean: Double { compensatedSum() / Double(count) }
}
