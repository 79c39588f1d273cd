import Intake
package import ProgrammeModel
import Sampling
import Store

/// What is to be imported, and how.
package struct ImportRequest: Sendable {
  /// `survey`, `logs`, or a kind of record.
  package let kind: String
  package let evaluation: String
  /// Needed for everything but the site list.
  package let round: String?
  /// The questionnaire, a workbook or a folder of sheets; needed for a survey.
  package let instrument: String?
  /// Fields or questions by the columns that mean them, where matching by header fails.
  package let columns: [String: String]
  /// Path of the key file; nil = beside the evaluation.
  package let key: String?
  /// The batch whose place the file takes.
  package let replaced: Int?
  /// Whether the file counts beside a batch that holds the same rows.
  package let isBeside: Bool
  /// Whether nothing is to be stored.
  package let isTrial: Bool
  /// Goes on record.
  package let author: Attribution

  package init(
    kind: String, evaluation: String, round: String?, instrument: String?, columns: [String: String], key: String?,
    replaced: Int?, isBeside: Bool, isTrial: Bool, author: Attribution
  ) {
    self.kind = kind
    self.evaluation = evaluation
    self.round = round
    self.instrument = instrument
    self.columns = columns
    self.key = key
    self.replaced = replaced
    self.isBeside = isBeside
    self.isTrial = isTrial
    self.author = author
  }
}

/// Reads files and stores each as one batch, all or nothing.
package enum ImportEvidence {
  /// Imports one file: repairs in force are applied, persons become pseudonyms, and what the file would change against
  /// the batch whose place it takes is told.
  /// - Throws: `WorkbenchError` when the import cannot be tried; what is wrong with the file is in the outcome.
  package static func run(_ file: String, as request: ImportRequest) throws(WorkbenchError) -> ImportOutcome {
    let opened = try OpenEvaluation(request.evaluation)
    let round = try opened.roundOfImport(request.kind, named: request.round)
    let pseudonyms = try opened.pseudonyms(key: request.key, by: request.author)
    let source = try DiskFiles.source(file)
    let digest = SHA256Digest(source.bytes).hex
    let reading = try self.reading(
      source, digest: digest, round: round, request: request, pseudonyms: pseudonyms, opened: opened)
    return try store(
      reading, StoredFile(name: source.name, bytes: source.bytes.count, digest: digest), round: round, as: request,
      in: opened)
  }

  /// Stores what was read, where it belongs.
  static func store(
    _ reading: EvidenceReading, _ file: StoredFile, round: String?, as request: ImportRequest, in opened: OpenEvaluation
  ) throws(WorkbenchError) -> ImportOutcome {
    let place = try ImportPlace(of: reading, digest: file.digest, round: round, request: request, in: opened)
    switch place.decision {
    case .nothing(let ending): return reading.outcome(ending, place.difference)
    case .store:
      guard !request.isTrial else { return reading.outcome(.tried, place.difference) }
      let draft = try reading.draft(kind: request.kind, round: round, file: file)
      let batch = try opened.stored { () throws(StoreError) in
        try opened.file.store(draft, replacing: request.replaced, by: request.author)
      }
      return reading.outcome(.stored(batch: batch, replaced: request.replaced), place.difference)
    }
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

  private static func reading(
    _ source: SourceFile, digest: String, round: String?, request: ImportRequest, pseudonyms: Pseudonyms,
    opened: OpenEvaluation
  ) throws(WorkbenchError) -> EvidenceReading {
    let sites = request.kind == RecordKind.sites.rawValue ? [] : try opened.sites(round: round ?? "")
    let inForce = try opened.stored { () throws(StoreError) in try opened.file.repairs() }
      .filter(\.isInForce).map(\.repair)
    if let recordKind = RecordKind(rawValue: request.kind) {
      let schema = RecordSchema.of(recordKind)
      let context = RecordContext(
        districts: opened.programme.districts, projects: opened.programme.projects, sites: sites)
      let reader = RecordReader(
        schema: schema, context: context, columnMap: request.columns, pseudonyms: pseudonyms,
        repairs: inForce.filter { $0.concerns(kind: request.kind, instrument: nil, file: digest) })
      return .records(schema, reader.read(source))
    }
    guard let instrument = request.instrument else { throw .instrumentNeeded }
    guard !sites.isEmpty else { throw .noSites }
    let questionnaire = try questionnaire(in: instrument)
    let reader = SurveyReader(
      questionnaire: questionnaire, roles: opened.programme.survey.roles, sites: sites, columnMap: request.columns,
      pseudonyms: pseudonyms,
      repairs: inForce.filter { $0.concerns(kind: request.kind, instrument: questionnaire.id, file: digest) })
    return .survey(questionnaire, reader.read(source))
  }
}

extension OpenEvaluation {
  /// Kinds of files whose rows are stored one by one, and can be repaired.
  static let importKinds = ["survey"] + RecordKind.allCases.map(\.rawValue)

  /// The round as it is stored: nil for the site list, known to the programme otherwise.
  fileprivate func roundOfImport(_ kind: String, named round: String?) throws(WorkbenchError) -> String? {
    guard Self.importKinds.contains(kind) else {
      throw .unknownKind(kind, known: Self.importKinds + [ImportLogs.kind])
    }
    if kind == RecordKind.sites.rawValue { return nil }
    guard let round else { throw .roundNeeded(kind: kind) }
    return try self.round(round).id
  }
}
