import Statistics

/// The test of Mann and Kendall for a monotone trend, with Sen's slope.
///
/// Kendall 1970, Rank Correlation Methods, ch. 4; Sen 1968, JASA 63:1379. Complexity: O(n² log n), memory O(n²).
package struct TrendTest: Sendable, Equatable {
  /// S = Σ_{i<j} sign(y_j − y_i) in the order of time.
  package let score: Int
  /// [n(n − 1)(2n + 5) − Σt(t − 1)(2t + 5)]/18 over groups of t equal values.
  package let variance: Double
  /// (S − 1)/√V above 0, (S + 1)/√V below, else 0.
  package let statistic: Double
  /// Normal, two-sided.
  package let p: Double
  /// S over all pairs.
  package let tauA: Double
  /// S over √(all pairs · pairs with different values).
  package let tauB: Double
  /// The median of (y_j − y_i)/(t_j − t_i).
  package let slope: Double
  /// median(y) − slope · median(t − first t).
  package let intercept: Double

  /// Values and their times in any order.
  /// - Throws: `unequalLengths`, `repeatedTime`, `tooFewObservations` below three, `constantData`.
  package init(values: [Double], times: [Double]) throws(CountError) {
    let series = try OrderedSeries(values: values, times: times)
    let (y, t) = (series.values, series.times)
    guard y.count >= 3 else { throw .tooFewObservations(y.count) }
    var sizes: [Double: Double] = [:]
    for value in y { sizes[value, default: 0] += 1 }
    guard sizes.count > 1 else { throw .constantData }
    var score = 0
    var slopes: [Double] = []
    slopes.reserveCapacity(y.count * (y.count - 1) / 2)
    for later in y.indices {
      for earlier in 0..<later {
        score += y[later] > y[earlier] ? 1 : y[later] < y[earlier] ? -1 : 0
        slopes.append((y[later] - y[earlier]) / (t[later] - t[earlier]))
      }
    }
    // Sums of whole numbers, so that the order of the dictionary is without effect.
    let ties = sizes.values.reduce(0) { $0 + $1 * ($1 - 1) * (2 * $1 + 5) }
    let tiedPairs = sizes.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    let n = Double(y.count)
    let pairs = n * (n - 1) / 2
    self.score = score
    variance = (n * (n - 1) * (2 * n + 5) - ties) / 18
    statistic = Double(score - score.signum()) / variance.squareRoot()
    p = min(1, 2 * NormalDistribution().upperTail(abs(statistic)))
    tauA = Double(score) / pairs
    tauB = Double(score) / (pairs * (pairs - tiedPairs)).squareRoot()
    slope = median(of: slopes) ?? .nan
    intercept = (median(of: y) ?? .nan) - slope * (median(of: t.map { $0 - t[0] }) ?? .nan)
  }
}
