import Foundation
import Statistics

/// A weighted mean of scores: f⁻¹(Σ w·f(x)/Σ w) for the f of each case (Hardy, Littlewood & Pólya 1934, ch. 2).
///
/// All but the arithmetic mean need positive values.
package enum WeightedMean: Sendable, Hashable {
  /// f(x) = x: a point lost here can be won there.
  case arithmetic
  /// f(x) = ln x.
  case geometric
  /// f(x) = 1/x.
  case harmonic
  /// f(x) = x^p, p not 0.
  case power(Double)

  /// f(x).
  func summand(_ value: Double) -> Double {
    switch self {
    case .arithmetic: value
    case .geometric: log(value)
    case .harmonic: 1 / value
    case .power(let exponent): pow(value, exponent)
    }
  }

  /// f⁻¹(y).
  func mean(_ summand: Double) -> Double {
    switch self {
    case .arithmetic: summand
    case .geometric: exp(summand)
    case .harmonic: 1 / summand
    case .power(let exponent): pow(summand, 1 / exponent)
    }
  }

  /// The mean of the present values with the weights rescaled to them; nil when they have no weight together.
  package func value(of values: [Double], weights: [Double]) -> Double? {
    var (sum, total) = (CompensatedSum(), CompensatedSum())
    for (value, weight) in zip(values, weights) where !value.isNaN && weight > 0 {
      sum.add(weight * summand(value))
      total.add(weight)
    }
    return total.value > 0 ? mean(sum.value / total.value) : nil
  }
}
