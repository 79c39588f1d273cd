import Evaluation
import ProgrammeModel
import Sampling
import Store
import Trace

extension OpenEvaluation {
  /// Everything that a round is evaluated from, read from the file.
  func evidence(of round: EvaluationRound) throws(WorkbenchError) -> RoundEvidence {
    let id = round.id
    let questionnaire = try stored { () throws(StoreError) in try file.questionnaire(round: id) }
    var evidence = RoundEvidence(programme: programme, round: round, questionnaire: questionnaire)
    evidence.sites = try sites(round: id)
    guard !evidence.sites.isEmpty else { throw .noSites }
    evidence.responses = try stored { () throws(StoreError) in try file.responses(round: id) }
    evidence.clicks = try typed(.clicks, round: id) { (row) throws(RecordFieldError) in try ClickMonth(row) }
    evidence.installs = try typed(.installs, round: id) { (row) throws(RecordFieldError) in try CallButton(row) }
    evidence.rooms = try typed(.rooms, round: id) { (row) throws(RecordFieldError) in try RoomSession(row) }
    evidence.counts = try typed(.counts, round: id) { (row) throws(RecordFieldError) in try ProjectCount(row) }
    evidence.selfReports = try typed(.selfReports, round: id) { (row) throws(RecordFieldError) in
      try SelfReportLine(row)
    }
    evidence.ledger = try ledger(of: round)
    evidence.inspections = try typed(.inspections, round: id) { (row) throws(RecordFieldError) in
      try InspectionFinding(row)
    }
    evidence.scorecards = try typed(.scorecards, round: id) { (row) throws(RecordFieldError) in try PanelScore(row) }
    evidence.changes = try typed(.changes, round: id) { (row) throws(RecordFieldError) in try ProjectChange(row) }
    evidence.applications = try typed(.applications, round: id) { (row) throws(RecordFieldError) in
      try SiteApplication(row)
    }
    try addMoney(to: &evidence, round: id)
    evidence.districtReports = try typed(.districtReports, round: id) { (row) throws(RecordFieldError) in
      try DistrictReportLine(row)
    }
    evidence.acceptances = try typed(.acceptances, round: id) { (row) throws(RecordFieldError) in try Acceptance(row) }
    evidence.comments = try typed(.comments, round: id) { (row) throws(RecordFieldError) in try PublicComment(row) }
    evidence.earlierReports = try earlierReports(of: round)
    evidence.draw = try inspectionDraw(of: id)
    evidence.batches = try batchStamps(of: id, ledgersOf: earlierRounds(of: round).map(\.id))
    evidence.meeting = try meetingRecord(of: id)
    return evidence
  }

  private func addMoney(to evidence: inout RoundEvidence, round id: String) throws(WorkbenchError) {
    evidence.contracts = try typed(.contracts, round: id) { (row) throws(RecordFieldError) in try SiteContract(row) }
    evidence.payments = try typed(.payments, round: id) { (row) throws(RecordFieldError) in try SitePayment(row) }
    evidence.budgets = try typed(.budgets, round: id) { (row) throws(RecordFieldError) in try BudgetLine(row) }
    evidence.agreements = try typed(.agreements, round: id) { (row) throws(RecordFieldError) in
      try ProjectAgreement(row)
    }
    evidence.audits = try typed(.audits, round: id) { (row) throws(RecordFieldError) in try AuditedVoucher(row) }
  }

  /// The self-reports of the round before, when both count from the same day: then what was reached can only grow.
  private func earlierReports(of round: EvaluationRound) throws(WorkbenchError) -> [SelfReportLine] {
    guard let previous = round.previous.flatMap(programme.round), previous.period.first == round.period.first else {
      return []
    }
    return try typed(.selfReports, round: previous.id) { (row) throws(RecordFieldError) in try SelfReportLine(row) }
  }

