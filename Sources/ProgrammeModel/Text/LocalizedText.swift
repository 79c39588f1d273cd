/// The languages of everything that people read; Chinese comes first.
package enum Language: String, Sendable, Codable, CaseIterable {
  case zh
  case en
}

/// One text in both languages, as a programme or a questionnaire defines it.
package struct LocalizedText: Sendable, Equatable, Hashable, Codable {
  package let zh: String
  package let en: String

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  package subscript(_ language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
