/// Who has reported, and what offices said of the sites' own evaluations.
package struct ReportingResult: Sendable, Equatable, Codable {
  /// City and districts.
  package var areas: [Area]
  /// City and districts by office; empty where the round has no acceptance.
  package var acceptances: [AreaAcceptance]

  package struct Area: Sendable, Equatable, Codable {
    package var area: String
    package var sites: Int
    /// Sites that sent a self-report, and those of them that were late or left projects out.
    package var sent: Int
    package var late: Int
    package var incomplete: Int
    /// Last day on which the district sent something; nil for the city, and where it sent nothing or owes nothing.
    package var districtSubmitted: String?
    /// Figures of the district that were compared with its sites', and those that differ; over all districts for the city.
    package var sums: Int
    package var differing: Int
  }

  package struct AreaAcceptance: Sendable, Equatable, Codable {
    package var area: String
    package var office: String
    /// Sites by the office's last opinion.
    package var accepted: Int
    package var returned: Int
    package var missing: Int
  }
}
