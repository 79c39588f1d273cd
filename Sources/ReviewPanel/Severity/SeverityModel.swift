package import Statistics

/// Marks freed from the severity of the judges who happened to give them.
///
/// Least squares of mark = μ + unit + judge, unit effects and judge effects each summing to zero (Searle 1971, Linear
/// Models, ch. 7; Braun 1988, Journal of Educational Statistics 13:1). Works where each judge sees only some units,
/// as long as marks link all of them. Errors come from the residual mean square, degrees of freedom marks − units −
/// judges + 1.
package struct SeverityModel: Sendable, Equatable {
  /// μ + unit effect, in the order of the units: the mark that an average judge of the panel would give; nil for a unit
  /// without marks.
  package let fairAverages: [Estimate?]
  /// The mean mark of each unit; nil for one without marks.
  package let rawMeans: [Double?]
  /// Minus the judge effect, in the order of the judges: positive = lower marks than the panel's average judge; nil for a
  /// judge without marks.
  package let severities: [Estimate?]
  /// Standard deviation of a mark about unit and judge.
  package let residualDeviation: Double
  package let degreesOfFreedom: Int
  /// F of the judges, added after the units, with its upper tail; nil without residual variance.
  package let judgeStatistic: Double?
  package let judgeProbability: Double?

  /// - Throws: `invalidLevel`, `tooFewJudges`, `tooFewUnits`, `tooFewRatings`, `disconnected`.
  package init(_ panel: PanelScores, level: Double = 0.95) throws(PanelError) {
    try self.init(RatingTable(panel), level: level)
  }

  /// - Throws: `invalidLevel`, `tooFewJudges`, `tooFewUnits`, `tooFewRatings`, `disconnected`.
  package init(_ table: RatingTable, level: Double = 0.95) throws(PanelError) {
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    let units = table.units(withAtLeast: 1)
    let counts = table.countsByJudge
    let judges = table.judges.indices.filter { counts[$0] > 0 }
    guard judges.count > 1 else { throw .tooFewJudges(judges.count) }
    guard units.count > 1 else { throw .tooFewUnits(units.count) }
    let parts = table.parts
    let freedom = table.values.count - units.count - judges.count + parts.count
    guard freedom > 0 else { throw .tooFewRatings(table.values.count) }
    guard parts.count == 1, let fit = TwoWayFit(table, units: units, judges: judges) else { throw .disconnected(parts) }
    let variance = fit.residualSumOfSquares / Double(freedom)
    let interval = EffectInterval(variance: variance, degreesOfFreedom: Double(freedom), level: level)
    var fair = [Estimate?](repeating: nil, count: table.units.count)
    var raw = [Double?](repeating: nil, count: table.units.count)
    for (place, unit) in units.enumerated() {
      fair[unit] = interval.estimate(fit.unitValues[place], fit.unitLeverage(place), count: table.range(unit).count)
      raw[unit] = fit.unitMeans[place]
    }
    var severities = [Estimate?](repeating: nil, count: table.judges.count)
    for (place, judge) in judges.enumerated() {
      severities[judge] = interval.estimate(-fit.judgeEffects[place], fit.judgeLeverage(place), count: counts[judge])
    }
    fairAverages = fair
    rawMeans = raw
    self.severities = severities
    residualDeviation = variance.squareRoot()
    degreesOfFreedom = freedom
    let explained = fit.sumOfSquaresWithinUnits - fit.residualSumOfSquares
    let statistic = variance > 0 ? explained / Double(judges.count - 1) / variance : nil
    judgeStatistic = statistic
    judgeProbability = statistic.map {
      FDistribution(numerator: Double(judges.count - 1), denominator: Double(freedom)).upperTail($0)
    }
  }
}

/// Turns effects and their leverages into estimates.
private struct EffectInterval {
  let variance: Double
  let degreesOfFreedom: Double
  let level: Double
  private let quantile: Double

  init(variance: Double, degreesOfFreedom: Double, level: Double) {
    self.variance = variance
    self.degreesOfFreedom = degreesOfFreedom
    self.level = level
    quantile = StudentDistribution(degreesOfFreedom: degreesOfFreedom).quantile(1 - (1 - level) / 2)
  }

  func estimate(_ value: Double, _ leverage: Double, count: Int) -> Estimate {
    let error = (variance * leverage).squareRoot()
    return Estimate(
      value: value, standardError: error, degreesOfFreedom: degreesOfFreedom, lower: value - quantile * error,
      upper: value + quantile * error, level: level, count: count, method: "panel.severity")
  }
}
