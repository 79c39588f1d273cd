import Intake
import ProgrammeModel
import Sampling
import Store

/// A file that was read, before it is stored.
enum EvidenceReading {
  case records(RecordSchema, RecordReading)
  case survey(Questionnaire, SurveyReading)

  var isFatal: Bool {
    switch self {
    case .records(_, let reading): reading.isFatal
    case .survey(_, let reading): reading.isFatal
    }
  }

  var account: RowAccount {
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

  var problems: [IntakeProblem] {
    switch self {
    case .records(_, let reading): reading.problems
    case .survey(_, let reading): reading.problems
    }
  }

  /// Cells changed by each repair that was offered.
  private var offeredRepairs: [RepairCount] {
    switch self {
    case .records(_, let reading): reading.repairs
    case .survey(_, let reading): reading.repairs
    }
  }

  /// Repairs that changed cells.
  var repairs: [RepairCount] { offeredRepairs.filter { $0.cells > 0 } }

  /// The rows that would be stored, as they are compared.
  var comparedRows: [ComparedRow] {
    switch self {
    case .records(let schema, let reading): reading.records.map { ComparedRow($0, schema: schema) }
    case .survey(_, let reading): reading.responses.map { ComparedRow($0) }
    }
  }

  func outcome(_ ending: ImportOutcome.Ending, _ difference: BatchDifference?) -> ImportOutcome {
    let (file, verdict, columns) =
      switch self {
      case .records(let schema, let reading): (reading.file, reading.verdict, schema.fields.count)
      case .survey(let questionnaire, let reading): (reading.file, reading.verdict, questionnaire.questions.count)
      }
    return ImportOutcome(
      file: file, verdict: verdict, columnCount: columns, account: account, problems: problems, repairs: repairs,
      difference: difference, ending: ending)
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
      header: account.header, blank: account.blank, rejected: lines, warnings: warnings, repairs: repairs,
      importedAt: time, content: try content())
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
