import CGSL

/// A continuous distribution of probability theory, computed by the GNU Scientific Library.
///
/// Distribution functions are good to about 1e-12 relative (chi-square with 1e5 degrees of freedom: 1e-8).
/// The library's quantiles fail (NaN) at ordinary sizes of the beta, F and chi-square distributions; every quantile is
/// therefore checked against the distribution function and, where it does not hold, found again by bisection.
package protocol ContinuousDistribution: Sendable {
  /// P(X ≤ x).
  func cumulative(_ x: Double) -> Double
  /// P(X > x), without the loss of 1 − P.
  func upperTail(_ x: Double) -> Double
  /// The smallest and largest possible value.
  var support: ClosedRange<Double> { get }
  /// The library's own inverse of `cumulative`; NaN where it fails.
  func libraryQuantile(_ probability: Double) -> Double
}

extension ContinuousDistribution {
  /// The value x with P(X ≤ x) = `probability`; NaN outside [0, 1] or when a parameter is not valid.
  package func quantile(_ probability: Double) -> Double {
    guard probability >= 0, probability <= 1, !cumulative(median).isNaN else { return .nan }
    if probability == 0 { return support.lowerBound }
    if probability == 1 { return support.upperBound }
    let quick = libraryQuantile(probability)
    if isInverse(quick, of: probability) { return quick }
    return bisected(probability)
  }

  /// A value inside the support at which the parameters can be tried.
  private var median: Double {
    support.lowerBound.isFinite ? support.lowerBound + (support.upperBound.isFinite ? support.width / 2 : 1) : 0
  }

  private func isInverse(_ x: Double, of probability: Double) -> Bool {
    guard !x.isNaN, support.contains(x) else { return false }
    let miss = probability <= 0.5 ? cumulative(x) - probability : (1 - probability) - upperTail(x)
    return abs(miss) <= 1e-10 * min(probability, 1 - probability)
  }

  /// Halves an interval around the root until its ends are neighbouring numbers.
  private func bisected(_ probability: Double) -> Double {
    var low = support.lowerBound.isFinite ? support.lowerBound : -1
    var high = support.upperBound.isFinite ? support.upperBound : 1
    while !support.lowerBound.isFinite, isAbove(probability, at: low), low > -.greatestFiniteMagnitude { low *= 2 }
    while !support.upperBound.isFinite, !isAbove(probability, at: high), high < .greatestFiniteMagnitude { high *= 2 }
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return middle }
      if isAbove(probability, at: middle) { high = middle } else { low = middle }
    }
  }

  private func isAbove(_ probability: Double, at x: Double) -> Bool {
    probability <= 0.5 ? cumulative(x) >= probability : upperTail(x) <= 1 - probability
  }
}

extension ClosedRange<Double> {
  fileprivate var width: Double { upperBound - lowerBound }
}

/// The library's switches.
enum ScientificLibrary {
  /// Touched before every call: the library's own error handler would end the program; without it, failures give NaN.
  static let prepared: Void = { _ = gsl_set_error_handler_off() }()
}
