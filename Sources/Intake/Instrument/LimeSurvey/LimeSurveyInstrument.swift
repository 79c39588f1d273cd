import ProgrammeModel

extension QuestionnaireReader {
  /// Reads the questionnaire of a LimeSurvey survey from its structure (`.lss`).
  ///
  /// Lists, yes/no, gender, five points, arrays (a question `code_SUB` for each row), multiple choices, numbers, dates and
  /// texts are read, as is the free text of `other` (`code_other`). Questions of other types, and those whose condition
  /// cannot be read, are left out and named. Texts are Chinese and English where the survey has both.
  package static func read(limeSurvey file: SourceFile) -> QuestionnaireReading {
    do {
      var reader = LimeSurveyReader(try LimeSurveyStructure.read(file), file: file)
      return reader.read()
    } catch {
      var list = ProblemList(file: file.name)
      list.fatal(error)
      return QuestionnaireReading(questionnaire: nil, problems: list.problems)
    }
  }
}

/// Makes a questionnaire of the tables of LimeSurvey.
///
/// Source: the LimeSurvey manual, “Question types” and “Export – survey structure”; application/models/Question.php. Before
/// DBVersion 400 texts stand in the rows, one row for each language; since then in tables whose names end in `_l10ns`.
private struct LimeSurveyReader {
  private typealias Fields = [String: String]

  private let structure: LimeSurveyStructure
  private let id: String
  private var list: ProblemList
  private var questions: [Question] = []
  private var subquestions: [String: [Fields]] = [:]
  private var answers: [String: [Fields]] = [:]
  private var texts: [String: [String: String]] = [:]
  private var relevance: LimeSurveyRelevance

  init(_ structure: LimeSurveyStructure, file: SourceFile) {
    self.structure = structure
    id = file.stem
    list = ProblemList(file: file.name)
    relevance = LimeSurveyRelevance()
  }

  mutating func read() -> QuestionnaireReading {
    collectTexts()
    let roots = ordered(distinct(structure.rows("questions"), by: "qid"), "question_order")
    let groups = Dictionary(structure.rows("groups").map { ($0["gid"] ?? "", $0) }) { first, _ in first }
    for row in ordered(distinct(structure.rows("subquestions"), by: "qid"), "question_order") {
      subquestions[row["parent_qid"] ?? "", default: []].append(row)
    }
    for row in ordered(distinct(structure.rows("answers"), by: "qid", "code", "scale_id"), "sortorder") {
      answers[row["qid"] ?? "", default: []].append(row)
    }
    let sorted = roots.enumerated().sorted { left, right in
      (order(groups[left.element["gid"] ?? ""], "group_order"), left.offset)
        < (order(groups[right.element["gid"] ?? ""], "group_order"), right.offset)
    }.map(\.element)
    for row in sorted {
      let parts = (subquestions[row["qid"] ?? ""] ?? []).map { $0["title"] ?? "" }
      relevance.add(question: row, subquestions: parts, isMultiple: ["M", "P"].contains(row["type"]))
    }
    for row in sorted { add(row, group: groups[row["gid"] ?? ""]?["grelevance"] ?? "") }
    if questions.isEmpty { list.fatal(.damagedInstrument) }
    let title = structure.rows("surveys_languagesettings").first?["surveyls_title"].map(LimeSurveyText.plain) ?? id
    let questionnaire = Questionnaire(
      id: id, title: LocalizedText(zh: title, en: title), version: "", questions: questions)
    return QuestionnaireReading(questionnaire: list.hasFatal ? nil : questionnaire, problems: list.finished())
  }

  // MARK: Rows

  private func distinct(_ rows: [Fields], by keys: String...) -> [Fields] {
    var seen: Set<[String]> = []
    return rows.filter { row in seen.insert(keys.map { row[$0] ?? "" }).inserted }
  }

  private func ordered(_ rows: [Fields], _ key: String) -> [Fields] {
    rows.enumerated().sorted { (order($0.element, key), $0.offset) < (order($1.element, key), $1.offset) }
      .map(\.element)
  }

  private func order(_ row: Fields?, _ key: String) -> Int { row?[key].flatMap { Int($0) } ?? 0 }

  /// Texts by what they belong to and language; those of the rows and those of the tables of texts.
  private mutating func collectTexts() {
    for section in ["questions", "subquestions", "question_l10ns"] {
      for row in structure.rows(section) { note(row["question"], "question \(row["qid"] ?? "")", row) }
    }
    for row in structure.rows("answers") { note(row["answer"], Self.key(ofAnswer: row), row) }
    var keys: [String: String] = [:]
    for row in structure.rows("answers") { keys[row["aid"] ?? ""] = Self.key(ofAnswer: row) }
    for row in structure.rows("answer_l10ns") { note(row["answer"], keys[row["aid"] ?? ""] ?? "", row) }
  }

  private static func key(ofAnswer row: Fields) -> String {
    "answer \(row["qid"] ?? "") \(row["scale_id"] ?? "0") \(row["code"] ?? "")"
  }

