package import Statistics

/// The rate of events per unit of exposure with the exact Poisson interval.
///
/// x/T; limits χ²(a/2; 2x)/(2T) and χ²(1 − a/2; 2x + 2)/(2T) with a = 1 − level (Garwood 1936, Biometrika 28:437),
/// the lower limit 0 for x = 0. The standard error is √x/T, of the Poisson distribution; 0 events have none (nil).
/// - Parameters:
///   - count: events, ≥ 0.
///   - exposure: observed time or people, > 0, in the unit by which the rate is to be read.
/// - Throws: `notACount`, `zeroExposure`, `invalidArgument`.
package func poissonRate(count: Int, exposure: Double, level: Double = 0.95) throws(CountError) -> Estimate {
  guard count >= 0 else { throw .notACount(Double(count)) }
  guard exposure > 0, exposure.isFinite else { throw .zeroExposure(exposure) }
  try validate(level: level)
  let events = Double(count)
  let tail = (1 - level) / 2
  let below = count == 0 ? 0 : ChiSquareDistribution(degreesOfFreedom: 2 * events).quantile(tail)
  let above = ChiSquareDistribution(degreesOfFreedom: 2 * events + 2).quantile(1 - tail)
  return Estimate(
    value: events / exposure, standardError: count == 0 ? nil : events.squareRoot() / exposure,
    degreesOfFreedom: .infinity, lower: below / (2 * exposure), upper: above / (2 * exposure), level: level,
    count: count, method: "counts.rate")
}
