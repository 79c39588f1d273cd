import ProgrammeModel

/// Which columns of a file answer which question.
struct SurveyColumns {
  /// A question's columns: one for the answer, or one for each option of a multiple choice, or both; the variables of a
  /// multiple response set.
  struct QuestionColumns: Equatable {
    var answer: Int?
    var options: [Option] = []
    var set: SetColumns?

    struct Option: Equatable {
      let code: String
      let column: Int
    }

    /// The columns of the options, or of the set.
    var parts: [Int] { self.set?.members.map(\.column) ?? options.map(\.column) }

    var isEmpty: Bool { answer == nil && options.isEmpty && set == nil }
  }

  private(set) var columns: [String: QuestionColumns] = [:]
  private(set) var respondent: Int?
  private(set) var unknown: [Int] = []
  /// Columns that answer a question that another column answers already.
  private(set) var repeated: [Int] = []

  private let questionnaire: Questionnaire
  private let names: [String: String]
  private let labels: [String: String]

  /// Matches the columns of a table. `roles` are names that need not be questions; `map` says by column name what
  /// detection does not know.
  init(_ table: SourceTable, _ questionnaire: Questionnaire, roles: [String], map: [String: String]) {
    self.questionnaire = questionnaire
    let ids = questionnaire.questions.map(\.id) + roles
    names = Dictionary(ids.map { (TextFolding.key($0), $0) }) { first, _ in first }
    labels = Self.uniqueLabels(questionnaire)
    let system = table.verdict?.system ?? .plain
    respondent = Self.respondentColumn(table, system)
    let inSets = bindSets(of: table, map)
    for (index, column) in table.columns.enumerated() where index != respondent && !inSets.contains(index) {
      if !bind(column, index, map[column.name]), !system.isOwnColumn(column.name) { unknown.append(index) }
    }
  }

  /// Binds the multiple response sets of a data file by their name or label; the columns that are in them.
  private mutating func bindSets(of table: SourceTable, _ map: [String: String]) -> Set<Int> {
    guard let codebook = table.codebook else { return [] }
    let sets = ResponseSets(codebook)
    var bound: Set<Int> = []
    for (index, column) in table.columns.enumerated() {
      guard let set = sets.set(of: column.name), set.variables.first == column.name else { continue }
      let name = ResponseSets.question(of: set)
      let id = names[TextFolding.key(map[name] ?? name)] ?? labels[Self.labelKey(set.label)]
      guard let question = id.flatMap(questionnaire.question), case .multiple = question.type,
        columns[question.id] == nil, let members = SetColumns(set, of: question, in: table)
      else { continue }
      columns[question.id] = QuestionColumns(answer: nil, options: [], set: members)
      bound.formUnion([index] + members.members.map(\.column))
    }
    return bound
  }

  static func respondentColumn(_ table: SourceTable, _ system: ExportSystem) -> Int? {
    let keys = table.columns.map { TextFolding.key($0.name) }
    return system.respondentColumns.lazy.compactMap { keys.firstIndex(of: $0) }.first
  }

