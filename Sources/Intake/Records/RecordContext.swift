package import ProgrammeModel

/// What the cells of a record file may refer to.
package struct RecordContext: Sendable {
  let districts: NameDirectory
  let projects: NameDirectory
  let sites: SiteDirectory

  /// - Parameter sites: empty while the site list itself is being read.
  package init(districts: [District], projects: [Project], sites: [Site]) {
    self.districts = NameDirectory(districts.map { (id: $0.id, names: [$0.name]) })
    self.projects = NameDirectory(projects.map { (id: $0.id, names: [$0.name, $0.shortName]) })
    self.sites = SiteDirectory(sites)
  }
}

/// Finds identifiers by identifier or name, whatever the width and case; nothing else matches.
struct NameDirectory: Sendable {
  private var identifiers: [String: Set<String>] = [:]
  private let known: [String]

  init(_ entries: [(id: String, names: [LocalizedText])]) {
    known = entries.flatMap { [$0.id] + $0.names.map(\.zh) }
    for entry in entries {
      for spelling in [entry.id] + entry.names.flatMap({ [$0.zh, $0.en] }) {
        identifiers[TextFolding.key(spelling), default: []].insert(entry.id)
      }
    }
  }

  /// The identifier that a text means; nil when there is none, or more than one.
  func identifier(for text: String) -> String? {
    guard let found = identifiers[TextFolding.key(text)], found.count == 1 else { return nil }
    return found.first
  }

  func nearest(to text: String) -> String? { suggestedName(for: TextFolding.plain(text), among: known) }
}
