import ProgrammeModel

/// An entry of the catalogue of words. Each section of the report has its own enumeration; a case without a sentence in
/// either language does not compile. Placeholders are written `{name}`.
protocol Phrase: Sendable {
  var chinese: String { get }
  var english: String { get }
}

extension Phrase {
  subscript(_ language: Language) -> String {
    switch language {
    case .zh: chinese
    case .en: english
    }
  }
}
