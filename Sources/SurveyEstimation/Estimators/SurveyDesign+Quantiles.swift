package import Statistics

/// Quantiles with their intervals; they have no joint covariance.
package struct QuantileSet: Sendable {
  /// For every variable and domain its probabilities in order.
  package let estimates: [Estimate]
  package let sumWeights: [Double]
  package let warnings: [EstimationWarning]
}

extension SurveyDesign {
  /// Quantiles by a rule, with Woodruff's interval (1952, JASA 47:635).
  ///
  /// The interval of the share of values up to the quantile is put through the same rule; a limit of the share below 0
  /// or above 1 gives no limit. The standard error is the width of the interval over 2c. Ordered by variable, then
  /// domain, then probability.
  package func quantiles(
    _ variables: [[Double]], over domains: Domains, probabilities: [Double], rule: QuantileRule = .math,
    interval: ProportionInterval = .wald, options: EstimationOptions = EstimationOptions()
  ) -> QuantileSet {
    var estimates: [Estimate] = []
    var sumWeights: [Double] = []
    var warnings: [EstimationWarning] = []
    for variable in variables {
      let samples = SortedSample.samples(variable, weights: weights, domains)
      let shares = probabilities.map { probability in
        let quantiles = samples.map { rule.quantile(of: $0, probability: probability) ?? .nan }
        return proportions(
          [share(of: variable, upTo: quantiles, domains)], over: domains, interval: interval, options: options)
      }
      for (cell, sample) in samples.enumerated() {
        for (share, probability) in zip(shares, probabilities) {
          warnings += share.warnings.filter { $0.position == cell }.map { $0.moved(to: estimates.count) }
          sumWeights.append(share.sumWeights[cell])
          let value = rule.quantile(of: sample, probability: probability)
          estimates.append(quantile(value, share.estimates[cell]) { rule.quantile(of: sample, probability: $0) })
        }
      }
    }
    return QuantileSet(estimates: estimates, sumWeights: sumWeights, warnings: warnings)
  }

  /// 1 for values up to the quantile of their domain, 0 above.
  private func share(of variable: [Double], upTo quantiles: [Double], _ domains: Domains) -> [Double] {
    zip(variable, domains.cellOfRow).map { value, cell in
      cell < 0 || value.isNaN ? .nan : value <= quantiles[Int(cell)] ? 1 : 0
    }
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
