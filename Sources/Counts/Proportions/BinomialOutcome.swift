import Foundation
import Statistics

/// Which outcomes speak against a hypothesis at least as much as the one seen.
enum ExactRule: String {
  /// Twice the smaller tail; limits of Clopper & Pearson (1934, Biometrika 26:404).
  case central
  /// All outcomes that are no more probable (Sterne 1954, Biometrika 41:275).
  case minimumLikelihood
  /// The smaller tail with the largest opposite tail that is not above it (Blaker 2000, Can. J. Stat. 28:783).
  case blaker
  /// Twice the smaller tail, of which the outcome seen counts half.
  case midP
}

/// A binomial count seen, with exact tests of its probability and the limits that agree with them.
struct BinomialOutcome {
  let count: Int
  let trials: Int

  /// Probabilities that differ by no more than this part of themselves are equal.
  private static let tie = 1e-7

  /// The count of the other outcome.
  var opposite: BinomialOutcome { BinomialOutcome(count: trials - count, trials: trials) }

  /// P(X ≤ k).
  private func atMost(_ k: Int, _ share: Double) -> Double {
    if k < 0 { return 0 }
    if k >= trials { return 1 }
    return BetaDistribution(a: Double(k) + 1, b: Double(trials - k)).upperTail(share)
  }

  /// P(X ≥ k).
  private func atLeast(_ k: Int, _ share: Double) -> Double {
    if k <= 0 { return 1 }
    if k > trials { return 0 }
    return BetaDistribution(a: Double(k), b: Double(trials - k) + 1).cumulative(share)
  }

  /// ln(P(X = k)/P(X = count)), the share given by its odds.
  private func logRatio(_ k: Int, logOdds: Double) -> Double {
    logChoose(trials, k) - logChoose(trials, count) + Double(k - count) * logOdds
  }

  /// The tail from the count upwards; half of the count itself is left out by `midP`.
  func upperTail(_ rule: ExactRule, _ share: Double) -> Double {
    rule == .midP ? (atLeast(count, share) + atLeast(count + 1, share)) / 2 : atLeast(count, share)
  }

  /// The two-sided p-value of a share inside (0, 1).
  func p(_ rule: ExactRule, _ share: Double) -> Double {
    switch rule {
    case .central, .midP: min(1, 2 * min(upperTail(rule, share), opposite.upperTail(rule, 1 - share)))
    case .minimumLikelihood: minimumLikelihood(share)
    case .blaker: blaker(share)
    }
  }

  private func minimumLikelihood(_ share: Double) -> Double {
    let mode = min(trials, Int((Double(trials + 1) * share).rounded(.down)))
    guard count >= mode else { return opposite.minimumLikelihood(1 - share) }
    let logOdds = log(share) - log1p(-share)
    // Up to the mode probabilities ascend.
    let fewer = (0..<min(mode + 1, count)).partitionPoint { logRatio($0, logOdds: logOdds) > log1p(Self.tie) }
    return min(1, atLeast(count, share) + atMost(fewer - 1, share))
  }

  private func blaker(_ share: Double) -> Double {
    let near = atLeast(count, share)
    guard near <= atMost(count, share) * (1 + Self.tie) else { return opposite.blaker(1 - share) }
    let fewer = (0..<count).partitionPoint { atMost($0, share) > near * (1 + Self.tie) }
    return min(1, near + atMost(fewer - 1, share))
  }

  /// The lower end of the shares with a p-value above `alpha`; 0 for no event. One-sided: at 2·(1 − level).
  func lowerLimit(_ rule: ExactRule, alpha: Double) -> Double {
    if count == 0 { return 0 }
    switch rule {
    case .central: return centralLimit(alpha)
    case .midP: return threshold(from: 0, to: 1) { upperTail(.midP, $0) >= alpha / 2 }
    case .minimumLikelihood: return minimumLikelihoodLimit(alpha)
    case .blaker: return blakerLimit(alpha)
    }
  }

  private func centralLimit(_ alpha: Double) -> Double {
    BetaDistribution(a: Double(count), b: Double(trials - count) + 1).quantile(alpha / 2)
  }

  /// Below the central limit p ≤ twice the tail ≤ alpha. From there the opposite tail first loses probability, and at the
  /// share where it gains an outcome p is twice the tail, above alpha: the limit lies between.
  private func blakerLimit(_ alpha: Double) -> Double {
    let start = centralLimit(alpha)
    let near = atLeast(count, start)
    let fewer = (0..<count).partitionPoint { atMost($0, start) > near }
    let jump = threshold(from: start, to: 1) { atMost(fewer, $0) <= atLeast(count, $0) }
    return threshold(from: start, to: jump) { atLeast(count, $0) + atMost(fewer - 1, $0) > alpha }
  }

  /// Between two shares where the opposite tail gains an outcome p falls, then rises; the limit is in the first such piece
  /// that reaches above alpha at one of its ends.
  private func minimumLikelihoodLimit(_ alpha: Double) -> Double {
    /// Where `k` becomes as probable as the count: the start of the piece in which 0 to k are counted.
    func start(_ k: Int) -> Double {
      if k < 0 { return 0 }
      if k >= count { return 1 }
      let logOdds = (logChoose(trials, k) - logChoose(trials, count)) / Double(count - k)
      return 1 / (1 + exp(-logOdds))
    }
    func p(_ k: Int, _ share: Double) -> Double { atLeast(count, share) + atMost(k, share) }
    let piece =
      (0..<count).partitionPoint { index in
        p(index - 1, start(index - 1)) > alpha || p(index - 1, start(index)) > alpha
      } - 1
    let first = start(piece)
    if p(piece, first) > alpha { return first }
    return threshold(from: first, to: start(piece + 1)) { p(piece, $0) > alpha }
  }
}

/// ln C(n, k).
func logChoose(_ n: Int, _ k: Int) -> Double { logFactorial(n) - logFactorial(k) - logFactorial(n - k) }

/// ln n!.
func logFactorial(_ n: Int) -> Double { lgamma(Double(n) + 1).0 }

extension Range<Int> {
  /// The first number of the range from which on a condition holds, by halving; the end when it holds for none.
  func partitionPoint(_ holds: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
