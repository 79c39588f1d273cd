/// How vouchers are audited, and by when.
package struct AuditRules: Sendable, Equatable, Codable {
  /// Largest share of the audited money that may be in error.
  package let tolerance: Double
  /// Chance of accepting books whose error is the tolerance: one minus the confidence of the upper bound.
  package let risk: Double
  /// Drawn fen wholly in error for which the sample leaves room.
  package let allowed: Int
  /// Last day of a round's audit, by round; a round without a day needs none.
  package let due: [String: CalendarDate]

  package init(tolerance: Double, risk: Double, allowed: Int = 0, due: [String: CalendarDate]) {
    self.tolerance = tolerance
    self.risk = risk
    self.allowed = allowed
    self.due = due
  }
}
