import ProgrammeModel

/// Compliance: the ledger's rules, deadlines, changes, and the programme's rules on sites and districts.
struct RuleFigures: Sendable {
  let evidence: GroupedEvidence

  private var ledgerRules: LedgerRules { LedgerRules(programme: evidence.programme, round: evidence.round) }

  /// Rules kept / rules that apply. Missing without a ledger.
  func rulesKept(_ site: SiteEvidence) -> SiteOutcome {
    let verdicts = ledgerRules.verdicts(of: site)
    guard !verdicts.isEmpty else { return .missing }
    let kept = verdicts.count { $0.kept }
    return .value(
      .complete(Double(kept) / Double(verdicts.count), count: verdicts.count, method: "evaluation.rulesKept"))
  }

  /// 1 when every contracted project has a line and the last line came by the deadline, else 0. Missing without a
  /// report.
  func reportedOnTime(_ site: SiteEvidence) -> SiteOutcome {
    guard let report = SelfReport(site), let submitted = report.submitted else { return .missing }
    let isComplete = report.unreported.isEmpty && submitted <= evidence.round.selfReportDeadline
    return .value(.complete(isComplete ? 1 : 0, count: 1, method: "evaluation.reportedOnTime"))
  }

  /// Changes approved / changes made. Not applicable without a change.
  func changesApproved(_ site: SiteEvidence) -> SiteOutcome {
    guard !site.changes.isEmpty else { return .notApplicable }
    let approved = site.changes.count { $0.approved != nil }
    return .value(
      .complete(
        Double(approved) / Double(site.changes.count), count: site.changes.count, method: "evaluation.changesApproved"))
  }

  /// Income and spending by fund, in yuan (sums are made in whole fen), over all bookings of the round; funds by code point.
  var money: [RulesResult.FundTotal] {
    let entries = Dictionary(grouping: evidence.sites.flatMap(\.ledger), by: \.fund)
    return entries.keys.sorted().map { fund in
      let booked = entries[fund] ?? []
      return RulesResult.FundTotal(
        fund: fund, income: Self.sum(booked, direction: "income"), spending: Self.sum(booked, direction: "spending"))
    }
  }

  private static func sum(_ entries: [LedgerEntry], direction: String) -> Double {
    Double(entries.filter { $0.direction == direction }.reduce(0) { $0 + $1.amount.fen }) / 100
  }

  /// `findings`: those of the whole round.
  func result(_ findings: [Finding]) -> RulesResult {
    RulesResult(
      money: money, findings: findings, targets: targets, accounts: MoneyAccounts(evidence: evidence).resultOnRecord,
      reporting: reporting, comments: CommentChecks(evidence: evidence).result)
  }

  /// What the programme's targets reached; nil where the evidence has nothing on it.
  var targets: [RulesResult.TargetResult] {
    let reports = evidence.sites.compactMap(SelfReport.init)
    return evidence.programme.targets.map { target in
      let reached: Double? =
        switch target.measure {
        case .sites: Double(evidence.sites.count)
        case .sitesRunning(let project): Double(reports.count { $0.running.contains(project) })
        case .reportedItem(let item): reports.compactMap { $0.achieved(item: item) }.reduce(nil) { ($0 ?? 0) + $1 }
        case .lowestReported(let project, let item):
          evidence.sites.compactMap { site in
            let reached = site.selfReports.filter { $0.project == project && $0.item == item }.compactMap(\.achieved)
            return reached.isEmpty ? nil : reached.reduce(0, +)
          }.min()
        case .notMeasured: nil
        }
      return RulesResult.TargetResult(id: target.id, target: target.target, reached: reached)
    }
  }
}

// MARK: - Findings

extension RuleFigures {
  /// Every breach of the programme's rules.
  var findings: [Finding] {
    let found =
      quotas + ApplicationChecks(evidence: evidence).findings + ContractChecks(evidence: evidence).findings
      + VoucherAudits(evidence: evidence).findings + ReportingChecks(evidence: evidence).findings
      + SharedBookings(evidence: evidence).findings + ChangeChecks(evidence: evidence).findings
      + CommentChecks(evidence: evidence).findings
      + evidence.sites.flatMap { projects($0) + reports($0) + ledger($0) }
    let sources = evidence.programme.rules.sources ?? [:]
    let broken = found.filter { sources[$0.code] != nil }.compactMap(\.site)
    let breaches = Dictionary(broken.map { ($0, 1) }, uniquingKeysWith: +)
    return found + AcceptanceChecks(evidence: evidence).findings(breaches: breaches)
  }

  /// Who has reported, and what offices said.
  var reporting: ReportingResult {
    ReportingResult(
      areas: ReportingChecks(evidence: evidence).areas, acceptances: AcceptanceChecks(evidence: evidence).areas)
  }

  private var quotas: [Finding] {
    evidence.districts.filter { $0.members.count > $0.district.quota }.map {
      Finding(
        .quotaExceeded, subject: $0.district.id, value: Double($0.members.count), limit: Double($0.district.quota))
    }
  }

  private func projects(_ site: SiteEvidence) -> [Finding] {
    let minimum = evidence.programme.rules.minimumProjects
    var findings: [Finding] = []
    if site.site.projects.count < minimum {
      findings.append(
        Finding(
          .tooFewProjectsContracted, site: site.site.id, value: Double(site.site.projects.count), limit: Double(minimum)
        ))
    }
    if let report = SelfReport(site), report.running.count < minimum {
      findings.append(
        Finding(
          .tooFewProjectsRunning, site: site.site.id, value: Double(report.running.count), limit: Double(minimum),
          evidence: report.rows))
    }
    return findings
  }

  private func reports(_ site: SiteEvidence) -> [Finding] {
    guard let report = SelfReport(site), let submitted = report.submitted else {
      return [Finding(.noSelfReport, site: site.site.id)]
    }
    var findings: [Finding] = []
    let deadline = evidence.round.selfReportDeadline
    if submitted > deadline {
      let late = site.selfReports.filter { $0.submitted > deadline }
      findings.append(
        Finding(
          .lateSelfReport, site: site.site.id, subject: submitted.description,
          value: Double(submitted.dayNumber - deadline.dayNumber), evidence: late.map(\.origin.label)))
    }
    let unreported = report.unreported
    if !unreported.isEmpty {
      let contracted = site.site.projects.count
      findings.append(
        Finding(
          .incompleteSelfReport, site: site.site.id, subject: unreported.joined(separator: " "),
          value: Double(contracted - unreported.count), limit: Double(contracted), evidence: report.rows))
    }
    return findings
  }

  private func ledger(_ site: SiteEvidence) -> [Finding] {
    ledgerRules.verdicts(of: site).flatMap(\.findings) + ledgerRules.doubts(about: site)
  }
}