  private mutating func note(_ text: String?, _ key: String, _ row: Fields) {
    guard let text = text.map(LimeSurveyText.plain), !text.isEmpty else { return }
    let written = row["language"] ?? ""
    texts[key, default: [:]][written.hasPrefix("zh") ? "zh" : written.hasPrefix("en") ? "en" : written] = text
  }

  /// A text in both languages; a language that is not there takes the other's words, or those of the first by name.
  private func localized(_ key: String, else code: String) -> LocalizedText {
    let known = texts[key] ?? [:]
    let first = known.sorted { $0.key < $1.key }.first?.value ?? code
    let zh = known["zh"] ?? known["en"] ?? first
    return LocalizedText(zh: zh, en: known["en"] ?? zh)
  }

  // MARK: Questions

  private mutating func add(_ row: Fields, group: String) {
    let (code, type, qid) = (row["title"] ?? "", row["type"] ?? "", row["qid"] ?? "")
    if type == "X" { return }
    let condition: String?
    do {
      condition = try relevance.expression(group, row["relevance"] ?? "")
    } catch {
      return list.warn(.unsupportedRelevance, column: code, value: error.text)
    }
    let label = localized("question \(qid)", else: code)
    let isMandatory = row["mandatory"] == "Y" && condition == nil
    func append(_ id: String, _ label: LocalizedText, _ type: Question.AnswerType, _ isRequired: Bool = false) {
      questions.append(
        Question(
          id: id, label: label, type: type, relevance: condition, constraint: nil, required: isRequired))
    }
    if let single = singleType(type, row) {
      append(code, label, single, isMandatory)
    } else if type == "M" || type == "P" {
      let choices = (subquestions[qid] ?? []).map { part in
        choice(part["title"] ?? "", localized("question \(part["qid"] ?? "")", else: part["title"] ?? ""))
      }
      append(code, label, .multiple(choices))
    } else if let part = partType(type, row) {
      for row in subquestions[qid] ?? [] where row["scale_id"] ?? "0" == "0" {
        let (name, words) = (row["title"] ?? "", localized("question \(row["qid"] ?? "")", else: row["title"] ?? ""))
        let joined = LocalizedText(zh: "\(label.zh) [\(words.zh)]", en: "\(label.en) [\(words.en)]")
        append("\(code)_\(name)", joined, part)
      }
    } else {
      return list.warn(.unsupportedQuestion, column: code, value: Self.names[type] ?? type)
    }
    if row["other"] == "Y" {
      append("\(code)_other", LocalizedText(zh: "\(label.zh) [其他]", en: "\(label.en) [Other]"), .text)
    }
  }

  private func choice(_ code: String, _ label: LocalizedText) -> Question.Choice {
    Question.Choice(code: code, label: label, missing: nil)
  }

  private func choices(_ row: Fields) -> [Question.Choice] {
    let listed = (answers[row["qid"] ?? ""] ?? []).filter { $0["scale_id"] ?? "0" == "0" }.map { answer in
      choice(answer["code"] ?? "", localized(Self.key(ofAnswer: answer), else: answer["code"] ?? ""))
    }
    return row["other"] == "Y" ? listed + [choice("-oth-", LocalizedText(zh: "其他", en: "Other"))] : listed
  }

  /// The type of a question that one column answers.
  private func singleType(_ type: String, _ row: Fields) -> Question.AnswerType? {
    switch type {
    case "L", "!", "O": .single(choices(row))
    case "Y": .single([choice("Y", .init(zh: "是", en: "Yes")), choice("N", .init(zh: "否", en: "No"))])
    case "G": .single([choice("F", .init(zh: "女", en: "Female")), choice("M", .init(zh: "男", en: "Male"))])
    case "5": .single(points(5))
    case "N": .decimal
    case "D": .date
    case "S", "T", "U", "*": .text
    default: nil
    }
  }

  /// The type of each row of a question that has rows.
  private func partType(_ type: String, _ row: Fields) -> Question.AnswerType? {
    switch type {
    case "F", "H": .single(choices(row))
    case "A": .single(points(5))
    case "B": .single(points(10))
    case "C":
      .single([
        choice("Y", .init(zh: "是", en: "Yes")), choice("U", .init(zh: "不确定", en: "Uncertain")),
        choice("N", .init(zh: "否", en: "No")),
      ])
    case "E":
      .single([
        choice("I", .init(zh: "增加", en: "Increase")), choice("S", .init(zh: "不变", en: "Same")),
        choice("D", .init(zh: "减少", en: "Decrease")),
      ])
    case "K": .decimal
    case "Q": .text
    default: nil
    }
  }

  private func points(_ count: Int) -> [Question.Choice] {
    (1...count).map { choice("\($0)", LocalizedText(zh: "\($0)", en: "\($0)")) }
  }

  /// Names of the types that are left out, for messages.
  private static let names = [
    "R": "R ranking", "1": "1 dual scale array", ":": ": array of numbers", ";": "; array of texts",
    "|": "| file upload",
    "I": "I language",
  ]
}
