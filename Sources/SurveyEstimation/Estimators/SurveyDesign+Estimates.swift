package import Statistics

extension SurveyDesign {
  /// Weighted means of variables, each over its own rows.
  package func means(_ variables: [StudyVariable], options: EstimationOptions = EstimationOptions()) -> EstimateSet {
    var builder = EstimateSetBuilder(design: self, options: options, method: "survey.mean")
    for variable in variables { builder.add(.mean(of: variable, weights: weights), in: variable.domain) }
    return builder.finished()
  }

  /// Weighted means in one domain (all rows when nil); NaN is missing, so a variable that is NaN outside a part is its
  /// mean there.
  package func means(
    _ variables: [[Double]], in rows: [Bool]? = nil, options: EstimationOptions = EstimationOptions()
  ) -> EstimateSet {
    let domain = domain(rows)
    return means(variables.map { StudyVariable($0, in: domain) }, options: options)
  }

  /// Estimated totals of the population.
  package func totals(_ variables: [StudyVariable], options: EstimationOptions = EstimationOptions()) -> EstimateSet {
    var builder = EstimateSetBuilder(design: self, options: options, method: "survey.total")
    for variable in variables { builder.add(.total(of: variable, weights: weights), in: variable.domain) }
    return builder.finished()
  }

  /// The estimated total of one variable in one domain (all rows when nil).
  package func total(
    of values: [Double], in rows: [Bool]? = nil, options: EstimationOptions = EstimationOptions()
  ) -> Estimate {
    totals([StudyVariable(values, in: domain(rows))], options: options).estimates[0]
  }

  /// Ratios of totals. Throws `zeroDenominator` with the position of a ratio whose denominator sums to zero.
  package func ratios(
    _ pairs: [(numerator: StudyVariable, denominator: [Double])], options: EstimationOptions = EstimationOptions()
  ) throws(EstimationError) -> EstimateSet {
    var builder = EstimateSetBuilder(design: self, options: options, method: "survey.ratio")
    for (index, pair) in pairs.enumerated() {
      guard let ratio = Linearization.ratio(of: pair.numerator, to: pair.denominator, weights: weights) else {
        throw .zeroDenominator(index)
      }
      builder.add(ratio, in: pair.numerator.domain)
    }
    return builder.finished()
  }

  /// The ratio of two totals in one domain (all rows when nil), over the rows where neither is missing.
  package func ratio(
    of numerator: [Double], to denominator: [Double], in rows: [Bool]? = nil,
    options: EstimationOptions = EstimationOptions()
  ) throws(EstimationError) -> Estimate {
    try ratios([(StudyVariable(numerator, in: domain(rows)), denominator)], options: options).estimates[0]
  }

  /// Population variances and covariances of pairs of variables; a pair of one with itself is a variance.
  package func covariances(
    _ pairs: [(variable: StudyVariable, other: [Double])], options: EstimationOptions = EstimationOptions()
  ) -> EstimateSet {
    var builder = EstimateSetBuilder(design: self, options: options, method: "survey.variance")
    for pair in pairs {
      builder.add(.covariance(of: pair.variable, with: pair.other, weights: weights), in: pair.variable.domain)
    }
    return builder.finished()
  }

  /// Shares of rows that hold 1 where the others hold 0, each with an interval that fits a share.
  package func proportions(
    _ indicators: [StudyVariable], interval: ProportionInterval = .logit,
    options: EstimationOptions = EstimationOptions()
  ) -> EstimateSet {
    var builder = EstimateSetBuilder(design: self, options: options, method: "survey.proportion")
    builder.interval = interval
    for indicator in indicators { builder.add(.mean(of: indicator, weights: weights), in: indicator.domain) }
    return builder.finished()
  }

  /// The share of rows that hold 1 in one domain (all rows when nil).
  package func proportion(
    of indicator: [Double], in rows: [Bool]? = nil, interval: ProportionInterval = .logit, level: Double = 0.95
  ) -> Estimate {
    let variable = StudyVariable(indicator, in: domain(rows))
    return proportions([variable], interval: interval, options: EstimationOptions(level: level)).estimates[0]
  }

