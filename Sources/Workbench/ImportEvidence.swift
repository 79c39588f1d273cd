import Foundation
import Intake
import ProgrammeModel
import Sampling
import Store

/// Reads files and stores each as one batch, all or nothing.
package enum ImportEvidence {
  /// Imports one file.
  /// - Parameters:
  ///   - kind: `survey`, or a kind of record.
  ///   - round: needed for everything but the site list.
  ///   - instrument: the questionnaire, a workbook or a folder of sheets; needed for a survey.
  ///   - columns: fields or questions by the columns that mean them, where matching by header fails.
  ///   - time: goes on record.
  /// - Throws: `WorkbenchError` when the import cannot be tried; what is wrong with the file is in the outcome.
  package static func run(
    kind: String, file: String, into evaluation: String, round: String?, instrument: String?,
    columns: [String: String] = [:], time: String
  ) throws(WorkbenchError) -> ImportOutcome {
    let opened = try OpenEvaluation(evaluation)
    let round = try roundOf(kind, named: round, in: opened)
    let source = try DiskFiles.source(file)
    let digest = SHA256Digest(source.bytes).hex
    let reading = try self.reading(
      source, kind: kind, round: round, instrument: instrument, columns: columns, opened: opened)
    let earlier = try opened.stored { () throws(StoreError) in
      try opened.file.storedBatch(kind: kind, round: round, sha256: digest)
    }
    if let earlier { return reading.outcome(.alreadyStored(batch: earlier)) }
    guard !reading.isFatal else { return reading.outcome(.refused) }
    let draft = try reading.draft(kind: kind, round: round, source: source, digest: digest, time: time)
    let batch = try opened.stored { () throws(StoreError) in try opened.file.store(draft) }
    return reading.outcome(.stored(batch: batch))
  }

  /// All batches, those taken back included.
  package static func batches(of evaluation: String) throws(WorkbenchError) -> BatchList {
    let opened = try OpenEvaluation(evaluation)
    return try BatchList(batches: opened.stored { () throws(StoreError) in try opened.file.batches() })
  }

  /// Everything that was wrong with the file of a batch: rows kept apart with their text, then warnings.
  /// - Throws: `WorkbenchError.store(.unknownBatch)`.
  package static func problems(ofBatch batch: Int, of evaluation: String) throws(WorkbenchError) -> BatchProblems {
    let opened = try OpenEvaluation(evaluation)
    let lines = try opened.stored { () throws(StoreError) in try opened.file.rejectedLines(batch: batch) }
    let warnings = try opened.stored { () throws(StoreError) in try opened.file.warnings(batch: batch) }
    var entries: [BatchProblems.Entry] = []
    for line in lines {
      for problem in try JSONText.value([IntakeProblem].self, of: line.problems) {
        entries.append(BatchProblems.Entry(problem: problem, raw: line.raw))
      }
    }
    for warning in warnings {
      entries.append(BatchProblems.Entry(problem: try JSONText.value(IntakeProblem.self, of: warning), raw: nil))
    }
    return BatchProblems(entries: entries)
  }

  /// Takes a batch back.
  package static func undo(
    batch: Int, of evaluation: String, because reason: String, time: String
  ) throws(WorkbenchError) {
    let opened = try OpenEvaluation(evaluation)
    try opened.stored { () throws(StoreError) in try opened.file.undo(batch: batch, because: reason, at: time) }
  }

  /// The questionnaire of an XLSForm: a workbook, or a folder of its sheets.
  static func questionnaire(in path: String) throws(WorkbenchError) -> Questionnaire {
    let reading =
      DiskFiles.isFolder(path)
      ? QuestionnaireReader.read(
        survey: try DiskFiles.source(path + "/survey.csv"), choices: try DiskFiles.source(path + "/choices.csv"),
        settings: try DiskFiles.source(path + "/settings.csv"))
      : QuestionnaireReader.read(workbook: try DiskFiles.source(path))
    guard let questionnaire = reading.questionnaire else { throw .problems(reading.problems) }
    return questionnaire
  }

  private static let survey = "survey"

  /// The round as it is stored: nil for the site list, known to the programme otherwise.
  private static func roundOf(
    _ kind: String, named round: String?, in opened: OpenEvaluation
  ) throws(WorkbenchError) -> String? {
    guard kind == survey || RecordKind(rawValue: kind) != nil else {
      throw .unknownKind(kind, known: [survey, ImportLogs.kind] + RecordKind.allCases.map(\.rawValue))
    }
    if kind == RecordKind.sites.rawValue { return nil }
    guard let round else { throw .roundNeeded(kind: kind) }
    return try opened.round(round).id
  }

  private static func reading(
    _ source: SourceFile, kind: String, round: String?, instrument: String?, columns: [String: String],
    opened: OpenEvaluation
  ) throws(WorkbenchError) -> EvidenceReading {
    let sites = kind == RecordKind.sites.rawValue ? [] : try opened.sites(round: round ?? "")
    if let recordKind = RecordKind(rawValue: kind) {
      let schema = RecordSchema.of(recordKind)
      let context = RecordContext(
        districts: opened.programme.districts, projects: opened.programme.projects, sites: sites)
      return .records(schema, RecordReader(schema: schema, context: context, columnMap: columns).read(source))
    }
    guard let instrument else { throw .instrumentNeeded }
    guard !sites.isEmpty else { throw .noSites }
    let questionnaire = try questionnaire(in: instrument)
    let reader = SurveyReader(
      questionnaire: questionnaire, roles: opened.programme.survey.roles, sites: sites, columnMap: columns)
    return .survey(questionnaire, reader.read(source))
  }
}

