import ProgrammeModel

/// The programme's rules on money, held against a site's ledger.
struct LedgerRules: Sendable {
  let programme: Programme
  let round: EvaluationRound

  /// One rule: whether the site kept it, and what shows that it did not.
  struct Verdict: Sendable, Equatable {
    let kept: Bool
    let findings: [Finding]
  }

  /// The rules that apply to a site, in a fixed order: own ledger, no grant for commercial projects, purposes,
  /// execution. Empty without a ledger.
  func verdicts(of site: SiteEvidence) -> [Verdict] {
    guard !site.ledger.isEmpty else { return [] }
    return [separateLedger(site), commercialProjects(site), purposes(site), execution(site)].compactMap(\.self)
  }

  /// Every booking stands in a ledger of its own.
  private func separateLedger(_ site: SiteEvidence) -> Verdict? {
    let mixed = site.ledger.filter { !$0.separate }
    guard !mixed.isEmpty else { return Verdict(kept: true, findings: []) }
    let finding = Finding(
      .notSeparatelyBooked, site: site.site.id, value: Double(mixed.count), limit: Double(site.ledger.count),
      evidence: mixed.map(\.origin.label))
    return Verdict(kept: false, findings: [finding])
  }

  /// The grant pays for no commercial project. Applies to a site that has one, contracted or booked.
  private func commercialProjects(_ site: SiteEvidence) -> Verdict? {
    let commercial = Set(programme.projects.filter { $0.nature == .commercial }.map(\.id))
    let concerned = site.site.projects + site.ledger.compactMap(\.project)
    guard concerned.contains(where: commercial.contains) else { return nil }
    let breaches = grantSpending(site).filter { entry in entry.project.map(commercial.contains) ?? false }
    return verdict(breaches, code: .grantOnCommercialProject, site: site) { $0.project ?? "" }
  }

  /// The grant is spent on the purposes that the programme names. Applies to a site that spent of it.
  private func purposes(_ site: SiteEvidence) -> Verdict? {
    let spending = grantSpending(site)
    guard !spending.isEmpty else { return nil }
    let breaches = spending.filter { !programme.rules.purposes.contains($0.purpose) }
    return verdict(breaches, code: .outsideGrantPurposes, site: site, subject: \.purpose)
  }

  /// The share of the grant spent from the first day of the programme to the end of the round stays within its bounds.
  /// Applies when the round has bounds.
  private func execution(_ site: SiteEvidence) -> Verdict? {
    guard let bounds = programme.rules.execution[round.id], programme.rules.grant > 0 else { return nil }
    let spending = grantSpending(site).filter {
      $0.date >= min(programme.period.first, round.period.first) && $0.date <= round.period.last
    }
    let share = spending.reduce(0) { $0 + $1.amount } / Double(programme.rules.grant)
    guard !bounds.contains(share) else { return Verdict(kept: true, findings: []) }
    let isLow = share < bounds.lowerBound
    let finding = Finding(
      isLow ? .executionBelowBound : .executionAboveBound, site: site.site.id, value: share,
      limit: isLow ? bounds.lowerBound : bounds.upperBound, evidence: spending.map(\.origin.label))
    return Verdict(kept: false, findings: [finding])
  }

  /// What an auditor should look at, though no rule kept or broken depends on it: more income of the grant's fund than
  /// the grant, and bookings that stand more than once.
  func doubts(about site: SiteEvidence) -> [Finding] {
    let received = site.ledger.filter { $0.direction == "income" && $0.fund == programme.rules.grantFund }
    let sum = received.reduce(0) { $0 + $1.amount }
    var findings: [Finding] = []
    if sum > Double(programme.rules.grant) {
      findings.append(
        Finding(
          .grantExceeded, site: site.site.id, value: sum, limit: Double(programme.rules.grant),
          evidence: received.map(\.origin.label)))
    }
    let alike = Dictionary(grouping: site.ledger, by: Booking.init).values.filter { $0.count > 1 }
    findings += alike.map { entries in
      Finding(
        .repeatedBooking, site: site.site.id, subject: entries[0].purpose, value: entries[0].amount,
        evidence: entries.map(\.origin.label))
    }
    return findings.sorted(by: Finding.areInOrder)
  }

  /// What makes two bookings the same one.
  private struct Booking: Hashable {
    let date: CalendarDate
    let direction: String
    let fund: String
    let project: String?
    let purpose: String
    let amount: Double

    init(_ entry: LedgerEntry) {
      (date, direction, fund) = (entry.date, entry.direction, entry.fund)
      (project, purpose, amount) = (entry.project, entry.purpose, entry.amount)
    }
  }

  private func grantSpending(_ site: SiteEvidence) -> [LedgerEntry] {
    site.ledger.filter { $0.direction == "spending" && $0.fund == programme.rules.grantFund }
  }

  /// One finding for each subject among the breaches, with its sum in yuan.
  private func verdict(
    _ breaches: [LedgerEntry], code: FindingCode, site: SiteEvidence, subject: (LedgerEntry) -> String
  ) -> Verdict {
    let findings = Dictionary(grouping: breaches, by: subject).map { subject, entries in
      Finding(
        code, site: site.site.id, subject: subject, value: entries.reduce(0) { $0 + $1.amount },
        evidence: entries.map(\.origin.label))
    }
    return Verdict(kept: breaches.isEmpty, findings: findings.sorted(by: Finding.areInOrder))
  }
}
