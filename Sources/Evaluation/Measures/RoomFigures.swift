import Counts
import ProgrammeModel
import Statistics

/// Use of the rooms: sessions that can have happened, a month per 1,000 residents.
struct RoomFigures: Sendable {
  private let evidence: GroupedEvidence
  private let level: Double
  /// By site: the valid sessions.
  private let valid: [[ProgrammeModel.RoomSession]]
  /// Sessions left out, one finding for each site and reason.
  let findings: [Finding]

  init(_ evidence: GroupedEvidence, level: Double) {
    self.evidence = evidence
    self.level = level
    let logs = evidence.sites.map { RoomLog($0, period: evidence.round.period) }
    valid = logs.map(\.valid)
    findings = logs.flatMap(\.findings)
  }

  /// Sessions a month per 1,000 residents; months without a session count, a site without a log is missing.
  func rate(site position: Int) throws(EvaluationError) -> SiteOutcome {
    guard !evidence.sites[position].rooms.isEmpty else { return .missing }
    return .value(SiteValue(figure: try rate([position])))
  }

  func result() throws(EvaluationError) -> RoomResult {
    let withRoom = evidence.sites.indices.filter {
      evidence.owes(.roomRate, at: $0) || !evidence.sites[$0].rooms.isEmpty
    }
    var rates: [AreaFigure] = []
    for area in evidence.areas {
      let members = area.members.filter(withRoom.contains)
      guard members.contains(where: { !evidence.sites[$0].rooms.isEmpty }) else { continue }
      rates.append(AreaFigure(area: area.id, figure: try rate(members)))
    }
    return RoomResult(
      sitesWithRoom: withRoom.count, sitesInUse: withRoom.count { !valid[$0].isEmpty }, rates: rates,
      sessions: valid.reduce(0) { $0 + $1.count },
      distinctUsers: valid.reduce(0) { $0 + Set($1.map(\.user)).count }, excluded: findings)
  }

  private func rate(_ members: [Int]) throws(EvaluationError) -> Figure {
    let months = evidence.round.period.months
    let sessions = Dictionary(grouping: members.flatMap { valid[$0] }) { $0.date.yearMonth }
    let thousands = Double(members.reduce(0) { $0 + evidence.sites[$1].site.residents }) / 1000
    do {
      return Figure(
        try ObservedMonths(
          series: months.map { Double(sessions[$0]?.count ?? 0) },
          exposures: months.map { _ in thousands }
        ).rate(level: level))
    } catch { throw .notEstimable(figure: "rooms", reason: "\(error)") }
  }
}

/// A site's log, sorted into sessions that count and those that cannot have happened.
private struct RoomLog {
  let valid: [ProgrammeModel.RoomSession]
  let findings: [Finding]

  init(_ site: SiteEvidence, period: DateRange) {
    let inside = site.rooms.filter { period.contains($0.date) }
    let checked = SessionOverlaps(
      inside.map {
        Counts.RoomSession(room: site.site.id, day: $0.date.dayNumber, start: $0.startMinute, end: $0.endMinute)
      })
    valid = checked.accepted.map { inside[$0] }
    let excluded: [(FindingCode, [ProgrammeModel.RoomSession])] = [
      (.roomOutsidePeriod, site.rooms.filter { !period.contains($0.date) }),
      (.roomEndBeforeStart, checked.withoutDuration.map { inside[$0] }),
      (.roomOverlap, checked.overlapping.map { inside[$0] }),
    ]
    findings = excluded.filter { !$0.1.isEmpty }.map { code, sessions in
      Finding(
        code, site: site.site.id, value: Double(sessions.count), evidence: sessions.map(\.origin.label))
    }
  }
}
