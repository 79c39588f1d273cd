import Foundation
import Statistics

/// How the limits of a Poisson rate are found.
package enum RateInterval: String, Sendable, CaseIterable {
  /// Both tails at most a/2: χ²(a/2; 2x)/2 and χ²(1 − a/2; 2x + 2)/2 (Garwood 1936, Biometrika 28:437).
  case exact
  /// The same with half of the probability of x itself: narrower, near `level` on average.
  case midP
  /// x(1 − 1/9x − z/3√x)³ and the same of x + 1 with + z (Byar, in Breslow & Day 1987, IARC 82, eq. 2.14).
  case byar

  /// Limits of the expected number of events; the lower one is 0 for no event.
  func limits(of count: Int, level: Double) -> (lower: Double, upper: Double) {
    let x = Double(count)
    let tail = (1 - level) / 2
    switch self {
    case .exact:
      let lower = count == 0 ? 0 : ChiSquareDistribution(degreesOfFreedom: 2 * x).quantile(tail) / 2
      return (lower, ChiSquareDistribution(degreesOfFreedom: 2 * x + 2).quantile(1 - tail) / 2)
    case .midP: return Self.midPLimits(count, tail: tail)
    case .byar:
      let z = NormalDistribution().quantile(1 - tail)
      func cube(_ x: Double, _ z: Double) -> Double {
        let root = 1 - 1 / (9 * x) + z / (3 * x.squareRoot())
        return x * root * root * root
      }
      return (count == 0 ? 0 : cube(x, -z), cube(x + 1, z))
    }
  }

  private static func midPLimits(_ count: Int, tail: Double) -> (lower: Double, upper: Double) {
    if count == 0 { return (0, -log(2 * tail)) }
    let widest = RateInterval.exact.limits(of: count, level: 1 - 2 * tail)
    // P(X ≥ x) and P(X ≥ x + 1) at the expectation m are these distribution functions at 2m.
    let seen = ChiSquareDistribution(degreesOfFreedom: 2 * Double(count))
    let above = ChiSquareDistribution(degreesOfFreedom: 2 * Double(count) + 2)
    let lower = threshold(from: widest.lower, to: Double(count)) { mean in
      seen.cumulative(2 * mean) + above.cumulative(2 * mean) >= 2 * tail
    }
    let upper = threshold(from: Double(count), to: widest.upper) { mean in
      seen.upperTail(2 * mean) + above.upperTail(2 * mean) <= 2 * tail
    }
    return (lower, upper)
  }
}
