package import ProgrammeModel

/// Sentences about problems that a person without programming can act on: where, what was read, what is allowed, what
/// to do.
///
/// The words stand in one file per language; nothing else in the intake holds sentences.
package enum ProblemText {
  /// The words of one rule: what is wrong, and what to do. `{value}`, `{allowed}` and `{suggestion}` stand for what the
  /// problem holds; where they are not used, the common sentence of the language says it.
  struct RuleWords: Sendable {
    let fault: String
    let remedy: String

    init(_ fault: String, _ remedy: String) {
      self.fault = fault
      self.remedy = remedy
    }
  }

  /// The common parts of a sentence in one language.
  struct Frame: Sendable {
    let rules: [ProblemRule: RuleWords]
    let line: @Sendable (Int) -> String
    let column: @Sendable (String) -> String
    let occurrences: @Sendable (Int) -> String
    let separator: String
    let read: @Sendable (String) -> String
    let allowed: @Sendable (String) -> String
    let nearest: @Sendable (String) -> String
    let kept: [IntakeProblem.Severity: String]
  }

  /// One problem as one line of text. What comes from the file is shown with control and direction characters escaped,
  /// at most 80 characters of it.
  package static func sentence(for problem: IntakeProblem, in language: Language) -> String {
    let frame = language == .zh ? chinese : english
    var place = TextFolding.visible(problem.file)
    if let line = problem.line { place += frame.line(line) }
    if let column = problem.column { place += frame.column(TextFolding.visible(column)) }
    if problem.occurrences > 1 { place += frame.occurrences(problem.occurrences) }
    let words = words(for: problem, in: language)
    let read = reading(of: problem, in: frame).map { [$0] } ?? []
    return place + frame.separator
      + (read + [words.fault, words.remedy, words.effect]).filter { !$0.isEmpty }.joined(separator: language.wordSpace)
  }

  /// One problem in its parts: what is wrong and what is allowed there, what to do, what became of the row or file.
  static func words(
    for problem: IntakeProblem, in language: Language
  ) -> (fault: String, remedy: String, effect: String) {
    let frame = language == .zh ? chinese : english
    let words = words(of: problem.rule, in: frame)
    let template = words.fault + words.remedy
    var fault = [filled(words.fault, problem)]
    if let allowed = problem.allowed, !template.contains("{allowed}") { fault.append(frame.allowed(shown(allowed))) }
    if let nearest = problem.suggestion, !template.contains("{suggestion}") {
      fault.append(frame.nearest(shown(nearest)))
    }
    return (
      fault.joined(separator: language.wordSpace), filled(words.remedy, problem), frame.kept[problem.severity] ?? ""
    )
  }

  private static func words(of rule: ProblemRule, in frame: Frame) -> RuleWords {
    frame.rules[rule] ?? RuleWords(rule.rawValue, "")
  }

  /// What was read, where the words of the rule do not say it.
  private static func reading(of problem: IntakeProblem, in frame: Frame) -> String? {
    let words = words(of: problem.rule, in: frame)
    guard let value = problem.value, !(words.fault + words.remedy).contains("{value}") else { return nil }
    return frame.read(shown(value))
  }

  private static func shown(_ text: String) -> String { TextFolding.visible(text) }

  /// Fills in a template in one pass, so that braces within a value stay as they are.
  private static func filled(_ template: String, _ problem: IntakeProblem) -> String {
    let values = ["value": problem.value, "allowed": problem.allowed, "suggestion": problem.suggestion]
    let pieces = template.split(separator: "{", omittingEmptySubsequences: false)
    return pieces.dropFirst().reduce(into: pieces.first.map(String.init) ?? "") { text, piece in
      let halves = piece.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      text += shown((values[String(halves[0])] ?? nil) ?? "")
      text += halves.count > 1 ? String(halves[1]) : ""
    }
  }
}

extension Language {
  /// What stands between two sentences.
  fileprivate var wordSpace: String { self == .zh ? "" : " " }
}
