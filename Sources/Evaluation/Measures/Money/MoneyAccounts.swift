import ProgrammeModel

/// The accounts of sites, districts and the programme, in whole fen.
///
/// A grant counts as paid when the payment is dated by the end of the round; bookings are those of the round's ledgers.
struct MoneyAccounts: Sendable {
  let evidence: GroupedEvidence

  private var rules: ProgrammeRules { evidence.programme.rules }

  var result: MoneyResult {
    let sites = evidence.sites.map(account)
    let districts = evidence.districts.map { district in
      area(district.district.id, district.members.map { sites[$0].account })
    }
    return MoneyResult(
      sites: sites, districts: districts, city: area("city", sites.map(\.account)), purposes: purposes,
      projects: projects, incomeKinds: incomeKinds, audits: VoucherAudits(evidence: evidence).outcomes)
  }

  /// Nil while nothing on money is on record.
  var resultOnRecord: MoneyResult? {
    let isOnRecord = evidence.sites.contains { site in
      !site.ledger.isEmpty || !site.contracts.isEmpty || !site.payments.isEmpty || !site.budgets.isEmpty
    }
    return isOnRecord ? result : nil
  }

  private func area(_ id: String, _ accounts: [MoneyResult.Account]) -> MoneyResult.AreaAccount {
    MoneyResult.AreaAccount(area: id, sites: accounts.count, account: accounts.reduce(.init(), +))
  }

  private func account(_ site: SiteEvidence) -> MoneyResult.SiteAccount {
    var account = MoneyResult.Account()
    account.grantContracted = site.contracts.reduce(0) { $0 + $1.grant }
    account.matchContracted = site.contracts.reduce(0) { $0 + $1.match }
    for payment in site.payments where payment.paid <= evidence.round.period.last {
      if payment.payer == .city { account.grantPaid += payment.amount } else { account.matchPaid += payment.amount }
    }
    account.budget = site.budgets.reduce(0) { $0 + $1.amount }
    for entry in site.ledger {
      let isGrant = entry.fund == rules.grantFund
      switch (entry.isIncome, isGrant) {
      case (true, true): account.grantReceived += entry.amount.fen
      case (false, true): account.grantSpent += entry.amount.fen
      case (true, false): account.otherIncome += entry.amount.fen
      case (false, false): account.otherSpent += entry.amount.fen
      }
    }
    let funds = Dictionary(grouping: site.ledger, by: \.fund)
    let balances = funds.keys.sorted().map { fund in
      MoneyResult.FundBalance(
        fund: fund, balance: (funds[fund] ?? []).reduce(0) { $0 + ($1.isIncome ? $1.amount.fen : -$1.amount.fen) })
    }
    return MoneyResult.SiteAccount(site: site.site.id, account: account, balances: balances)
  }

  private var bookings: [LedgerEntry] { evidence.sites.flatMap(\.ledger) }

  /// Named purposes in the order of the programme, then what else was planned or spent.
  private var purposes: [MoneyResult.PurposeAccount] {
    let budget = evidence.sites.flatMap(\.budgets).reduce(into: [String: Fen]()) {
      $0[$1.purpose, default: 0] += $1.amount
    }
    let spent = bookings.filter { !$0.isIncome && $0.fund == rules.grantFund }.reduce(into: [String: Fen]()) {
      $0[$1.purpose, default: 0] += $1.amount.fen
    }
    let others = Set(budget.keys).union(spent.keys).subtracting(rules.purposes).sorted()
    return (rules.purposes + others).map {
      MoneyResult.PurposeAccount(purpose: $0, budget: budget[$0] ?? 0, spent: spent[$0] ?? 0)
    }
  }

  /// Projects with a booking. Income is what the project earned; bookings without a project are grants and matches.
  private var projects: [MoneyResult.ProjectAccount] {
    let groups = Dictionary(grouping: bookings) { $0.project ?? "" }
    let ids = evidence.programme.projects.map(\.id) + [""]
    return ids.compactMap { id in
      guard let entries = groups[id] else { return nil }
      func sum(_ fits: (LedgerEntry) -> Bool) -> Fen { entries.filter(fits).reduce(0) { $0 + $1.amount.fen } }
      return MoneyResult.ProjectAccount(
        project: id.isEmpty ? nil : id, income: id.isEmpty ? 0 : sum { $0.isIncome && $0.fund != rules.grantFund },
        grantSpent: sum { !$0.isIncome && $0.fund == rules.grantFund },
        otherSpent: sum { !$0.isIncome && $0.fund != rules.grantFund })
    }
  }

  /// What projects themselves earned, by the purpose under which it is booked.
  private var incomeKinds: [MoneyResult.IncomeKind] {
    let earned = bookings.filter { $0.isIncome && $0.project != nil && $0.fund != rules.grantFund }
    let sums = earned.reduce(into: [String: Fen]()) { $0[$1.purpose, default: 0] += $1.amount.fen }
    let named = rules.incomeKinds ?? []
    return (named + Set(sums.keys).subtracting(named).sorted()).map {
      MoneyResult.IncomeKind(kind: $0, isNamed: named.contains($0), income: sums[$0] ?? 0)
    }
  }
}

extension LedgerEntry {
  var isIncome: Bool { direction == "income" }
}
