/// Wilcoxon's tests of a shift: signed ranks of pairs, rank sum of two samples; as R's `wilcox.test`.
package struct RankTest: Sendable, Equatable {
  /// Signed ranks: the sum of the ranks of the positive differences. Rank sum: that of the first sample less n(n + 1)/2.
  package let statistic: Double
  /// Two-sided.
  package let p: Double
  /// The shift by Hodges & Lehmann: the median of the Walsh averages, or of the differences of all pairs.
  package let estimate: Double
  /// Limits of the shift; only by the exact distribution.
  package let limits: ClosedRange<Double>?
  /// Whether the exact limits reach their level; they cannot with very few values.
  package let reachesLevel: Bool
  /// Differences that are not zero, or values of both samples.
  package let count: Int

  /// How the p-value is found.
  package enum Distribution: String, Sendable, CaseIterable {
    /// Normal, with the variance corrected for ties.
    case normal
    /// Normal with ½ towards the mean.
    case normalContinuity
    /// Enumerated; without ties.
    case exact
  }

  /// Paired differences; zeros are left out (Wilcoxon 1945, Biometrics 1:80).
  ///
  /// Variance n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48. Exact for up to 1000 differences.
  /// - Throws: `noObservations`; `constant` when every difference is zero; `ties`, `tooMany` under `exact`.
  package static func signedRank(
    _ differences: [Double], _ distribution: Distribution, level: Double = 0.95
  ) throws(TestRefusal) -> RankTest {
    guard !differences.isEmpty else { throw .noObservations }
    let present = differences.filter { $0 != 0 }
    guard !present.isEmpty else { throw .constant }
    let ranked = MidRanks(present.map(abs))
    let n = Double(present.count)
    let statistic = zip(present, ranked.ranks).lazy.filter { $0.0 > 0 }.map(\.1).reduce(0, +)
    let order = PairwiseOrder(averagesOf: present)
    guard distribution == .exact else {
      let variance = n * (n + 1) * (2 * n + 1) / 24 - ranked.tieSum / 48
      return RankTest(
        statistic, mean: n * (n + 1) / 4, variance, distribution, estimate: order.median, count: present.count)
    }
    guard ranked.tieSum == 0, present.count == differences.count else { throw .ties }
    guard present.count <= 1000 else { throw .tooMany(1000) }
    return RankTest(statistic, .signedRank(present.count), order, level: level, count: present.count)
  }

  /// Two independent samples (Wilcoxon 1945; Mann & Whitney 1947).
  ///
  /// Variance mn/12·(N + 1 − Σ(t³ − t)/(N(N − 1))). Exact for up to 50 000 pairs of values.
  /// - Throws: `noObservations`, `tooFewObservations` without values in a sample, `constant` when all are equal; `ties`,
  ///   `tooMany` under `exact`.
  package static func rankSum(
    _ first: [Double], _ second: [Double], _ distribution: Distribution, level: Double = 0.95
  ) throws(TestRefusal) -> RankTest {
    guard !(first.isEmpty && second.isEmpty) else { throw .noObservations }
    guard !first.isEmpty, !second.isEmpty else { throw .tooFewObservations(0) }
    let ranked = MidRanks(first + second)
    let (m, n, total) = (Double(first.count), Double(second.count), Double(first.count + second.count))
    guard ranked.tieSum < total * total * total - total else { throw .constant }
    let statistic = ranked.ranks.prefix(first.count).reduce(0, +) - m * (m + 1) / 2
    let order = PairwiseOrder(differencesOf: first, from: second)
    let count = first.count + second.count
    guard distribution == .exact else {
      let variance = m * n / 12 * (total + 1 - ranked.tieSum / (total * (total - 1)))
      return RankTest(statistic, mean: m * n / 2, variance, distribution, estimate: order.median, count: count)
    }
    guard ranked.tieSum == 0 else { throw .ties }
    guard order.count <= 50_000 else { throw .tooMany(50_000) }
    return RankTest(statistic, .rankSum(first.count, second.count), order, level: level, count: count)
  }

  /// By the normal distribution.
  private init(
    _ statistic: Double, mean: Double, _ variance: Double, _ distribution: Distribution, estimate: Double, count: Int
  ) {
    let distance = abs(statistic - mean)
    let corrected = distribution == .normalContinuity ? max(0, distance - 0.5) : distance
    self.statistic = statistic
    p = min(1, 2 * NormalDistribution().upperTail(corrected / variance.squareRoot()))
    self.estimate = estimate
    limits = nil
    reachesLevel = true
    self.count = count
  }

  /// By an exact distribution, on whose quantile at half of 1 − level the limits among the ordered pairs stand.
  private init(
    _ statistic: Double, _ distribution: RankDistribution, _ order: PairwiseOrder, level: Double, count: Int
  ) {
    let rank = distribution.quantile((1 - level) / 2)
    let place = max(1, rank)
    self.statistic = statistic
    p = distribution.twoSided(Int(statistic))
    estimate = order.median
    limits = order[place]...order[order.count + 1 - place]
    reachesLevel = rank > 0
    self.count = count
  }
}
