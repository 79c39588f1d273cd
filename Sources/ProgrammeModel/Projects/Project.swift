/// One entry of the project catalogue (项目库).
package struct Project: Sendable, Equatable, Codable, Identifiable {
  package let id: String
  package let name: LocalizedText
  /// A short name for charts and narrow columns.
  package let shortName: LocalizedText
  package let group: Group
  package let nature: Nature

  /// Whether a site is expected to run the project.
  package enum Group: String, Sendable, Codable, CaseIterable {
    /// 原则上应纳入
    case expected
    /// 可选择纳入
    case optional
    /// A site's own charitable project.
    case other
  }

  /// Who carries the project economically; lottery money may not pay for a commercial one.
  package enum Nature: String, Sendable, Codable, CaseIterable {
    case charitable
    case mixed
    case commercial
  }

  package init(id: String, name: LocalizedText, shortName: LocalizedText, group: Group, nature: Nature) {
    self.id = id
    self.name = name
    self.shortName = shortName
    self.group = group
    self.nature = nature
  }
}
