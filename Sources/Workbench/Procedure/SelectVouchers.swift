import Evaluation
package import ProgrammeModel
import Sampling

/// Selects the vouchers of a yearly audit: by street office, or of single sites.
package enum SelectVouchers {
  /// The books that would be audited, without a selection: their digests are published before the seed is known.
  /// - Parameter areas: sites or `district/street`; every street if empty.
  /// - Throws: `WorkbenchError.noAuditRules`, `.unknownKind` for an area that no site belongs to.
  package static func frames(
    _ path: String, round id: String, areas: [String]
  ) throws(WorkbenchError) -> AuditFrames {
    let opened = try OpenEvaluation(path)
    let round = try opened.round(id)
    guard let rules = opened.programme.rules.audit else { throw .noAuditRules }
    let sites = try opened.sites(round: id)
    let ledger = try opened.ledger(of: round)
    let streets = Set(sites.map(\.auditArea)).sorted()
    var frames: [AuditFrame] = []
    for area in areas.isEmpty ? streets : areas {
      guard let frame = AuditFrame(area: area, sites: sites, ledger: ledger) else {
        throw .unknownKind(area, known: streets)
      }
      frames.append(frame)
    }
    return AuditFrames(
      frames: frames,
      units: MonetaryUnitSample.units(
        tolerance: rules.tolerance, risk: rules.risk, allowed: rules.allowed))
  }
}

/// The books of one or several audits.
package struct AuditFrames: Sendable {
  let frames: [AuditFrame]
  let units: Int

  /// One row an area: vouchers, yuan, fen to draw, digest of the books.
  package func table(in language: Language) -> ResultTable {
    let headers =
      switch language {
      case .zh: ["审计范围", "凭证数", "账面支出（元）", "抽取金额单位", "账目摘要"]
      case .en: ["area", "vouchers", "spending (yuan)", "units to draw", "digest of the books"]
      }
    return ResultTable(
      headers: headers,
      rows: frames.map { frame in
        let vouchers = frame.vouchers
        return [
          .text(frame.area), .count(vouchers.count), .figure(Self.yuan(vouchers.reduce(0) { $0 + $1.amount })),
          .count(units), .text(MonetaryUnitSample.digest(of: vouchers)),
        ]
      })
  }

  /// Every voucher of the books, in the order in which the digest takes them.
  package var vouchers: ResultTable {
    ResultTable(
      headers: ["area", "voucher", "amount"],
      rows: frames.flatMap { frame in
        frame.vouchers.map { [.text(frame.area), .text($0.id), .figure(Self.yuan($0.amount))] }
      })
  }

  /// The vouchers to audit, as `import audits` reads them once `audited` and `audited_on` are filled in; `description`
  /// says when, of what fund and for what, and helps to find the paper.
  package func selection(seed: String) -> ResultTable {
    ResultTable(
      headers: [
        "area", "seed", "site", "voucher", "description", "booked", "audited", "audited_on",
      ],
      rows: frames.flatMap { frame -> [[ResultTable.Cell]] in
        let sample = MonetaryUnitSample(frame.vouchers, units: units, seed: seed)
        return zip(frame.entries, sample.hits).filter { $0.1 > 0 }.map { entry, _ in
          [
            .text(frame.area), .text(seed), .text(entry.site), .text(entry.origin.label),
            .text(Self.description(of: entry)),
            .figure(Self.yuan(entry.amount.fen)),
            .empty, .empty,
          ]
        }
      })
  }

  private static func description(of entry: LedgerEntry) -> String {
    [entry.date.description, entry.fund, entry.project, entry.purpose].compactMap(\.self).joined(separator: " ")
  }

  /// Fen as yuan with two decimals.
  private static func yuan(_ fen: Int) -> String {
    let cents = abs(fen % 100)
    return (fen < 0 ? "-" : "") + "\(abs(fen / 100))." + (cents < 10 ? "0" : "") + "\(cents)"
  }
}
