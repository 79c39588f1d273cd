import Statistics

/// How much of the variance of marks lies in units, judges and neither: mark = μ + unit + judge + error, all random, by
/// restricted maximum likelihood with variances of at least 0 (Patterson & Thompson 1971, Biometrika 58:545; as lme4),
/// for tables with gaps. The coefficients are those of generalizability theory (Brennan 2001, ch. 2).
package struct VarianceComponents: Sendable, Equatable {
  package let unit: Double
  package let judge: Double
  package let residual: Double
  /// μ by generalised least squares.
  package let mean: Double
  /// log det V + log det X'V⁻¹X + r'V⁻¹r + (n − 1) log 2π.
  package let criterion: Double
  package let units: Int
  package let judges: Int
  package let count: Int

  /// Of single marks: agreement in height, u/(u + j + e).
  package var singleAgreement: Double { unit / (unit + judge + residual) }
  /// Of single marks but for a shift of each judge, u/(u + e).
  package var singleConsistency: Double { unit / (unit + residual) }
  /// Φ = u/(u + (j + e)/k) of the mean of a panel of k.
  package func dependability(panelSize: Int) -> Double { unit / (unit + (judge + residual) / Double(panelSize)) }
  /// Eρ² = u/(u + e/k) of the mean of a panel of k.
  package func generalizability(panelSize: Int) -> Double { unit / (unit + residual / Double(panelSize)) }

  /// The fewest judges whose mean mark has Φ ≥ `target`, with each unit seen by all of them: ⌈target/(1 − target)·(j +
  /// e)/u⌉ (Brennan 2001, eq. 2.39 solved for k). Nil where units do not differ, so that no panel is enough.
  package func panelSize(dependability target: Double) -> Int? { size(target, noise: judge + residual) }
  /// The same for Eρ², the means after severity has been taken out.
  package func panelSize(generalizability target: Double) -> Int? { size(target, noise: residual) }

  private func size(_ target: Double, noise: Double) -> Int? {
    guard unit > 0, (0..<1).contains(target) else { return nil }
    // A quotient that misses a whole number only by rounding counts as whole.
    return Int(exactly: max(1, (target / (1 - target) * noise / unit - 1e-9).rounded(.up)))
  }

  /// - Throws: `tooFewJudges`, `tooFewUnits` below two; `tooFewRatings` with as many units or judges as ratings;
  ///   `constantScores`, `disconnected`; `noResidual` where units and judges explain every mark; `notConverged`.
  package init(_ table: RatingTable) throws(PanelError) {
    let rated = table.units(withAtLeast: 1)
    let counts = table.countsByJudge
    let present = table.judges.indices.filter { counts[$0] > 0 }
    count = table.values.count
    (units, judges) = (rated.count, present.count)
    guard present.count > 1 else { throw .tooFewJudges(present.count) }
    guard rated.count > 1 else { throw .tooFewUnits(rated.count) }
    guard table.values.count > max(rated.count, present.count) else { throw .tooFewRatings(table.values.count) }
    guard !table.isConstant else { throw .constantScores }
    let parts = table.parts
    guard parts.count == 1, let fixed = TwoWayFit(table, units: rated, judges: present) else {
      throw .disconnected(parts)
    }
    let isSaturated = table.values.count == rated.count + present.count - 1
    guard isSaturated || fixed.residualSumOfSquares > 0 else { throw .noResidual }
    let likelihood = RestrictedLikelihood(table, units: rated, judges: present)
    let best = try likelihood.minimum()
    residual = best.residual
    unit = best.ratios.unit * best.residual
    judge = best.ratios.judge * best.residual
    mean = likelihood.center + best.mean
    criterion = best.criterion
  }
}
