import Intake
import ProgrammeModel
import Testing

@testable import Evaluation
@testable import Reporting
@testable import Simulation

/// Simulated programmes whose sums must agree to the last fen: cells of files, sites, districts, city, tables of the report.
@Suite struct MoneyAgreementTests {
  private struct Money {
    let evidence: RoundEvidence
    let programme: Programme
    /// Fen by payer, and by direction and whether it is the grant, added up from the cells of the files as text.
    let cells: [String: Int]
  }

  private static func money(seed: UInt64, sites: Int) throws -> Money {
    let definition = try SimulationFixtures.shenzhen()
    let simulation = try SimulationFixtures.simulation(of: definition, seed: seed, sites: sites, respondents: 2)
    let programme = definition.programme
    let round = programme.rounds[1]
    let files = simulation.programmeFiles() + [simulation.ledger(of: round)]
    let context = RecordContext(
      districts: programme.districts, projects: programme.projects, sites: simulation.sites)
    func records(_ kind: RecordKind) throws -> [EvidenceRecord] {
      let file = try #require(files.first { $0.path.hasSuffix("\(kind.rawValue).csv") })
      return RecordReader(schema: .of(kind), context: context).read(try file.source()).records
    }
    var evidence = RoundEvidence(programme: programme, round: round, questionnaire: definition.questionnaire)
    evidence.sites = simulation.sites
    evidence.ledger = try records(.ledger).map { try LedgerEntry($0) }
    evidence.contracts = try records(.contracts).map { try SiteContract($0) }
    evidence.payments = try records(.payments).map { try SitePayment($0) }
    evidence.budgets = try records(.budgets).map { try BudgetLine($0) }
    return Money(evidence: evidence, programme: programme, cells: try cells(files, fund: programme.rules.grantFund))
  }

  /// Whole fen of a cell with two decimals, without floating point.
  private static func fen(_ cell: String) throws -> Int {
    let parts = cell.split(separator: ".")
    try #require(parts.count == 2 && parts[1].count == 2)
    return try #require(Int(parts[0] + parts[1]))
  }

  private static func cells(_ files: [SimulatedFile], fund: String) throws -> [String: Int] {
    var sums: [String: Int] = [:]
    for file in files {
      for row in file.rows {
        switch file.path.split(separator: "/").last {
        case "ledger.csv": sums["\(row[2]) \(row[3] == fund)", default: 0] += try fen(row[6])
        case "payments.csv": sums[row[2], default: 0] += try fen(row[3])
        case "contracts.csv": sums["contract", default: 0] += try fen(row[3])
        case "budgets.csv": sums["budget", default: 0] += try fen(row[2])
        default: break
        }
      }
    }
    return sums
  }

  @Test(arguments: zip([1, 2, 3, 4, 5, 6] as [UInt64], [10, 13, 20, 37, 60, 100]))
  func `sites, districts, city and files agree`(seed: UInt64, sites: Int) throws {
    let money = try Self.money(seed: seed, sites: sites)
    let grouped = try GroupedEvidence(money.evidence)
    let accounts = MoneyAccounts(evidence: grouped).result
    let city = accounts.city.account
    #expect(accounts.sites.map(\.account).reduce(.init(), +) == city)
    #expect(accounts.districts.map(\.account).reduce(.init(), +) == city)
    #expect(accounts.districts.map(\.sites).reduce(0, +) == sites)
    for district in accounts.districts {
      let own = accounts.sites.filter { grouped.site($0.site)?.site.district == district.area }
      #expect(own.map(\.account).reduce(.init(), +) == district.account, "\(district.area)")
    }
    #expect(accounts.purposes.map(\.spent).reduce(0, +) == city.grantSpent)
    #expect(accounts.purposes.map(\.budget).reduce(0, +) == city.budget)
    #expect(accounts.projects.map(\.grantSpent).reduce(0, +) == city.grantSpent)
    #expect(accounts.projects.map(\.income).reduce(0, +) == accounts.incomeKinds.map(\.income).reduce(0, +))
    #expect(accounts.projects.map(\.otherSpent).reduce(0, +) == city.otherSpent)
    #expect(
      accounts.sites.flatMap(\.balances).map(\.balance).reduce(0, +) == city.grantBalance + city.otherBalance)
    let cells = money.cells
    #expect(city.grantSpent == cells["支出 true", default: 0] && city.otherSpent == cells["支出 false", default: 0])
    #expect(city.grantReceived == cells["收入 true"] && city.otherIncome == cells["收入 false", default: 0])
    #expect(city.grantPaid == cells["city"] && city.matchPaid == cells["district", default: 0])
    #expect(city.grantContracted == cells["contract"] && city.budget == cells["budget"])
    let funds = RuleFigures(evidence: grouped).money
    #expect(funds.reduce(0) { $0 + $1.spending.fen } == city.grantSpent + city.otherSpent)
  }

  @Test(arguments: Language.allCases)
  func `tables of the report add up to their last row`(language: Language) throws {
    let money = try Self.money(seed: 7, sites: 20)
    let result = try RoundEvaluation.evaluate(money.evidence, options: EvaluationOptions(replicates: 200))
    let document = try ReportDocument.make(
      result: result, programme: money.programme, questionnaire: money.evidence.questionnaire, language: language)
    let wanted = ["t-money", "t-contracts", "t-budget", "t-project-money", "t-income", "t-balances"]
    let tables = document.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
      .filter { wanted.contains($0.id) }
    #expect(Set(tables.map(\.id)) == Set(wanted))
    for table in tables {
      let (parts, totals) = (table.rows.filter { !$0.isTotal }, table.rows.filter(\.isTotal))
      #expect(totals.count == 1 && !parts.isEmpty, "\(table.id)")
      for place in table.columns.indices {
        guard let total = totals.first.flatMap({ Self.yuan($0.cells[place]) }) else { continue }
        let sum = parts.compactMap { Self.yuan($0.cells[place]) }.map(\.fen).reduce(0, +)
        #expect(sum == total.fen, "\(table.id) column \(place)")
      }
    }
  }

  private static func yuan(_ cell: TableCell) -> Double? {
    if case .quantity(let quantity) = cell, quantity.format == .yuan { quantity.value } else { nil }
  }
}
