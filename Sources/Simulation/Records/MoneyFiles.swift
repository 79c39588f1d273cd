import ProgrammeModel

// Contracts, payments, budgets and agreements that fit the simulated ledgers, each with one breach.
extension SimulatedProgramme {
  /// Files of the whole programme, beside the site list.
  package func programmeFiles() -> [SimulatedFile] {
    ([contracts(), payments(), budgets(), agreements()] + [comments()].compactMap(\.self)).filter(\.hasRows)
  }

  /// The site at which a kind of record is in breach.
  private func culprit(_ label: String) -> String? {
    var stream = stream("breach \(label)")
    return stream.pick(worlds)?.site.id
  }

  private func grantIncome(of world: SiteWorld) -> [SimulatedBooking] {
    bookings(of: world).filter { $0.direction == "income" && $0.fund == programme.rules.grantFund }
  }

  private func match(of world: SiteWorld) -> [SimulatedBooking] {
    bookings(of: world).filter { $0.purpose == Self.matchPurpose }
  }

  /// At one site the district promises a fifth more than it may.
  private func contracts() -> SimulatedFile {
    var file = RecordFile(.contracts, .chinese, programme: programme, siteNames: siteNames)
    let (grant, culprit) = (Double(programme.rules.grant), culprit("contracts"))
    for world in worlds {
      var stream = stream("contract \(world.site.id)")
      let signed = programme.period.first.adding(days: -stream.whole(1...3))
      let match =
        world.site.id == culprit
        ? grant * programme.rules.matchingRatio * 1.2 : match(of: world).reduce(0) { $0 + $1.amount }
      file.add([
        "contract": "HT-\(world.site.district)", "site": world.site.id, "signed": "\(signed)",
        "grant": fixed(grant, decimals: 2), "match": fixed(match, decimals: 2),
      ])
    }
    return file.file(path: "contracts.csv", encoding: .utf8WithMark, title: "Contracts on sites")
  }

  /// What the ledgers book, a few days earlier; at one site 10,000 yuan less were paid than booked.
  private func payments() -> SimulatedFile {
    var file = RecordFile(.payments, .plain, programme: programme)
    let culprit = culprit("payments")
    for world in worlds {
      var stream = stream("payment \(world.site.id)")
      for (payer, incomes) in [("city", grantIncome(of: world)), ("district", match(of: world))] {
        for income in incomes {
          let less: Double = payer == "city" && world.site.id == culprit ? 10_000 : 0
          file.add([
            "site": world.site.id, "paid": "\(income.date.adding(days: -stream.whole(0...2)))", "payer": payer,
            "amount": fixed(income.amount - less, decimals: 2),
          ])
        }
      }
    }
    return file.file(path: "payments.csv", encoding: .utf8, title: "Payments of grant and match")
  }

  /// The grant over the purposes in proportion to what will be spent.
  private func budgets() -> SimulatedFile {
    var file = RecordFile(.budgets, .chinese, programme: programme, siteNames: siteNames)
    for world in worlds {
      let spending = bookings(of: world).filter { $0.direction == "spending" }
      let sum = spending.reduce(0) { $0 + $1.amount }
      for purpose in programme.rules.purposes where sum > 0 {
        let planned = spending.filter { $0.purpose == purpose }.reduce(0) { $0 + $1.amount }
        guard planned > 0 else { continue }
        let amount = (Double(programme.rules.grant) * planned / sum).rounded(.down)
        file.add(["site": world.site.id, "purpose": purpose, "amount": fixed(amount, decimals: 2)])
      }
    }
    return file.file(path: "budgets.csv", encoding: .gb18030, title: "Budgets of the grant")
  }

  /// One for each contracted project, signed before the money came; one site lacks its last.
  private func agreements() -> SimulatedFile {
    var file = RecordFile(.agreements, .plain, programme: programme)
    let culprit = culprit("agreements")
    for world in worlds {
      var stream = stream("agreement \(world.site.id)")
      let projects = world.site.id == culprit ? Array(world.site.projects.dropLast()) : world.site.projects
      for project in projects {
        file.add([
          "site": world.site.id, "project": project, "operator": "模拟社会组织\(stream.whole(1...40))",
          "signed": "\(programme.period.first.adding(days: stream.whole(-10...2)))",
        ])
      }
    }
    return file.file(path: "agreements.csv", encoding: .utf8, title: "Agreements with who runs the projects")
  }
}
