package import Statistics

/// How the uncertainty of a share of a list is stated.
package enum CoverageInterval: Sendable, Equatable {
  /// The list is complete: the share is a count, without sampling error.
  case completeCount
  /// The list stands for a larger process: the score interval of Wilson (1927, JASA 22:209).
  case wilson
}

/// The share of a list that has a property: addresses with an installed button, rooms with a log.
///
/// `completeCount`: standard error 0 and both limits at the share. `wilson`: standard error √(p(1 − p)/n), limits
/// (p + z²/2n ∓ z√(p(1 − p)/n + z²/4n²))/(1 + z²/n), exactly 0 at p = 0 and 1 at p = 1.
/// - Throws: `zeroExposure` for an empty list, `notACount` for a count below 0 or above `total`, `invalidArgument`.
package func coverageShare(
  count: Int, of total: Int, interval: CoverageInterval = .completeCount, level: Double = 0.95
) throws(CountError) -> Estimate {
  guard total > 0 else { throw .zeroExposure(Double(total)) }
  guard count >= 0, count <= total else { throw .notACount(Double(count)) }
  try validate(level: level)
  let size = Double(total)
  let share = Double(count) / size
  var estimate = Estimate(
    value: share, standardError: 0, degreesOfFreedom: .infinity, lower: share, upper: share, level: level,
    count: total, method: "counts.coverage")
  guard interval == .wilson else { return estimate }
  let limits = try ProportionInterval.wilson.limits(count: count, trials: total, level: level)
  estimate.standardError = (share * (1 - share) / size).squareRoot()
  (estimate.lower, estimate.upper) = (limits.lower, limits.upper)
  estimate.method = "counts.coverage.wilson"
  return estimate
}
