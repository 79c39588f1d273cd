/// Why a figure cannot be made from counts.
package enum CountError: Error, Equatable, Sendable {
  /// A count is negative, not finite or, where events are counted one by one, not whole or above its total.
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
  /// A column of a model is zero throughout or follows from the others, or there are fewer rows than columns.
  case singularDesign
  /// The iteration did not reach its criterion; the last change of a linear predictor.
  case notConverged(lastChange: Double)
  /// The counts scatter no more than Poisson counts do: θ runs to infinity.
  case noOverdispersion
  /// Fewer observations (before or after, where there is a before and after) than the method needs.
  case tooFewObservations(Int)
  /// Fewer than two clusters.
  case tooFewClusters(Int)
  /// The values do not vary where the method divides by their variation.
  case constantData
  /// Two observations of one time.
  case repeatedTime(Double)
  /// After this time the next one is not one step later.
  case unevenTime(Double)
}

/// Throws `invalidArgument` unless `level` lies in (0, 1).
func validate(level: Double) throws(CountError) {
  guard level > 0, level < 1 else { throw .invalidArgument(level) }
}

/// Where a condition that holds on the upper side of an interval begins to hold, halved down to neighbouring numbers.
func threshold(from low: Double, to high: Double, _ holds: (Double) -> Bool) -> Double {
  var (low, high) = (low, high)
  while true {
    let middle = low + (high - low) / 2
    guard middle > low, middle < high else { return high }
    if holds(middle) { high = middle } else { low = middle }
  }
}
