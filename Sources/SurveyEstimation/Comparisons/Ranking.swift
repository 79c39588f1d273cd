package import Statistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which end of the scale has rank 1.
package enum RankOrder: String, Sendable, CaseIterable {
  /// The largest value is first.
  case descending
  /// The smallest value is first.
  case ascending
}

/// How the level of K intervals is chosen so that all hold together.
package enum JointLevel: String, Sendable, CaseIterable {
  /// level^(1/K): exact for independent estimates and, for normal ones, cautious under any covariance
  /// (Šidák 1967, JASA 62:626).
  case independence
  /// 1 − (1 − level)/K.
  case bonferroni

  /// The level of each of `count` intervals that hold together at `level`.
  package func level(ofEachOf count: Int, together level: Double) -> Double {
    switch self {
    case .independence: exp(log(level) / Double(count))
    case .bonferroni: 1 - (1 - level) / Double(count)
    }
  }
}

/// Estimates of several groups put in order, with what sampling error leaves of the order.
///
/// Ranks count from 1; equal estimates share the smallest rank (1 2 2 4). The results do not depend on the order in
/// which the groups are given, except through the random draws that each group gets.
package struct Ranking: Sendable {
  /// The estimates, turned so that the largest has rank 1.
  private let scores: [Double]
  private let covariance: [[Double]]

  /// `values` and their `covariance` must be finite.
  package init(values: [Double], covariance: [[Double]], order: RankOrder) {
    precondition(covariance.count == values.count, "a ranking has a covariance for all of its values")
    scores = order == .descending ? values : values.map { -$0 }
    self.covariance = covariance
  }

  /// The ranks of the estimates themselves.
  package var ranks: [Int] {
    scores.map { score in 1 + scores.count { $0 > score } }
  }

  /// The joint confidence region for all ranks that simultaneous intervals of the values give.
  ///
  /// `reaches` are the half widths of intervals that hold together. The rank of a group lies between 1 + the number of
  /// groups whose interval is wholly above its own and K − the number wholly below (Klein, Wright & Wieczorek 2020,
  /// JRSS C 69:589). Intervals that only touch do not overlap.
  package func jointRegion(reaches: [Double]) -> [ClosedRange<Int>] {
    ranges { other, group in
      scores[other] > scores[group] && scores[other] - reaches[other] >= scores[group] + reaches[group]
    }
  }

  /// Confidence sets for all ranks together from simultaneous tests of every pair (Mogstad, Romano, Shaikh & Wilhelm
  /// 2024, Rev. Econ. Stud. 91:476).
  ///
  /// The hypotheses are θ_j ≤ θ_k for all ordered pairs. One is rejected when (θ̂_j − θ̂_k)/se exceeds the `level`
  /// quantile, over the draws, of the largest simulated statistic among the hypotheses that are left; then the
  /// quantile is taken anew, until nothing more is rejected (Romano & Wolf 2005). Finite `degreesOfFreedom` ν make
  /// each draw one of a joint t distribution (× √(ν/χ²_ν), from the `generator`). A pair whose difference has no error
  /// is ordered by its estimates. Complexity: O(steps · draws · K²).
  package func stepwiseSets(
    level: Double, degreesOfFreedom: Double, draws: JointNormalDraws, generator: inout SeededGenerator
  ) -> [ClosedRange<Int>] {
    let deviations = Self.heavyTailed(draws.deviations, degreesOfFreedom, &generator)
    var isAbove = scores.map { first in scores.map { first > $0 } }
    var pairs: [Pair] = []
    for first in scores.indices {
      for second in scores.indices where first != second {
        let variance = covariance[first][first] + covariance[second][second] - 2 * covariance[first][second]
        // What is left of terms that cancel is the rounding of a zero.
        guard variance > 1e-14 * (covariance[first][first] + covariance[second][second]) else { continue }
        isAbove[first][second] = false
        let error = variance.squareRoot()
        pairs.append(
          Pair(first: first, second: second, error: error, statistic: (scores[first] - scores[second]) / error))
      }
    }
    var simulated = LargestStatistics(of: pairs, deviations: deviations)
    while let critical = simulated.quantile(level) {
      // Below zero, at a level under a half, both directions of a pair would pass.
      let rejected = simulated.open.filter { pairs[$0].statistic > max(0, critical) }
      if rejected.isEmpty { break }
      for index in rejected { isAbove[pairs[index].first][pairs[index].second] = true }
      simulated.close(Set(rejected))
    }
    return ranges { isAbove[$0][$1] }
  }

  /// The share of draws around the estimates in which a group is among the `count` last.
  ///
  /// It is the sampling distribution of the ranking if the estimates were the truth, and equally the posterior
  /// probability under a flat prior; it is no confidence level. Its simulation error is √(p(1 − p)/draws). Groups that
  /// tie for the last place kept all count.
  package func bottomProbabilities(_ count: Int, draws: JointNormalDraws) -> [Double] {
    precondition(count >= 1 && count <= scores.count, "the last groups are at least one and at most all")
    var times = [Int](repeating: 0, count: scores.count)
    for deviation in draws.deviations {
      let drawn = zip(scores, deviation).map { $0 + $1 }
      let limit = drawn.sorted()[count - 1]
      for group in drawn.indices where drawn[group] <= limit { times[group] += 1 }
    }
    return times.map { Double($0) / Double(draws.deviations.count) }
  }

  /// The ranks that remain possible when some groups are known to be above others.
  private func ranges(isAbove: (Int, Int) -> Bool) -> [ClosedRange<Int>] {
    scores.indices.map { group in
      let above = scores.indices.count { isAbove($0, group) }
      let below = scores.indices.count { isAbove(group, $0) }
      return (1 + above)...(scores.count - below)
    }
  }

  private static func heavyTailed(
    _ deviations: [[Double]], _ degreesOfFreedom: Double, _ generator: inout SeededGenerator
  ) -> [[Double]] {
    guard degreesOfFreedom.isFinite else { return deviations }
    let distribution = ChiSquareDistribution(degreesOfFreedom: degreesOfFreedom)
    return deviations.map { deviation in
      let factor = (degreesOfFreedom / distribution.quantile(generator.uniform())).squareRoot()
      return deviation.map { $0 * factor }
    }
  }
}