  /// The rounds before one that starts later than they do: the books are kept for the whole programme, so what they
  /// booked until then belongs to it.
  private func earlierRounds(of round: EvaluationRound) -> [EvaluationRound] {
    var (earlier, current) = ([EvaluationRound](), round)
    while let previous = current.previous.flatMap(programme.round), previous.period.first < current.period.first {
      earlier.insert(previous, at: 0)
      current = previous
    }
    return earlier
  }

  /// The books from the first day of the programme to the end of a round: its own ledgers, and those of earlier rounds
  /// up to the day on which the next begins.
  func ledger(of round: EvaluationRound) throws(WorkbenchError) -> [LedgerEntry] {
    let rounds = earlierRounds(of: round) + [round]
    var entries: [LedgerEntry] = []
    for (index, current) in rounds.enumerated() {
      let next = index + 1 < rounds.count ? rounds[index + 1].period.first : nil
      let own = try typed(.ledger, round: current.id) { (row) throws(RecordFieldError) in try LedgerEntry(row) }
      entries += own.filter { entry in next.map { entry.date < $0 } ?? true }
    }
    return entries
  }

  /// - Parameter earlier: rounds whose ledgers are part of this one's books.
  func batchStamps(of round: String, ledgersOf earlier: [String] = []) throws(WorkbenchError) -> [BatchStamp] {
    try stored { () throws(StoreError) in try file.batches() }
      .filter { batch in
        guard batch.undoneAt == nil, let owner = batch.round, owner != round else { return batch.undoneAt == nil }
        return batch.kind == RecordKind.ledger.rawValue && earlier.contains(owner)
      }
      .map {
        BatchStamp(
          id: $0.id, kind: $0.kind, file: $0.file, sha256: $0.sha256, stored: $0.stored, rejected: $0.rejected,
          blank: $0.blank)
      }
  }

  /// When the programme with its review rules, and the first scorecards of the round, went on record; batches taken back
  /// count, since their scores were known.
  private func meetingRecord(of round: String) throws(WorkbenchError) -> MeetingRecord? {
    let events = try stored { () throws(StoreError) in try file.events() }
    guard let rules = events.first(where: { $0.action == "new" && $0.object == "programme/1" }) else { return nil }
    let cards = try stored { () throws(StoreError) in try file.batches() }
      .filter { $0.kind == RecordKind.scorecards.rawValue && $0.round == round }.map { "batch/\($0.id)" }
    let scores = events.first { $0.action == "import" && cards.contains($0.object) }
    func recorded(_ event: TraceEvent) -> RecordedEvent {
      RecordedEvent(number: event.seq, time: EventTime(event.at).text)
    }
    return MeetingRecord(rules: recorded(rules), scores: scores.map(recorded))
  }

  /// The recorded draw with what became of its sites, derived again from its files.
  func inspectionDraw(of round: String) throws(WorkbenchError) -> InspectionDraw? {
    guard let recorded = try stored({ () throws(StoreError) in try file.draw(round: round) }) else { return nil }
    let draw: CertifiedDraw
    do {
      draw = try CertifiedDraw(recorded.files)
    } catch {
      throw .draw(error)
    }
    return InspectionDraw(
      drawID: draw.plan.drawID, attempt: draw.plan.attempt, seed: draw.seed.hex, frameDigest: draw.plan.frameDigest,
      planDigest: draw.planDigest, resultDigest: draw.sample.digest,
      units: draw.sample.units.map {
        .init(
          site: $0.id, stratum: $0.stratum, status: $0.status.rawValue, probability: $0.inclusionProbability,
          ticket: $0.ticket)
      },
      lost: recorded.dispositions.map { .init(site: $0.unit, fate: $0.fate, because: $0.because) },
      inspected: draw.inspected)
  }
}

extension StoredDraw {
  /// The files of the draw; those of the lost sites as one list.
  fileprivate var files: DrawFiles {
    let lines = dispositions.map { "\($0.unit)\t\($0.fate)\t\($0.because)\n" }.joined()
    return DrawFiles(
      frame: frame, plan: plan, ceremony: ceremony, covariates: covariates,
      dispositions: lines.isEmpty ? nil : Array(lines.utf8))
  }
}
