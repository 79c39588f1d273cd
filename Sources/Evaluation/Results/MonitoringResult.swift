/// A count of a project that is watched and not scored.
package struct MonitoringResult: Sendable, Equatable, Codable {
  package var project: String
  package var measure: String
  /// Sites that run the project, and those of them that sent the count.
  package var owing: Int
  package var sending: Int
  package var total: Int
  /// A month by 1,000 residents of the sites that sent it; nil without any.
  package var rate: Figure?
  /// Between the goalposts, 0 to 100.
  package var score: Double?
}
