package import Statistics

/// Quantiles with their intervals; they have no joint covariance.
package struct QuantileSet: Sendable {
  /// For every variable its probabilities in order.
  package let estimates: [Estimate]
  package let sumWeights: [Double]
  package let warnings: [EstimationWarning]
}

extension SurveyDesign {
  /// Quantiles by a rule, with Woodruff's interval (1952, JASA 47:635).
  ///
  /// The interval of the share of values up to the quantile is put through the same rule; a limit of the share below 0
  /// or above 1 gives no limit. The standard error is the width of the interval over 2c. Ordered by variable, then
  /// probability.
  package func quantiles(
    _ variables: [StudyVariable], probabilities: [Double], rule: QuantileRule = .math,
    interval: ProportionInterval = .wald, options: EstimationOptions = EstimationOptions()
  ) -> QuantileSet {
    var estimates: [Estimate] = []
    var sumWeights: [Double] = []
    var warnings: [EstimationWarning] = []
    for variable in variables {
      let sample = SortedSample(variable, weights: weights)
      for probability in probabilities {
        let value = rule.quantile(of: sample, probability: probability)
        let below = variable.values.map { $0.isNaN ? .nan : $0 <= (value ?? .nan) ? 1.0 : 0 }
        let share = proportions(
          [StudyVariable(below, in: variable.domain)], interval: interval, options: options)
        warnings += share.warnings.map { $0.moved(to: estimates.count) }
        sumWeights.append(share.sumWeights[0])
        estimates.append(quantile(value, share.estimates[0]) { rule.quantile(of: sample, probability: $0) })
      }
    }
    return QuantileSet(estimates: estimates, sumWeights: sumWeights, warnings: warnings)
  }

  private func quantile(_ value: Double?, _ share: Estimate, inverse: (Double) -> Double?) -> Estimate {
    let lower = share.lower.flatMap { $0 < 0 ? nil : inverse($0) }
    let upper = share.upper.flatMap { $0 > 1 ? nil : inverse($0) }
    let critical = StudentDistribution(degreesOfFreedom: share.degreesOfFreedom).critical(level: share.level)
    var error: Double?
    if let lower, let upper { error = (upper - lower) / (2 * critical) }
    return Estimate(
      value: value ?? .nan, standardError: error, degreesOfFreedom: share.degreesOfFreedom, lower: lower,
      upper: upper, level: share.level, count: share.count, method: "survey.quantile")
  }
}

extension EstimationWarning {
  /// The same warning about the estimate at another position.
  fileprivate func moved(to position: Int) -> EstimationWarning {
    switch self {
    case .nothingObserved: .nothingObserved(position)
    case .lonelyPSU(_, let stratum): .lonelyPSU(position, stratum: stratum)
    case .noDegreesOfFreedom: .noDegreesOfFreedom(position)
    case .undefinedInterval: .undefinedInterval(position)
    }
  }
}
