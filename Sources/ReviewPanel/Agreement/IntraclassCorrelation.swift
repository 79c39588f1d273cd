package import Statistics

/// Absolute agreement of judges drawn from a larger body of judges: ICC(2,1) and ICC(2,k) of Shrout & Fleiss (1979,
/// Psychological Bulletin 86:420), intervals of McGraw & Wong (1996, Psychological Methods 1:30, table 7).
package struct IntraclassCorrelation: Sendable, Equatable {
  /// Reliability of the mark of one judge; may be negative. No limits when the mean square of error is 0.
  package let single: Estimate
  /// Reliability of the mean of all judges.
  package let average: Estimate
  package let meanSquareUnits: Double
  package let meanSquareJudges: Double
  package let meanSquareError: Double
  package let judges: Int
  package let units: Int

  /// - Throws: `invalidLevel`, `tooFewJudges`, `tooFewUnits`, `constantScores`.
  package init(_ block: CompleteBlock, level: Double = 0.95) throws(PanelError) {
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    try block.validate()
    let squares = MeanSquares(block.marks)
    let (n, k) = (squares.units, squares.judges)
    guard squares.betweenUnits > 0 || squares.betweenJudges > 0 || squares.error > 0 else { throw .constantScores }
    let excess = squares.betweenUnits - squares.error
    let judgeExcess = (squares.betweenJudges - squares.error) / n
    let single = excess / (squares.betweenUnits + (k - 1) * squares.error + k * judgeExcess)
    let limits = squares.limits(around: single, level: level)
    func estimate(_ value: Double, _ limits: (Double, Double)?) -> Estimate {
      Estimate(
        value: value, standardError: nil, degreesOfFreedom: n - 1, lower: limits?.0, upper: limits?.1, level: level,
        count: block.units.count, method: "panel.icc")
    }
    self.single = estimate(single, limits)
    average = estimate(
      excess / (squares.betweenUnits + judgeExcess),
      limits.map { (k * $0.0 / (1 + (k - 1) * $0.0), k * $0.1 / (1 + (k - 1) * $0.1)) })
    meanSquareUnits = squares.betweenUnits
    meanSquareJudges = squares.betweenJudges
    meanSquareError = squares.error
    judges = block.judges.count
    units = block.units.count
  }
}

/// The analysis of variance of a complete table without replication.
private struct MeanSquares {
  let units: Double
  let judges: Double
  let betweenUnits: Double
  let betweenJudges: Double
  let error: Double

  init(_ marks: [[Double]]) {
    let judgeCount = marks.first?.count ?? 0
    (units, judges) = (Double(marks.count), Double(judgeCount))
    let grand = mean(of: marks.flatMap { $0 }) ?? 0
    let unitEffects = marks.map { (mean(of: $0) ?? 0) - grand }
    let judgeEffects = (0..<judgeCount).map { judge in (mean(of: marks.map { $0[judge] }) ?? 0) - grand }
    betweenUnits = judges * unitEffects.map { $0 * $0 }.compensatedSum() / (units - 1)
    betweenJudges = units * judgeEffects.map { $0 * $0 }.compensatedSum() / (judges - 1)
    let residuals = zip(marks, unitEffects).flatMap { row, unitEffect in
      zip(row, judgeEffects).map { mark, judgeEffect in mark - grand - unitEffect - judgeEffect }
    }
    let residual = clearedOfRounding(residuals.map { $0 * $0 }.compensatedSum(), marks: marks.flatMap { $0 })
    error = residual / ((units - 1) * (judges - 1))
  }

  /// Limits of ICC(2,1) with Satterthwaite's degrees of freedom; nil when the mean square of error is 0.
  func limits(around estimate: Double, level: Double) -> (Double, Double)? {
    guard error > 0 else { return nil }
    let (n, k) = (units, judges)
    let ratio = betweenJudges / error
    let weight = n * (1 + (k - 1) * estimate) - k * estimate
    let top = k * estimate * ratio + weight
    let bottom = (n - 1) * (k * estimate * ratio) * (k * estimate * ratio) + weight * weight
    let freedom = (n - 1) * (k - 1) * top * top / bottom
    let upperTail = 1 - (1 - level) / 2
    let above = FDistribution(numerator: n - 1, denominator: freedom).quantile(upperTail)
    let below = FDistribution(numerator: freedom, denominator: n - 1).quantile(upperTail)
    guard above.isFinite, below.isFinite else { return nil }
    let common = k * betweenJudges + (k * n - k - n) * error
    return (
      n * (betweenUnits - above * error) / (above * common + n * betweenUnits),
      n * (below * betweenUnits - error) / (common + n * below * betweenUnits)
    )
  }
}
