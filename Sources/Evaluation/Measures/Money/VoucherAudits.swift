package import ProgrammeModel
package import Sampling

/// The books of an area that can be audited: what its sites spent in the round, in the order of batch and line. Bookings of
/// nothing or less (reversals) are not vouchers.
package struct AuditFrame: Sendable {
  /// A site's identifier, or `district/street`.
  package let area: String
  package let sites: [String]
  package let entries: [LedgerEntry]

  package var vouchers: [MonetaryUnitSample.Voucher] {
    entries.map { MonetaryUnitSample.Voucher(id: $0.origin.label, amount: $0.amount.fen) }
  }

  /// Nil when no site or street has the name.
  package init?(area: String, sites all: [Site], ledger: [LedgerEntry]) {
    let sites = all.filter { $0.id == area || $0.auditArea == area }.map(\.id)
    guard !sites.isEmpty else { return nil }
    self.area = area
    self.sites = sites
    let names = Set(sites)
    entries = ledger.filter { names.contains($0.site) && !$0.isIncome && $0.amount.fen > 0 }
      .sorted { ($0.origin.batch, $0.origin.line) < ($1.origin.batch, $1.origin.line) }
  }
}

extension Site {
  /// The street with its district, whose office audits the site.
  package var auditArea: String { "\(district)/\(street)" }
}

/// The results of audits: the selection is made again from the books and the seed, then each drawn fen has the taint of its
/// voucher. A selected voucher without a result, or with another booked amount, counts as wholly in error.
struct VoucherAudits: Sendable {
  let evidence: GroupedEvidence

  private var rules: AuditRules? { evidence.programme.rules.audit }

  /// By area and seed, in their order.
  var outcomes: [MoneyResult.AuditOutcome] {
    guard let rules else { return [] }
    let rows = evidence.sites.flatMap(\.audits)
    let groups = Dictionary(grouping: rows) { [$0.area, $0.seed] }
    return groups.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { outcome(groups[$0] ?? [], rules) }
  }

  private func outcome(_ rows: [AuditedVoucher], _ rules: AuditRules) -> MoneyResult.AuditOutcome? {
    guard let first = rows.first else { return nil }
    let frame = AuditFrame(
      area: first.area, sites: evidence.sites.map(\.site), ledger: evidence.sites.flatMap(\.ledger))
    let units = MonetaryUnitSample.units(
      tolerance: rules.tolerance, risk: rules.risk, allowed: rules.allowed)
    let sample = MonetaryUnitSample(frame?.vouchers ?? [], units: units, seed: first.seed)
    let results = Dictionary(rows.map { ($0.voucher, $0) }, uniquingKeysWith: { _, last in last })
    let amounts = Dictionary(sample.selected.map { ($0.voucher.id, $0.voucher.amount) }) { first, _ in first }
    let valid = results.filter { $0.value.booked == amounts[$0.key] }
    let missing = sample.selected.map(\.voucher.id).filter { valid[$0] == nil }
    let isComplete = sample.selected.count == sample.vouchers.count && !sample.vouchers.isEmpty
    let shares = isComplete ? census(sample, valid) : estimated(sample, valid, risk: rules.risk)
    return MoneyResult.AuditOutcome(
      area: first.area, seed: first.seed, frameDigest: sample.frameDigest, sites: frame?.sites ?? [],
      day: (rows.map(\.day).max() ?? first.day).description, booked: sample.total, vouchers: sample.vouchers.count,
      units: sample.vouchers.isEmpty ? 0 : units, selected: sample.selected.count,
      erroneous: valid.values.count { $0.audited != $0.booked }, missing: missing,
      foreign: results.filter { valid[$0.key] == nil }.map(\.value.origin.label).sorted(), share: shares.over,
      bound: shares.bound, exactBound: shares.exact, isComplete: isComplete, evidence: rows.map(\.origin.label))
  }

  /// The share overstated, its bound, and the bound of the share in vouchers with errors.
  private typealias Shares = (over: Double, bound: Double, exact: Double)

  /// From the drawn fen. Without any voucher nothing is known: the bounds are the whole.
  private func estimated(
    _ sample: MonetaryUnitSample, _ valid: [String: AuditedVoucher], risk: Double
  ) -> Shares {
    let taints = sample.selected.flatMap { found, hits -> [Double] in
      let taint = valid[found.id].map { Double(found.amount - $0.audited) / Double(found.amount) } ?? 1
      return [Double](repeating: taint, count: hits)
    }
    guard !taints.isEmpty else { return (0, 1, 1) }
    let bound = MonetaryBound(taints: taints, erroneous: taints.count { $0 != 0 }, risk: risk)
    return (bound.share, bound.stringer, bound.exact)
  }

  /// Of books of which every voucher was looked at: nothing is estimated.
  private func census(_ sample: MonetaryUnitSample, _ valid: [String: AuditedVoucher]) -> Shares {
    var (over, touched) = (0, 0)
    for voucher in sample.vouchers {
      let audited = valid[voucher.id]?.audited ?? 0
      over += max(voucher.amount - audited, 0)
      touched += audited == voucher.amount ? 0 : voucher.amount
    }
    let share = Double(over) / Double(sample.total)
    return (share, share, Double(touched) / Double(sample.total))
  }

  // MARK: - Findings

  /// Streets without an audit of all their sites, audits after the last day, incomplete ones, and bounds above the tolerance.
  var findings: [Finding] {
    guard let rules, let due = rules.due[evidence.round.id] else { return [] }
    let outcomes = outcomes
    return missing(outcomes) + severalSeeds(outcomes)
      + outcomes.flatMap { outcome -> [Finding] in
        var findings: [Finding] = []
        if let day = CalendarDate(outcome.day), day > due {
          findings.append(
            Finding(
              .auditLate, subject: outcome.area, value: Double(day.dayNumber - due.dayNumber),
              evidence: outcome.evidence))
        }
        if !outcome.missing.isEmpty || !outcome.foreign.isEmpty {
          findings.append(
            Finding(
              .auditOffSelection, subject: outcome.area, value: Double(outcome.missing.count),
              limit: Double(outcome.foreign.count), evidence: outcome.missing + outcome.foreign))
        }
        if outcome.bound > rules.tolerance {
          findings.append(
            Finding(
              .auditAboveTolerance, subject: outcome.area, value: outcome.bound, limit: rules.tolerance,
              evidence: outcome.evidence))
        }
        return findings
      }
  }

  /// Who may choose among selections chooses what is looked at.
  private func severalSeeds(_ outcomes: [MoneyResult.AuditOutcome]) -> [Finding] {
    let areas = Dictionary(grouping: outcomes, by: \.area)
    return areas.keys.sorted().compactMap { area in
      let own = areas[area] ?? []
      guard own.count > 1 else { return nil }
      return Finding(
        .auditSeveralSeeds, subject: area, value: Double(own.count), evidence: own.flatMap(\.evidence))
    }
  }

  private func missing(_ outcomes: [MoneyResult.AuditOutcome]) -> [Finding] {
    let audited = Set(outcomes.flatMap(\.sites))
    let streets = Dictionary(grouping: evidence.sites.map(\.site), by: \.auditArea)
    return streets.keys.sorted().compactMap { street in
      let sites = streets[street] ?? []
      let covered = sites.count { audited.contains($0.id) }
      guard covered < sites.count else { return nil }
      return Finding(.auditMissing, subject: street, value: Double(covered), limit: Double(sites.count))
    }
  }
}
