/// The two values between which an indicator scores 0 to 100; a full value below the zero value makes less better.
package struct Goalposts: Sendable, Equatable {
  /// The value that scores 0, in the unit of the indicator.
  package let zero: Double
  /// The value that scores 100.
  package let full: Double

  /// - Throws: `notGoalposts` when the two are equal or not finite.
  package init(zero: Double, full: Double) throws(TreeError) {
    guard zero.isFinite, full.isFinite, zero != full else { throw .notGoalposts(zero: zero, full: full) }
    self.zero = zero
    self.full = full
  }

  /// Points of score for one unit of the value, negative when less is better: 100/(full − zero).
  package var slope: Double { 100 / (full - zero) }

  /// The score 100·(value − zero)/(full − zero), truncated to 0…100.
  package func score(of value: Double) -> Double {
    min(max(100 * ((value - zero) / (full - zero)), 0), 100)
  }

  /// Whether a value lies outside the goalposts, so that its score is truncated.
  package func truncates(_ value: Double) -> Bool {
    value < min(zero, full) || value > max(zero, full)
  }

  /// A value's state as a state of its score; the error is |slope| times the value's, also where the score is
  /// truncated, since a truncated score is no more certain than its value.
  package func scored(_ state: IndicatorState) -> IndicatorState {
    switch state {
    case .scored(let value, let error): .scored(score(of: value), standardError: error.map { abs(slope) * $0 })
    case .unverified(let value, let error): .unverified(score(of: value), standardError: error.map { abs(slope) * $0 })
    case .notApplicable: .notApplicable
    case .missing: .missing
    }
  }
}
