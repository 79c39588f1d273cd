/// Why a figure cannot be made from counts.
package enum CountError: Error, Equatable, Sendable {
  /// A count is negative, not finite or, where events are counted one by one, above its total.
  case notACount(Double)
  /// An exposure or a total is not above zero: give the time or the number that was really observed.
  case zeroExposure(Double)
  /// The ratio is not defined: no event where the formula divides by the count. Report the two rates instead.
  case zeroCount
  /// Fewer observed months than the two that over-dispersion needs beyond one per period.
  case tooFewMonths(Int)
  /// Counts and exposures, or views and visitors, are not lists of equal length.
  case unequalLengths(Int, Int)
  /// A confidence level outside (0, 1), or a surge factor that is not above 1.
  case invalidArgument(Double)
}

/// Throws `invalidArgument` unless `level` lies in (0, 1).
func validate(level: Double) throws(CountError) {
  guard level > 0, level < 1 else { throw .invalidArgument(level) }
}
