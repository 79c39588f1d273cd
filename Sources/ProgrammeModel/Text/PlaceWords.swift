/// The programme's words for its levels and people: who commissions, who oversees, who lives there.
package struct PlaceWords: Sendable, Equatable, Codable {
  /// The whole area and its office (市 in 全市 and 市主管部门).
  package let city: LocalizedText
  /// One part of the area with sites of its own, as headings name it (区（新区）).
  package let district: LocalizedText
  /// The same after 各 and 个 in Chinese (区), the plural in English.
  package let districts: LocalizedText
  /// The level between district and site, and its office.
  package let street: LocalizedText
  package let streetOffice: LocalizedText
  /// Those whom the programme serves and the survey asks.
  package let resident: LocalizedText
  /// Where the residents of a site live.
  package let community: LocalizedText

  /// What stands where a programme has no word of its own.
  package static let usual = PlaceWords()

  package init(
    city: LocalizedText = .init(zh: "市", en: "city"), district: LocalizedText = .init(zh: "区", en: "district"),
    districts: LocalizedText = .init(zh: "区", en: "districts"),
    street: LocalizedText = .init(zh: "街道", en: "street"),
    streetOffice: LocalizedText = .init(zh: "街道办事处", en: "street office"),
    resident: LocalizedText = .init(zh: "居民", en: "resident"),
    community: LocalizedText = .init(zh: "社区", en: "community")
  ) {
    self.city = city
    self.district = district
    self.districts = districts
    self.street = street
    self.streetOffice = streetOffice
    self.resident = resident
    self.community = community
  }
}
