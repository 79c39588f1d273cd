import Statistics

/// How far units move between two versions of an index.
package struct RankShift: Sendable, Equatable {
  /// Ranks by the two scores, 1 = highest, ties the smallest.
  package let first: [Int]
  package let second: [Int]

  /// Scores of the same units, all present.
  package init(_ first: [Double], _ second: [Double]) {
    self.first = ranks(ofScores: first).compactMap(\.self)
    self.second = ranks(ofScores: second).compactMap(\.self)
  }

  /// First rank less second: positive has moved up.
  package var shifts: [Int] { zip(first, second).map { $0 - $1 } }

  /// The share of units whose rank changes by more than `limit`.
  package func share(movingMoreThan limit: Double) -> Double {
    Double(shifts.count { Double(abs($0)) > limit }) / Double(shifts.count)
  }
}

/// How two columns of complete values go together; nil is what a constant column or fewer than three rows give.
package struct RankCorrelation: Sendable, Equatable {
  /// Pearson's r.
  package let pearson: Double
  /// Pearson's r of mid-ranks, with the p-value of t = ρ√((n − 2)/(1 − ρ²)) on n − 2 degrees of freedom.
  package let spearman: Double
  package let spearmanP: Double
  /// Kendall's τ_b, z = S/√v without a correction for continuity, and its normal p-value (Kendall 1970, *Rank
  /// Correlation Methods*, ch. 4): v from the sizes of the ties in both columns.
  package let kendall: Double
  package let kendallStatistic: Double
  package let kendallP: Double

  /// Complexity: O(n²).
  package init?(_ first: [Double], _ second: [Double]) {
    let ranks = (ascendingRanks(of: first, ties: .average), ascendingRanks(of: second, ties: .average))
    guard first.count > 2, let pearson = correlation(first, second), let rho = correlation(ranks.0, ranks.1)
    else { return nil }
    self.pearson = pearson
    spearman = rho
    spearmanP = Self.studentP(rho, count: first.count)
    let (score, variance, scale) = Self.kendall(first, second)
    kendall = score / scale
    kendallStatistic = score / variance.squareRoot()
    kendallP = 2 * NormalDistribution().upperTail(abs(kendallStatistic))
  }

  private static func studentP(_ rho: Double, count: Int) -> Double {
    let freedom = Double(count - 2)
    let rest = 1 - rho * rho
    guard rest > 1e-15 else { return 0 }
    return 2 * StudentDistribution(degreesOfFreedom: freedom).upperTail(abs(rho) * (freedom / rest).squareRoot())
  }

  /// S, its variance and the divisor of τ_b.
  private static func kendall(
    _ first: [Double], _ second: [Double]
  ) -> (score: Double, variance: Double, scale: Double) {
    var score = 0
    for i in first.indices {
      for j in 0..<i { score += sign(first[i] - first[j]) * sign(second[i] - second[j]) }
    }
    let n = Double(first.count)
    let (t, u) = (tieSizes(first), tieSizes(second))
    let pairs = { (sizes: [Double]) in sizes.reduce(0) { $0 + $1 * ($1 - 1) } }
    let triples = { (sizes: [Double]) in sizes.reduce(0) { $0 + $1 * ($1 - 1) * ($1 - 2) } }
    let squares = { (sizes: [Double]) in sizes.reduce(0) { $0 + $1 * ($1 - 1) * (2 * $1 + 5) } }
    let variance =
      (n * (n - 1) * (2 * n + 5) - squares(t) - squares(u)) / 18
      + pairs(t) * pairs(u) / (2 * n * (n - 1)) + triples(t) * triples(u) / (9 * n * (n - 1) * (n - 2))
    let all = n * (n - 1)
    return (Double(score), variance, ((all - pairs(t)) / 2).squareRoot() * ((all - pairs(u)) / 2).squareRoot())
  }

  private static func sign(_ difference: Double) -> Int { difference > 0 ? 1 : difference < 0 ? -1 : 0 }

  private static func tieSizes(_ values: [Double]) -> [Double] {
    var sizes: [Double: Double] = [:]
    for value in values { sizes[value, default: 0] += 1 }
    return sizes.keys.sorted().map { sizes[$0] ?? 0 }
  }
}

/// Pearson's correlation of complete columns, held to −1…1; nil where one does not vary.
func correlation(_ first: [Double], _ second: [Double]) -> Double? {
  guard first.min() != first.max(), second.min() != second.max() else { return nil }
  let (firstMean, secondMean) = (first.mean, second.mean)
  let product = zip(first, second).map { ($0 - firstMean) * ($1 - secondMean) }.compensatedSum()
  let value = product / (first.squaredDeviations * second.squaredDeviations).squareRoot()
  return min(max(value, -1), 1)
}
