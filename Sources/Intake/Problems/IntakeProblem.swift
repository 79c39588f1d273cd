/// Something wrong with a file, said with its place, so that a person can find and mend it.
///
/// Problems are values: all of a file's problems are collected, none stops the reading of the others. Sentences for
/// people are made from them by `ProblemText`, in one place per language.
package struct IntakeProblem: Error, Sendable, Equatable, Codable {
  /// Name of the file as the user gave it.
  package let file: String
  /// Line of the file, from 1; nil when the whole file is meant.
  package let line: Int?
  /// Column by its header, or field of a definition; nil when the whole line is meant.
  package let column: String?
  /// What was read, as it stands in the file but for personal data, which are masked here and so in every message.
  package let value: String?
  package let rule: ProblemRule
  package let severity: Severity
  /// What is allowed there (`1–5`, `a date`), when the rule has it.
  package let allowed: String?
  /// The nearest thing that is known (a site, a column), when there is one.
  package let suggestion: String?
  /// How many cells of the column break the rule in the same way; `line` and `value` are those of the first one.
  package let occurrences: Int

  /// What becomes of the row or file.
  package enum Severity: String, Sendable, Codable {
    /// The file is not read at all.
    case fatal
    /// The row is kept apart and not used.
    case reject
    /// The row is used; somebody should look at it.
    case warn
  }

  package init(
    file: String, line: Int? = nil, column: String? = nil, value: String? = nil, rule: ProblemRule, severity: Severity,
    allowed: String? = nil, suggestion: String? = nil, occurrences: Int = 1
  ) {
    self.file = file
    self.line = line
    self.column = column.map(PersonalData.masked)
    self.value = value.map(PersonalData.masked)
    self.rule = rule
    self.severity = severity
    self.allowed = allowed
    self.suggestion = suggestion.map(PersonalData.masked)
    self.occurrences = occurrences
  }
}
