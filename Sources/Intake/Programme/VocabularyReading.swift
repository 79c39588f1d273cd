import ProgrammeModel

extension Vocabulary {
  private static let keys = ["site", "website", "callButton", "room", "selfReport", "inspection", "review"]

  private static let placeKeys = [
    "city", "district", "districts", "street", "streetOffice", "resident", "community",
  ]

  init?(_ value: DefinitionValue, _ problems: inout [IntakeProblem]) {
    guard let map = DefinitionMap(value, required: Self.keys, optional: Self.placeKeys, &problems) else { return nil }
    let words = Self.keys.map { map.localized($0, &problems) }
    guard let site = words[0], let website = words[1], let callButton = words[2], let room = words[3],
      let selfReport = words[4], let inspection = words[5], let review = words[6]
    else { return nil }
    self.init(
      site: site, website: website, callButton: callButton, room: room, selfReport: selfReport,
      inspection: inspection, review: review, places: Self.places(map, &problems))
  }

  /// The usual word where the programme names none of its own; nil where it names none at all.
  private static func places(_ map: DefinitionMap, _ problems: inout [IntakeProblem]) -> PlaceWords? {
    guard placeKeys.contains(where: { map[$0] != nil }) else { return nil }
    let usual = PlaceWords.usual
    return PlaceWords(
      city: map.localized("city", &problems) ?? usual.city,
      district: map.localized("district", &problems) ?? usual.district,
      districts: map.localized("districts", &problems) ?? usual.districts,
      street: map.localized("street", &problems) ?? usual.street,
      streetOffice: map.localized("streetOffice", &problems) ?? usual.streetOffice,
      resident: map.localized("resident", &problems) ?? usual.resident,
      community: map.localized("community", &problems) ?? usual.community)
  }
}
