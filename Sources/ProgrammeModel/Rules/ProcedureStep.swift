/// A step of a round's procedure (自查上报, 选点考察, 会议评估, …): who brings what by when. Steps are signed in their order; what a
/// signed step brought can no longer be changed.
package struct ProcedureStep: Sendable, Equatable, Codable, Identifiable {
  package let id: String
  package let name: LocalizedText
  /// Who signs: city, district, street, site, evaluator, judges.
  package let owner: String
  /// The entry of the calendar whose last day is the due date.
  package let milestone: String
  /// What the step brings, by the names of `OnRecord`.
  package let records: [String]

  package init(id: String, name: LocalizedText, owner: String, milestone: String, records: [String]) {
    self.id = id
    self.name = name
    self.owner = owner
    self.milestone = milestone
    self.records = records
  }
}

/// What an evaluation has on record, as steps and dates of the calendar name it.
package enum OnRecord {
  package static let survey = "survey"
  package static let draw = "draw"
  package static let result = "result"
  /// Kinds of imported rows, then the draw and the result.
  package static let names = RecordKind.allCases.map(\.rawValue) + [survey, draw, result]
}

/// What shows that a date of the calendar was kept: something on record, of a round or of the whole programme.
package struct MilestoneEvidence: Sendable, Equatable, Codable {
  /// A name of `OnRecord`.
  package let record: String
  /// Nil for what belongs to no round.
  package let round: String?

  package init(record: String, round: String?) {
    self.record = record
    self.round = round
  }
}
