import ProgrammeModel

extension Vocabulary {
  private static let keys = ["site", "website", "callButton", "room", "selfReport", "inspection", "review"]

  init?(_ value: DefinitionValue, _ problems: inout [IntakeProblem]) {
    guard let map = DefinitionMap(value, required: Self.keys, &problems) else { return nil }
    let words = Self.keys.map { map.localized($0, &problems) }
    guard let site = words[0], let website = words[1], let callButton = words[2], let room = words[3],
      let selfReport = words[4], let inspection = words[5], let review = words[6]
    else { return nil }
    self.init(
      site: site, website: website, callButton: callButton, room: room, selfReport: selfReport,
      inspection: inspection, review: review)
  }
}
