import Statistics

/// Events of a number of trials.
package struct TrialCount: Sendable, Equatable {
  package var count: Int
  package var trials: Int

  package init(count: Int, trials: Int) {
    self.count = count
    self.trials = trials
  }

  fileprivate var share: Double { Double(count) / Double(trials) }
}

/// The difference of two shares with limits and a chi-squared test of independence.
package struct ProportionDifference: Sendable, Equatable {
  /// p₁ − p₂.
  package let estimate: Double
  package let lower: Double
  package let upper: Double
  /// Pearson's chi-squared of the 2 × 2 table, without and with the correction for continuity min(½, |x − E|) (Yates
  /// 1934, JRSS Suppl. 1:217); nil without any event or any non-event.
  package let p: Double?
  package let continuityP: Double?

  /// How the limits are found.
  package enum Interval: String, Sendable, CaseIterable {
    /// From the Wilson limits of both shares (Newcombe 1998, Stat. Med. 17:873, method 10).
    case newcombe
    /// ± z√(p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂).
    case wald
  }

  /// - Throws: `zeroExposure` without trials, `notACount`, `invalidArgument`.
  package init(
    _ first: TrialCount, reference: TrialCount, interval: Interval = .newcombe, level: Double = 0.95
  ) throws(CountError) {
    let near = try ProportionInterval.wilson.limits(count: first.count, trials: first.trials, level: level)
    let far = try ProportionInterval.wilson.limits(count: reference.count, trials: reference.trials, level: level)
    let (p1, p2) = (first.share, reference.share)
    estimate = p1 - p2
    switch interval {
    case .newcombe:
      lower = p1 - p2 - ((p1 - near.lower) * (p1 - near.lower) + (far.upper - p2) * (far.upper - p2)).squareRoot()
      upper = p1 - p2 + ((near.upper - p1) * (near.upper - p1) + (p2 - far.lower) * (p2 - far.lower)).squareRoot()
    case .wald:
      let variance = p1 * (1 - p1) / Double(first.trials) + p2 * (1 - p2) / Double(reference.trials)
      let reach = NormalDistribution().quantile(1 - (1 - level) / 2) * variance.squareRoot()
      (lower, upper) = (p1 - p2 - reach, p1 - p2 + reach)
    }
    p = Self.chiSquaredP(first, reference, continuity: false)
    continuityP = Self.chiSquaredP(first, reference, continuity: true)
  }

  private static func chiSquaredP(_ first: TrialCount, _ reference: TrialCount, continuity: Bool) -> Double? {
    let total = Double(first.trials + reference.trials)
    let events = Double(first.count + reference.count)
    guard events > 0, events < total else { return nil }
    // All four cells differ from their expectation by the same amount.
    var gap = abs(Double(first.count) - Double(first.trials) * events / total)
    if continuity { gap -= min(0.5, gap) }
    let inverses = [first, reference].map { total / Double($0.trials) * (1 / events + 1 / (total - events)) }
    return ChiSquareDistribution(degreesOfFreedom: 1).upperTail(gap * gap * inverses.compensatedSum())
  }
}
