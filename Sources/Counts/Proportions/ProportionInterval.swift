import Statistics

/// How the limits of a share are found. z is the normal quantile at 1 − (1 − level)/2.
package enum ProportionInterval: String, Sendable, CaseIterable {
  /// The shares that the score test does not refuse (Wilson 1927, JASA 22:209).
  case wilson
  /// The same with a correction for continuity (Newcombe 1998, Stat. Med. 17:857, method 4).
  case wilsonContinuity
  /// Both tails at most a/2 (Clopper & Pearson 1934, Biometrika 26:404).
  case clopperPearson
  /// Wald's interval with z²/2 events and z²/2 non-events added; not cut to [0, 1] (Agresti & Coull 1998, Am. Stat. 52:119).
  case agrestiCoull
  /// Quantiles of Beta(x + ½, n − x + ½), 0 and 1 at the ends (Brown, Cai & DasGupta 2001, Stat. Sci. 16:101).
  case jeffreys
  /// The shares that Blaker's test does not refuse (2000, Can. J. Stat. 28:783).
  case blaker

  /// Limits of the share of `count` in `trials`.
  /// - Throws: `zeroExposure` without trials, `notACount` for a count below 0 or above `trials`, `invalidArgument`.
  package func limits(
    count: Int, trials: Int, level: Double = 0.95
  ) throws(CountError) -> (lower: Double, upper: Double) {
    guard trials > 0 else { throw .zeroExposure(Double(trials)) }
    guard count >= 0, count <= trials else { throw .notACount(Double(count)) }
    try validate(level: level)
    let outcome = BinomialOutcome(count: count, trials: trials)
    if self == .agrestiCoull { return Self.agrestiCoullLimits(outcome, level) }
    // The upper limit is that of the other outcome from the other end.
    return (lowerLimit(outcome, level), 1 - lowerLimit(outcome.opposite, level))
  }

  private func lowerLimit(_ outcome: BinomialOutcome, _ level: Double) -> Double {
    if outcome.count == 0 { return 0 }
    let (n, alpha) = (Double(outcome.trials), 1 - level)
    let share = Double(outcome.count) / n
    let z = NormalDistribution().quantile(1 - alpha / 2)
    let added = z * z / (2 * n)
    switch self {
    case .wilson, .agrestiCoull:
      return (share + added - z * (share * (1 - share) / n + added / (2 * n)).squareRoot()) / (1 + 2 * added)
    case .wilsonContinuity:
      let p = share - 1 / (2 * n)
      return max(0, (p + added - z * (p * (1 - p) / n + added / (2 * n)).squareRoot()) / (1 + 2 * added))
    case .clopperPearson: return outcome.lowerLimit(.central, alpha: alpha)
    case .jeffreys:
      return BetaDistribution(a: Double(outcome.count) + 0.5, b: Double(outcome.trials - outcome.count) + 0.5)
        .quantile(alpha / 2)
    case .blaker: return outcome.lowerLimit(.blaker, alpha: alpha)
    }
  }

  private static func agrestiCoullLimits(
    _ outcome: BinomialOutcome, _ level: Double
  ) -> (lower: Double, upper: Double) {
    let z = NormalDistribution().quantile(1 - (1 - level) / 2)
    let size = Double(outcome.trials) + z * z
    let share = (Double(outcome.count) + z * z / 2) / size
    let reach = z * (share * (1 - share) / size).squareRoot()
    return (share - reach, share + reach)
  }
}
