import ProgrammeModel

/// Something that a site reports, with what an inspection would find.
struct ReportedItem {
  let project: String
  let status: String
  /// Nil for the project's own milestone.
  let item: String?
  let planned: Int?
  let reported: Int
  let verified: Int
}

extension SimulatedProgramme {
  /// How inspections name a project's own milestone, which self-reports leave without a name.
  static let milestoneItem = "milestone"

  /// All that a site reports in a round. A site that inflates reports 1 / honesty of what it achieved.
  func reportedItems(of world: SiteWorld, round: EvaluationRound) -> [ReportedItem] {
    let share = Double(round.period.length + 1) / Double(programme.period.length + 1)
    var items: [ReportedItem] = []
    for project in world.site.projects {
      var stream = stream("milestone \(world.site.id) \(project)")
      let planned = max(1, Int((stream.uniform(12, 48) * share).rounded()))
      let pace = min(1.1, max(0.3, 0.88 + 0.08 * world.quality + stream.normal(sd: 0.12)))
      let status = status(of: project, at: world, round: round, &stream)
      let verified = status == "planned" ? 0 : Int((Double(planned) * pace).rounded())
      items.append(
        ReportedItem(
          project: project, status: status, item: nil, planned: planned, reported: inflated(verified, world),
          verified: verified))
    }
    let running = items.filter { $0.status == "running" }.map(\.project)
    return items + sharedItems(of: world, round: round, running: running)
  }

  private func inflated(_ verified: Int, _ world: SiteWorld) -> Int {
    Int((Double(verified) / world.honesty).rounded())
  }

  /// Running, except what is still planned and what a recorded change has suspended.
  private func status(
    of project: String, at world: SiteWorld, round: EvaluationRound, _ stream: inout RandomStream
  ) -> String {
    let isSuspended = projectChanges(of: world).contains {
      $0.project == project && $0.change == "suspension" && $0.made <= round.period.last
    }
    if isSuspended { return "suspended" }
    let isLate = stream.uniform() > 0.93 + 0.03 * world.quality
    return isLate && round.previous == nil ? "planned" : "running"
  }

  /// Numerators and denominators of the shares that inspections verify; only the numerator is worth inflating.
  private func sharedItems(
    of world: SiteWorld, round: EvaluationRound, running: [String]
  ) -> [ReportedItem] {
    programme.indicators.flatMap { indicator -> [ReportedItem] in
      guard case .verifiedShare(let numerator, let denominator) = indicator.measure,
        let project = indicator.project ?? running.first, running.contains(project)
      else { return [] }
      var stream = stream("share \(world.site.id) \(round.id) \(indicator.id)")
      let whole = stream.whole(40...80)
      let later = round.previous == nil ? 0.0 : 0.5
      let part = stream.binomial(whole, expit(0.6 + later + 0.4 * world.quality + stream.normal(sd: 0.3)))
      let reported = min(whole, inflated(part, world))
      return [
        ReportedItem(
          project: project, status: "running", item: denominator, planned: nil, reported: whole, verified: whole),
        ReportedItem(
          project: project, status: "running", item: numerator, planned: nil, reported: reported, verified: part),
      ]
    }
  }

  /// What systems count as well, as the sites report it; those that inflate do so here, too.
  private func countedItems(of world: SiteWorld, round: EvaluationRound, running: [String]) -> [ReportedItem] {
    (programme.rules.crossChecks ?? []).filter { running.contains($0.project) }.map { check in
      let counted =
        switch check.system {
        case .clicks: round.period.months.reduce(0) { $0 + (views(of: world, in: $1, round)?.read ?? 0) }
        case .installs: devices(of: world).count { $0.isActive(on: round.period.last) }
        case .rooms: round.period.months.reduce(0) { $0 + sessions(of: world, in: $1) }
        }
      return ReportedItem(
        project: check.project, status: "running", item: check.item, planned: nil, reported: inflated(counted, world),
        verified: counted)
    }
  }

  /// Items of which the least over all sites counts: as the target has it, except at one site in ten.
  private func leastItems(of world: SiteWorld, running: [String]) -> [ReportedItem] {
    programme.targets.compactMap { target in
      guard case .lowestReported(let project, let item) = target.measure, running.contains(project) else { return nil }
      var stream = stream("least \(world.site.id) \(item)")
      let reached = max(0, Int(target.target) - (stream.chance(0.1) ? 1 : 0))
      return ReportedItem(
        project: project, status: "running", item: item, planned: Int(target.target), reported: reached,
        verified: reached)
    }
  }

  /// A line of a self-report with the day on which it was sent.
  struct SentLine {
    let site: Site
    let item: ReportedItem
    let submitted: CalendarDate
  }

  /// The self-reports: some come late, some leave out a project.
  func sentLines(of round: EvaluationRound) -> [SentLine] {
    worlds.flatMap { world -> [SentLine] in
      var stream = stream("self-report \(world.site.id) \(round.id)")
      let delay = stream.chance(0.07) ? stream.whole(2...20) : -stream.whole(0...12)
      let submitted = round.selfReportDeadline.adding(days: delay)
      let omitted = stream.chance(0.03) ? stream.pick(world.site.projects) : nil
      let items = reportedItems(of: world, round: round)
      let running = items.filter { $0.item == nil && $0.status == "running" }.map(\.project)
      let others = countedItems(of: world, round: round, running: running) + leastItems(of: world, running: running)
      return (items + others).filter { $0.project != omitted }
        .map { SentLine(site: world.site, item: $0, submitted: submitted) }
    }
  }

  func selfReports(of round: EvaluationRound) -> SimulatedFile {
    var file = RecordFile(.selfReports, .chinese, programme: programme, siteNames: siteNames)
    for line in sentLines(of: round) {
      file.add([
        "site": line.site.id, "project": line.item.project, "status": line.item.status, "item": line.item.item,
        "planned": line.item.planned.map { "\($0)" }, "achieved": "\(line.item.reported)",
        "submitted": "\(line.submitted)",
      ])
    }
    return file.file(path: "\(round.id)/self-reports.csv", encoding: .gb18030, title: "The sites' self-reports")
  }
}
