import Evaluation
import ProgrammeModel

/// What an inspector takes to a site: every item to verify, with what was reported of it, and room for what is found.
struct InspectionForm: Sendable, Equatable {
  let round: EvaluationRound
  let site: Site
  let district: String
  let drawID: String
  let drawn: InspectionDraw.DrawnUnit?
  let items: [Item]

  /// One item to verify.
  struct Item: Sendable, Equatable {
    let project: String?
    /// As records name it.
    let name: String
    /// What the self-report says; nil for what is only looked at.
    let reported: Double?
    let planned: Double?
    /// What the item is for: the indicator of an item that is only looked at.
    let indicator: String?
    let evidence: [Evidence]
  }

  /// What stands behind a reported figure.
  enum Evidence: Sendable, Equatable {
    /// A row of an imported self-report.
    case selfReport(file: String, line: Int)
    /// Bookings of the item's project: how many, and spending in yuan.
    case bookings(count: Int, spending: Double)
  }

  /// What is on record of all sites before the inspection.
  struct SiteRecords: Sendable {
    let programme: Programme
    let selfReports: [SelfReportLine]
    let ledger: [LedgerEntry]
    /// Names of imported files by batch.
    let files: [Int: String]
  }

  /// How records name a project's own milestone, which self-reports leave without a name.
  static let milestone = "milestone"
}

extension InspectionForm {
  /// The form of a site: what it reported of each project in the order of its contract, then what indicators have looked at.
  init(_ site: Site, drawnBy draw: InspectionDraw, of round: EvaluationRound, reports records: SiteRecords) {
    let files = records.files
    let ledger = records.ledger.filter { $0.site == site.id && $0.direction == "spending" }
    let reports = records.selfReports.filter { $0.site == site.id && $0.achieved != nil }
    let reported = site.projects.flatMap { project in
      reports.filter { $0.project == project }.map { line -> Item in
        let bookings = ledger.filter { $0.project == project }
        let row = Evidence.selfReport(file: files[line.origin.batch] ?? "", line: line.origin.line)
        let money = Evidence.bookings(count: bookings.count, spending: bookings.reduce(0) { $0 + $1.amount })
        return Item(
          project: project, name: line.item ?? Self.milestone, reported: line.achieved, planned: line.planned,
          indicator: nil, evidence: [row] + (bookings.isEmpty ? [] : [money]))
      }
    }
    let looked = records.programme.indicators.flatMap { indicator -> [Item] in
      guard case .inspectionItems(let names) = indicator.measure,
        indicator.project.map(site.projects.contains) ?? true
      else { return [] }
      return names.map {
        Item(
          project: indicator.project, name: $0, reported: nil, planned: nil, indicator: indicator.id, evidence: [])
      }
    }
    self.init(
      round: round, site: site, district: site.district, drawID: draw.drawID,
      drawn: draw.units.first { $0.site == site.id }, items: reported + looked)
  }
}
