package import Statistics

/// Marks freed from the severity of the judges who happened to give them.
///
/// Least squares of mark = μ + unit + judge, unit effects and judge effects each summing to zero (Searle 1971, Linear
/// Models, ch. 7; Braun 1988, Journal of Educational Statistics 13:1). Works where each judge sees only some units,
/// as long as marks link all of them. Errors come from the residual mean square, degrees of freedom marks − units −
/// judges + 1.
package struct SeverityModel: Sendable, Equatable {
  /// μ + unit effect, in the order of `PanelScores.units`: the mark that an average judge of the panel would give;
  /// nil for a unit without marks.
  package let fairAverages: [Estimate?]
  /// Minus the judge effect, in the order of `PanelScores.judges`: positive = lower marks than the panel's average
  /// judge; nil for a judge without marks.
  package let severities: [Estimate?]
  /// Standard deviation of a mark about unit and judge.
  package let residualDeviation: Double
  package let degreesOfFreedom: Int
  /// F of the judges, added after the units, with its upper tail; nil without residual variance.
  package let judgeStatistic: Double?
  package let judgeProbability: Double?

  /// - Throws: `invalidLevel`, `tooFewJudges`, `tooFewUnits`, `disconnected`, `tooFewRatings`.
  package init(_ panel: PanelScores, level: Double = 0.95) throws(PanelError) {
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    let units = panel.units.indices.filter { unit in panel.marks[unit].contains { $0 != nil } }
    let judges = panel.judges.indices.filter { judge in panel.marks.contains { $0[judge] != nil } }
    guard judges.count > 1 else { throw .tooFewJudges(judges.count) }
    guard units.count > 1 else { throw .tooFewUnits(units.count) }
    let parts = panel.parts
    guard parts.count == 1 else { throw .disconnected(parts) }
    let layout = EffectLayout(units: units, judges: judges)
    let cells = units.flatMap { unit in judges.compactMap { judge in layout.cell(unit, judge, in: panel) } }
    let freedom = cells.count - layout.width
    guard freedom > 0 else { throw .tooFewRatings(cells.count) }
    let fit = LeastSquares(rows: cells.map(\.row), response: cells.map(\.mark))
    let residual = clearedOfRounding(fit.residualSumOfSquares, marks: cells.map(\.mark))
    let variance = residual / Double(freedom)
    let interval = EffectInterval(variance: variance, degreesOfFreedom: Double(freedom), level: level)
    fairAverages = panel.units.indices.map { unit in
      guard let place = units.firstIndex(of: unit) else { return nil }
      let count = cells.count { $0.unit == unit }
      return interval.estimate(layout.fairAverage(place), of: fit, count: count)
    }
    severities = panel.judges.indices.map { judge in
      guard let place = judges.firstIndex(of: judge) else { return nil }
      let count = cells.count { $0.judge == judge }
      return interval.estimate(layout.severity(place), of: fit, count: count)
    }
    residualDeviation = variance.squareRoot()
    degreesOfFreedom = freedom
    let explained = panel.sumOfSquaresWithinUnits - residual
    let statistic = variance > 0 ? explained / Double(judges.count - 1) / variance : nil
    judgeStatistic = statistic
    judgeProbability = statistic.map {
      FDistribution(numerator: Double(judges.count - 1), denominator: Double(freedom)).upperTail($0)
    }
  }
}

extension PanelScores {
  /// Σ (mark − mean of its unit)²: the residual sum of squares of a model without judges.
  fileprivate var sumOfSquaresWithinUnits: Double {
    marks.map { row in
      let given = row.compactMap { $0 }
      let center = mean(of: given) ?? 0
      return given.map { ($0 - center) * ($0 - center) }.compensatedSum()
    }.compensatedSum()
  }
}

/// Where each effect stands among the coefficients: μ, all units but the last, all judges but the last.
///
/// The last effect of each kind is minus the sum of the others.
private struct EffectLayout {
  let units: [Int]
  let judges: [Int]

  var width: Int { units.count + judges.count - 1 }

  struct Cell {
    let unit: Int
    let judge: Int
    let mark: Double
    let row: [Double]
  }

  func cell(_ unit: Int, _ judge: Int, in panel: PanelScores) -> Cell? {
    guard let mark = panel.marks[unit][judge], let unitPlace = units.firstIndex(of: unit),
      let judgePlace = judges.firstIndex(of: judge)
    else { return nil }
    let row = zip(fairAverage(unitPlace), severity(judgePlace)).map { $0 - $1 }
    return Cell(unit: unit, judge: judge, mark: mark, row: row)
  }

  func fairAverage(_ place: Int) -> [Double] {
    var combination = Array(repeating: 0.0, count: width)
    combination[0] = 1
    add(1, to: &combination, place: place, first: 1, count: units.count)
    return combination
  }

  func severity(_ place: Int) -> [Double] {
    var combination = Array(repeating: 0.0, count: width)
    add(-1, to: &combination, place: place, first: units.count, count: judges.count)
    return combination
  }

  private func add(_ sign: Double, to combination: inout [Double], place: Int, first: Int, count: Int) {
    guard place == count - 1 else {
      combination[first + place] += sign
      return
    }
    for other in first..<(first + count - 1) { combination[other] -= sign }
  }
}

/// Turns combinations of coefficients into estimates.
private struct EffectInterval {
  let variance: Double
  let degreesOfFreedom: Double
  let level: Double

  func estimate(_ combination: [Double], of fit: LeastSquares, count: Int) -> Estimate {
    let value = fit.value(combination)
    let error = (variance * fit.leverage(combination)).squareRoot()
    let reach = StudentDistribution(degreesOfFreedom: degreesOfFreedom).quantile(1 - (1 - level) / 2) * error
    return Estimate(
      value: value, standardError: error, degreesOfFreedom: degreesOfFreedom, lower: value - reach,
      upper: value + reach, level: level, count: count, method: "panel.severity")
  }
}
