/// Something that happened to an entry of the catalogue of projects (项目库).
package struct LibraryEvent: Sendable, Equatable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case entered
    /// Name, group or nature changed; the catalogue holds what they are now.
    case changed
    case removed
  }

  package let project: String
  package let kind: Kind
  package let date: CalendarDate
  package let reason: LocalizedText

  package init(project: String, kind: Kind, date: CalendarDate, reason: LocalizedText) {
    self.project = project
    self.kind = kind
    self.date = date
    self.reason = reason
  }
}

extension Programme {
  /// Whether a project is in the catalogue on a day: the last entry or removal up to it decides. One that the history does not speak of
  /// always is.
  package func isInLibrary(_ project: String, on day: CalendarDate) -> Bool {
    let own = (history ?? []).filter { $0.project == project && $0.kind != .changed }
    guard !own.isEmpty else { return true }
    return own.filter { $0.date <= day }.max { $0.date < $1.date }?.kind == .entered
  }
}
