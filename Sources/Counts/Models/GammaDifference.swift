import Foundation

/// What a count y adds to the likelihood of the dispersion θ, with its derivatives, without the cancellation of gamma
/// functions.
struct GammaDifference {
  /// Σ_{j<y} ln(1 + j/θ) = ln Γ(θ + y) − ln Γ(θ) − y ln θ.
  private(set) var logarithm = 0.0
  /// Σ_{j<y} 1/(θ + j) = ψ(θ + y) − ψ(θ).
  private(set) var first = 0.0
  /// Σ_{j<y} 1/(θ + j)² = ψ′(θ) − ψ′(θ + y).
  private(set) var second = 0.0

  /// A whole y ≥ 0 and θ > 0. Term by term for counts up to 40 and up to θ + j = 20, from there by Stirling's series
  /// (Abramowitz & Stegun 1964, 6.1.41, 6.3.18, 6.4.12), whose error is below 1e-15.
  init(count: Double, theta: Double) {
    var start = 0.0
    while start < count, count <= 40 || theta + start < 20 {
      let term = theta + start
      logarithm += log1p(start / theta)
      first += 1 / term
      second += 1 / (term * term)
      start += 1
    }
    if start < count { addRest(from: theta + start, to: theta + count, theta: theta) }
  }

  private mutating func addRest(from a: Double, to b: Double, theta: Double) {
    let growth = log1p((b - a) / a)
    logarithm += (a - 0.5) * growth - (b - a) + (b - a) * log(b / theta) + Self.series(Self.logSeries, a, b)
    first += growth - 0.5 * (1 / b - 1 / a) - Self.series(Self.firstSeries, a, b)
    second += (1 / a - 1 / b) + 0.5 * (1 / (a * a) - 1 / (b * b)) - Self.series(Self.secondSeries, a, b)
  }

  /// Coefficients of Stirling's series with the power of 1/x that they belong to.
  private typealias Series = [(power: Double, factor: Double)]
  private static let logSeries: Series = [
    (1, 1.0 / 12), (3, -1.0 / 360), (5, 1.0 / 1260), (7, -1.0 / 1680), (9, 1.0 / 1188),
  ]
  private static let firstSeries: Series = [
    (2, 1.0 / 12), (4, -1.0 / 120), (6, 1.0 / 252), (8, -1.0 / 240), (10, 1.0 / 132),
  ]
  private static let secondSeries: Series = [
    (3, 1.0 / 6), (5, -1.0 / 30), (7, 1.0 / 42), (9, -1.0 / 30), (11, 5.0 / 66),
  ]

  /// The series at b less that at a.
  private static func series(_ terms: Series, _ a: Double, _ b: Double) -> Double {
    terms.reduce(0) { sum, term in sum + term.factor * (pow(b, -term.power) - pow(a, -term.power)) }
  }
}