  /// The degrees of freedom that a rule gives in a domain.
  package func degreesOfFreedom(_ rule: DegreesOfFreedomRule, in domain: Domain) -> Double {
    switch rule {
    case .domain: Double(domain.degreesOfFreedom)
    case .design: Double(degreesOfFreedom)
    case .infinite: .infinity
    case .number(let value): value
    }
  }
}

/// Turns linearizations one after the other into estimates with their covariance.
private struct EstimateSetBuilder {
  let design: SurveyDesign
  let options: EstimationOptions
  let method: String
  /// The interval of shares; nil = the symmetric one.
  var interval: ProportionInterval?
  private var estimates: [Estimate] = []
  /// Scaled deviations by estimate; nil where the variance is not defined.
  private var deviations: [[Double]?] = []
  private var sumWeights: [Double] = []
  private var designEffects: [Double?] = []
  private var warnings: [EstimationWarning] = []

  init(design: SurveyDesign, options: EstimationOptions, method: String) {
    self.design = design
    self.options = options
    self.method = method
  }

  mutating func add(_ linearization: Linearization, in domain: Domain) {
    var influence = linearization.influence
    for adjustment in design.adjustments { adjustment.removeExplained(from: &influence) }
    let spread = ClusterTotals(of: influence, in: design).deviations(in: domain, of: design)
    let scaled = linearization.count > 0 ? spread.scaled : nil
    let variance = Self.covariance(scaled, scaled)
    let freedom = design.degreesOfFreedom(options.degreesOfFreedom, in: domain)
    var estimate = Estimate(
      value: linearization.value, variance: variance, degreesOfFreedom: freedom, level: options.level,
      count: linearization.count, method: method)
    note(estimate, spread)
    setInterval(of: &estimate, in: domain)
    estimates.append(estimate)
    deviations.append(scaled)
    sumWeights.append(linearization.sumWeights)
    designEffects.append(designEffect(variance: estimate.standardError.map { _ in variance }, linearization))
  }

  func finished() -> EstimateSet {
    var covariance = [[Double]](
      repeating: Array(repeating: .nan, count: estimates.count), count: estimates.count)
    for row in estimates.indices {
      for column in row..<estimates.count {
        covariance[row][column] = Self.covariance(deviations[row], deviations[column])
        covariance[column][row] = covariance[row][column]
      }
    }
    return EstimateSet(
      estimates: estimates, covariance: covariance, sumWeights: sumWeights, designEffects: designEffects,
      warnings: warnings, level: options.level)
  }

  private static func covariance(_ left: [Double]?, _ right: [Double]?) -> Double {
    guard let left, let right else { return .nan }
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }

  private mutating func note(_ estimate: Estimate, _ spread: Deviations) {
    let position = estimates.count
    if estimate.count == 0 {
      warnings.append(.nothingObserved(position))
    } else if case .lonely(let stratum) = spread {
      warnings.append(.lonelyPSU(position, stratum: stratum))
    } else if !(estimate.degreesOfFreedom > 0) {
      warnings.append(.noDegreesOfFreedom(position))
    }
  }

  private mutating func setInterval(of estimate: inout Estimate, in domain: Domain) {
    guard let interval, let error = estimate.standardError else { return }
    let limits = interval.limits(
      ProportionInterval.Basis(
        share: estimate.value, standardError: error, degreesOfFreedom: estimate.degreesOfFreedom, level: options.level,
        count: estimate.count, domainRows: domain.rowCount, domainDegreesOfFreedom: Double(domain.degreesOfFreedom)))
    estimate.lower = limits?.lowerBound
    estimate.upper = limits?.upperBound
    if limits == nil { warnings.append(.undefinedInterval(estimates.count)) }
  }

  /// V / V_srs, with the finite population factor 1 − n/N̂ when sampling without replacement is the comparison.
  private func designEffect(variance: Double?, _ linearization: Linearization) -> Double? {
    guard let rule = options.designEffect, let variance else { return nil }
    let unseen = 1 - Double(linearization.count) / linearization.sumWeights
    let factor = rule == .withoutReplacement ? unseen : 1
    let effect = variance / (linearization.simpleVariance * factor)
    return factor >= 0 && effect.isFinite ? effect : nil
  }
}
