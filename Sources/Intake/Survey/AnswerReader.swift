import ProgrammeModel

/// Reads the answers to one question and remembers each spelling that it has met.
struct AnswerReader {
  let question: Question
  private let system: ExportSystem
  private let constraint: FormExpression?
  private let exact: [String: String]
  private let folded: [String: String]
  /// The variable of a data file that holds the answers.
  private let variable: Codebook.Variable?
  /// Whether the question asks who or where somebody is.
  private let isPersonal: Bool
  private var known: [String: Reading] = [:]

  /// What a cell says.
  struct Reading: Equatable {
    var content: Content
    /// Rule that the spelling breaks without losing its meaning.
    var warning: ProblemRule?
  }

  enum Content: Equatable {
    case answer(Answer, codes: String)
    case blank
    /// The file says that the question was not asked.
    case skipped
    case refused(ProblemRule)
  }

  init(
    _ question: Question, system: ExportSystem, constraint: FormExpression?, variable: Codebook.Variable? = nil
  ) {
    self.question = question
    self.system = system
    self.constraint = constraint
    self.variable = variable
    isPersonal = question.type == .text && PersonName.isAsked(by: question)
    var exact: [String: String] = [:]
    var folded: [String: Set<String>] = [:]
    for choice in question.choices {
      for spelling in [choice.label.en, choice.label.zh, choice.code] {
        exact[spelling] = choice.code
        folded[TextFolding.key(SurveyColumns.withoutRemark(spelling)), default: []].insert(choice.code)
      }
    }
    for choice in question.choices { exact[choice.code] = choice.code }
    self.exact = exact
    self.folded = folded.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// What is allowed where a rule is broken, for messages.
  func allowed(by rule: ProblemRule) -> String? {
    if rule == .constraintBroken { return question.constraint }
    return switch question.type {
    case .single(let choices), .multiple(let choices):
      choices.prefix(12).map { $0.code == $0.label.zh ? $0.code : "\($0.code) \($0.label.zh)" }.joined(separator: "、")
        + (choices.count > 12 ? "…" : "")
    case .integer: "0, 1, 2…"
    case .decimal: "0.0"
    case .date: "2015-05-31"
    case .text: nil
    }
  }

  /// Reads the cell of the answer, or, when that is empty or absent, the cells of the options.
  mutating func read(_ cell: String?, options: [(code: String, cell: String)]) -> Reading {
    let reading = cell.map { read($0) }
    guard let reading, reading.content != .blank || options.isEmpty else { return read(options: options) }
    return reading
  }

  private mutating func read(_ cell: String) -> Reading {
    if let reading = known[cell] { return reading }
    let reading = declaredMissing(cell) ?? checked(interpreted(cell))
    known[cell] = reading
    return reading
  }

  /// What a missing value of a data file says; an option that is no opinion says it for the questionnaire.
  private func declaredMissing(_ cell: String) -> Reading? {
    let text = TextFolding.trimmed(cell)
    guard let kind = variable?.missingKind(text) else { return nil }
    let content = Content(question.choices.first { $0.code == text }?.missing ?? kind, codes: text)
    return Reading(content: content)
  }

  /// What the variables of a multiple response set say together: the chosen options; none where all that hold a value
  /// say “not chosen”; else why they hold none, blank where they disagree or the system lacks all values.
  func read(_ marks: [SetColumns.Mark]) -> Reading {
    var chosen: [String] = []
    var kinds: Set<MissingKind> = []
    for mark in marks {
      switch mark {
      case .chosen(let text):
        guard let code = code(for: text)?.code else { return Reading(content: .refused(.notInCodebook)) }
        chosen.append(code)
      case .missing(let kind): kinds.insert(kind)
      case .notChosen, .empty: break
      }
    }
    if !chosen.isEmpty { return self.chosen(chosen) }
    if marks.contains(.notChosen) { return Reading(content: .answer(.set([]), codes: "")) }
    return Reading(content: Content(kinds.count == 1 ? kinds.first ?? .blank : .blank, codes: ""))
  }

  private func interpreted(_ cell: String) -> Reading {
    let text = TextFolding.trimmed(cell)
    if text.isEmpty { return Reading(content: .blank) }
    if system == .wjxText || system == .wjxSequence {
      if ["-3", "(跳过)", "（跳过）"].contains(text) { return Reading(content: .skipped) }
      if ["-2", "(空)", "（空）"].contains(text) { return Reading(content: .blank) }
    }
    // What LimeSurvey writes in full answers where the question was not shown.
    if system == .limesurvey, text == "N/A", exact[text] == nil { return Reading(content: .skipped) }
    if CellWords.isSpreadsheetError(text) { return Reading(content: .refused(.spreadsheetError)) }
    switch question.type {
    case .single: return single(text)
    case .multiple: return multiple(text)
    case .integer, .decimal: return number(text)
    case .date: return date(text)
    case .text: return openAnswer(cell, text)
    }
  }

  private func checked(_ reading: Reading) -> Reading {
    guard let constraint, case .answer(_, let codes) = reading.content, !constraint.holds(current: codes, { _ in "" })
    else { return reading }
    return Reading(content: .refused(.constraintBroken))
  }

  /// A text without its personal data. Conditions of the questionnaire see the text as it was given.
  private func openAnswer(_ cell: String, _ text: String) -> Reading {
    let kept = isPersonal ? PersonalData.maskedName : PersonalData.masked(cell)
    return Reading(content: .answer(.text(kept), codes: text), warning: kept == cell ? nil : .personalData)
  }

  // MARK: Choices

  private func single(_ text: String) -> Reading {
    guard let (code, warning) = code(for: text) else { return Reading(content: .refused(.notInCodebook)) }
    return Reading(content: .answer(answer(for: code), codes: code), warning: warning)
  }

  private func answer(for code: String) -> Answer {
    question.choices.first { $0.code == code }?.missing.map { .missing($0) } ?? .code(code)
  }

  /// The code that a spelling means: an option's number (问卷星 by sequence), its code or label, a number that equals the
  /// code, or one of these in another width or case.
  private func code(for text: String) -> (code: String, warning: ProblemRule?)? {
    if system == .wjxSequence {
      guard let position = Int(text), question.choices.indices.contains(position - 1) else { return nil }
      return (question.choices[position - 1].code, nil)
    }
    if let code = exact[text] { return (code, nil) }
    if let number = NumberText(text), number.value == number.value.rounded(), abs(number.value) < 1e9,
      !text.contains("%"), let code = exact["\(Int(number.value))"]
    {
      return (code, number.isUnusual ? .normalizedValue : nil)
    }
    guard let code = folded[TextFolding.key(SurveyColumns.withoutRemark(text))] else { return nil }
    return (code, TextFolding.plain(text) == text ? nil : .normalizedValue)
  }

  /// Several options in one cell: the whole cell, or its parts by the first separator by which all parts are options.
  private func multiple(_ text: String) -> Reading {
    let separators: [Character] = system == .wjxText ? ["┋"] : ["┋", " ", ";", "；", "、", ",", "，", "|"]
    var attempts = [[text]]
    for separator in separators where text.contains(separator) {
      attempts.append(text.split(separator: separator).map { TextFolding.trimmed($0) }.filter { !$0.isEmpty })
    }
    for parts in attempts {
      let codes = parts.compactMap { part in
        system == .wjxSequence ? exact[part] : code(for: part)?.code
      }
      if codes.count == parts.count, !codes.isEmpty { return chosen(codes) }
    }
    return Reading(content: .refused(.notInCodebook))
  }

  private func read(options: [(code: String, cell: String)]) -> Reading {
    var ticked: [String] = []
    var isSkipped = false
    for option in options {
      let text = TextFolding.trimmed(option.cell)
      switch TextFolding.key(text) {
      case "", "0", "no", "false", "否", "n", "-2", "(空)": break
      case "-3", "(跳过)": isSkipped = true
      case "n/a" where system == .limesurvey: isSkipped = true
      case "1", "yes", "true", "是", "y": ticked.append(option.code)
      default:
        guard code(for: text)?.code == option.code || exact[text] == option.code else {
          return Reading(content: .refused(.notInCodebook))
        }
        ticked.append(option.code)
      }
    }
    if ticked.isEmpty { return Reading(content: isSkipped ? .skipped : .blank) }
    return chosen(ticked)
  }

  /// The set of chosen options in the questionnaire's order; when all of them are no opinion, that.
  private func chosen(_ codes: [String]) -> Reading {
    let choices = question.choices.filter { codes.contains($0.code) }
    let joined = choices.map(\.code).joined(separator: " ")
    if let kind = choices.first?.missing, choices.allSatisfy({ $0.missing == kind }) {
      return Reading(content: .answer(.missing(kind), codes: joined))
    }
    return Reading(content: .answer(.set(choices.map(\.code)), codes: joined))
  }

  // MARK: Numbers and dates

  private func number(_ text: String) -> Reading {
    guard let number = NumberText(text) else {
      return Reading(content: .refused(NumberText.isNotFinite(text) ? .notFinite : .invalidValue))
    }
    if question.type == .integer, number.value != number.value.rounded() {
      return Reading(content: .refused(.invalidValue))
    }
    let codes = FormExpression.Value.number(number.value).asText
    return Reading(
      content: .answer(.number(number.value), codes: codes), warning: number.isUnusual ? .normalizedValue : nil)
  }

  private func date(_ text: String) -> Reading {
    switch DateText.read(text) {
    case .date(let date, let unusual):
      Reading(content: .answer(.text("\(date)"), codes: "\(date)"), warning: unusual ? .normalizedValue : nil)
    case .impossible: Reading(content: .refused(.impossibleDate))
    case .ambiguous: Reading(content: .refused(.ambiguousDate))
    case .other: Reading(content: .refused(.invalidValue))
    }
  }
}

extension AnswerReader.Content {
  /// Why there is no answer, as the cell says it.
  fileprivate init(_ kind: MissingKind, codes: String) {
    switch kind {
    case .notAsked: self = .skipped
    case .blank: self = .blank
    case .dontKnow, .notApplicable, .refused: self = .answer(.missing(kind), codes: codes)
    }
  }
}
