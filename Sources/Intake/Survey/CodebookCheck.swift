import ProgrammeModel

/// Compares what a data file says of its codes with what the questionnaire says.
struct CodebookCheck {
  private let table: SourceTable

  init(_ table: SourceTable) { self.table = table }

  /// Problems of the variable in a column that answers a question. A code whose label is that of another option is fatal:
  /// answers would be turned around. Other words for a code, and a code that only the file calls missing, are named.
  func problems(of question: Question, column: Int) -> ProblemList {
    var list = ProblemList(file: table.file)
    guard let variable = table.codebook?.variables[column] else { return list }
    for label in variable.valueLabels {
      let choice = question.choices.first { $0.code == label.code }
      let shown = "\(label.code) \(label.label)"
      if variable.isMissing(label.code) {
        guard let choice, choice.missing == nil else { continue }
        list.warn(.differingLabel, column: variable.name, value: shown, suggestion: Self.shown(choice))
      } else if let other = question.choices.first(where: { Self.isLabel(label.label, of: $0) }) {
        guard other.code != label.code, choice.map({ !Self.isLabel(label.label, of: $0) }) ?? true else { continue }
        list.fatal(.contradictoryLabel, column: variable.name, value: shown, suggestion: Self.shown(other))
      } else if let choice {
        list.warn(.differingLabel, column: variable.name, value: shown, suggestion: Self.shown(choice))
      }
    }
    return list
  }

  private static func shown(_ choice: Question.Choice) -> String { "\(choice.code) \(choice.label.zh)" }

  private static func isLabel(_ label: String, of choice: Question.Choice) -> Bool {
    [choice.label.zh, choice.label.en].contains { TextFolding.key($0) == TextFolding.key(label) }
  }
}
