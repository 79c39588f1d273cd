/// A count of a project that is watched and never scored: `counts` of a month by 1,000 residents.
package struct MonitoringIndicator: Sendable, Equatable, Codable {
  package let project: String
  /// As records of counts name it.
  package let measure: String
  package let name: LocalizedText
  /// What is counted.
  package let unit: LocalizedText
  /// Counts a month by 1,000 residents that would score 0 and 100; a full value below the zero value makes less better.
  package let zero: Double
  package let full: Double
  /// On what the two values rest.
  package let basis: LocalizedText

  package init(
    project: String, measure: String, name: LocalizedText, unit: LocalizedText, zero: Double, full: Double,
    basis: LocalizedText
  ) {
    self.project = project
    self.measure = measure
    self.name = name
    self.unit = unit
    self.zero = zero
    self.full = full
    self.basis = basis
  }
}
