import ProgrammeModel
import Sampling
import Testing

@testable import Evaluation

/// Contracts, payments, budgets, agreements and audits of the small programme: a grant of 1,000 yuan, match 1:1.
struct MoneyTests {
  private static func record(_ kind: RecordKind, _ line: Int, _ values: [String: FieldValue]) -> EvidenceRecord {
    EvidenceRecord(kind: kind, batch: 2, line: line, values: values)
  }

  private static func contract(
    _ site: String, grant: Double = 1000, match: Double? = nil, signed: String = "2020-01-05", line: Int
  ) throws -> SiteContract {
    var values: [String: FieldValue] = [
      "contract": .text("c"), "site": .text(site), "signed": .date(day(signed)), "grant": .decimal(grant),
    ]
    values["match"] = match.map { .decimal($0) }
    return try SiteContract(record(.contracts, line, values))
  }

  private static func payment(
    _ site: String, _ amount: Double, payer: String = "city", paid: String = "2020-01-10", line: Int
  ) throws -> SitePayment {
    try SitePayment(
      record(
        .payments, line,
        ["site": .text(site), "paid": .date(day(paid)), "payer": .text(payer), "amount": .decimal(amount)]))
  }

  private static func budget(_ site: String, _ purpose: String, _ amount: Double, line: Int) throws -> BudgetLine {
    try BudgetLine(
      record(.budgets, line, ["site": .text(site), "purpose": .text(purpose), "amount": .decimal(amount)]))
  }

  private static func agreement(_ site: String, _ project: String, signed: String, line: Int) throws
    -> ProjectAgreement
  {
    try ProjectAgreement(
      record(
        .agreements, line,
        ["site": .text(site), "project": .text(project), "operator": .text("o"), "signed": .date(day(signed))]))
  }

  private static func codes(_ evidence: RoundEvidence, of site: String) throws -> [String] {
    try RuleFigures(evidence: GroupedEvidence(evidence)).findings.filter { $0.site == site }.map(\.code).sorted()
      .filter { !["no-self-report", "too-few-projects-contracted", "expected-project-not-taken"].contains($0) }
  }

  @Test func `contracts and payments in order give no finding`() throws {
    var evidence = SmallProgramme.evidence()
    evidence.contracts = try SmallProgramme.sites.enumerated().map {
      try Self.contract($1.id, match: 1000, line: $0 + 2)
    }
    evidence.payments = try SmallProgramme.sites.enumerated().map { try Self.payment($1.id, 1000, line: $0 + 2) }
    for site in SmallProgramme.sites { #expect(try Self.codes(evidence, of: site.id) == [], "\(site.id)") }
  }

  @Test func `each breach of contract and payment is named with its amounts`() throws {
    var evidence = SmallProgramme.evidence()
    evidence.contracts = [
      try Self.contract("n1", match: 1000.01, line: 2), try Self.contract("n2", grant: 900, line: 3),
      try Self.contract("s1", signed: "2020-02-01", line: 4),
    ]
    evidence.payments = [
      try Self.payment("n1", 600, line: 2), try Self.payment("n1", 399.99, line: 3),
      try Self.payment("n2", 1000, line: 4), try Self.payment("s1", 1000, line: 5),
      try Self.payment("n1", 0.01, paid: "2020-07-01", line: 6),
    ]
    evidence.ledger = [try Rows.booking("n1", 1000, direction: "income", line: 2)]
    #expect(
      try Self.codes(evidence, of: "n1") == [
        "execution-below-bound", "match-above-ratio", "paid-below-contract", "payment-booked-otherwise",
      ])
    #expect(try Self.codes(evidence, of: "n2") == ["contracted-otherwise", "paid-above-contract"])
    #expect(try Self.codes(evidence, of: "s1") == ["paid-before-contract"])
    #expect(try Self.codes(evidence, of: "s2") == ["no-contract"])
    let findings = try RuleFigures(evidence: GroupedEvidence(evidence)).findings
    let short = try #require(findings.first { $0.code == "paid-below-contract" })
    // The payment of 1 July comes after the round: 600 + 399.99.
    #expect(short.value == 999.99 && short.limit == 1000 && short.evidence == ["2:2", "2:3"])
  }

  @Test func `a match that was paid counts without a contract`() throws {
    var evidence = SmallProgramme.evidence()
    evidence.payments = [try Self.payment("n1", 1000.01, payer: "district", line: 2)]
    #expect(try Self.codes(evidence, of: "n1") == ["match-above-ratio"])
  }

