import ProgrammeModel

/// The evidence of a round by site, in an order that does not depend on the order of the rows: districts as the
/// programme lists them, sites by identifier, rows by batch and line.
struct GroupedEvidence: Sendable {
  let programme: Programme
  let round: EvaluationRound
  let questionnaire: Questionnaire
  let sites: [SiteEvidence]
  let districts: [DistrictSites]
  /// Of the whole programme, by batch and line.
  let applications: [SiteApplication]
  /// By batch and line.
  let districtReports: [DistrictReportLine]
  let comments: [PublicComment]
  let draw: InspectionDraw?
  let batches: [BatchStamp]
  let meeting: MeetingRecord?
  let secondLooks: SecondLooks
  /// Rows of sites that the site list does not name.
  let strangers: [Finding]
  private let position: [String: Int]

  /// - Throws: `EvaluationError` when there is no site, a site stands twice or its district is unknown.
  init(_ evidence: RoundEvidence) throws(EvaluationError) {
    let ordered = try Self.ordered(evidence.sites, districts: evidence.programme.districts)
    secondLooks = SecondLooks(evidence.inspections)
    var rows = SiteRows(evidence, inspections: secondLooks.deciding)
    sites = ordered.map { rows.take($0) }
    strangers = rows.strangers()
    position = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1.id, $0) })
    districts = evidence.programme.districts.compactMap { district in
      let members = ordered.indices.filter { ordered[$0].district == district.id }
      return members.isEmpty ? nil : DistrictSites(district: district, members: members)
    }
    programme = evidence.programme
    round = evidence.round
    questionnaire = evidence.questionnaire
    applications = evidence.applications.sorted {
      ($0.origin.batch, $0.origin.line) < ($1.origin.batch, $1.origin.line)
    }
    districtReports = evidence.districtReports.sorted {
      ($0.origin.batch, $0.origin.line) < ($1.origin.batch, $1.origin.line)
    }
    comments = evidence.comments.sorted { ($0.origin.batch, $0.origin.line) < ($1.origin.batch, $1.origin.line) }
    draw = evidence.draw
    batches = evidence.batches
    meeting = evidence.meeting
  }

  /// The evidence of a site; nil for a site that is not listed.
  func site(_ id: String) -> SiteEvidence? { position[id].map { sites[$0] } }

  private static func ordered(_ sites: [Site], districts: [District]) throws(EvaluationError) -> [Site] {
    guard !sites.isEmpty else { throw .noSites }
    var place: [String: Int] = [:]
    for (index, district) in districts.enumerated() { place[district.id] = index }
    var seen: Set<String> = []
    for site in sites {
      guard place[site.district] != nil else { throw .unknownDistrict(site: site.id, district: site.district) }
      guard seen.insert(site.id).inserted else { throw .repeatedSite(site.id) }
    }
    return sites.sorted { (place[$0.district] ?? 0, $0.id) < (place[$1.district] ?? 0, $1.id) }
  }
}

/// A district with the positions of its sites.
struct DistrictSites: Sendable {
  let district: District
  let members: [Int]
}

/// Everything that is known of one site in a round.
struct SiteEvidence: Sendable {
  let site: Site
  var responses: [SurveyResponse] = []
  var clicks: [ClickMonth] = []
  var installs: [CallButton] = []
  var rooms: [RoomSession] = []
  var counts: [ProjectCount] = []
  var selfReports: [SelfReportLine] = []
  var ledger: [LedgerEntry] = []
  var inspections: [InspectionFinding] = []
  var scorecards: [PanelScore] = []
  var changes: [ProjectChange] = []
  var contracts: [SiteContract] = []
  var payments: [SitePayment] = []
  var budgets: [BudgetLine] = []
  var agreements: [ProjectAgreement] = []
  var audits: [AuditedVoucher] = []
  var acceptances: [Acceptance] = []
  /// Of the round before.
  var earlierReports: [SelfReportLine] = []

  func hasProject(_ project: String) -> Bool { site.projects.contains(project) }
}

/// A row that belongs to a site and knows where it came from.
protocol SiteRow {
  var site: String { get }
  var origin: RecordOrigin { get }
}

extension ClickMonth: SiteRow {}
extension CallButton: SiteRow {}
extension RoomSession: SiteRow {}
extension ProjectCount: SiteRow {}
extension SelfReportLine: SiteRow {}
extension LedgerEntry: SiteRow {}
extension InspectionFinding: SiteRow {}
extension PanelScore: SiteRow {}
extension ProjectChange: SiteRow {}
extension SiteContract: SiteRow {}
extension SitePayment: SiteRow {}
extension BudgetLine: SiteRow {}
extension ProjectAgreement: SiteRow {}
extension AuditedVoucher: SiteRow {}
extension Acceptance: SiteRow {}
extension SurveyResponse: SiteRow {
  var origin: RecordOrigin { RecordOrigin(batch: batch, line: line) }
}

