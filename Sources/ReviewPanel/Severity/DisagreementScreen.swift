import Statistics

/// Which units the judges disagree on more than on the others, once units and severities have been taken out.
///
/// With residuals r of mark = μ + unit + judge, Q = Σr² of a unit and S the sum over all, the unit has ν = (k −
/// 1)(n − 1)/n degrees of freedom (k its marks, n units), the rest f − ν; F = (Q/ν)/((S − Q)/(f − ν)) is referred to
/// F(ν, f − ν) (Grubbs 1948, JASA 43:243, applied to units in place of instruments). Exact in expectation for complete panels and close
/// for those with gaps; p values are adjusted for the number of units by Benjamini & Hochberg (1995, JRSS B 57:289).
/// An alarm asks for talk in the meeting; it changes no score.
package struct DisagreementScreen: Sendable, Equatable {
  /// Units with two marks or more, in their order; none where units and judges explain every mark.
  package let units: [Unit]

  /// One unit.
  package struct Unit: Sendable, Equatable {
    package let unit: String
    /// Marks of the unit.
    package let count: Int
    /// √(Q/ν), in points.
    package let deviation: Double
    package let statistic: Double
    package let p: Double
    /// For all units.
    package let adjusted: Double
    /// The judge farthest from what unit and severity lead to expect, with the mark given and the one expected.
    package let judge: String
    package let mark: Double
    package let expected: Double
  }

  /// A unit that leaves no freedom beside it is not screened.
  package init(_ table: RatingTable, _ model: SeverityModel) {
    guard model.residualDeviation > 0 else {
      units = []
      return
    }
    let fitted = table.units.indices.compactMap { Residuals(table, model, unit: $0) }
    let total = fitted.lazy.map(\.squares).compensatedSum()
    let freedom = Double(model.degreesOfFreedom)
    let n = Double(fitted.count)
    let tested = fitted.compactMap { one -> (Residuals, deviation: Double, statistic: Double, p: Double)? in
      let own = Double(one.count - 1) * (n - 1) / n
      guard own > 0, freedom > own, total - one.squares > 0 else { return nil }
      let statistic = one.squares / own / ((total - one.squares) / (freedom - own))
      let p = FDistribution(numerator: own, denominator: freedom - own).upperTail(statistic)
      return (one, (one.squares / own).squareRoot(), statistic, p)
    }
    let adjusted = PAdjustment.benjaminiHochberg.adjusted(tested.map(\.p))
    units = zip(tested, adjusted).map { test, adjusted in
      Unit(
        unit: test.0.unit, count: test.0.count, deviation: test.deviation, statistic: test.statistic, p: test.p,
        adjusted: adjusted ?? test.p, judge: test.0.judge, mark: test.0.mark, expected: test.0.expected)
    }
  }
}

/// What is left of a unit's marks, with the farthest of them.
private struct Residuals {
  let unit: String
  let count: Int
  let squares: Double
  let judge: String
  let mark: Double
  let expected: Double

  /// Nil for a unit without marks or outside the model.
  init?(_ table: RatingTable, _ model: SeverityModel, unit: Int) {
    guard let fair = model.fairAverages[unit]?.value else { return nil }
    let marks = table.range(unit).map { place -> (judge: Int, mark: Double, expected: Double) in
      let judge = Int(table.judgeOfRating[place])
      return (judge, table.values[place], fair - (model.severities[judge]?.value ?? 0))
    }
    guard let first = marks.first else { return nil }
    let farthest = marks.reduce(first) { far, next in
      abs(next.mark - next.expected) > abs(far.mark - far.expected) ? next : far
    }
    self.unit = table.units[unit]
    count = marks.count
    squares = marks.lazy.map { ($0.mark - $0.expected) * ($0.mark - $0.expected) }.compensatedSum()
    judge = table.judges[farthest.judge]
    (mark, expected) = (farthest.mark, farthest.expected)
  }
}
