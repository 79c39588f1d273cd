import Foundation
import Statistics

/// Fisher's exact test of a 2 × 2 table and the odds ratio given its margins (Fisher 1935, JRSS 98:39).
///
/// Given the margins, x₁ has the probabilities C(n₁, k)C(n₂, s − k)ωᵏ over their sum, ω the odds ratio of the first
/// group over the reference. Complexity: O(min(n₁, s)) for every value of ω that is tried, about sixty a figure.
package struct FisherTest: Sendable, Equatable {
  /// Σ of the probabilities at ω = 1 that are not above that of the table (1e-7 relative); 1 when one table is possible.
  package let p: Double
  /// The odds ratio of maximum conditional likelihood; 0 or infinite at the edges of what is possible; nil when one table
  /// is possible.
  package let oddsRatio: Double?
  /// Both tails at (1 − level)/2; nil when one table is possible.
  package let lower: Double?
  package let upper: Double?

  /// - Throws: `zeroExposure` without trials, `notACount`, `invalidArgument`.
  package init(_ first: TrialCount, reference: TrialCount, level: Double = 0.95) throws(CountError) {
    for given in [first, reference] {
      guard given.trials > 0 else { throw .zeroExposure(Double(given.trials)) }
      guard (0...given.trials).contains(given.count) else { throw .notACount(Double(given.count)) }
    }
    try validate(level: level)
    let tables = PossibleTables(first, reference)
    let seen = first.count - tables.least
    let atOne = tables.probabilities(logOdds: 0)
    p = min(1, atOne.filter { $0 <= atOne[seen] * (1 + 1e-7) }.compensatedSum())
    let last = atOne.count - 1
    guard last > 0 else {
      (oddsRatio, lower, upper) = (nil, nil, nil)
      return
    }
    let tail = (1 - level) / 2
    switch seen {
    case 0: oddsRatio = 0
    case last: oddsRatio = .infinity
    default: oddsRatio = tables.oddsRatio { PossibleTables.mean($0) >= Double(seen) }
    }
    lower = seen == 0 ? 0 : tables.oddsRatio { $0[seen...].compensatedSum() >= tail }
    upper = seen == last ? .infinity : tables.oddsRatio { $0[...seen].compensatedSum() <= tail }
  }
}

/// The tables with given margins.
private struct PossibleTables {
  /// The smallest possible count of the first group.
  let least: Int
  /// ln C(n₁, k)C(n₂, s − k) for each possible k.
  private let logWeights: [Double]

  init(_ first: TrialCount, _ reference: TrialCount) {
    let events = first.count + reference.count
    least = max(0, events - reference.trials)
    logWeights = (least...min(first.trials, events)).map {
      logChoose(first.trials, $0) + logChoose(reference.trials, events - $0)
    }
  }

  func probabilities(logOdds: Double) -> [Double] {
    let logs = logWeights.enumerated().map { $1 + Double($0) * logOdds }
    let highest = logs.max() ?? 0
    let weights = logs.map { exp($0 - highest) }
    let sum = weights.compensatedSum()
    return weights.map { $0 / sum }
  }

  /// The mean distance from the least count.
  static func mean(_ probabilities: [Double]) -> Double {
    probabilities.enumerated().lazy.map { Double($0) * $1 }.compensatedSum()
  }

  /// The odds ratio from which on the probabilities fulfil a condition.
  func oddsRatio(_ holds: ([Double]) -> Bool) -> Double {
    exp(threshold(from: -700, to: 700) { holds(probabilities(logOdds: $0)) })
  }
}
