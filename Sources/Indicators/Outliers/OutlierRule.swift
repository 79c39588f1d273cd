/// When a column has outliers and what is done about them (OECD/JRC 2008, step 4; COINr's `Treat`).
package struct OutlierRule: Sendable, Equatable {
  /// What may be tried, in this order.
  package var steps: [TreatmentStep]
  /// The number of changed points from which on winsorising stops.
  package var winsoriseMaximum: Int
  /// A column fails when |skewness| and excess kurtosis, both bias-adjusted, are above these.
  package var skewnessLimit: Double
  package var kurtosisLimit: Double

  package init(
    steps: [TreatmentStep], winsoriseMaximum: Int = 5, skewnessLimit: Double = 2, kurtosisLimit: Double = 3.5
  ) {
    self.steps = steps
    self.winsoriseMaximum = winsoriseMaximum
    self.skewnessLimit = skewnessLimit
    self.kurtosisLimit = kurtosisLimit
  }

  package func passes(_ shape: Shape) -> Bool {
    !(abs(shape.skewness) > skewnessLimit && shape.kurtosis > kurtosisLimit)
  }

  /// The column as it is when it passes, else after the first step whose result passes, else after the last step.
  /// Every step begins with the original values.
  /// - Throws: `noData`, `tooFewUnits` below 4 present values, `constantData`.
  package func treated(_ column: [Double]) throws(IndexError) -> TreatedColumn {
    guard let (least, greatest) = column.extent else { throw .noData }
    let count = column.present.count
    guard count >= 4 else { throw .tooFewUnits(least: 4, found: count) }
    guard greatest > least else { throw .constantData }
    let before = Shape(of: column)
    var treated = TreatedColumn(values: column, before: before, after: before, step: nil, winsorised: 0)
    for step in steps where !passes(treated.after) {
      let (values, winsorised) = try changed(column, by: step)
      treated = TreatedColumn(
        values: values, before: before, after: Shape(of: values), step: step, winsorised: winsorised)
    }
    return treated
  }

  private func changed(
    _ column: [Double], by step: TreatmentStep
  ) throws(IndexError) -> (values: [Double], count: Int) {
    switch step {
    case .winsorise: winsorised(column)
    case .log: (try Transformation.log.values(of: column), 0)
    case .logEitherSide: (try Transformation.logEitherSide.values(of: column), 0)
    }
  }

  /// While the column fails: all points that equal the extreme on the side of the skewness are set to the next distinct
  /// value. Points that are tied count each, so that the count can pass the maximum.
  private func winsorised(_ column: [Double]) -> (values: [Double], count: Int) {
    var values = column
    var (high, low) = (0, 0)
    while high + low < winsoriseMaximum, let extent = values.extent {
      let shape = Shape(of: values)
      guard !passes(shape) else { break }
      let isHigh = shape.skewness >= 0
      let extreme = isHigh ? extent.greatest : extent.least
      let rest = values.filter { !$0.isNaN && $0 != extreme }
      guard let next = isHigh ? rest.max() : rest.min() else { break }
      let members = values.indices.filter { values[$0] == extreme }
      for member in members { values[member] = next }
      if isHigh { high = members.count } else { low = members.count }
    }
    return (values, high + low)
  }
}

/// What can be done about outliers.
package enum TreatmentStep: String, Sendable, CaseIterable {
  case winsorise, log, logEitherSide
}

/// A column after treatment.
package struct TreatedColumn: Sendable, Equatable {
  package let values: [Double]
  package let before: Shape
  package let after: Shape
  /// The step whose result the values are; nil when the column passed.
  package let step: TreatmentStep?
  /// Points that winsorising changed; 0 when that step was not kept.
  package let winsorised: Int
}
