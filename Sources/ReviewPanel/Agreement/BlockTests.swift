import Statistics

/// Friedman's test that judges give marks of the same height: units are blocks, judges are treatments.
///
/// Mid-ranks within unit, R_j their sums: χ² = 12Σ(R_j − n(k + 1)/2)²/(nk(k + 1) − Σ(t³ − t)/(k − 1)) on k − 1 degrees of
/// freedom (Friedman 1937, JASA 32:675; Hollander & Wolfe 1999, ch. 7).
package struct FriedmanTest: Sendable, Equatable {
  package let statistic: Double
  package let degreesOfFreedom: Int
  package let p: Double

  /// - Throws: `tooFewJudges`, `tooFewUnits`; `constantScores` when each unit has equal marks from all judges.
  package init(_ block: CompleteBlock) throws(PanelError) {
    try block.validate()
    let (n, k) = (Double(block.units.count), Double(block.judges.count))
    var sums = [Double](repeating: 0, count: block.judges.count)
    var ties = 0.0
    for row in block.marks {
      let ranked = MidRanks(row)
      for (judge, rank) in ranked.ranks.enumerated() { sums[judge] += rank }
      ties += ranked.tieSum
    }
    guard ties < n * (k * k * k - k) else { throw .constantScores }
    let center = n * (k + 1) / 2
    let spread = sums.lazy.map { ($0 - center) * ($0 - center) }.compensatedSum()
    statistic = 12 * spread / (n * k * (k + 1) - ties / (k - 1))
    degreesOfFreedom = block.judges.count - 1
    p = ChiSquareDistribution(degreesOfFreedom: k - 1).upperTail(statistic)
  }
}

/// Quade's test of the same, in which units whose marks lie far apart weigh more (Quade 1979, JASA 74:680).
///
/// Q_i the mid-rank of the range of unit i, S_ij = Q_i(r_ij − (k + 1)/2), A = ΣΣS², B = Σ_j(Σ_i S_ij)²/b, F = (b − 1)B/(A −
/// B) on k − 1 and (b − 1)(k − 1) degrees of freedom.
package struct QuadeTest: Sendable, Equatable {
  /// nil when all units rank the judges alike (A = B); p is then (1/k!)^(b − 1).
  package let statistic: Double?
  package let numerator: Int
  package let denominator: Int
  package let p: Double

  /// - Throws: `tooFewJudges`, `tooFewUnits`; `constantScores` when each unit has equal marks from all judges.
  package init(_ block: CompleteBlock) throws(PanelError) {
    try block.validate()
    let (b, k) = (Double(block.units.count), Double(block.judges.count))
    let ranges = MidRanks(block.marks.map { ($0.max() ?? 0) - ($0.min() ?? 0) }).ranks
    var sums = [Double](repeating: 0, count: block.judges.count)
    var squares = 0.0
    for (row, weight) in zip(block.marks, ranges) {
      for (judge, rank) in MidRanks(row).ranks.enumerated() {
        let score = weight * (rank - (k + 1) / 2)
        sums[judge] += score
        squares += score * score
      }
    }
    guard squares > 0 else { throw .constantScores }
    let between = sums.lazy.map { $0 * $0 }.compensatedSum()
    let (first, second) = (k - 1, (b - 1) * (k - 1))
    numerator = Int(first)
    denominator = Int(second)
    // b·A and b·B are sums of quarters of whole numbers, so they compare exactly.
    guard between < b * squares else {
      statistic = nil
      p = (0..<block.units.count - 1).reduce(1) { product, _ in
        (1...block.judges.count).reduce(product) { $0 / Double($1) }
      }
      return
    }
    let ratio = (b - 1) * between / (b * squares - between)
    statistic = ratio
    p = FDistribution(numerator: first, denominator: second).upperTail(ratio)
  }
}
