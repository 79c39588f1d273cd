/// A district (区) or new district (新区) with its quota of sites.
package struct District: Sendable, Equatable, Codable, Identifiable {
  package let id: String
  package let name: LocalizedText
  /// Sites that the programme grants to the district.
  package let quota: Int

  package init(id: String, name: LocalizedText, quota: Int) {
    self.id = id
    self.name = name
    self.quota = quota
  }
}

/// A site (示范点): one community with its service centre.
package struct Site: Sendable, Equatable, Codable, Identifiable {
  package let id: String
  /// Identifier of the district.
  package let district: String
  /// Name of the community (社区).
  package let name: String
  package let street: String
  /// Residents, the exposure of usage rates.
  package let residents: Int
  /// Elders eligible for a call button who want one (呼援通).
  package let eligibleElders: Int
  /// Identifiers of the contracted projects, in the order of the catalogue.
  package let projects: [String]

  package init(
    id: String, district: String, name: String, street: String, residents: Int, eligibleElders: Int, projects: [String]
  ) {
    self.id = id
    self.district = district
    self.name = name
    self.street = street
    self.residents = residents
    self.eligibleElders = eligibleElders
    self.projects = projects
  }
}
