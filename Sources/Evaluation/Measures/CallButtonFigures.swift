import ProgrammeModel

/// Installed and active call buttons: a complete count, each serial number once in the whole programme.
struct CallButtonFigures: Sendable {
  private let evidence: GroupedEvidence
  /// By site: the devices that count.
  private let devices: [[CallButton]]
  private let repeated: [CallButton]

  init(_ evidence: GroupedEvidence) {
    self.evidence = evidence
    let rows = evidence.sites.flatMap(\.installs).sorted {
      ($0.origin.batch, $0.origin.line) < ($1.origin.batch, $1.origin.line)
    }
    var seen: Set<String> = []
    let first = rows.filter { seen.insert($0.serial).inserted }
    let counted = Set(first.map(\.origin))
    repeated = rows.filter { !counted.contains($0.origin) }
    let bySite = Dictionary(grouping: first, by: \.site)
    devices = evidence.sites.map { bySite[$0.site.id] ?? [] }
  }

  /// Devices active at the end of the round / eligible elders; not applicable without an eligible elder, missing
  /// without a ledger of devices.
  func coverage(site position: Int) -> SiteOutcome {
    let site = evidence.sites[position]
    guard site.site.eligibleElders > 0 else { return .notApplicable }
    guard !site.installs.isEmpty else { return .missing }
    return .value(SiteValue(figure: coverage(active: active(position), eligible: site.site.eligibleElders)))
  }

  /// Active devices by eligible elder of the sites that have both, at most 1 each.
  var shares: [(site: String, share: Double, eligible: Int)] {
    evidence.sites.indices.compactMap { position in
      let site = evidence.sites[position]
      guard site.site.eligibleElders > 0, !site.installs.isEmpty else { return nil }
      let share = Double(active(position)) / Double(site.site.eligibleElders)
      return (site.site.id, min(1, share), site.site.eligibleElders)
    }
  }

  func result() -> CallButtonResult {
    CallButtonResult(
      areas: evidence.areas.compactMap(area), repeatedSerials: Array(Set(repeated.map(\.serial))).sorted())
  }

  var findings: [Finding] {
    repeated.map { Finding(.repeatedSerial, site: $0.site, subject: $0.serial, evidence: [$0.origin.label]) }
  }

  /// The sum over the sites that have the project or sent a ledger; nil without an eligible elder.
  private func area(_ id: String, _ members: [Int]) -> CallButtonResult.AreaInstalls? {
    let concerned = members.filter {
      evidence.owes(.callButtonCoverage, at: $0) || !evidence.sites[$0].installs.isEmpty
    }
    let eligible = concerned.reduce(0) { $0 + evidence.sites[$1].site.eligibleElders }
    guard eligible > 0 else { return nil }
    let running = concerned.reduce(0) { $0 + active($1) }
    return CallButtonResult.AreaInstalls(
      area: id, eligible: eligible, installed: concerned.reduce(0) { $0 + installed($1) }, active: running,
      coverage: coverage(active: running, eligible: eligible))
  }

  private func installed(_ position: Int) -> Int {
    devices[position].count { $0.installed <= evidence.round.period.last }
  }

  private func active(_ position: Int) -> Int {
    let end = evidence.round.period.last
    return devices[position].count { device in device.installed <= end && device.removed.map { $0 > end } ?? true }
  }

  /// May exceed 1 where more devices stand than elders were counted as eligible.
  private func coverage(active: Int, eligible: Int) -> Figure {
    .complete(Double(active) / Double(eligible), count: eligible, method: "counts.coverage")
  }
}