  @Test func `budgets keep to grant and purposes, spending to the budget`() throws {
    var evidence = SmallProgramme.evidence()
    evidence.budgets = [
      try Self.budget("n1", "running", 399.99, line: 2), try Self.budget("n2", "travel", 10, line: 3),
      try Self.budget("s1", "running", 600, line: 4), try Self.budget("s1", "equipment", 400.01, line: 5),
    ]
    evidence.ledger = [try Rows.booking("n1", 250, line: 2), try Rows.booking("n1", 150, line: 3)]
    #expect(try Self.codes(evidence, of: "n1") == ["spent-above-budget"])
    #expect(try Self.codes(evidence, of: "n2") == ["budget-outside-purposes"])
    #expect(try Self.codes(evidence, of: "s1") == ["budget-above-grant"])
    #expect(try Self.codes(evidence, of: "s2") == ["no-budget"])
  }

  @Test func `every contracted project has its agreement before the grant is spent on it`() throws {
    var evidence = SmallProgramme.evidence()
    evidence.agreements = [
      try Self.agreement("n1", "library", signed: "2020-03-02", line: 2),
      try Self.agreement("n1", "garden", signed: "2020-03-01", line: 3),
      try Self.agreement("n2", "garden", signed: "2020-01-01", line: 4),
    ]
    evidence.ledger = [
      try Rows.booking("n1", 200, project: "library", line: 2), try Rows.booking("n1", 200, project: "garden", line: 3),
    ]
    #expect(try Self.codes(evidence, of: "n1") == ["spent-before-agreement"])
    let findings = try RuleFigures(evidence: GroupedEvidence(evidence)).findings
    let missing = try #require(findings.first { $0.code == "no-agreement" && $0.site == "n2" })
    #expect(missing.subject == "library shop" && missing.value == 1 && missing.limit == 3)
  }

  // Six of 30 bookings: P(X >= 6) for 30 trials of 0.01 is 4.8e-7 (R: pbinom(5, 30, 0.01, lower.tail = FALSE)); four are too
  // few to speak of.
  @Test(arguments: [(6, true), (4, false)])
  func `many round amounts are a lead`(rounded: Int, isFound: Bool) throws {
    var evidence = SmallProgramme.evidence()
    evidence.ledger = try (0..<30).map {
      try Rows.booking("n1", $0 < rounded ? Double(100 * ($0 + 1)) : 13.37 + Double($0), fund: "own", line: $0 + 2)
    }
    #expect(try Self.codes(evidence, of: "n1").contains("round-amounts") == isFound)
  }

  @Test func `accounts hold fund, purpose, project and kind of income apart`() throws {
    var evidence = SmallProgramme.evidence()
    evidence.ledger = [
      try Rows.booking("n1", 1000, direction: "income", line: 2),
      try Rows.booking("n1", 0.1, project: "garden", line: 3),
      try Rows.booking("n1", 0.2, project: "garden", purpose: "equipment", line: 4),
      try Rows.booking("n2", 50.05, direction: "income", fund: "own", project: "shop", purpose: "rent", line: 5),
      try Rows.booking("n2", 20, fund: "own", line: 6),
    ]
    let accounts = try MoneyAccounts(evidence: GroupedEvidence(evidence)).result
    #expect(accounts.city.account.grantSpent == 30)
    #expect(accounts.city.account.grantBalance == 99_970 && accounts.city.account.otherBalance == 3_005)
    #expect(accounts.purposes.map(\.spent) == [10, 20])
    #expect(accounts.projects.map(\.project) == ["garden", "shop", nil])
    #expect(accounts.projects.map(\.income) == [0, 5_005, 0])
    #expect(accounts.projects.map(\.otherSpent) == [0, 0, 2_000])
    #expect(accounts.incomeKinds == [.init(kind: "rent", isNamed: false, income: 5_005)])
    #expect(accounts.sites[1].balances == [.init(fund: "own", balance: 3_005)])
    #expect(accounts.districts.map(\.account.grantSpent) == [30, 0])
  }

  // MARK: - Audits

  private static let street = "north/Main Street"

  /// Forty vouchers of the two sites of the northern street, amounts of 10 to 400 yuan, and an audit that bears them out but
  /// for what `audited` says.
  private static func audited(
    seed: String = "lot 7", day: String = "2020-06-20", skipping: Int = 0, _ audited: (Fen) -> Fen = { $0 }
  ) throws -> RoundEvidence {
    let rules = AuditRules(tolerance: 0.2, risk: 0.05, due: ["first": EvaluationTests.day("2020-06-30")])
    var evidence = SmallProgramme.evidence(SmallProgramme.programme(audit: rules))
    evidence.ledger = try (0..<40).map {
      try Rows.booking($0 % 2 == 0 ? "n1" : "n2", Double(10 * ($0 + 1)), line: $0 + 2)
    }
    let frame = try #require(AuditFrame(area: street, sites: evidence.sites, ledger: evidence.ledger))
    let units = MonetaryUnitSample.units(tolerance: 0.2, risk: 0.05)
    let sample = MonetaryUnitSample(frame.vouchers, units: units, seed: seed)
    evidence.audits = try sample.selected.dropFirst(skipping).enumerated().map { place, found in
      let line = Int(found.voucher.id.dropFirst(2)) ?? 0
      return try AuditedVoucher(
        record(
          .audits, place + 2,
          [
            "area": .text(street), "seed": .text(seed), "site": .text(line % 2 == 0 ? "n1" : "n2"),
            "voucher": .text(found.voucher.id), "booked": .decimal(Double(found.voucher.amount) / 100),
            "audited": .decimal(Double(audited(found.voucher.amount)) / 100),
            "audited_on": .date(EvaluationTests.day(day)),
          ]))
    }
    return evidence
  }

