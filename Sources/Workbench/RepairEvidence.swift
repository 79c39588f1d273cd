import Foundation
import Intake
package import ProgrammeModel
import Sampling
import Store

/// A repair as it is asked for: which of the parts are given says what is to be mended.
package struct RepairRequest: Sendable {
  package var kind: String?
  /// Folder of the questionnaire.
  package var instrument: String?
  package var site: String?
  /// Path of the file whose cell or row is mended.
  package var file: String?
  /// The sheet of a workbook, where the import names one.
  package var sheet: String?
  package var line: Int?
  package var column: String?
  package var value: String?
  package var replacement: String?
  package var isMissing = false
  package var isAccepting = false

  package init() {}
}

/// Keeps an evaluator's mends as rules that every import applies.
package enum RepairEvidence {
  /// Adds a repair; it is applied from the next import on.
  /// - Throws: `WorkbenchError.unclearRepair`, `.unknownColumn`, `.unknownSite`, `.unknownLine` for a repair that could
  ///   never be applied; `.reasonNeeded`.
  package static func add(
    _ request: RepairRequest, to evaluation: String, because reason: String, by author: Attribution
  ) throws(WorkbenchError) -> KeptRepair {
    let opened = try OpenEvaluation(evaluation)
    let reason = try given(reason)
    let draft = try RepairDraft(request, in: opened).repair()
    let id = try opened.stored { () throws(StoreError) in
      try opened.file.store(draft, because: reason, by: author)
    }
    let repair = Repair(
      id: id, kind: draft.kind, instrument: draft.instrument, target: draft.target, action: draft.action)
    return KeptRepair(repair: repair)
  }

  /// All repairs, those taken back included.
  package static func list(of evaluation: String) throws(WorkbenchError) -> RepairList {
    let opened = try OpenEvaluation(evaluation)
    return try RepairList(repairs: opened.stored { () throws(StoreError) in try opened.file.repairs() })
  }

  /// Takes a repair back.
  package static func remove(
    _ repair: Int, from evaluation: String, because reason: String, by author: Attribution
  ) throws(WorkbenchError) {
    let opened = try OpenEvaluation(evaluation)
    let reason = try given(reason)
    try opened.stored { () throws(StoreError) in try opened.file.remove(repair: repair, because: reason, by: author) }
  }

  private static func given(_ reason: String) throws(WorkbenchError) -> String {
    let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !reason.isEmpty else { throw .reasonNeeded }
    return reason
  }
}

/// A repair that was kept, in the forms in which it is printed.
package struct KeptRepair: Sendable {
  let repair: Repair
}

/// The repairs of an evaluation in the forms in which they are printed.
package struct RepairList: Sendable {
  let repairs: [StoredRepair]
}

/// A request, checked against the programme and the files that it names.
private struct RepairDraft {
  private let request: RepairRequest
  private let opened: OpenEvaluation

  init(_ request: RepairRequest, in opened: OpenEvaluation) {
    self.request = request
    self.opened = opened
  }

  func repair() throws(WorkbenchError) -> Repair {
    if let site = request.site { return try siteName(site) }
    guard let kind = request.kind else { throw .unclearRepair }
    guard OpenEvaluation.importKinds.contains(kind) else {
      throw .unknownKind(kind, known: OpenEvaluation.importKinds)
    }
    if let file = request.file, let line = request.line { return try ofFile(file, line, kind: kind) }
    return try ofValue(kind: kind)
  }

  private func siteName(_ name: String) throws(WorkbenchError) -> Repair {
    guard let replacement = request.replacement, request.column == nil, request.file == nil, !request.isMissing,
      !request.isAccepting
    else { throw .unclearRepair }
    let sites = try opened.sites(round: opened.programme.rounds.first?.id ?? "")
    guard !sites.isEmpty else { throw .noSites }
    switch SiteDirectory(sites).match(replacement) {
    case .exact(let site), .respelled(let site):
      return Repair(
        id: 0, kind: request.kind, instrument: nil, target: .siteName(trimmed(name)), action: .replace(site.id))
    case .ambiguous: throw .unknownSite(replacement, nearest: nil)
    case .unknown(let nearest): throw .unknownSite(replacement, nearest: nearest)
    }
  }

  private func ofFile(_ path: String, _ line: Int, kind: String) throws(WorkbenchError) -> Repair {
    let source = try DiskFiles.source(path)
    let table = SourceTable.read(source, choice: ReadingChoice(sheet: request.sheet))
    guard table.rows.contains(where: { $0.line == line }) else { throw .unknownLine(line, file: source.name) }
    let digest = StoredFile(source, sheet: request.sheet).digest
    if request.isAccepting, request.column == nil, request.replacement == nil, !request.isMissing {
      return Repair(id: 0, kind: kind, instrument: nil, target: .row(file: digest, line: line), action: .accept)
    }
    guard let column = request.column, request.value == nil, let action else { throw .unclearRepair }
    let name = try known(column, among: table.columns.map(\.name), kind: kind)
    return Repair(
      id: 0, kind: kind, instrument: nil, target: .cell(file: digest, line: line, column: name), action: action)
  }

  private func ofValue(kind: String) throws(WorkbenchError) -> Repair {
    guard let column = request.column, let value = request.value, request.file == nil, request.line == nil, let action
    else { throw .unclearRepair }
    var questions: [String] = []
    var instrument: String?
    if RecordKind(rawValue: kind) == nil {
      guard let folder = request.instrument else { throw .instrumentNeeded }
      let questionnaire = try ImportEvidence.questionnaire(in: folder)
      let roles = opened.programme.survey.roles
      questions =
        questionnaire.questions.map(\.id) + [roles.site, roles.cluster, roles.clusterPopulation, roles.weight]
      instrument = questionnaire.id
    }
    let name = try known(column, among: questions, kind: kind)
    return Repair(
      id: 0, kind: kind, instrument: instrument, target: .cells(column: name, value: trimmed(value)), action: action)
  }

  /// What becomes of the cell; nil when nothing or two things are asked for.
  private var action: Repair.Action? {
    switch (request.replacement, request.isMissing, request.isAccepting) {
    case (let text?, false, false): .replace(trimmed(text))
    case (nil, true, false): .missing
    default: nil
    }
  }

  /// A column by a name of the file or questionnaire, or by the field that it means.
  private func known(_ column: String, among names: [String], kind: String) throws(WorkbenchError) -> String {
    let column = trimmed(column)
    let fields = RecordKind(rawValue: kind).map { RecordSchema.of($0).fields } ?? []
    if let field = fields.first(where: { ([$0.name] + $0.headers).contains(column) }) { return field.name }
    guard names.contains(column) else {
      throw .unknownColumn(column, known: fields.isEmpty ? names : fields.map(\.name))
    }
    return column
  }

  private func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespacesAndNewlines) }
}
