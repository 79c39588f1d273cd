/// What the programme demands of an application beyond the number of projects and of applications a district.
package struct ApplicationRules: Sendable, Equatable, Codable {
  /// Months for which the service centre must have been running on the day of the application.
  package let centreMonths: Int
  /// Share of the residents, or of their representatives, that those in favour must exceed.
  package let support: Double
  /// Last day of the district's opinion.
  package let districtDeadline: CalendarDate
  /// Last day of the decision on the sites.
  package let decisionDeadline: CalendarDate

  package init(centreMonths: Int, support: Double, districtDeadline: CalendarDate, decisionDeadline: CalendarDate) {
    self.centreMonths = centreMonths
    self.support = support
    self.districtDeadline = districtDeadline
    self.decisionDeadline = decisionDeadline
  }
}
