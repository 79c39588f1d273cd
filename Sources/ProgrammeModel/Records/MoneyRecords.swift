// What was agreed and paid for the sites. Amounts are yuan as files write them; `Fen` makes them exact.

/// An amount in fen (1/100 yuan): sums of amounts are sums of whole numbers.
package typealias Fen = Int

extension Double {
  /// An amount in yuan as fen, rounded to the nearest; amounts are at most 10⁹ yuan, which a `Double` holds to the fen.
  package var fen: Fen { Fen((self * 100).rounded()) }
}

/// A contract on a site: what the commissioner grants and what the district adds.
package struct SiteContract: Sendable, Equatable {
  package let number: String
  package let site: String
  package let signed: CalendarDate
  package let grant: Fen
  /// What the district promises to add; 0 without a promise.
  package let match: Fen
  package let origin: RecordOrigin

  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    number = try record.text("contract")
    site = try record.text("site")
    signed = try record.date("signed")
    grant = try record.decimal("grant").fen
    match = (record.optionalDecimal("match") ?? 0).fen
    origin = RecordOrigin(record)
  }
}

/// A payment to a site.
package struct SitePayment: Sendable, Equatable {
  package let site: String
  package let paid: CalendarDate
  package let payer: Payer
  package let amount: Fen
  package let origin: RecordOrigin

  /// Whose money it is: the grant of the commissioner or the match of the district.
  package enum Payer: String, Sendable {
    case city
    case district
  }

  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    site = try record.text("site")
    paid = try record.date("paid")
    payer = try record.text("payer") == Payer.city.rawValue ? .city : .district
    amount = try record.decimal("amount").fen
    origin = RecordOrigin(record)
  }
}

/// What a site plans to spend of the grant on a purpose.
package struct BudgetLine: Sendable, Equatable {
  package let site: String
  package let purpose: String
  package let amount: Fen
  package let origin: RecordOrigin

  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    site = try record.text("site")
    purpose = try record.text("purpose")
    amount = try record.decimal("amount").fen
    origin = RecordOrigin(record)
  }
}

/// The agreement of the residents' committee with who runs a project (实施协议).
package struct ProjectAgreement: Sendable, Equatable {
  package let site: String
  package let project: String
  /// An organisation.
  package let operatingBody: String
  package let signed: CalendarDate
  package let origin: RecordOrigin

  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    site = try record.text("site")
    project = try record.text("project")
    operatingBody = try record.text("operator")
    signed = try record.date("signed")
    origin = RecordOrigin(record)
  }
}

/// What an audit found of one selected voucher.
package struct AuditedVoucher: Sendable, Equatable {
  /// What was audited: a site's identifier, or `district/street`.
  package let area: String
  /// The published text from which the vouchers were selected.
  package let seed: String
  package let site: String
  /// The row of the ledger, `batch:line`.
  package let voucher: String
  package let booked: Fen
  /// What the documents bear out.
  package let audited: Fen
  package let day: CalendarDate
  package let origin: RecordOrigin

  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    area = try record.text("area")
    seed = try record.text("seed")
    site = try record.text("site")
    voucher = try record.text("voucher")
    booked = try record.decimal("booked").fen
    audited = try record.decimal("audited").fen
    day = try record.date("audited_on")
    origin = RecordOrigin(record)
  }
}
