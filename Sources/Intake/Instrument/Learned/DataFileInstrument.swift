import ProgrammeModel

extension QuestionnaireReader {
  /// Learns a questionnaire from a data file of SPSS or Stata.
  ///
  /// A variable with value labels is a single choice, a multiple response set one question with several answers; the
  /// others are numbers, dates or texts by all of their values. Missing values whose label says so are options that are
  /// no opinion. Values without a label become options of their own, named; when they are many, the variable is a number
  /// and its labels are not used, named too. A data file says nothing of skip logic: everybody counts as asked, except
  /// where a missing value says otherwise.
  ///
  /// - Parameter names: what questions are called instead of their variables.
  package static func learn(dataFile: SourceFile, names: [String: String] = [:]) -> QuestionnaireReading {
    var learner = DataFileLearner(SourceTable.read(dataFile), names: names, id: dataFile.stem)
    return learner.learn()
  }
}

/// Makes questions of the variables of a data file.
private struct DataFileLearner {
  private let table: SourceTable
  private let names: [String: String]
  private let id: String
  private var list: ProblemList
  private var questions: [Question] = []

  /// Values without a label that may become options.
  private static let unlabelledOptions = 20

  init(_ table: SourceTable, names: [String: String], id: String) {
    self.table = table
    self.names = names
    self.id = id
    list = ProblemList(file: table.file)
  }

  mutating func learn() -> QuestionnaireReading {
    guard !table.isFatal, let codebook = table.codebook else {
      return QuestionnaireReading(questionnaire: nil, problems: table.problems)
    }
    let sets = ResponseSets(codebook)
    for set in sets.unused { list.warn(.unusedResponseSet, column: set) }
    let respondent = SurveyColumns.respondentColumn(table, table.verdict?.system ?? .plain)
    for (index, variable) in codebook.variables.enumerated() where index != respondent {
      if let set = sets.set(of: variable.name) {
        if set.variables.first == variable.name { addQuestion(set, codebook) }
      } else {
        add(names[variable.name] ?? variable.name, variable.label, type(of: variable, index))
      }
    }
    let title = LocalizedText(zh: id, en: id)
    return QuestionnaireReading(
      questionnaire: Questionnaire(id: id, title: title, version: "", questions: questions), problems: list.finished())
  }

  private mutating func add(_ id: String, _ label: String?, _ type: Question.AnswerType) {
    let label = label ?? id
    questions.append(
      Question(
        id: id, label: LocalizedText(zh: label, en: label), type: type, relevance: nil, constraint: nil,
        required: false))
  }

  private mutating func addQuestion(_ set: Codebook.MultipleResponseSet, _ codebook: Codebook) {
    let members = codebook.variables.filter { set.variables.contains($0.name) }
    let choices =
      set.countedValue == nil
      ? members.first.map { options(of: $0) } ?? []
      : members.map { choice($0.name, $0.label ?? $0.name) }
    let name = ResponseSets.question(of: set)
    add(names[name] ?? name, set.label.isEmpty ? nil : set.label, .multiple(choices))
  }

  private mutating func type(of variable: Codebook.Variable, _ column: Int) -> Question.AnswerType {
    noteUnexplained(variable, column)
    let labelled = options(of: variable)
    guard labelled.contains(where: { $0.missing == nil }) else { return unlabelledType(variable, column) }
    let known = Set(variable.valueLabels.map(\.code))
    let values = table.cells[column].values.map { table.text($0) }
    let unlabelled = Set(values.filter { !$0.isEmpty && !known.contains($0) && !variable.isMissing($0) })
      .sorted { (Double($0) ?? .infinity, $0) < (Double($1) ?? .infinity, $1) }
    if unlabelled.isEmpty { return .single(labelled) }
    let shown = unlabelled.prefix(Self.unlabelledOptions).joined(separator: ", ")
    guard unlabelled.count <= Self.unlabelledOptions, unlabelled.allSatisfy({ Int($0) != nil }) else {
      list.warn(.unusedLabels, column: variable.name, value: shown)
      return unlabelledType(variable, column)
    }
    list.warn(.unlabelledCodes, column: variable.name, value: shown)
    return .single(labelled + unlabelled.map { choice($0, $0) })
  }

  /// By all values of the column; missing ones say nothing of the type.
  private mutating func unlabelledType(_ variable: Codebook.Variable, _ column: Int) -> Question.AnswerType {
    switch ColumnScan(table, column: column).tally.type {
    case .integer: return .integer
    case .number: return .decimal
    case .date: return .date
    default: return .text
    }
  }

  /// The labelled values, those that are no opinion marked. Values that say “not asked” or “blank” are no options.
  private mutating func options(of variable: Codebook.Variable) -> [Question.Choice] {
    variable.valueLabels.compactMap { label in
      let kind = variable.missingKind(label.code)
      if kind == nil, MissingKind(label: label.label) != nil {
        list.warn(.undeclaredMissing, column: variable.name, value: "\(label.code) \(label.label)")
      }
      guard kind != .blank, kind != .notAsked else { return nil }
      return choice(label.code, label.label, missing: kind)
    }
  }

  /// Names missing values that occur and do not say why.
  private mutating func noteUnexplained(_ variable: Codebook.Variable, _ column: Int) {
    let cells = table.cells[column].values.map { table.text($0) }
    let unexplained = cells.filter {
      variable.isMissing($0) && variable.label(of: $0).flatMap(MissingKind.init(label:)) == nil
    }
    guard !unexplained.isEmpty else { return }
    list.warn(.unexplainedMissing, column: variable.name, value: unexplained.sorted().joined(separator: ", "))
  }

  private func choice(_ code: String, _ label: String, missing: MissingKind? = nil) -> Question.Choice {
    Question.Choice(code: code, label: LocalizedText(zh: label, en: label), missing: missing)
  }
}

/// The multiple response sets of a codebook, each variable in one set at most.
struct ResponseSets {
  private var sets: [String: Codebook.MultipleResponseSet] = [:]
  /// Names of sets that have a variable of an earlier set, or one that the file lacks.
  private(set) var unused: [String] = []

  init(_ codebook: Codebook) {
    let known = Set(codebook.variables.map(\.name))
    for set in codebook.multipleResponseSets {
      let isWhole = !set.variables.isEmpty && set.variables.allSatisfy { known.contains($0) && sets[$0] == nil }
      guard isWhole else {
        unused.append(set.name)
        continue
      }
      // The order of the columns, whatever that of the set.
      let ordered = codebook.variables.map(\.name).filter(Set(set.variables).contains)
      let whole = Codebook.MultipleResponseSet(
        name: set.name, label: set.label, countedValue: set.countedValue, variables: ordered)
      for variable in ordered { sets[variable] = whole }
    }
  }

  func set(of variable: String) -> Codebook.MultipleResponseSet? { sets[variable] }

  /// The name of the question that a set answers: SPSS begins the names of sets with `$`.
  static func question(of set: Codebook.MultipleResponseSet) -> String {
    set.name.hasPrefix("$") ? String(set.name.dropFirst()) : set.name
  }
}
