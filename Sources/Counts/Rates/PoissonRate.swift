package import Statistics

/// The rate of events per unit of exposure with the limits of a Poisson count.
///
/// x/T with the limits of `interval` over T. The standard error is √x/T, of the Poisson distribution; 0 events have none
/// (nil) and the lower limit 0.
/// - Parameters:
///   - count: events, ≥ 0.
///   - exposure: observed time or people, > 0, in the unit by which the rate is to be read.
/// - Throws: `notACount`, `zeroExposure`, `invalidArgument`.
package func poissonRate(
  count: Int, exposure: Double, interval: RateInterval = .exact, level: Double = 0.95
) throws(CountError) -> Estimate {
  guard count >= 0 else { throw .notACount(Double(count)) }
  guard exposure > 0, exposure.isFinite else { throw .zeroExposure(exposure) }
  try validate(level: level)
  let limits = interval.limits(of: count, level: level)
  let events = Double(count)
  return Estimate(
    value: events / exposure, standardError: count == 0 ? nil : events.squareRoot() / exposure,
    degreesOfFreedom: .infinity, lower: limits.lower / exposure, upper: limits.upper / exposure, level: level,
    count: count, method: "counts.rate")
}
