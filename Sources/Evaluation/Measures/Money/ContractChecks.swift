import ProgrammeModel
import Statistics

/// Contracts, payments, budgets and agreements held against the programme's rules and the ledgers.
///
/// Each kind is checked only once something of it is on record for any site.
struct ContractChecks: Sendable {
  let evidence: GroupedEvidence

  private var rules: ProgrammeRules { evidence.programme.rules }
  private var grant: Fen { rules.grant * 100 }
  private var mostMatch: Fen { Int((Double(grant) * rules.matchingRatio).rounded(.down)) }

  var findings: [Finding] {
    let hasContracts = evidence.sites.contains { !$0.contracts.isEmpty }
    let hasPayments = evidence.sites.contains { !$0.payments.isEmpty }
    let hasBudgets = evidence.sites.contains { !$0.budgets.isEmpty }
    let hasAgreements = evidence.sites.contains { !$0.agreements.isEmpty }
    return evidence.sites.flatMap { site -> [Finding] in
      var found: [Finding] = match(site) + roundAmounts(site)
      if hasContracts { found += contracts(site) }
      if hasPayments { found += payments(site, hasContracts: hasContracts) }
      if hasBudgets { found += budgets(site) }
      if hasAgreements { found += agreements(site) }
      return found
    }
  }

  private func contracts(_ site: SiteEvidence) -> [Finding] {
    guard !site.contracts.isEmpty else { return [Finding(.noContract, site: site.site.id)] }
    let granted = site.contracts.reduce(0) { $0 + $1.grant }
    guard granted != grant else { return [] }
    return [money(.contractedOtherwise, site, granted, grant, site.contracts.map(\.origin))]
  }

  /// Against the match: contracted or paid, the larger.
  private func match(_ site: SiteEvidence) -> [Finding] {
    let paid = site.payments.filter { $0.payer == .district }
    let contracted = site.contracts.reduce(0) { $0 + $1.match }
    let match = max(contracted, paid.reduce(0) { $0 + $1.amount })
    guard match > mostMatch else { return [] }
    let origins = site.contracts.filter { $0.match > 0 }.map(\.origin) + paid.map(\.origin)
    return [money(.matchAboveRatio, site, match, mostMatch, origins)]
  }

  private func payments(_ site: SiteEvidence, hasContracts: Bool) -> [Finding] {
    let end = evidence.round.period.last
    let paid = site.payments.filter { $0.payer == .city && $0.paid <= end }
    let sum = paid.reduce(0) { $0 + $1.amount }
    var findings: [Finding] = []
    if hasContracts {
      let contracted = site.contracts.reduce(0) { $0 + $1.grant }
      if sum > contracted { findings.append(money(.paidAboveContract, site, sum, contracted, paid.map(\.origin))) }
      if sum < contracted { findings.append(money(.paidBelowContract, site, sum, contracted, paid.map(\.origin))) }
      if let signed = site.contracts.map(\.signed).min() {
        let early = paid.filter { $0.paid < signed }
        if !early.isEmpty {
          findings.append(
            Finding(
              .paidBeforeContract, site: site.site.id, subject: signed.description,
              value: Double(early.reduce(0) { $0 + $1.amount }) / 100, evidence: early.map(\.origin.label)))
        }
      }
    }
    let booked = site.ledger.filter { $0.isIncome && $0.fund == rules.grantFund && $0.date <= end }
    let received = booked.reduce(0) { $0 + $1.amount.fen }
    if !site.ledger.isEmpty, received != sum {
      findings.append(money(.paymentBookedOtherwise, site, received, sum, (paid.map(\.origin) + booked.map(\.origin))))
    }
    return findings
  }

  private func budgets(_ site: SiteEvidence) -> [Finding] {
    guard !site.budgets.isEmpty else { return [Finding(.noBudget, site: site.site.id)] }
    let outside = site.budgets.filter { !rules.purposes.contains($0.purpose) }
    var findings = outside.map {
      Finding(
        .budgetOutsidePurposes, site: site.site.id, subject: $0.purpose, value: Double($0.amount) / 100,
        evidence: [$0.origin.label])
    }
    let sum = site.budgets.reduce(0) { $0 + $1.amount }
    if sum > grant { findings.append(money(.budgetAboveGrant, site, sum, grant, site.budgets.map(\.origin))) }
    let spending = Dictionary(
      grouping: site.ledger.filter { !$0.isIncome && $0.fund == rules.grantFund }, by: \.purpose)
    let planned = site.budgets.reduce(into: [String: Fen]()) { $0[$1.purpose, default: 0] += $1.amount }
    findings += spending.compactMap { purpose, entries in
      let spent = entries.reduce(0) { $0 + $1.amount.fen }
      let limit = planned[purpose] ?? 0
      guard spent > limit else { return nil }
      return Finding(
        .spentAboveBudget, site: site.site.id, subject: purpose, value: Double(spent) / 100,
        limit: Double(limit) / 100, evidence: entries.map(\.origin.label))
    }
    return findings.sorted(by: Finding.areInOrder)
  }

  /// Contracted projects without an agreement, and spending of the grant on a project before its agreement.
  private func agreements(_ site: SiteEvidence) -> [Finding] {
    let signed = Dictionary(
      site.agreements.map { ($0.project, $0) },
      uniquingKeysWith: { first, second in
        first.signed <= second.signed ? first : second
      })
    let without = site.site.projects.filter { signed[$0] == nil }
    var findings: [Finding] = []
    if !without.isEmpty {
      findings.append(
        Finding(
          .noAgreement, site: site.site.id, subject: without.joined(separator: " "),
          value: Double(site.site.projects.count - without.count), limit: Double(site.site.projects.count)))
    }
    let early = site.ledger.filter { entry in
      guard !entry.isIncome, entry.fund == rules.grantFund, let project = entry.project else { return false }
      return signed[project].map { entry.date < $0.signed } ?? false
    }
    findings += Dictionary(grouping: early) { $0.project ?? "" }.map { project, entries in
      Finding(
        .spentBeforeAgreement, site: site.site.id, subject: project,
        value: Double(entries.reduce(0) { $0 + $1.amount.fen }) / 100, evidence: entries.map(\.origin.label))
    }
    return findings.sorted(by: Finding.areInOrder)
  }

  /// More spending in whole hundreds of yuan than chance brings: if the last two digits of whole yuan are uniform, one of a
  /// hundred (Nigrini 2012, number duplication); P(X ≥ k) of the binomial distribution below 0.001, at least five. A lead.
  private func roundAmounts(_ site: SiteEvidence) -> [Finding] {
    let spending = site.ledger.filter { !$0.isIncome && $0.amount > 0 }
    let rounded = spending.filter { $0.amount.fen.isMultiple(of: 10_000) }
    guard rounded.count >= 5 else { return [] }
    let chance = BetaDistribution(a: Double(rounded.count), b: Double(spending.count - rounded.count + 1))
      .cumulative(0.01)
    guard chance < 0.001 else { return [] }
    return [
      Finding(
        .roundAmounts, site: site.site.id, value: Double(rounded.count), limit: Double(spending.count),
        evidence: rounded.map(\.origin.label))
    ]
  }

  private func money(
    _ code: FindingCode, _ site: SiteEvidence, _ value: Fen, _ limit: Fen, _ origins: [RecordOrigin]
  ) -> Finding {
    Finding(
      code, site: site.site.id, value: Double(value) / 100, limit: Double(limit) / 100, evidence: origins.map(\.label))
  }
}
