package import ProgrammeModel

/// Everything that one round is evaluated from. Evaluation reads nothing else: no files, no database, no clock.
package struct RoundEvidence: Sendable {
  package var programme: Programme
  package var round: EvaluationRound
  package var sites: [Site]
  package var questionnaire: Questionnaire
  package var responses: [SurveyResponse]
  /// Months of the round and of its baseline.
  package var clicks: [ClickMonth]
  package var installs: [CallButton]
  package var rooms: [RoomSession]
  package var counts: [ProjectCount]
  package var selfReports: [SelfReportLine]
  package var ledger: [LedgerEntry]
  package var inspections: [InspectionFinding]
  package var scorecards: [PanelScore]
  package var changes: [ProjectChange]
  package var applications: [SiteApplication]
  package var contracts: [SiteContract]
  package var payments: [SitePayment]
  package var budgets: [BudgetLine]
  package var agreements: [ProjectAgreement]
  package var audits: [AuditedVoucher]
  package var districtReports: [DistrictReportLine]
  package var acceptances: [Acceptance]
  package var comments: [PublicComment]
  /// Self-reports of the round before, where the period of this one contains its.
  package var earlierReports: [SelfReportLine]
  /// The draw of the inspected sites; nil when none has been recorded.
  package var draw: InspectionDraw?
  package var batches: [BatchStamp]
  /// What the log says of the review meeting; nil without a log.
  package var meeting: MeetingRecord?

  package init(programme: Programme, round: EvaluationRound, questionnaire: Questionnaire) {
    self.programme = programme
    self.round = round
    self.questionnaire = questionnaire
    sites = []
    responses = []
    clicks = []
    installs = []
    rooms = []
    counts = []
    selfReports = []
    ledger = []
    inspections = []
    scorecards = []
    changes = []
    applications = []
    contracts = []
    payments = []
    budgets = []
    agreements = []
    audits = []
    districtReports = []
    acceptances = []
    comments = []
    earlierReports = []
    batches = []
  }
}

/// When the rules of the review meeting and its first scores went on record.
package struct MeetingRecord: Sendable, Equatable {
  package let rules: RecordedEvent
  /// Nil before there is a scorecard.
  package let scores: RecordedEvent?

  package init(rules: RecordedEvent, scores: RecordedEvent?) {
    self.rules = rules
    self.scores = scores
  }
}

/// What is known of a recorded draw: enough to weight the inspected sites and to print its proof.
package struct InspectionDraw: Sendable, Equatable, Codable {
  package let drawID: String
  package let attempt: Int
  package let seed: String
  package let frameDigest: String
  package let planDigest: String
  package let resultDigest: String
  package let units: [DrawnUnit]
  /// Drawn sites that cannot be inspected, in the order in which they were lost; nil in results of before there were any.
  package let lost: [LostUnit]?
  /// The sites to inspect: the selected ones, with reserves in the place of those that were lost; nil as before.
  package let inspected: [String]?

  /// A site that left the list; the next reserve of its stratum took its place.
  package struct LostUnit: Sendable, Equatable, Codable {
    package let site: String
    /// ineligible, closed or refused.
    package let fate: String
    package let because: String

    package init(site: String, fate: String, because: String) {
      self.site = site
      self.fate = fate
      self.because = because
    }
  }

  /// One site of the frame.
  package struct DrawnUnit: Sendable, Equatable, Codable {
    package let site: String
    package let stratum: String
    /// selected, reserve or not.
    package let status: String
    package let probability: Double
    package let ticket: String

    package init(site: String, stratum: String, status: String, probability: Double, ticket: String) {
      self.site = site
      self.stratum = stratum
      self.status = status
      self.probability = probability
      self.ticket = ticket
    }
  }

  package init(
    drawID: String, attempt: Int, seed: String, frameDigest: String, planDigest: String, resultDigest: String,
    units: [DrawnUnit], lost: [LostUnit]? = nil, inspected: [String]? = nil
  ) {
    self.drawID = drawID
    self.attempt = attempt
    self.seed = seed
    self.frameDigest = frameDigest
    self.planDigest = planDigest
    self.resultDigest = resultDigest
    self.units = units
    self.lost = lost
    self.inspected = inspected
  }

  /// The sites to inspect now.
  package var list: [String] { inspected ?? units.filter { $0.status == "selected" }.map(\.site) }
}

/// One imported file, as the result names it.
package struct BatchStamp: Sendable, Equatable, Codable {
  package let id: Int
  package let kind: String
  package let file: String
  package let sha256: String
  package let stored: Int
  package let rejected: Int
  package let blank: Int

  package init(id: Int, kind: String, file: String, sha256: String, stored: Int, rejected: Int, blank: Int) {
    self.id = id
    self.kind = kind
    self.file = file
    self.sha256 = sha256
    self.stored = stored
    self.rejected = rejected
    self.blank = blank
  }
}
