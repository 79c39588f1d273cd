import Foundation
import Statistics

/// A log-linear model of counts at a given dispersion: ln μ = Xβ + ln T, variance μ + αμ², α = 1/θ; α = 0 is Poisson.
///
/// Newton's method on the coordinates of an orthonormal basis; the log-likelihood is concave in β, so that a step that is
/// halved until it does not descend leads to the only maximum.
struct LogLinearFit {
  let design: OrthonormalColumns
  let counts: [Double]
  private let offsets: [Double]
  private(set) var coordinates: [Double]
  /// ln μ.
  private var predictors: [Double]
  /// Expected counts.
  private(set) var means: [Double]

  /// Changes of the linear predictor below this end the iteration.
  static let criterion = 1e-10
  private static let iterations = 60

  /// The model after one weighted fit of ln(y + 0.1) with weights y + 0.1.
  /// - Throws: `notConverged`.
  init(_ design: OrthonormalColumns, counts: [Double], offsets: [Double]) throws(CountError) {
    self.design = design
    self.counts = counts
    self.offsets = offsets
    let starts = counts.map { $0 + 0.1 }
    let working = counts.indices.map { starts[$0] * (log(starts[$0]) - offsets[$0]) - 0.1 }
    guard let solved = solution(of: design.crossProduct(weights: starts), design.coordinates(of: working)) else {
      throw .notConverged(lastChange: .infinity)
    }
    coordinates = solved
    predictors = design.vector(solved)
    add(offsets, times: 1, to: &predictors)
    means = predictors.map { exp($0) }
  }

  /// Steps until the linear predictor stays.
  /// - Throws: `notConverged`.
  mutating func converge(dispersion alpha: Double) throws(CountError) {
    var change = Double.infinity
    for _ in 0..<Self.iterations {
      change = try step(dispersion: alpha)
      if change <= Self.criterion { return }
    }
    throw .notConverged(lastChange: change)
  }

  /// One step of Newton's method; the largest change of a linear predictor.
  /// - Throws: `notConverged` when the information is singular: a coefficient runs to infinity.
  mutating func step(dispersion alpha: Double) throws(CountError) -> Double {
    var weights = means
    var scores = means
    for row in means.indices {
      let scale = 1 + alpha * means[row]
      scores[row] = (counts[row] - means[row]) / scale
      weights[row] = means[row] * (1 + alpha * counts[row]) / (scale * scale)
    }
    guard var shift = solution(of: design.crossProduct(weights: weights), design.coordinates(of: scores)) else {
      throw .notConverged(lastChange: .infinity)
    }
    var moves = design.vector(shift)
    var change = moves.reduce(0) { max($0, abs($1)) }
    guard change.isFinite else { throw .notConverged(lastChange: change) }
    // Short steps are inside the range where Newton's method ascends.
    let before = change > 0.1 ? kernel(alpha) : -.infinity
    let old = predictors
    for _ in 0..<40 {
      predictors = old
      add(moves, times: 1, to: &predictors)
      means = predictors.map { exp($0) }
      if before == -.infinity || kernel(alpha) >= before { break }
      shift = shift.map { $0 / 2 }
      moves = moves.map { $0 / 2 }
      change /= 2
    }
    add(shift, times: 1, to: &coordinates)
    return change
  }

  /// Σ(y ln μ − (y + θ) ln(1 + μ/θ)), of Poisson Σ(y ln μ − μ): the part of the log-likelihood that depends on β.
  func kernel(_ alpha: Double) -> Double {
    counts.indices.lazy.map { row in
      let lost = alpha == 0 ? means[row] : (counts[row] + 1 / alpha) * log1p(alpha * means[row])
      return counts[row] * predictors[row] - lost
    }.compensatedSum()
  }

  /// Covariances of the coefficients from the expected information.
  /// - Throws: `notConverged` when it is singular.
  func covariance(dispersion alpha: Double) throws(CountError) -> [[Double]] {
    design.coefficientCovariance(try bread(alpha))
  }

  /// The same for Poisson with the squares of the residuals as the variance of the scores, without a factor (White 1980,
  /// Econometrica 48:817; HC0).
  func robustCovariance() throws(CountError) -> [[Double]] {
    let bread = try bread(0)
    let meat = design.crossProduct(weights: zip(counts, means).map { ($0 - $1) * ($0 - $1) })
    let half = bread.map { row in meat.map { dot(row, $0) } }
    return design.coefficientCovariance(half.map { row in bread.map { dot(row, $0) } })
  }

  private func bread(_ alpha: Double) throws(CountError) -> [[Double]] {
    let information = design.crossProduct(weights: means.map { $0 / (1 + alpha * $0) })
    guard let inverted = inverse(of: information) else { throw .notConverged(lastChange: .infinity) }
    return inverted
  }
}
