/// McNemar's test that a yes-or-no answer was as often gained as lost (McNemar 1947, Psychometrika 12:153).
package struct McNemarTest: Sendable, Equatable {
  package let form: Form
  /// Chi-square on one degree of freedom; nil of the exact forms.
  package let statistic: Double?
  /// Two-sided.
  package let p: Double
  /// b/c; nil when c = 0.
  package let oddsRatio: Double?
  /// (b − c)/n.
  package let difference: Double

  /// How the p-value is found from the discordant counts b and c.
  package enum Form: String, Sendable, CaseIterable {
    /// (b − c)²/(b + c).
    case chiSquared
    /// (|b − c| − 1)²/(b + c), 0 when b = c (Edwards 1948, Psychometrika 13:185).
    case chiSquaredContinuity
    /// Twice the smaller tail of the binomial distribution with b + c trials of chance ½, at most 1.
    case exact
    /// The same less the probability of the smaller count (Fagerland, Lydersen & Laake 2013, BMC Med. Res. Methodol. 13:91).
    case midP
  }

  /// `gained` = c, `lost` = b of `count` pairs in all; nil when no pair is discordant.
  package init?(lost: Int, gained: Int, count: Int, form: Form) {
    guard lost + gained > 0 else { return nil }
    let (b, c) = (Double(lost), Double(gained))
    let (least, trials) = (min(lost, gained), lost + gained)
    let tail = fairBinomial(atMost: least, of: trials)
    self.form = form
    switch form {
    case .chiSquared: statistic = (b - c) * (b - c) / (b + c)
    case .chiSquaredContinuity:
      let distance = max(0, abs(b - c) - 1)
      statistic = distance * distance / (b + c)
    case .exact, .midP: statistic = nil
    }
    let point = tail - fairBinomial(atMost: least - 1, of: trials)
    p =
      statistic.map { ChiSquareDistribution(degreesOfFreedom: 1).upperTail($0) }
      ?? min(1, form == .exact ? 2 * tail : 2 * tail - point)
    oddsRatio = gained > 0 ? b / c : nil
    difference = (b - c) / Double(count)
  }
}
