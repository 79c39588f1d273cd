/// What is known of one indicator of one unit.
package enum IndicatorState: Sendable, Equatable {
  /// A value with its standard error; nil where the error is not known.
  case scored(Double, standardError: Double?)
  /// A value that nobody checked; it counts like a scored one, with the error that the lack of a check gives it.
  case unverified(Double, standardError: Double?)
  /// The indicator does not concern the unit; its weight goes to the rest of its group.
  case notApplicable
  /// The unit owes the value and has not delivered it; it scores 0.
  case missing

  /// The value of a scored or unverified state.
  package var value: Double? {
    switch self {
    case .scored(let value, _), .unverified(let value, _): value
    case .notApplicable, .missing: nil
    }
  }

  /// The standard error of a scored or unverified state, where known.
  package var standardError: Double? {
    switch self {
    case .scored(_, let error), .unverified(_, let error): error
    case .notApplicable, .missing: nil
    }
  }
}