extension RecordOrigin {
  /// `batch:line`, as findings print it.
  package var label: String { "\(batch):\(line)" }
}

/// Rows of every kind by the name of their site, handed out site by site.
private struct SiteRows {
  private var responses: [String: [SurveyResponse]]
  private var clicks: [String: [ClickMonth]]
  private var installs: [String: [CallButton]]
  private var rooms: [String: [RoomSession]]
  private var counts: [String: [ProjectCount]]
  private var selfReports: [String: [SelfReportLine]]
  private var ledger: [String: [LedgerEntry]]
  private var inspections: [String: [InspectionFinding]]
  private var scorecards: [String: [PanelScore]]
  private var changes: [String: [ProjectChange]]
  private var contracts: [String: [SiteContract]]
  private var payments: [String: [SitePayment]]
  private var budgets: [String: [BudgetLine]]
  private var agreements: [String: [ProjectAgreement]]
  private var audits: [String: [AuditedVoucher]]
  private var acceptances: [String: [Acceptance]]
  private let earlierReports: [String: [SelfReportLine]]

  init(_ evidence: RoundEvidence, inspections deciding: [InspectionFinding]) {
    responses = Self.bySite(evidence.responses)
    clicks = Self.bySite(evidence.clicks)
    installs = Self.bySite(evidence.installs)
    rooms = Self.bySite(evidence.rooms)
    counts = Self.bySite(evidence.counts)
    selfReports = Self.bySite(evidence.selfReports)
    ledger = Self.bySite(evidence.ledger)
    inspections = Self.bySite(deciding)
    scorecards = Self.bySite(evidence.scorecards)
    changes = Self.bySite(evidence.changes)
    contracts = Self.bySite(evidence.contracts)
    payments = Self.bySite(evidence.payments)
    budgets = Self.bySite(evidence.budgets)
    agreements = Self.bySite(evidence.agreements)
    audits = Self.bySite(evidence.audits)
    acceptances = Self.bySite(evidence.acceptances)
    earlierReports = Self.bySite(evidence.earlierReports)
  }

  mutating func take(_ site: Site) -> SiteEvidence {
    SiteEvidence(
      site: site, responses: responses.removeValue(forKey: site.id) ?? [],
      clicks: clicks.removeValue(forKey: site.id) ?? [], installs: installs.removeValue(forKey: site.id) ?? [],
      rooms: rooms.removeValue(forKey: site.id) ?? [], counts: counts.removeValue(forKey: site.id) ?? [],
      selfReports: selfReports.removeValue(forKey: site.id) ?? [],
      ledger: ledger.removeValue(forKey: site.id) ?? [],
      inspections: inspections.removeValue(forKey: site.id) ?? [],
      scorecards: scorecards.removeValue(forKey: site.id) ?? [], changes: changes.removeValue(forKey: site.id) ?? [],
      contracts: contracts.removeValue(forKey: site.id) ?? [], payments: payments.removeValue(forKey: site.id) ?? [],
      budgets: budgets.removeValue(forKey: site.id) ?? [], agreements: agreements.removeValue(forKey: site.id) ?? [],
      audits: audits.removeValue(forKey: site.id) ?? [],
      acceptances: acceptances.removeValue(forKey: site.id) ?? [], earlierReports: earlierReports[site.id] ?? [])
  }

  /// One finding for each site and kind whose rows nobody took.
  func strangers() -> [Finding] {
    let left =
      Self.labels(responses) + Self.labels(clicks) + Self.labels(installs) + Self.labels(rooms) + Self.labels(counts)
      + Self.labels(selfReports) + Self.labels(ledger) + Self.labels(inspections) + Self.labels(scorecards)
      + Self.labels(changes) + Self.labels(acceptances)
    let money =
      Self.labels(contracts) + Self.labels(payments) + Self.labels(budgets) + Self.labels(agreements)
      + Self.labels(audits)
    return (left + money).map {
      Finding(.unknownSite, subject: $0.site, value: Double($0.rows.count), evidence: $0.rows)
    }
    .sorted(by: Finding.areInOrder)
  }

  private static func bySite<Element: SiteRow>(_ rows: [Element]) -> [String: [Element]] {
    Dictionary(grouping: rows, by: \.site).mapValues { group in
      group.sorted { ($0.origin.batch, $0.origin.line) < ($1.origin.batch, $1.origin.line) }
    }
  }

  private static func labels<Element: SiteRow>(_ rows: [String: [Element]]) -> [(site: String, rows: [String])] {
    rows.map { (site: $0.key, rows: $0.value.map(\.origin.label)) }
  }
}