/// A file that was read, before it is stored.
private enum EvidenceReading {
  case records(RecordSchema, RecordReading)
  case survey(Questionnaire, SurveyReading)

  var isFatal: Bool {
    switch self {
    case .records(_, let reading): reading.isFatal
    case .survey(_, let reading): reading.isFatal
    }
  }

  private var account: RowAccount {
    switch self {
    case .records(_, let reading): reading.account
    case .survey(_, let reading): reading.account
    }
  }

  private var rejected: [RejectedRow] {
    switch self {
    case .records(_, let reading): reading.rejected
    case .survey(_, let reading): reading.rejected
    }
  }

  private var problems: [IntakeProblem] {
    switch self {
    case .records(_, let reading): reading.problems
    case .survey(_, let reading): reading.problems
    }
  }

  func outcome(_ ending: ImportOutcome.Ending) -> ImportOutcome {
    switch self {
    case .records(let schema, let reading):
      ImportOutcome(
        file: reading.file, verdict: reading.verdict, columnCount: schema.fields.count, account: reading.account,
        problems: reading.problems, ending: ending)
    case .survey(let questionnaire, let reading):
      ImportOutcome(
        file: reading.file, verdict: reading.verdict, columnCount: questionnaire.questions.count,
        account: reading.account, problems: reading.problems, ending: ending)
    }
  }

  func draft(
    kind: String, round: String?, source: SourceFile, digest: String, time: String
  ) throws(WorkbenchError) -> BatchDraft {
    var lines: [RejectedLine] = []
    for row in rejected {
      lines.append(RejectedLine(line: row.line, raw: row.text, problems: try JSONText.compact(row.problems)))
    }
    var warnings: [String] = []
    for problem in problems where problem.severity == .warn { warnings.append(try JSONText.compact(problem)) }
    return BatchDraft(
      kind: kind, round: round, file: source.name, sha256: digest, bytes: source.bytes.count, lines: account.lines,
      header: account.header, blank: account.blank, rejected: lines, warnings: warnings, importedAt: time,
      content: try content())
  }

  private func content() throws(WorkbenchError) -> BatchDraft.Content {
    switch self {
    case .records(let schema, let reading): return .records(schema, reading.records)
    case .survey(let questionnaire, let reading):
      let digest = SHA256Digest(of: try JSONText.compact(questionnaire)).hex
      return .survey(questionnaire, digest: digest, reading.responses)
    }
  }
}

/// What became of a file.
package struct ImportOutcome: Sendable {
  /// How the import ended.
  package enum Ending: Sendable, Equatable {
    case stored(batch: Int)
    case alreadyStored(batch: Int)
    case refused
  }

  /// What was read, in the words of people.
  let summary: @Sendable (Language) -> [String]
  let account: RowAccount
  let problems: [IntakeProblem]
  package let ending: Ending

  init(
    file: String, verdict: FileVerdict?, columnCount: Int, account: RowAccount, problems: [IntakeProblem],
    ending: Ending
  ) {
    let summary = ImportSummary(
      file: file, verdict: verdict, columnCount: columnCount, account: account,
      warnings: problems.count { $0.severity == .warn })
    self.summary = { summary.lines(in: $0) }
    self.account = account
    self.problems = problems
    self.ending = ending
  }

  init(log: AccessLogReading, ending: Ending) {
    summary = { AccessLogText.lines(of: log, in: $0) }
    account = log.account
    problems = log.problems
    self.ending = ending
  }

  /// Whether something of the file was refused.
  package var isIncomplete: Bool {
    switch ending {
    case .stored: account.rejected > 0
    case .alreadyStored: false
    case .refused: true
    }
  }
}

/// The batches of an evaluation in the forms in which they are printed.
package struct BatchList: Sendable {
  let batches: [StoredBatch]
}

/// What was wrong with the file of a batch, in the forms in which it is printed.
package struct BatchProblems: Sendable {
  let entries: [Entry]

  struct Entry: Encodable {
    let problem: IntakeProblem
    /// The row as it stood in the file; nil for a warning, whose row was used.
    let raw: String?
  }

  package func json() throws(WorkbenchError) -> String { try JSONText.pretty(entries) }
}
