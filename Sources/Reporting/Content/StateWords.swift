package import ProgrammeModel

/// The words for states, offices and steps, for those who show them outside a report.
package struct StateWords {
  private let language: Language
  private let vocabulary: Vocabulary

  /// - Parameter vocabulary: the programme's own words, which names of offices hold.
  package init(language: Language, vocabulary: Vocabulary) {
    self.language = language
    self.vocabulary = vocabulary
  }

  package func state(_ state: CalendarEntry.State) -> String { CalendarPhrase(state)[language] }
  package func state(_ state: StepState.State) -> String { ProcedurePhrase(state)[language] }

  /// The name of an office, or its code when the catalogue does not know it.
  package func office(_ actor: String) -> String {
    guard let name = ActorPhrase(rawValue: actor)?[language] else { return actor }
    return vocabulary.fill(name, in: language)
  }
}

extension ProcedurePhrase {
  init(_ state: StepState.State) {
    self =
      switch state {
      case .waiting: .waiting
      case .open: .open
      case .ready: .ready
      case .signed: .signed
      case .altered: .altered
      }
  }
}
