import ProgrammeModel

/// Changes of projects: approved, approved in time, and those that nobody put on record; projects against the catalogue.
struct ChangeChecks: Sendable {
  let evidence: GroupedEvidence

  var findings: [Finding] { evidence.sites.flatMap { recorded($0) + silent($0) + library($0) } }

  private func recorded(_ site: SiteEvidence) -> [Finding] {
    site.changes.compactMap { change in
      guard let approved = change.approved else {
        return Finding(.unapprovedChange, site: site.site.id, subject: change.project, evidence: [change.origin.label])
      }
      guard approved > change.made else { return nil }
      return Finding(
        .approvedAfterChange, site: site.site.id, subject: change.project,
        value: Double(approved.dayNumber - change.made.dayNumber), evidence: [change.origin.label])
    }
  }

  /// Projects that are reported as suspended, that no longer run though they ran in the round before, and that run without a contract,
  /// where the register says nothing of them.
  private func silent(_ site: SiteEvidence) -> [Finding] {
    guard let report = SelfReport(site) else { return [] }
    let known = Set(site.changes.map(\.project))
    let lines = Dictionary(site.selfReports.map { ($0.project, $0) }, uniquingKeysWith: { first, _ in first })
    let ranBefore = Set(site.earlierReports.filter { $0.status == "running" }.map(\.project))
    return lines.keys.sorted().compactMap { project in
      guard let line = lines[project], !known.contains(project) else { return nil }
      let isRunning = report.running.contains(project)
      let hasStopped = line.status == "suspended" || (ranBefore.contains(project) && !isRunning)
      let isExtra = !site.hasProject(project) && line.status == "running"
      guard hasStopped || isExtra else { return nil }
      return Finding(.unrecordedChange, site: site.site.id, subject: project, evidence: [line.origin.label])
    }
  }

  /// Contracted projects that the catalogue does not have, and expected ones that a site did not take.
  private func library(_ site: SiteEvidence) -> [Finding] {
    let day = evidence.round.period.first
    let outside = site.site.projects.filter { !evidence.programme.isInLibrary($0, on: day) }
    let expected = evidence.programme.projects.filter {
      $0.group == .expected && evidence.programme.isInLibrary($0.id, on: day) && !site.hasProject($0.id)
    }
    return outside.map { Finding(.projectOutsideLibrary, site: site.site.id, subject: $0) }
      + expected.map { Finding(.expectedProjectNotTaken, site: site.site.id, subject: $0.id) }
  }
}
