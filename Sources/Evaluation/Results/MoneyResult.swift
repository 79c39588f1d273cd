/// The accounts of a round: what was contracted, paid, planned, booked and audited. Amounts are whole fen, so that every sum
/// of sites is the sum of its district, and every sum of districts the programme's, to the last digit.
package struct MoneyResult: Sendable, Equatable, Codable {
  /// In the order of the sites.
  package var sites: [SiteAccount]
  /// Districts with sites, in the order of the programme.
  package var districts: [AreaAccount]
  package var city: AreaAccount
  /// Purposes that the programme names, then others by code point.
  package var purposes: [PurposeAccount]
  /// Own income and spending of projects in the order of the catalogue; what names no project last, without one.
  package var projects: [ProjectAccount]
  /// Own income by kind: those that the programme names, then others by code point.
  package var incomeKinds: [IncomeKind]
  package var audits: [AuditOutcome]

  /// The money of a site or of several; all in fen.
  package struct Account: Sendable, Equatable, Codable {
    /// Contracted grant and match.
    package var grantContracted = 0
    package var matchContracted = 0
    /// Paid by the end of the round.
    package var grantPaid = 0
    package var matchPaid = 0
    /// Budget of the grant.
    package var budget = 0
    /// Booked of the grant's fund.
    package var grantReceived = 0
    package var grantSpent = 0
    /// Booked of all other funds.
    package var otherIncome = 0
    package var otherSpent = 0

    package var grantBalance: Int { grantReceived - grantSpent }
    package var otherBalance: Int { otherIncome - otherSpent }

    package static func + (left: Account, right: Account) -> Account {
      Account(
        grantContracted: left.grantContracted + right.grantContracted,
        matchContracted: left.matchContracted + right.matchContracted, grantPaid: left.grantPaid + right.grantPaid,
        matchPaid: left.matchPaid + right.matchPaid, budget: left.budget + right.budget,
        grantReceived: left.grantReceived + right.grantReceived, grantSpent: left.grantSpent + right.grantSpent,
        otherIncome: left.otherIncome + right.otherIncome, otherSpent: left.otherSpent + right.otherSpent)
    }
  }

  package struct SiteAccount: Sendable, Equatable, Codable {
    package var site: String
    package var account: Account
    /// Unspent balance by fund, funds by code point.
    package var balances: [FundBalance]
  }

  package struct FundBalance: Sendable, Equatable, Codable {
    package var fund: String
    package var balance: Int
  }

  package struct AreaAccount: Sendable, Equatable, Codable {
    /// A district, or `city`.
    package var area: String
    package var sites: Int
    package var account: Account
  }

  package struct PurposeAccount: Sendable, Equatable, Codable {
    package var purpose: String
    package var budget: Int
    /// Spent of the grant.
    package var spent: Int
  }

  package struct ProjectAccount: Sendable, Equatable, Codable {
    package var project: String?
    package var income: Int
    package var grantSpent: Int
    package var otherSpent: Int
  }

  package struct IncomeKind: Sendable, Equatable, Codable {
    package var kind: String
    package var isNamed: Bool
    package var income: Int
  }

  /// The audit of an area's vouchers.
  package struct AuditOutcome: Sendable, Equatable, Codable {
    /// A site, or `district/street`.
    package var area: String
    package var seed: String
    package var frameDigest: String
    package var sites: [String]
    package var day: String
    /// Fen and vouchers in the books.
    package var booked: Int
    package var vouchers: Int
    /// Fen drawn, and vouchers in which they lie.
    package var units: Int
    package var selected: Int
    /// Selected vouchers with an error, and without a result; these count as wholly in error.
    package var erroneous: Int
    package var missing: [String]
    /// Rows on vouchers that were not selected, or whose booked amount is another.
    package var foreign: [String]
    /// Estimated share overstated, its Stringer bound, and the exact bound of the share in vouchers with errors.
    package var share: Double
    package var bound: Double
    package var exactBound: Double
    /// Whether every voucher of the books was selected: the share is then no estimate and its bounds are itself.
    package var isComplete: Bool
    package var evidence: [String]
  }
}
