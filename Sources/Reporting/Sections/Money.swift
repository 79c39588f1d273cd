import Evaluation
import ProgrammeModel

// 七、资金与规则: contracts and payments, budget, projects, kinds of income, audits; annex: balances.
extension ReportContext {
  /// Empty for results without accounts.
  func accounts() -> [ReportBlock] {
    guard let money = result.rules.accounts else { return [] }
    let tables: [(MoneyPhrase, ReportTable)] = [
      (.contracts, contractTable(money)), (.budget, budgetTable(money)), (.projects, projectMoneyTable(money)),
      (.income, incomeTable(money)),
    ]
    var blocks = tables.filter { !$0.1.rows.isEmpty }.flatMap { phrase, table in
      [paragraph(phrase, ["table": .citation(table.id)]), ReportBlock.table(table)]
    }
    guard let rules = programme.rules.audit else { return blocks }
    guard !money.audits.isEmpty else { return blocks + [paragraph(MoneyPhrase.noAudit)] }
    blocks += [
      paragraph(MoneyPhrase.audit, ["table": .citation("t-audits")]), .table(auditTable(money.audits, rules)),
    ]
    return blocks
  }

  private func yuan(_ fen: Int) -> TableCell { .number(Double(fen) / 100, .yuan) }

  private func share(_ part: Int, of whole: Int) -> TableCell {
    whole > 0 ? .number(Double(part) / Double(whole), .percent(1)) : .absent(.undefined)
  }

  private func contractTable(_ money: MoneyResult) -> ReportTable {
    let areas = money.districts + [money.city]
    let hasRecord = money.city.account.grantContracted + money.city.account.grantPaid > 0
    return ReportTable(
      id: "t-contracts", caption: say(MoneyPhrase.contractCaption, ["period": period]),
      columns: [
        .text(column(.district)), .number(column(.sites)), .number(plain(MoneyPhrase.grantContracted)),
        .number(plain(MoneyPhrase.grantPaid)), .number(plain(MoneyPhrase.grantReceived)),
        .number(plain(MoneyPhrase.matchContracted)), .number(plain(MoneyPhrase.matchPaid)),
      ],
      rows: !hasRecord
        ? []
        : areas.map { area in
          let account = area.account
          return TableRow(
            [
              .name(areaName(area.area)), .count(area.sites), yuan(account.grantContracted), yuan(account.grantPaid),
              yuan(account.grantReceived), yuan(account.matchContracted), yuan(account.matchPaid),
            ], isTotal: isCity(area.area))
        }, notes: [say(MoneyPhrase.contractSource)])
  }

  /// The grant at each site of a district's booklet; nothing without accounts.
  func bookletMoney(_ sites: [SiteResult]) -> [ReportBlock] {
    guard let accounts = result.rules.accounts else { return [] }
    let own = Set(sites.map(\.site))
    let found = accounts.sites.filter { own.contains($0.site) }
    guard let first = found.first else { return [] }
    func row(_ name: TableCell, _ account: MoneyResult.Account, isTotal: Bool = false) -> TableRow {
      TableRow(
        [
          name, yuan(account.grantReceived), yuan(account.grantSpent), yuan(account.grantBalance),
          share(account.grantSpent, of: account.grantReceived), yuan(account.otherIncome), yuan(account.otherSpent),
        ], isTotal: isTotal)
    }
    let total = found.dropFirst().reduce(first.account) { $0 + $1.account }
    return [
      .table(
        ReportTable(
          id: "t-district-money", caption: say(MoneyPhrase.siteCaption, ["period": period]),
          columns: [
            .text(column(.site)), .number(plain(MoneyPhrase.grantReceived)), .number(plain(MoneyPhrase.grantSpent)),
            .number(column(.balance)), .number(column(.spentPercent)), .number(plain(MoneyPhrase.otherIncome)),
            .number(plain(MoneyPhrase.otherSpent)),
          ],
          rows: found.map { row(.name(siteName($0.site)), $0.account) }
            + [row(.text(say(RulesPhrase.total)), total, isTotal: true)],
          notes: [say(RulesPhrase.moneySource)]))
    ]
  }

  private func budgetTable(_ money: MoneyResult) -> ReportTable {
    let rows = money.purposes.filter { $0.budget != 0 || $0.spent != 0 }
    let (budget, spent) = (rows.reduce(0) { $0 + $1.budget }, rows.reduce(0) { $0 + $1.spent })
    func row(_ name: TableCell, _ budget: Int, _ spent: Int, isTotal: Bool = false) -> TableRow {
      TableRow([name, yuan(budget), yuan(spent), share(spent, of: budget)], isTotal: isTotal)
    }
    return ReportTable(
      id: "t-budget", caption: say(MoneyPhrase.budgetCaption, ["period": period]),
      columns: [
        .text(plain(MoneyPhrase.purpose)), .number(plain(MoneyPhrase.planned)),
        .number(plain(MoneyPhrase.grantSpent)), .number(column(.spentOfBudget)),
      ],
      rows: rows.isEmpty
        ? []
        : rows.map { row(.name($0.purpose), $0.budget, $0.spent) }
          + [row(.text(say(RulesPhrase.total)), budget, spent, isTotal: true)], notes: [say(MoneyPhrase.budgetSource)])
  }

