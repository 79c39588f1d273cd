/// The programme's own words for what every programme has: reports speak its language, not that of the code.
package struct Vocabulary: Sendable, Equatable, Codable {
  /// A place that runs the projects (示范点).
  package let site: LocalizedText
  package let website: LocalizedText
  package let callButton: LocalizedText
  package let room: LocalizedText
  package let selfReport: LocalizedText
  package let inspection: LocalizedText
  package let review: LocalizedText
  /// Nil where the programme keeps the usual ones.
  package let places: PlaceWords?

  package init(
    site: LocalizedText, website: LocalizedText, callButton: LocalizedText, room: LocalizedText,
    selfReport: LocalizedText, inspection: LocalizedText, review: LocalizedText, places: PlaceWords? = nil
  ) {
    self.site = site
    self.website = website
    self.callButton = callButton
    self.room = room
    self.selfReport = selfReport
    self.inspection = inspection
    self.review = review
    self.places = places
  }

  /// Fills the words of a template: `{=site}` as it is, `{=Site}` with a capital.
  package func fill(_ template: String, in language: Language) -> String {
    guard template.contains("{=") else { return template }
    let places = places ?? .usual
    let words = [
      ("site", site), ("website", website), ("callButton", callButton), ("room", room), ("selfReport", selfReport),
      ("inspection", inspection), ("review", review), ("city", places.city), ("district", places.district),
      ("districts", places.districts), ("street", places.street), ("streetOffice", places.streetOffice),
      ("resident", places.resident), ("community", places.community),
    ]
    return words.reduce(template) { text, word in
      let value = word.1[language]
      return text.replacing("{=\(word.0)}", with: value)
        .replacing("{=\(word.0.prefix(1).uppercased())\(word.0.dropFirst())}", with: value.capitalizedFirst)
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
