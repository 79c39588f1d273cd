package import ProgrammeModel

/// A questionnaire read from its sheets, or everything that is wrong with them.
package struct QuestionnaireReading: Sendable, Equatable {
  /// Nil when a problem is worse than a warning.
  package let questionnaire: Questionnaire?
  package let problems: [IntakeProblem]
}

/// Reads an XLSForm (xlsform.org) whose sheets `survey`, `choices` and `settings` are CSV files or those of a workbook.
///
/// Types: `select_one`, `select_multiple`, `integer`, `decimal`, `text`, `date`, `calculate`, `hidden`, `note`,
/// `begin_group`,
/// `end_group`; what a form records by itself (`start`, `end`, `today`, `deviceid`, `username`) is no question.
/// Repeats,
/// `or_other` and all other types are refused with their line. A group's `relevant` holds for all its questions. The
/// column
/// `missing` of `choices` says that an option is no opinion: `dontKnow`, `notApplicable`, `refused`.
package struct QuestionnaireReader {
  private var problems: [IntakeProblem] = []
  private var lists: [String: [Question.Choice]] = [:]
  private var questions: [Question] = []
  private var lines: [String: Int] = [:]
  private var groups: [(relevance: String, line: Int)] = []
  private let file: String

  package static func read(
    survey: SourceFile, choices: SourceFile, settings: SourceFile
  ) -> QuestionnaireReading {
    read(
      survey: FormSheet.Place(source: survey), choices: FormSheet.Place(source: choices),
      settings: FormSheet.Place(source: settings))
  }

  /// Reads the sheets of a workbook. It needs no `choices` when nothing is chosen; without `settings` the form is called by
  /// the name of the file.
  package static func read(workbook: SourceFile) -> QuestionnaireReading {
    read(
      survey: FormSheet.Place(source: workbook, sheet: "survey"),
      choices: FormSheet.Place(source: workbook, sheet: "choices", isOptional: true),
      settings: FormSheet.Place(source: workbook, sheet: "settings", isOptional: true))
  }

  private static func read(
    survey: FormSheet.Place, choices: FormSheet.Place, settings: FormSheet.Place
  ) -> QuestionnaireReading {
    var reader = QuestionnaireReader(file: survey.name)
    reader.readChoices(choices)
    reader.readSurvey(survey)
    let (id, title, version) = reader.readSettings(settings)
    reader.checkExpressions()
    let isUsable = !reader.problems.contains { $0.severity != .warn }
    let questionnaire = Questionnaire(id: id, title: title, version: version, questions: reader.questions)
    return QuestionnaireReading(questionnaire: isUsable ? questionnaire : nil, problems: reader.problems)
  }

  private init(file: String) { self.file = file }

  private static let surveyColumns: Set<String> = [
    "type", "name", "label", "hint", "relevant", "constraint", "constraint_message", "required", "required_message",
    "appearance", "default", "readonly", "read_only", "calculation", "parameters", "guidance_hint",
  ]
  private static let recorded: Set<String> = ["start", "end", "today", "deviceid", "username", "phonenumber", "audit"]

  private mutating func refuse(
    _ rule: ProblemRule, _ line: Int?, in file: String, column: String? = nil, value: String? = nil,
    allowed: String? = nil, suggestion: String? = nil
  ) {
    problems.append(
      IntakeProblem(
        file: file, line: line, column: column, value: value, rule: rule, severity: .fatal, allowed: allowed,
        suggestion: suggestion))
  }

  // MARK: Choices and settings

  private mutating func readChoices(_ place: FormSheet.Place) {
    let sheet = FormSheet(
      place, known: ["list_name", "name", "label", "missing"], required: ["list_name", "name"], &problems)
    var lines: [String: Int] = [:]
    for row in sheet.rows {
      let list = sheet.cell(row, "list_name")
      let code = sheet.cell(row, "name")
      guard !list.isEmpty, !code.isEmpty else {
        refuse(.missingValue, row.line, in: sheet.file, column: list.isEmpty ? "list_name" : "name")
        continue
      }
      if code.contains(" ") { refuse(.invalidValue, row.line, in: sheet.file, column: "name", value: code) }
      if let earlier = lines.updateValue(row.line, forKey: "\(list) \(code)") {
        refuse(.repeatedName, row.line, in: sheet.file, column: "name", value: code, suggestion: "\(earlier)")
      }
      let label = sheet.localized(row, "label")
      lists[list, default: []].append(
        Question.Choice(
          code: code, label: label.zh.isEmpty ? LocalizedText(zh: code, en: code) : label, missing: missing(sheet, row))
      )
    }
  }

  private mutating func missing(_ sheet: FormSheet, _ row: SourceTable.SourceRow) -> MissingKind? {
    let kinds = [MissingKind.dontKnow, .notApplicable, .refused]
    let written = sheet.cell(row, "missing")
    if let kind = kinds.first(where: { $0.rawValue == written }) { return kind }
    if !written.isEmpty {
      let allowed = kinds.map(\.rawValue).joined(separator: ", ")
      refuse(.notInCodebook, row.line, in: sheet.file, column: "missing", value: written, allowed: allowed)
    }
    return nil
  }

  private mutating func readSettings(_ place: FormSheet.Place) -> (String, LocalizedText, String) {
    let sheet = FormSheet(
      place, known: ["form_title", "form_id", "version", "default_language", "style", "instance_name"],
      required: ["form_id"], &problems)
    guard !sheet.isAbsent else {
      let name = place.source.stem
      return (name, LocalizedText(zh: name, en: name), "")
    }
    guard let row = sheet.rows.first else { return ("", LocalizedText(zh: "", en: ""), "") }
    let id = sheet.cell(row, "form_id")
    if id.isEmpty { refuse(.missingValue, row.line, in: sheet.file, column: "form_id") }
    return (id, sheet.localized(row, "form_title"), sheet.cell(row, "version"))
  }

  // MARK: Survey

  private mutating func readSurvey(_ place: FormSheet.Place) {
    let sheet = FormSheet(place, known: Self.surveyColumns, required: ["type", "name"], &problems)
    for row in sheet.rows { read(row, of: sheet) }
    for group in groups { refuse(.unbalancedGroup, group.line, in: file, column: "type", value: "begin_group") }
  }

  private mutating func read(_ row: SourceTable.SourceRow, of sheet: FormSheet) {
    let words = sheet.cell(row, "type").split(separator: " ").map(String.init)
    let type = Self.typeName(words)
    switch type {
    case "begin_group": groups.append((sheet.cell(row, "relevant"), row.line))
    case "end_group":
      if groups.popLast() == nil {
        refuse(.unbalancedGroup, row.line, in: file, column: "type", value: "end_group")
      }
    case "note": break
    case let type where Self.recorded.contains(type): break
    default:
      guard let answers = answerType(type, words, row) else { return }
      addQuestion(answers, row, of: sheet)
    }
  }

  /// The first word of a type, with `select one from` and the like as `select_one`.
  private static func typeName(_ words: [String]) -> String {
    let joined = words.prefix(2).joined(separator: "_").lowercased()
    if ["begin_group", "end_group", "select_one", "select_multiple"].contains(joined) { return joined }
    return words.first?.lowercased() ?? ""
  }

  private mutating func answerType(
    _ type: String, _ words: [String], _ row: SourceTable.SourceRow
  ) -> Question.AnswerType? {
    switch type {
    case "integer", "int": return .integer
    case "decimal": return .decimal
    case "text", "string", "calculate", "hidden": return .text
    case "date": return .date
    case "select_one", "select_multiple":
      let list = words.drop {
        ["select", "select_one", "select_multiple", "one", "multiple"].contains($0.lowercased())
      }
      guard list.count == 1, let name = list.first else { break }
      guard let choices = lists[name] else {
        let nearest = suggestedName(for: name, among: lists.keys.sorted())
        refuse(.unknownChoiceList, row.line, in: file, column: "type", value: name, suggestion: nearest)
        return nil
      }
      return type == "select_one" ? .single(choices) : .multiple(choices)
    default: break
    }
    refuse(
      .unknownQuestionType, row.line, in: file, column: "type", value: words.joined(separator: " "),
      allowed: "select_one LIST, select_multiple LIST, integer, decimal, text, date, calculate, hidden, note")
    return nil
  }

  private mutating func addQuestion(_ type: Question.AnswerType, _ row: SourceTable.SourceRow, of sheet: FormSheet) {
    let name = sheet.cell(row, "name")
    guard Self.isName(name) else {
      let rule: ProblemRule = name.isEmpty ? .missingValue : .invalidValue
      return refuse(rule, row.line, in: file, column: "name", value: name, allowed: "A–Z, a–z, 0–9, _ - .")
    }
    if let earlier = lines.updateValue(row.line, forKey: name) {
      return refuse(.repeatedName, row.line, in: file, column: "name", value: name, suggestion: "\(earlier)")
    }
    let label = sheet.localized(row, "label")
    let conditions = (groups.map(\.relevance) + [sheet.cell(row, "relevant")]).filter { !$0.isEmpty }
    let relevance = conditions.count > 1 ? conditions.map { "(\($0))" }.joined(separator: " and ") : conditions.first
    let constraint = sheet.cell(row, "constraint")
    questions.append(
      Question(
        id: name, label: label.zh.isEmpty ? LocalizedText(zh: name, en: name) : label, type: type,
        relevance: relevance, constraint: constraint.isEmpty ? nil : constraint,
        required: ["yes", "true", "true()", "是"].contains(sheet.cell(row, "required").lowercased())))
  }

  private static func isName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, first.properties.isAlphabetic || first == "_" else { return false }
    return name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "_-.".unicodeScalars.contains($0)
    }
  }

  // MARK: Expressions

  private mutating func checkExpressions() {
    let names = questions.map(\.id)
    for question in questions {
      for (column, text) in [("relevant", question.relevance), ("constraint", question.constraint)] {
        guard let text else { continue }
        do {
          let expression = try FormExpression(parsing: text)
          for name in expression.questions where lines[name] == nil {
            refuse(
              .unknownQuestion, lines[question.id], in: file, column: column, value: name,
              suggestion: suggestedName(for: name, among: names))
          }
        } catch {
          refuse(
            .invalidExpression, lines[question.id], in: file, column: column, value: error.found,
            allowed: error.expected)
        }
      }
    }
  }
}
