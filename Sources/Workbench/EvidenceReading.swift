import Intake
import ProgrammeModel
import Sampling
import Store

/// What is on record of a file besides its rows. Several logs stored together are one.
struct StoredFile {
  let name: String
  let bytes: Int
  /// SHA-256 in hexadecimal.
  let digest: String
}

extension StoredFile {
  /// A file, or one sheet of it: that is called `file.xlsx [sheet]` and known by the SHA-256 of the file's, a line break
  /// and the name of the sheet.
  init(_ source: SourceFile, sheet: String?) {
    let digest = SHA256Digest(source.bytes).hex
    self.init(
      name: sheet.map { "\(source.name) [\($0)]" } ?? source.name, bytes: source.bytes.count,
      digest: sheet.map { SHA256Digest(of: digest + "\n" + $0).hex } ?? digest)
  }
}

/// A file that was read, before it is stored.
enum EvidenceReading {
  case records(RecordSchema, RecordReading)
  case survey(Questionnaire, SurveyReading)
  case log(AccessLogReading)

  var isFatal: Bool {
    switch self {
    case .records(_, let reading): reading.isFatal
    case .survey(_, let reading): reading.isFatal
    case .log(let reading): reading.isFatal
    }
  }

  var account: RowAccount {
    switch self {
    case .records(_, let reading): reading.account
    case .survey(_, let reading): reading.account
    case .log(let reading): reading.account
    }
  }

  private var rejected: [RejectedRow] {
    switch self {
    case .records(_, let reading): reading.rejected
    case .survey(_, let reading): reading.rejected
    case .log(let reading): reading.rejected
    }
  }

  var problems: [IntakeProblem] {
    switch self {
    case .records(_, let reading): reading.problems
    case .survey(_, let reading): reading.problems
    case .log(let reading): reading.problems
    }
  }

  /// Cells changed by each repair that was offered.
  private var offeredRepairs: [RepairCount] {
    switch self {
    case .records(_, let reading): reading.repairs
    case .survey(_, let reading): reading.repairs
    case .log: []
    }
  }

  /// Repairs that changed cells.
  var repairs: [RepairCount] { offeredRepairs.filter { $0.cells > 0 } }

  /// The rows that would be stored, as they are compared.
  var comparedRows: [ComparedRow] {
    switch self {
    case .records(let schema, let reading): reading.records.map { ComparedRow($0, schema: schema) }
    case .survey(_, let reading): reading.responses.map { ComparedRow($0) }
    case .log(let reading): reading.clicks.map { ComparedRow($0, schema: RecordSchema.of(.clicks)) }
    }
  }

  func outcome(_ ending: ImportOutcome.Ending, _ difference: BatchDifference?) -> ImportOutcome {
    ImportOutcome(
      file: file, summary: summary, account: account, problems: problems, repairs: repairs, difference: difference,
      ending: ending)
  }

  private var file: String {
    switch self {
    case .records(_, let reading): reading.file
    case .survey(_, let reading): reading.file
    case .log(let reading): reading.files.joined(separator: ", ")
    }
  }

  /// What was read, in the words of people.
  private var summary: @Sendable (Language) -> [String] {
    let (verdict, columns): (FileVerdict?, Int)
    switch self {
    case .records(let schema, let reading): (verdict, columns) = (reading.verdict, schema.fields.count)
    case .survey(let questionnaire, let reading):
      (verdict, columns) = (reading.verdict, questionnaire.questions.count)
    case .log(let reading): return { AccessLogText.lines(of: reading, in: $0) }
    }
    let summary = ImportSummary(
      file: file, verdict: verdict, columnCount: columns, account: account,
      warnings: problems.count { $0.severity == .warn })
    return { summary.lines(in: $0) }
  }

  func draft(
    kind: String, round: String?, file: StoredFile
  ) throws(WorkbenchError) -> BatchDraft {
    var lines: [RejectedLine] = []
    for row in rejected {
      lines.append(RejectedLine(line: row.line, raw: row.text, problems: try JSONText.compact(row.problems)))
    }
    var warnings: [String] = []
    for problem in problems where problem.severity == .warn { warnings.append(try JSONText.compact(problem)) }
    return BatchDraft(
      kind: kind, round: round, file: file.name, sha256: file.digest, bytes: file.bytes, lines: account.lines,
      header: account.header, blank: account.blank, rejected: lines, warnings: warnings, repairs: repairs,
      content: try content())
  }

  private func content() throws(WorkbenchError) -> BatchDraft.Content {
    switch self {
    case .records(let schema, let reading): return .records(schema, reading.records)
    case .survey(let questionnaire, let reading):
      let digest = SHA256Digest(of: try JSONText.compact(questionnaire)).hex
      return .survey(questionnaire, digest: digest, reading.responses)
    case .log(let reading): return .counted(RecordSchema.of(.clicks), reading.clicks, lines: reading.account.data)
    }
  }
}