  private func projectMoneyTable(_ money: MoneyResult) -> ReportTable {
    func row(_ name: TableCell, _ entries: [MoneyResult.ProjectAccount], isTotal: Bool = false) -> TableRow {
      let earned = entries.filter { $0.project != nil }
      return TableRow(
        [
          name, earned.isEmpty ? .absent(.notApplicable) : yuan(earned.reduce(0) { $0 + $1.income }),
          yuan(entries.reduce(0) { $0 + $1.grantSpent }),
          yuan(entries.reduce(0) { $0 + $1.otherSpent }),
        ], isTotal: isTotal)
    }
    let rows = money.projects.map { entry in
      row(entry.project.map { .name(projectName($0)) } ?? .text(say(MoneyPhrase.noProject)), [entry])
    }
    return ReportTable(
      id: "t-project-money", caption: say(MoneyPhrase.projectCaption, ["period": period]),
      columns: [
        .text(column(.project)), .number(plain(MoneyPhrase.projectIncome)), .number(plain(MoneyPhrase.grantSpent)),
        .number(plain(MoneyPhrase.otherSpent)),
      ],
      rows: rows.isEmpty ? [] : rows + [row(.text(say(RulesPhrase.total)), money.projects, isTotal: true)],
      notes: [say(MoneyPhrase.projectSource)])
  }

  private func incomeTable(_ money: MoneyResult) -> ReportTable {
    let sum = money.incomeKinds.reduce(0) { $0 + $1.income }
    let rows = money.incomeKinds.map { entry in
      TableRow([
        .text(entry.isNamed ? .name(entry.kind) : say(MoneyPhrase.otherKind, ["kind": .name(entry.kind)])),
        yuan(entry.income),
      ])
    }
    return ReportTable(
      id: "t-income", caption: say(MoneyPhrase.incomeCaption, ["period": period]),
      columns: [.text(plain(MoneyPhrase.kind)), .number(column(.income))],
      rows: rows.isEmpty ? [] : rows + [TableRow([.text(say(RulesPhrase.total)), yuan(sum)], isTotal: true)],
      notes: [say(MoneyPhrase.incomeSource)])
  }

  private func auditTable(_ audits: [MoneyResult.AuditOutcome], _ rules: AuditRules) -> ReportTable {
    ReportTable(
      id: "t-audits", caption: say(MoneyPhrase.auditCaption),
      columns: [
        .text(plain(MoneyPhrase.area)), .text(plain(MoneyPhrase.auditDay)), .number(plain(MoneyPhrase.bookedYuan)),
        .text(plain(MoneyPhrase.vouchers)), .number(plain(MoneyPhrase.erroneous)),
        .number(plain(MoneyPhrase.overstated)), .number(plain(MoneyPhrase.bound)),
        .number(plain(MoneyPhrase.exactBound)),
      ],
      rows: audits.map { audit in
        TableRow([
          .name(auditAreaName(audit.area)), .text(RichText(CalendarDate(audit.day).map(date) ?? audit.day)),
          yuan(audit.booked), .text(RichText("\(audit.selected)/\(audit.vouchers)")),
          .count(audit.erroneous + audit.missing.count), .number(audit.share, .percent(1)),
          .number(audit.bound, .percent(1)), .number(audit.exactBound, .percent(1)),
        ])
      },
      notes: [
        say(
          MoneyPhrase.auditSource,
          [
            "confidence": .quantity(1 - rules.risk, .percent(1)), "tolerance": .quantity(rules.tolerance, .percent(1)),
          ])
      ])
  }

  /// `district/street` by the district's name, a site by its own.
  func auditAreaName(_ area: String) -> String {
    let parts = area.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return siteName(area) }
    return (programme.district(parts[0])?.name[language] ?? parts[0]) + (language == .en ? " " : "") + parts[1]
  }

  // MARK: - Annex

  /// Unspent balances of each site; nil without accounts.
  func balanceTable() -> ReportTable? {
    guard let money = result.rules.accounts else { return nil }
    let funds = Set(money.sites.flatMap(\.balances).map(\.fund)).sorted()
    func row(_ name: TableCell, _ sites: [MoneyResult.SiteAccount], isTotal: Bool = false) -> TableRow {
      let balances = sites.flatMap(\.balances)
      return TableRow(
        [
          name, yuan(sites.reduce(0) { $0 + $1.account.grantReceived }),
          yuan(sites.reduce(0) { $0 + $1.account.grantSpent }),
        ]
          + funds.map { fund in
            let own = balances.filter { $0.fund == fund }
            return own.isEmpty ? .absent(.notApplicable) : yuan(own.reduce(0) { $0 + $1.balance })
          }, isTotal: isTotal)
    }
    let rows = money.sites.map { row(.name(siteName($0.site)), [$0]) }
    let total = row(.text(say(RulesPhrase.total)), money.sites, isTotal: true)
    return ReportTable(
      id: "t-balances", caption: say(MoneyPhrase.balanceCaption, ["period": period]),
      columns: [
        .text(column(.site)), .number(plain(MoneyPhrase.grantReceived)), .number(plain(MoneyPhrase.grantSpent)),
      ] + funds.map { .number(plain(MoneyPhrase.balanceOf, ["fund": .name($0)])) },
      rows: rows + [total], notes: [say(MoneyPhrase.balanceSource)])
  }

  /// Seed and digest of the books of each audit; nil without audits.
  func auditProofTable() -> ReportTable? {
    guard let audits = result.rules.accounts?.audits, !audits.isEmpty else { return nil }
    return ReportTable(
      id: "t-audit-proof", caption: say(MoneyPhrase.proofCaption),
      columns: [
        .text(plain(MoneyPhrase.area)), .text(plain(MoneyPhrase.seed)), .number(plain(MoneyPhrase.units)),
        .text(plain(MoneyPhrase.frameDigest)),
      ],
      rows: audits.map { audit in
        TableRow([
          .name(auditAreaName(audit.area)), .text(.code(audit.seed)), .count(audit.units),
          .text(.code(audit.frameDigest)),
        ])
      }, notes: [say(MoneyPhrase.proofSource)])
  }
}
