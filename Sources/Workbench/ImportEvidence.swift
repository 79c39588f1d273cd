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
  /// The questionnaire of a survey: an XLSForm, a `.lss` file or a data file; not needed for a data file, whose
  /// codebook it then is.
  package let instrument: String?
  /// The sheet of each workbook; nil for the first visible one that holds something.
  package let sheet: String?
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
    kind: String, evaluation: String, round: String?, instrument: String?, sheet: String?, columns: [String: String],
    key: String?, replaced: Int?, isBeside: Bool, isTrial: Bool, author: Attribution
  ) {
    self.kind = kind
    self.evaluation = evaluation
    self.round = round
    self.instrument = instrument
    self.sheet = sheet
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
    let stored = StoredFile(source, sheet: request.sheet)
    let reading = try self.reading(
      source, digest: stored.digest, round: round, request: request, pseudonyms: pseudonyms, opened: opened)
    return try store(reading, stored, round: round, as: request, in: opened)
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

  /// Imports the two exports of one 问卷星 survey as one batch: the questionnaire is learned from both, the answers are
  /// those of the export by sequence, which tells skipped from blank. Rows that disagree are told.
  /// - Throws: `WorkbenchError` when the import cannot be tried, and `.problems` when the files are no pair.
  package static func runPair(_ files: [String], as request: ImportRequest) throws(WorkbenchError) -> ImportOutcome {
    let opened = try OpenEvaluation(request.evaluation)
    let round = try opened.roundOfImport(request.kind, named: request.round)
    let pseudonyms = try opened.pseudonyms(key: request.key, by: request.author)
    var sources: [SourceFile] = []
    for file in files { sources.append(try DiskFiles.source(file)) }
    let pair: SurveyPair
    do { pair = try SurveyPair(sources) } catch { throw .problems(error.problems) }
    let learned = SurveyReader.learn(text: pair.text, sequence: pair.sequence, names: request.columns)
    let digest = SHA256Digest(pair.sequence.bytes).hex
    let choice = ReadingChoice(system: .wjxSequence)
    let reading = try survey(
      pair.sequence, choice: choice, learned, digest: digest, round: round, request: request, pseudonyms: pseudonyms,
      opened: opened)
    // Two files are known by the digest of their digests, as logs are.
    let stored = StoredFile(
      name: "\(pair.text.name), \(pair.sequence.name)", bytes: pair.text.bytes.count + pair.sequence.bytes.count,
      digest: SHA256Digest(of: SHA256Digest(pair.text.bytes).hex + "\n" + digest).hex)
    return try store(reading, stored, round: round, as: request, in: opened)
  }

  /// The questionnaire that is read from an instrument.
  /// - Throws: `WorkbenchError.problems` when it cannot be used.
  static func questionnaire(in path: String) throws(WorkbenchError) -> Questionnaire {
    let reading = try instrument(in: path)
    guard let questionnaire = reading.questionnaire else { throw .problems(reading.problems) }
    return questionnaire
  }

  /// An instrument: a folder with the sheets of an XLSForm, its workbook, a `.lss` file of LimeSurvey, or a data file.
  private static func instrument(
    in path: String, names: [String: String] = [:]
  ) throws(WorkbenchError) -> QuestionnaireReading {
    DiskFiles.isFolder(path)
      ? QuestionnaireReader.read(
        survey: try DiskFiles.source(path + "/survey.csv"), choices: try DiskFiles.source(path + "/choices.csv"),
        settings: try DiskFiles.source(path + "/settings.csv"))
      : QuestionnaireReader.read(instrument: try DiskFiles.source(path), names: names)
  }

  private static func reading(
    _ source: SourceFile, digest: String, round: String?, request: ImportRequest, pseudonyms: Pseudonyms,
    opened: OpenEvaluation
  ) throws(WorkbenchError) -> EvidenceReading {
    let choice = ReadingChoice(sheet: request.sheet)
    if let recordKind = RecordKind(rawValue: request.kind) {
      let sites = recordKind == .sites || recordKind == .applications ? [] : try opened.sites(round: round ?? "")
      let schema = RecordSchema.of(recordKind)
      let context = RecordContext(
        districts: opened.programme.districts, projects: opened.programme.projects, sites: sites)
      let reader = RecordReader(
        schema: schema, context: context, columnMap: request.columns, pseudonyms: pseudonyms,
        repairs: try opened.repairsInForce().filter { $0.concerns(kind: request.kind, instrument: nil, file: digest) })
      return .records(schema, reader.read(source, choice: choice))
    }
    let learned: QuestionnaireReading
    if let path = request.instrument {
      learned = try instrument(in: path, names: request.columns)
    } else {
      guard source.isDataFile else { throw .instrumentNeeded }
      learned = QuestionnaireReader.learn(dataFile: source, names: request.columns)
    }
    return try survey(
      source, choice: choice, learned, digest: digest, round: round, request: request, pseudonyms: pseudonyms,
      opened: opened)
  }

  /// Reads the answers of a file against an instrument that was read or learned.
  private static func survey(
    _ source: SourceFile, choice: ReadingChoice, _ instrument: QuestionnaireReading, digest: String, round: String?,
    request: ImportRequest, pseudonyms: Pseudonyms, opened: OpenEvaluation
  ) throws(WorkbenchError) -> EvidenceReading {
    let sites = try opened.sites(round: round ?? "")
    guard !sites.isEmpty else { throw .noSites }
    guard let questionnaire = instrument.questionnaire else { throw .problems(instrument.problems) }
    let reader = SurveyReader(
      questionnaire: questionnaire, roles: opened.programme.survey.roles, sites: sites, columnMap: request.columns,
      pseudonyms: pseudonyms,
      repairs: try opened.repairsInForce().filter {
        $0.concerns(kind: request.kind, instrument: questionnaire.id, file: digest)
      },
      remarks: instrument.problems)
    return .survey(questionnaire, reader.read(source, choice: choice))
  }
}

extension OpenEvaluation {
  /// Kinds of files whose rows are stored one by one, and can be repaired.
  static let importKinds = ["survey"] + RecordKind.allCases.map(\.rawValue)

  /// The round as it is stored: nil for what belongs to the whole programme, known to the programme otherwise.
  fileprivate func roundOfImport(_ kind: String, named round: String?) throws(WorkbenchError) -> String? {
    guard Self.importKinds.contains(kind) else {
      throw .unknownKind(kind, known: Self.importKinds + [ImportLogs.kind])
    }
    if RecordKind(rawValue: kind)?.isOfProgramme == true { return nil }
    guard let round else { throw .roundNeeded(kind: kind) }
    return try self.round(round).id
  }

  fileprivate func repairsInForce() throws(WorkbenchError) -> [Repair] {
    try stored { () throws(StoreError) in try file.repairs() }.filter(\.isInForce).map(\.repair)
  }
}
