import ProgrammeModel

/// One sheet of an XLSForm: rows as texts by column name, whatever the spelling of the names.
struct FormSheet {
  let file: String
  private let table: SourceTable
  private var position: [String: Int] = [:]

  /// Rows with their lines; none when a required column is missing.
  private(set) var rows: [SourceTable.SourceRow] = []

  /// Whether a workbook lacks the sheet, or has nothing in it.
  private(set) var isAbsent = false
  private static let absence: Set<ProblemRule> = [.unknownSheet, .emptyFile, .noDataRows]

  /// Reads a sheet: a file of its own, or one of a workbook.
  init(_ place: Place, known: Set<String>, required: [String], _ problems: inout [IntakeProblem]) {
    file = place.name
    let source = SourceFile(name: file, bytes: place.source.bytes)
    table = SourceTable.read(source, choice: ReadingChoice(system: .plain, sheet: place.sheet))
    if place.isOptional, table.problems.contains(where: { Self.absence.contains($0.rule) }) {
      isAbsent = true
      return
    }
    for (index, column) in table.columns.enumerated() { position[Self.key(column.name)] = index }
    var list = ProblemList(file: file)
    list.add(contentsOf: table.problems)
    guard !table.isFatal else {
      problems += list.finished()
      return
    }
    for name in required where position[name] == nil {
      list.fatal(
        .missingColumn, line: 1, column: name, suggestion: suggestedName(for: name, among: position.keys.sorted()))
    }
    for column in table.columns where !known.contains(Self.stem(column.name)) {
      list.warn(.unknownColumn, line: 1, column: column.name)
    }
    if !list.hasFatal { rows = table.rows }
    problems += list.finished()
  }

  /// Where a sheet stands.
  struct Place {
    let source: SourceFile
    /// Its name in a workbook; nil for a file of its own.
    var sheet: String?
    var isOptional = false

    /// The name that messages use.
    var name: String { sheet.map { "\(source.name) [\($0)]" } ?? source.name }
  }

  /// A cell, trimmed; empty when the sheet has no such column.
  func cell(_ row: SourceTable.SourceRow, _ column: String) -> String {
    position[column].map { TextFolding.trimmed(table.cell(row, $0)) } ?? ""
  }

  /// A text in both languages from `label::中文 (zh)`, `label::English (en)` or `label`; a language that is not there
  /// takes the other's words.
  func localized(_ row: SourceTable.SourceRow, _ stem: String) -> LocalizedText {
    var texts: [Language?: String] = [:]
    for (name, index) in position.sorted(by: { $0.key < $1.key }) where Self.stem(name) == stem {
      let text = TextFolding.trimmed(table.cell(row, index))
      if !text.isEmpty { texts[Self.language(of: name)] = text }
    }
    let zh = texts[.zh] ?? texts[nil] ?? texts[.en] ?? ""
    return LocalizedText(zh: zh, en: texts[.en] ?? texts[nil] ?? zh)
  }

  /// `List Name` as `list_name`.
  private static func key(_ name: String) -> String { String(TextFolding.key(name).map { $0 == " " ? "_" : $0 }) }

  private static func stem(_ name: String) -> String {
    let key = key(name)
    return key.firstRange(of: "::").map { String(key[..<$0.lowerBound]) } ?? key
  }

  private static func language(of name: String) -> Language? {
    if name.contains("(zh") || name.contains("中文") || name.contains("chinese") { return .zh }
    return name.contains("(en") || name.contains("english") ? .en : nil
  }
}
