package import Statistics

/// Estimates of several variables over several domains come variable by variable, each over all domains. Missing values
/// are NaN; each variable is estimated from its own rows.
extension SurveyDesign {
  /// Weighted means.
  package func means(
    _ variables: [[Double]], over domains: Domains, options: EstimationOptions = EstimationOptions()
  ) -> EstimateSet {
    StudyEstimation(variables, of: self, over: domains, options: options, method: "survey.mean")
      .estimates(variables.indices.map { .mean($0) })
  }

  /// Weighted means in one domain (all rows when nil).
  package func means(
    _ variables: [[Double]], in rows: [Bool]? = nil, options: EstimationOptions = EstimationOptions()
  ) -> EstimateSet {
    means(variables, over: domains(rows: rows), options: options)
  }

  /// Estimated totals of the population.
  package func totals(
    _ variables: [[Double]], over domains: Domains, options: EstimationOptions = EstimationOptions()
  ) -> EstimateSet {
    StudyEstimation(variables, of: self, over: domains, options: options, method: "survey.total")
      .estimates(variables.indices.map { .total($0) })
  }

  /// The estimated total of one variable in one domain (all rows when nil).
  package func total(
    of values: [Double], in rows: [Bool]? = nil, options: EstimationOptions = EstimationOptions()
  ) -> Estimate {
    totals([values], over: domains(rows: rows), options: options).estimates[0]
  }

  /// Shares of rows that hold 1 where the others hold 0, each with an interval that fits a share.
  package func proportions(
    _ indicators: [[Double]], over domains: Domains, interval: ProportionInterval = .logit,
    options: EstimationOptions = EstimationOptions()
  ) -> EstimateSet {
    StudyEstimation(indicators, of: self, over: domains, options: options, method: "survey.proportion")
      .estimates(indicators.indices.map { .mean($0) }, interval: interval)
  }

  /// The share of rows that hold 1 in one domain (all rows when nil).
  package func proportion(
    of indicator: [Double], in rows: [Bool]? = nil, interval: ProportionInterval = .logit, level: Double = 0.95
  ) -> Estimate {
    let options = EstimationOptions(level: level)
    return proportions([indicator], over: domains(rows: rows), interval: interval, options: options).estimates[0]
  }

  /// Ratios of totals, each over the rows where neither part is missing. Throws `zeroDenominator` with the position of an
  /// estimate whose denominator sums to zero.
  package func ratios(
    _ pairs: [(numerator: [Double], denominator: [Double])], over domains: Domains,
    options: EstimationOptions = EstimationOptions()
  ) throws(EstimationError) -> EstimateSet {
    let columns = pairs.flatMap { pair in
      [
        zip(pair.numerator, pair.denominator).map { $1.isNaN ? .nan : $0 },
        zip(pair.numerator, pair.denominator).map { $0.isNaN ? .nan : $1 },
      ]
    }
    let estimation = StudyEstimation(columns, of: self, over: domains, options: options, method: "survey.ratio")
    for index in pairs.indices {
      for cell in domains.cells.indices {
        let below = estimation.columnSums(2 * index + 1, in: cell)
        if below.count > 0, below.total == 0 { throw .zeroDenominator(index * domains.cells.count + cell) }
      }
    }
    return estimation.estimates(pairs.indices.map { .ratio(numerator: 2 * $0, denominator: 2 * $0 + 1) })
  }

  /// The ratio of two totals in one domain (all rows when nil), over the rows where neither is missing.
  package func ratio(
    of numerator: [Double], to denominator: [Double], in rows: [Bool]? = nil,
    options: EstimationOptions = EstimationOptions()
  ) throws(EstimationError) -> Estimate {
    try ratios([(numerator, denominator)], over: domains(rows: rows), options: options).estimates[0]
  }

  /// Population variances and covariances n/(n − 1)·Σw(y − ȳ)(z − z̄)/Σw over the rows where neither is missing (the
  /// variance when z is y), with the error of that mean at fixed ȳ and z̄, as R's `svyvar`. Not defined for one row.
  package func covariances(
    _ pairs: [(variable: [Double], other: [Double])], over domains: Domains,
    options: EstimationOptions = EstimationOptions()
  ) -> EstimateSet {
    var columns: [[Double]] = []
    for pair in pairs {
      let left = centred(zip(pair.variable, pair.other).map { $1.isNaN ? .nan : $0 }, domains)
      let right = centred(zip(pair.variable, pair.other).map { $0.isNaN ? .nan : $1 }, domains)
      columns += [zip(left, right).map { $0 * $1 }, left, right]
    }
    return StudyEstimation(
      columns, origins: Array(repeating: 0, count: columns.count), of: self, over: domains, options: options,
      method: "survey.variance"
    ).estimates(pairs.indices.map { .covariance(product: 3 * $0, left: 3 * $0 + 1, right: 3 * $0 + 2) })
  }

  /// The values less the weighted mean of their domain.
  private func centred(_ values: [Double], _ domains: Domains) -> [Double] {
    let sums = ClusterSums(of: [values], weights: weights, slots: domains.slots)
    let means = domains.slots.ofCell.map { range in
      let cell = sums.total(ofColumn: 0, over: range)
      return cell.origin + cell.products / cell.weights
    }
    return zip(values, domains.cellOfRow).map { $1 < 0 ? .nan : $0 - means[Int($1)] }
  }

  /// The degrees of freedom that a rule gives in a domain. Those of replicates that came with the data are the same in
  /// every domain.
  package func degreesOfFreedom(_ rule: DegreesOfFreedomRule, in domain: Domain) -> Double {
    switch rule {
    case .domain: replicates?.degreesOfFreedom ?? Double(domain.degreesOfFreedom)
    case .design: degreesOfFreedom
    case .infinite: .infinity
    case .number(let value): value
    }
  }
}
