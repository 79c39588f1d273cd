package import Statistics

/// The six intraclass correlations of Shrout & Fleiss (1979, Psychological Bulletin 86:420) from a complete table, with the
/// intervals of McGraw & Wong (1996, Psychological Methods 1:30, table 7).
package struct IntraclassCorrelation: Sendable, Equatable {
  /// In the order of `Form.allCases`.
  package let forms: [Coefficient]
  package let meanSquareUnits: Double
  /// Between judges and error together, on n(k − 1) degrees of freedom.
  package let meanSquareWithin: Double
  package let meanSquareJudges: Double
  package let meanSquareError: Double
  package let judges: Int
  package let units: Int

  /// Which correlation: who the judges are, and whether one judge or the mean of all is relied on.
  package enum Form: String, Sendable, CaseIterable {
    /// Each unit has judges of its own.
    case oneWaySingle = "ICC(1,1)"
    /// The judges are drawn from a larger body; agreement in height.
    case agreementSingle = "ICC(2,1)"
    /// Only these judges matter; agreement but for a shift.
    case consistencySingle = "ICC(3,1)"
    case oneWayAverage = "ICC(1,k)"
    case agreementAverage = "ICC(2,k)"
    case consistencyAverage = "ICC(3,k)"

    /// Whether the mean of all judges is meant.
    package var isAverage: Bool {
      switch self {
      case .oneWaySingle, .agreementSingle, .consistencySingle: false
      case .oneWayAverage, .agreementAverage, .consistencyAverage: true
      }
    }

    /// The analysis of variance behind it.
    package var model: Model {
      switch self {
      case .oneWaySingle, .oneWayAverage: .oneWayRandom
      case .agreementSingle, .agreementAverage: .twoWayRandom
      case .consistencySingle, .consistencyAverage: .twoWayMixed
      }
    }
  }

  package enum Model: String, Sendable {
    case oneWayRandom, twoWayRandom, twoWayMixed
  }

  /// A correlation with its test against 0.
  package struct Coefficient: Sendable, Equatable {
    package let form: Form
    /// May be negative, NaN for 0/0; without limits when the error is 0.
    package let estimate: Estimate
    /// F; nil when the error is 0.
    package let statistic: Double?
    package let numerator: Int
    package let denominator: Int
    /// One-sided.
    package let p: Double?
  }

  /// Reliability of the mark of one judge drawn from a larger body.
  package var single: Estimate { forms[1].estimate }
  /// Reliability of the mean of all judges so drawn.
  package var average: Estimate { forms[4].estimate }

  /// - Throws: `invalidLevel`, `tooFewJudges`, `tooFewUnits`, `constantScores`.
  package init(_ block: CompleteBlock, level: Double = 0.95) throws(PanelError) {
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    try block.validate()
    let first = block.marks[0][0]
    guard block.marks.contains(where: { $0.contains { $0 != first } }) else { throw .constantScores }
    let squares = MeanSquares(block.marks)
    forms = Form.allCases.map { squares.coefficient($0, level: level) }
    meanSquareUnits = squares.betweenUnits
    meanSquareWithin = squares.within
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
    let all = marks.flatMap { $0 }
    let grand = mean(of: all) ?? 0
    let unitEffects = marks.map { (mean(of: $0) ?? 0) - grand }
    let judgeEffects = (0..<judgeCount).map { judge in (mean(of: marks.map { $0[judge] }) ?? 0) - grand }
    func square(_ effects: [Double]) -> Double {
      clearedOfRounding(effects.lazy.map { $0 * $0 }.compensatedSum(), marks: all)
    }
    betweenUnits = judges * square(unitEffects) / (units - 1)
    betweenJudges = units * square(judgeEffects) / (judges - 1)
    let residuals = zip(marks, unitEffects).flatMap { row, unitEffect in
      zip(row, judgeEffects).map { mark, judgeEffect in mark - grand - unitEffect - judgeEffect }
    }
    error = square(residuals) / ((units - 1) * (judges - 1))
  }

  var within: Double { (betweenJudges + (units - 1) * error) / units }

  func coefficient(_ form: IntraclassCorrelation.Form, level: Double) -> IntraclassCorrelation.Coefficient {
    let rest = form.model == .oneWayRandom ? within : error
    let freedom = form.model == .oneWayRandom ? units * (judges - 1) : (units - 1) * (judges - 1)
    let value = estimate(form)
    let ratio = rest > 0 ? betweenUnits / rest : nil
    let limits: (Double, Double)? =
      form.model == .twoWayRandom
      ? agreementLimits(level: level) : ratio.map { ratioLimits($0, freedom, level: level) }
    let shown = form.isAverage ? limits.map { (steppedUp($0.0), steppedUp($0.1)) } : limits
    return IntraclassCorrelation.Coefficient(
      form: form,
      estimate: Estimate(
        value: value, standardError: nil, degreesOfFreedom: units - 1, lower: shown?.0, upper: shown?.1, level: level,
        count: Int(units), method: "panel.icc"), statistic: ratio, numerator: Int(units) - 1, denominator: Int(freedom),
      p: ratio.map { FDistribution(numerator: units - 1, denominator: freedom).upperTail($0) })
  }

  private func estimate(_ form: IntraclassCorrelation.Form) -> Double {
    let judgeExcess = (betweenJudges - error) / units
    let k = judges
    switch form {
    case .oneWaySingle: return (betweenUnits - within) / (betweenUnits + (k - 1) * within)
    case .agreementSingle: return (betweenUnits - error) / (betweenUnits + (k - 1) * error + k * judgeExcess)
    case .consistencySingle: return (betweenUnits - error) / (betweenUnits + (k - 1) * error)
    case .oneWayAverage: return (betweenUnits - within) / betweenUnits
    case .agreementAverage: return (betweenUnits - error) / (betweenUnits + judgeExcess)
    case .consistencyAverage: return (betweenUnits - error) / betweenUnits
    }
  }

  /// A reliability of one judge as that of the mean of all (Spearman & Brown 1910).
  private func steppedUp(_ single: Double) -> Double { judges * single / (1 + (judges - 1) * single) }

  /// Limits of forms 1 and 3 from F = MSB over the rest.
  private func ratioLimits(_ ratio: Double, _ freedom: Double, level: Double) -> (Double, Double) {
    let upperTail = 1 - (1 - level) / 2
    let low = ratio / FDistribution(numerator: units - 1, denominator: freedom).quantile(upperTail)
    let high = ratio * FDistribution(numerator: freedom, denominator: units - 1).quantile(upperTail)
    return ((low - 1) / (low + judges - 1), (high - 1) / (high + judges - 1))
  }

  /// Limits of ICC(2,1) with Satterthwaite's degrees of freedom, not rounded; nil when the mean square of error is 0.
  private func agreementLimits(level: Double) -> (Double, Double)? {
    guard error > 0 else { return nil }
    let (n, k) = (units, judges)
    let ratio = betweenJudges / error
    let estimate = estimate(.agreementSingle)
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
