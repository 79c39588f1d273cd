import Statistics

/// Kendall's coefficient of concordance W: how far the judges order the units alike, 0 not at all, 1 entirely.
///
/// Mid-ranks within each judge, Rᵢ their sums by unit, S = Σ(Rᵢ − mean)²: W = 12S/(m²(n³ − n) − mΣT), T = Σ(t³ − t)
/// over the ties of a judge (0 without tie correction); m(n − 1)W is about chi-square with n − 1 degrees of freedom (Kendall & Gibbons 1990,
/// Rank Correlation Methods, ch. 6).
package struct KendallConcordance: Sendable, Equatable {
  package let coefficient: Double
  /// m(n − 1)W.
  package let statistic: Double
  package let degreesOfFreedom: Int
  /// P(chi-square ≥ statistic).
  package let probability: Double
  package let judges: Int
  package let units: Int

  /// - Throws: `tooFewJudges`, `tooFewUnits`; `constantScores` when every judge gave all units the same mark.
  package init(_ block: CompleteBlock, tieCorrection: Bool = true) throws(PanelError) {
    try block.validate()
    let (m, n) = (Double(block.judges.count), Double(block.units.count))
    var sums = Array(repeating: 0.0, count: block.units.count)
    var ties = 0.0
    for judge in block.judges.indices {
      let ranked = MidRanks(block.marks.map { $0[judge] })
      for (unit, rank) in ranked.ranks.enumerated() { sums[unit] += rank }
      ties += ranked.tieSum
    }
    let center = m * (n + 1) / 2
    let spread = sums.map { ($0 - center) * ($0 - center) }.compensatedSum()
    guard ties < m * (n * n * n - n) else { throw .constantScores }
    let greatest = m * m * (n * n * n - n) - (tieCorrection ? m * ties : 0)
    coefficient = 12 * spread / greatest
    statistic = m * (n - 1) * coefficient
    degreesOfFreedom = block.units.count - 1
    probability = ChiSquareDistribution(degreesOfFreedom: n - 1).upperTail(statistic)
    judges = block.judges.count
    units = block.units.count
  }
}