  private static func auditCodes(_ evidence: RoundEvidence) throws -> [String] {
    try VoucherAudits(evidence: GroupedEvidence(evidence)).findings.map(\.code)
  }

  @Test func `an audit without an error keeps below the tolerance; streets without one are named`() throws {
    let evidence = try Self.audited()
    let outcome = try #require(try MoneyAccounts(evidence: GroupedEvidence(evidence)).result.audits.first)
    // 14 units: 1 - 0.05^(1/14) = 0.192637 < 0.2.
    #expect(outcome.units == 14 && outcome.booked == 820_000 && outcome.vouchers == 40)
    #expect(isClose(outcome.bound, 0.192_637, within: 1e-6) && outcome.share == 0 && outcome.erroneous == 0)
    #expect(outcome.missing == [] && outcome.foreign == [] && outcome.sites == ["n1", "n2"])
    let findings = try VoucherAudits(evidence: GroupedEvidence(evidence)).findings
    #expect(findings.map(\.code) == ["audit-missing"])
    #expect(findings.first?.subject == "south/Main Street" && findings.first?.value == 0)
  }

  @Test func `errors, days late, missing vouchers and vouchers of others are found`() throws {
    #expect(try Self.auditCodes(Self.audited { $0 / 2 }) == ["audit-missing", "audit-above-tolerance"])
    #expect(try Self.auditCodes(Self.audited(day: "2020-07-02")) == ["audit-missing", "audit-late"])
    #expect(
      try Self.auditCodes(Self.audited(skipping: 1)) == [
        "audit-missing", "audit-off-selection", "audit-above-tolerance",
      ])
    var twice = try Self.audited()
    twice.audits += try Self.audited(seed: "lot 8").audits
    #expect(try Self.auditCodes(twice) == ["audit-missing", "audit-several-seeds"])
    // The ledger was changed after the selection: other books, another selection.
    var altered = try Self.audited()
    altered.ledger.append(try Rows.booking("n1", 5, line: 99))
    #expect(try Self.auditCodes(altered).contains("audit-off-selection"))
  }

  // Two vouchers and 14 drawn fen: both are hit, nothing is inferred. 300 yuan of 1,000 are not borne out, all in the second.
  @Test func `books of which every voucher was looked at have no bound but their error`() throws {
    let rules = AuditRules(tolerance: 0.2, risk: 0.05, due: [:])
    var evidence = SmallProgramme.evidence(SmallProgramme.programme(audit: rules))
    evidence.ledger = [try Rows.booking("n1", 400, line: 2), try Rows.booking("n1", 600, line: 3)]
    evidence.audits = try [(2, 400.0, 400.0), (3, 600, 300)].map { line, booked, audited in
      try AuditedVoucher(
        Self.record(
          .audits, line,
          [
            "area": .text("n1"), "seed": .text("x"), "site": .text("n1"), "voucher": .text("1:\(line)"),
            "booked": .decimal(booked), "audited": .decimal(audited), "audited_on": .date(day("2020-06-01")),
          ]))
    }
    let outcome = try #require(try MoneyAccounts(evidence: GroupedEvidence(evidence)).result.audits.first)
    #expect(outcome.isComplete && outcome.selected == 2 && outcome.erroneous == 1)
    #expect(outcome.share == 0.3 && outcome.bound == 0.3 && outcome.exactBound == 0.6)
  }

  // The same day, purpose and amount at two sites; whole hundreds are too common to say anything.
  @Test func `a booking that stands at two sites is a lead`() throws {
    var evidence = SmallProgramme.evidence()
    evidence.ledger = [
      try Rows.booking("n1", 123.45, line: 2), try Rows.booking("s1", 123.45, line: 3),
      try Rows.booking("n2", 123.45, date: "2020-03-02", line: 4), try Rows.booking("n1", 300, line: 5),
      try Rows.booking("s1", 300, line: 6), try Rows.booking("n2", 70.5, line: 7),
      try Rows.booking("n2", 70.5, line: 8),
    ]
    let found = try RuleFigures(evidence: GroupedEvidence(evidence)).findings.filter { $0.code == "shared-booking" }
    #expect(found.map(\.subject) == ["n1 s1"])
    #expect(found.map(\.evidence) == [["1:2", "1:3"]] && found.map(\.value) == [123.45])
  }

  @Test func `a programme without rules on audits asks for none`() throws {
    #expect(try Self.auditCodes(SmallProgramme.evidence()) == [])
  }
}
