/// The application of a community to become a site (申报表), with the opinions on it and the decision.
package struct SiteApplication: Sendable, Equatable {
  package let id: String
  package let district: String
  package let street: String
  package let community: String
  /// First day of the service centre.
  package let centreOpened: CalendarDate
  package let projects: [String]
  package let hasPremises: Bool
  /// Residents, or their representatives, whose consent was to be sought; and those of them in favour.
  package let entitled: Int
  package let inFavour: Int
  package let applied: CalendarDate
  package let streetOpinion: Opinion?
  package let districtOpinion: Opinion?
  package let decision: Opinion?
  /// Why it was decided so.
  package let reason: String?
  package let origin: RecordOrigin

  /// A dated yes or no of one office.
  package struct Opinion: Sendable, Equatable {
    package let date: CalendarDate
    package let isFavourable: Bool
  }

  /// An opinion counts when both its day and its content are given.
  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    id = try record.text("application")
    district = try record.text("district")
    street = try record.text("street")
    community = try record.text("community")
    centreOpened = try record.date("centre_opened")
    projects = try record.text("projects").split(separator: " ").map(String.init)
    hasPremises = try record.text("premises") == "yes"
    entitled = try record.integer("entitled")
    inFavour = try record.integer("in_favour")
    applied = try record.date("applied")
    streetOpinion = Self.opinion(record, "street_opinion", on: "street_date")
    districtOpinion = Self.opinion(record, "district_opinion", on: "district_date")
    decision = Self.opinion(record, "decision", on: "decided")
    reason = record.optionalText("reason")
    origin = RecordOrigin(record)
  }

  private static func opinion(_ record: EvidenceRecord, _ content: String, on day: String) -> Opinion? {
    guard let content = record.optionalText(content), let date = record.optionalDate(day) else { return nil }
    return Opinion(date: date, isFavourable: content == "yes")
  }
}
