package import Statistics

extension KendallConcordance {
  /// W with the standard error and limits of the jackknife over units (Efron & Tibshirani 1993, An Introduction to the
  /// Bootstrap, eq. 11.5): each unit is left out once, se² = (n − 1)/n·Σ(W₋ᵢ − mean)², limits W ± t(n − 1)·se cut to
  /// [0, 1].
  ///
  /// W has no exact interval where the judges agree at all; docs/methods/review-panel.md says how often this one covers.
  /// Without error and limits below three units, or where leaving a unit out leaves marks without order.
  /// - Throws: as `init(_:)`; `invalidLevel`.
  package static func estimate(_ block: CompleteBlock, level: Double = 0.95) throws(PanelError) -> Estimate {
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    let concordance = try KendallConcordance(block)
    let error = jackknifeError(block)
    let freedom = Double(block.units.count - 1)
    let reach = error.map { $0 * StudentDistribution(degreesOfFreedom: freedom).quantile(1 - (1 - level) / 2) }
    return Estimate(
      value: concordance.coefficient, standardError: error, degreesOfFreedom: freedom,
      lower: reach.map { max(0, concordance.coefficient - $0) },
      upper: reach.map { min(1, concordance.coefficient + $0) }, level: level, count: block.units.count,
      method: "panel.kendallW")
  }

  private static func jackknifeError(_ block: CompleteBlock) -> Double? {
    guard block.units.count > 2 else { return nil }
    var values: [Double] = []
    for unit in block.units.indices {
      do { values.append(try KendallConcordance(block.without(unit: unit)).coefficient) } catch { return nil }
    }
    let n = Double(values.count)
    let mean = values.compensatedSum() / n
    let squares = values.lazy.map { ($0 - mean) * ($0 - mean) }.compensatedSum()
    return ((n - 1) / n * squares).squareRoot()
  }
}
