// What the offices above a site send in: a district's half-yearly report, opinions on a site's own evaluation.

/// One line of a district's half-yearly report.
package struct DistrictReportLine: Sendable, Equatable {
  /// What a line states.
  package enum Measure: String, Sendable, CaseIterable {
    /// That a document was handed in; `item` names it.
    case document
    /// Sites of the district that run the project.
    case running
    /// Sum over the sites of what the project, or an item of it, was to reach.
    case planned
    /// Sum over the sites of what it reached.
    case achieved
  }

  package let district: String
  package let project: String?
  package let measure: Measure
  package let item: String?
  package let value: Double?
  package let submitted: CalendarDate
  package let origin: RecordOrigin

  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    district = try record.text("district")
    project = record.optionalText("project")
    measure = Measure(rawValue: try record.text("measure")) ?? .document
    item = record.optionalText("item")
    value = record.optionalDecimal("value")
    submitted = try record.date("submitted")
    origin = RecordOrigin(record)
  }
}

/// What an office said of a site's own evaluation.
package struct Acceptance: Sendable, Equatable {
  package let site: String
  /// As the programme names offices: site (that it handed in), street, district.
  package let office: String
  package let isAccepted: Bool
  package let date: CalendarDate
  package let reason: String?
  package let origin: RecordOrigin

  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    site = try record.text("site")
    office = try record.text("office")
    isAccepted = try record.text("opinion") == "yes"
    date = try record.date("date")
    reason = record.optionalText("reason")
    origin = RecordOrigin(record)
  }
}
