/// What a district sends to the commissioner in a round, and by when.
package struct DistrictReportRules: Sendable, Equatable, Codable {
  package let deadline: CalendarDate
  package let documents: [Document]

  /// A document that every district hands in.
  package struct Document: Sendable, Equatable, Codable, Identifiable {
    package let id: String
    package let name: LocalizedText

    package init(id: String, name: LocalizedText) {
      self.id = id
      self.name = name
    }
  }

  package init(deadline: CalendarDate, documents: [Document]) {
    self.deadline = deadline
    self.documents = documents
  }
}

/// An office that accepts the sites' own evaluations, in the order in which the offices act.
package struct AcceptanceStep: Sendable, Equatable, Codable {
  package let office: String
  /// Entry of the calendar by whose last day it is due.
  package let milestone: String

  package init(office: String, milestone: String) {
    self.office = office
    self.milestone = milestone
  }
}

/// A figure of the self-reports that a system also counts.
package struct CrossCheck: Sendable, Equatable, Codable {
  /// What is counted within the period of the round.
  package enum System: String, Sendable, Codable, CaseIterable {
    /// Page views, robots left out.
    case clicks
    /// Devices that stand at the end.
    case installs
    /// Valid sessions.
    case rooms
  }

  package let project: String
  /// As self-reports name it.
  package let item: String
  package let system: System
  /// Share of the counted figure by which the reported one may be above or below it.
  package let tolerance: Double

  package init(project: String, item: String, system: System, tolerance: Double) {
    self.project = project
    self.item = item
    self.system = system
    self.tolerance = tolerance
  }
}