/// An ordered pair with the standard error and the studentised difference of its estimates.
private struct Pair {
  let first: Int
  let second: Int
  let error: Double
  let statistic: Double

  func simulated(_ deviation: [Double]) -> Double { (deviation[first] - deviation[second]) / error }
}

/// In every draw the largest statistic among the pairs that are still open, and the pair that has it.
private struct LargestStatistics {
  private let pairs: [Pair]
  private let deviations: [[Double]]
  private(set) var open: [Int]
  private var values: [Double] = []
  private var holders: [Int] = []

  init(of pairs: [Pair], deviations: [[Double]]) {
    self.pairs = pairs
    self.deviations = deviations
    open = Array(pairs.indices)
    values = deviations.map { _ in -.infinity }
    holders = deviations.map { _ in -1 }
    for draw in deviations.indices { search(draw) }
  }

  /// Only the draws whose largest statistic was that of a closed pair are searched again.
  mutating func close(_ closed: Set<Int>) {
    open.removeAll { closed.contains($0) }
    for draw in holders.indices where closed.contains(holders[draw]) { search(draw) }
  }

  /// The smallest number that at least the share `level` of the draws do not exceed; nil when no pair is open.
  func quantile(_ level: Double) -> Double? {
    guard !open.isEmpty else { return nil }
    let position = Int((level * Double(values.count)).rounded(.up))
    return values.sorted()[min(max(position, 1), values.count) - 1]
  }

  private mutating func search(_ draw: Int) {
    let deviation = deviations[draw]
    var largest = -Double.infinity
    for index in open {
      let value = pairs[index].simulated(deviation)
      guard value > largest else { continue }
      largest = value
      holders[draw] = index
    }
    values[draw] = largest
  }
}