  /// Labels that belong to one question only, by their folded form.
  private static func uniqueLabels(_ questionnaire: Questionnaire) -> [String: String] {
    var owners: [String: Set<String>] = [:]
    for question in questionnaire.questions {
      for label in [question.label.zh, question.label.en] { owners[labelKey(label), default: []].insert(question.id) }
    }
    return owners.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// A label as it is compared: folded, without spaces.
  private static func labelKey(_ label: String) -> String { TextFolding.key(label).filter { $0 != " " } }

  /// What columns are called by the questionnaire: the question or role that they answer.
  var questionOfColumn: [Int: String] {
    Dictionary(
      columns.compactMap { id, bound in bound.answer.map { ($0, id) } }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Binding

  private mutating func bind(_ column: SourceTable.ColumnHeader, _ index: Int, _ mapped: String?) -> Bool {
    if let mapped { return bind(name: mapped, index) }
    if let header = WJXHeader(column.name) { return bind(header, index) }
    if bind(name: column.name, index) || bind(label: column.name, index) { return true }
    if let label = column.label, bind(label: label, index) { return true }
    return bindPath(column.name, index) || bindCode(column.name, index) || bindFullName(column.name, index)
  }

  private mutating func bind(name: String, _ index: Int) -> Bool {
    guard let id = names[TextFolding.key(name)] else { return false }
    return setAnswer(of: id, index)
  }

  private mutating func bind(label: String, _ index: Int) -> Bool {
    guard let id = labels[Self.labelKey(label)] else { return false }
    return setAnswer(of: id, index)
  }

  private mutating func setAnswer(of id: String, _ index: Int) -> Bool {
    if columns[id]?.answer != nil {
      repeated.append(index)
    } else {
      columns[id, default: QuestionColumns()].answer = index
    }
    return true
  }

  /// 问卷星: `N、题目`; `第N题(行)` of a matrix; `第N题(选项)` of a multiple choice. The questionnaire does not know 问卷星's
  /// numbers, so an option goes to the first multiple choice that has it and is not complete, that of its neighbour
  /// first.
  private mutating func bind(_ header: WJXHeader, _ index: Int) -> Bool {
    if bind(label: header.text, index) { return true }
    guard header.isPart else { return false }
    let text = Self.withoutRemark(header.text)
    let open = questionnaire.questions.filter { question in
      guard case .multiple(let choices) = question.type, columns[question.id]?.answer == nil else { return false }
      return columns[question.id].map { $0.options.count < choices.count } ?? true
    }
    let neighbours = open.filter { columns[$0.id]?.options.last?.column == index - 1 }
    for question in neighbours + open where bindOption(text, of: question, index) { return true }
    return false
  }

  /// Kobo `group/name`, `group/name/option`; ODK `group-name`; labels likewise.
  private mutating func bindPath(_ name: String, _ index: Int) -> Bool {
    for separator in ["/", "-"] {
      let parts = name.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
      guard parts.count > 1, let last = parts.last else { continue }
      let parent = parts[parts.count - 2]
      if let id = names[TextFolding.key(parent)] ?? labels[Self.labelKey(parent)],
        let question = questionnaire.question(id), bindOption(last, of: question, index)
      {
        return true
      }
      if bind(name: last, index) || bind(label: last, index) { return true }
    }
    return false
  }

  /// LimeSurvey `code[SUB]`, `code[SUB]. text`, `code. text`.
  private mutating func bindCode(_ name: String, _ index: Int) -> Bool {
    let code = name.prefix { $0 != "[" && $0 != "." }
    if let part = Self.bracketed(name), bind(name: "\(code)_\(part)", index) { return true }
    guard code.count < name.count, let id = names[TextFolding.key(code)] else { return false }
    let rest = name[code.endIndex...]
    guard rest.first == "[" else { return setAnswer(of: id, index) }
    guard let question = questionnaire.question(id) else { return false }
    return bindOption(String(rest.dropFirst().prefix { $0 != "]" }), of: question, index)
  }

  /// LimeSurvey's full names: `question [option]`.
  private mutating func bindFullName(_ name: String, _ index: Int) -> Bool {
    guard name.hasSuffix("]"), let mark = name.lastIndex(of: "["),
      let question = labels[Self.labelKey(TextFolding.trimmed(name[..<mark]))].flatMap(questionnaire.question)
    else { return false }
    return bindOption(String(name[mark...].dropFirst().dropLast()), of: question, index)
  }

  /// `SUB` of `code[SUB]`.
  private static func bracketed(_ name: String) -> Substring? {
    name.firstIndex(of: "[").map { name[$0...].dropFirst().prefix { $0 != "]" } }
  }

  private mutating func bindOption(_ text: String, of question: Question, _ index: Int) -> Bool {
    guard case .multiple(let choices) = question.type else { return false }
    let key = Self.labelKey(text)
    let choice = choices.first { choice in
      [choice.code, choice.label.zh, choice.label.en].contains { Self.labelKey(Self.withoutRemark($0)) == key }
    }
    guard let choice, columns[question.id]?.options.contains(where: { $0.code == choice.code }) != true else {
      return false
    }
    columns[question.id, default: QuestionColumns()].options.append(.init(code: choice.code, column: index))
    return true
  }

  /// `其他【请注明】`, `其他〖三楼〗` as `其他`.
  static func withoutRemark(_ text: String) -> String {
    let end = text.firstIndex { $0 == "〖" || $0 == "【" } ?? text.endIndex
    return end == text.startIndex ? text : TextFolding.trimmed(text[..<end])
  }
}
