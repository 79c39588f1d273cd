import Statistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Calibration to known totals of auxiliary variables (Deville & Särndal 1992, JASA 87:376): weights d_k·g_k,
/// g_k = F(x_k'λ), with Σ d g x equal to the totals.
package struct Calibration: Sendable {
  /// Auxiliary variables by column; no value may be missing.
  package let columns: [[Double]]
  package let totals: [Double]
  package let distance: Distance
  package let maximumIterations: Int
  /// How far a total may be missed, as a part of |T| + Σ d|x|.
  package let tolerance: Double
  /// The stage of sampling inside whose clusters g is constant; nil = none. Stages count from 1.
  package let aggregateStage: Int?
  /// The cluster of each row at that stage.
  var clusters: [Int32]?

  /// The function F. Bounds clip g.
  package enum Distance: Sendable {
    /// 1 + u: the regression estimator.
    case linear(ClosedRange<Double>)
    /// eᵘ: raking ratio.
    case raking(ClosedRange<Double>)
    /// [L(U−1) + U(1−L)e^{Au}]/[U − 1 + (1−L)e^{Au}], A = (U−L)/((U−1)(1−L)), 0 ≤ L < 1 < U.
    case logit(ClosedRange<Double>)

    /// F(u) and F'(u); the derivative is 0 where a bound holds.
    func factor(_ u: Double) -> (value: Double, slope: Double) {
      switch self {
      case .linear(let bounds): return Self.clipped(1 + u, 1, bounds)
      case .raking(let bounds): return Self.clipped(exp(u), exp(u), bounds)
      case .logit(let bounds):
        let (low, high) = (bounds.lowerBound, bounds.upperBound)
        let rate = (high - low) / ((high - 1) * (1 - low))
        let growth = exp(min(rate * u, 700))
        let below = high - 1 + (1 - low) * growth
        let value = (low * (high - 1) + high * (1 - low) * growth) / below
        return (value, (high - low) * (1 - low) * (high - 1) * rate * growth / (below * below))
      }
    }

    private static func clipped(
      _ value: Double, _ slope: Double, _ bounds: ClosedRange<Double>
    ) -> (value: Double, slope: Double) {
      if value < bounds.lowerBound { return (bounds.lowerBound, 0) }
      return value > bounds.upperBound ? (bounds.upperBound, 0) : (value, slope)
    }
  }

  package init(
    columns: [[Double]], totals: [Double], distance: Distance, maximumIterations: Int = 500,
    tolerance: Double = 1e-12, aggregateStage: Int? = nil
  ) {
    self.columns = columns
    self.totals = totals
    self.distance = distance
    self.maximumIterations = maximumIterations
    self.tolerance = tolerance
    self.aggregateStage = aggregateStage
  }

  func keeping(rows: [Int]) -> Calibration {
    Calibration(
      columns: columns.map { column in rows.map { column[$0] } }, totals: totals, distance: distance,
      maximumIterations: maximumIterations, tolerance: tolerance, aggregateStage: aggregateStage)
  }

  /// The factors g with the fit that the variance takes out. Throws `unknownCell` for a missing value,
  /// `invalidPopulation`, `singularAdjustment`, `notConverged`.
  func applied(to weights: inout [Double]) throws(DesignError) -> AppliedAdjustment {
    for column in columns {
      if let row = column.firstIndex(where: \.isNaN) { throw .unknownCell(nil, row: row) }
    }
    if let total = totals.firstIndex(where: { !$0.isFinite }) { throw .invalidPopulation("total \(total + 1)") }
    let d = averaged(weights)
    let x = columns.map(averaged)
    guard let squares = LeastSquares(x, weights: d) else { throw .singularAdjustment }
    let factors = try factors(x, d).values
    weights = zip(weights, factors).map { $0 * $1 }
    return AppliedAdjustment(
      weightsAfter: zip(d, factors).map { $0 * $1 }, projection: .regression(squares))
  }

  /// The factors g for weights without clusters, and how many steps found them. No value may be missing.
  ///
  /// Throws `singularAdjustment`, `notConverged`.
  package func factors(for weights: [Double]) throws(DesignError) -> (values: [Double], iterations: Int) {
    guard LeastSquares(columns, weights: weights) != nil else { throw .singularAdjustment }
    return try factors(columns, weights)
  }

  /// Means over the clusters inside which g is constant.
  private func averaged(_ values: [Double]) -> [Double] {
    guard let clusters else { return values }
    let count = Int(clusters.max() ?? -1) + 1
    var sums = [Double](repeating: 0, count: count)
    var sizes = sums
    for (row, cluster) in clusters.enumerated() {
      sums[Int(cluster)] += values[row]
      sizes[Int(cluster)] += 1
    }
    return clusters.map { sums[Int($0)] / sizes[Int($0)] }
  }

  /// Newton's method from λ = 0; a step that brings the totals no nearer is halved.
  private func factors(
    _ x: [[Double]], _ d: [Double]
  ) throws(DesignError) -> (values: [Double], iterations: Int) {
    let scales = x.indices.map { index in
      abs(totals[index]) + zip(x[index], d).reduce(0) { $0 + abs($1.0) * $1.1 }
    }
    var lambda = [Double](repeating: 0, count: x.count)
    var state = Iteration(x, d, totals, scales, distance, lambda)
    var iterations = 0
    while iterations < maximumIterations {
      if state.miss <= tolerance { return (state.factors, iterations) }
      guard let squares = LeastSquares(x, weights: zip(d, state.slopes).map { $0 * $1 }) else { break }
      let step = squares.inverse.map { row in zip(row, state.misses).reduce(0) { $0 + $1.0 * $1.1 } }
      var size = 1.0
      var next = Iteration(x, d, totals, scales, distance, zip(lambda, step).map { $0 - $1 })
      while !(next.miss < state.miss), size > 1e-6 {
        size /= 2
        next = Iteration(x, d, totals, scales, distance, zip(lambda, step).map { $0 - size * $1 })
      }
      guard next.miss < state.miss else { break }
      lambda = zip(lambda, step).map { $0 - size * $1 }
      state = next
      iterations += 1
    }
    // Rounding may stop the descent a little above a tight tolerance.
    if state.miss <= max(tolerance, 1e-13) { return (state.factors, iterations) }
    throw .notConverged(miss: state.misses.map(abs).max() ?? .nan)
  }

  /// g, F' and Σ d g x − T at some λ.
  private struct Iteration {
    let factors: [Double]
    let slopes: [Double]
    let misses: [Double]
    /// The largest miss over its scale.
    let miss: Double

    init(
      _ x: [[Double]], _ d: [Double], _ totals: [Double], _ scales: [Double], _ distance: Distance, _ lambda: [Double]
    ) {
      let found = LeastSquares.combination(of: x, lambda).map(distance.factor)
      let factors = found.map(\.value)
      let misses = x.indices.map { index in
        zip(x[index].indices.map { x[index][$0] * d[$0] }, factors).map { $0 * $1 }.compensatedSum() - totals[index]
      }
      self.factors = factors
      slopes = found.map(\.slope)
      self.misses = misses
      miss = zip(misses, scales).map { abs($0) / max($1, .leastNormalMagnitude) }.reduce(0) {
        $1.isNaN ? .infinity : Swift.max($0, $1)
      }
    }
  }
}
