import Statistics

/// One call of an estimator: study columns, the domains, and how statistics of them become estimates with their
/// sampling errors.
struct StudyEstimation {
  private let design: SurveyDesign
  private let domains: Domains
  private let options: EstimationOptions
  private let method: String
  private let columns: [[Double]]
  private let sums: ClusterSums
  private let replicated: ReplicatedSums?

  /// Missing values are NaN. `origins` nil: a value of each column.
  init(
    _ columns: [[Double]], origins: [Double]? = nil, of design: SurveyDesign, over domains: Domains,
    options: EstimationOptions, method: String
  ) {
    self.design = design
    self.domains = domains
    self.options = options
    self.method = method
    self.columns = columns
    let sums = ClusterSums(of: columns, origins: origins, weights: design.weights, slots: domains.slots)
    self.sums = sums
    replicated = design.replicates.map { ReplicatedSums(sums, columns, $0, design, domains) }
  }

  /// The estimates of every statistic in every domain, statistic by statistic. `interval`: that of shares; nil = symmetric.
  func estimates(_ statistics: [StudyStatistic], interval: ProportionInterval? = nil) -> EstimateSet {
    var set = EstimateSet(level: options.level)
    for statistic in statistics {
      let effects = designEffectBase(statistic)
      for cell in domains.cells.indices { add(statistic, cell, interval, effects?[cell], to: &set) }
    }
    return set
  }

  /// The sums of a column in a domain.
  func columnSums(_ column: Int, in cell: Int) -> ColumnSums {
    sums.total(ofColumn: column, over: domains.slots.ofCell[cell])
  }

  private func add(
    _ statistic: StudyStatistic, _ cell: Int, _ interval: ProportionInterval?, _ simple: Double?,
    to set: inout EstimateSet
  ) {
    let domain = domains.cells[cell]
    let used = columnSums(statistic.firstColumn, in: cell)
    let value = statistic.value(count: used.count) { columnSums($0, in: cell) }
    let error = used.count > 0 ? samplingError(statistic, cell, value, count: used.count) : nil
    var variance = error?.vector.map { $0.covariance(with: $0) } ?? .nan
    let isNegative = variance < 0 && design.unequalProbabilities != nil
    if isNegative { variance = .nan }
    let freedom = design.degreesOfFreedom(options.degreesOfFreedom, in: domain)
    var estimate = Estimate(
      value: used.count > 0 ? value : .nan, variance: variance, degreesOfFreedom: freedom, level: options.level,
      count: used.count, method: method)
    let position = set.estimates.count
    if let warning = warning(estimate, error, position) { set.warnings.append(warning) }
    if isNegative { set.warnings.append(.negativeVariance(position)) }
    if let replicated, let lost = replicated.undefined(statistic, cell, used.count), lost > 0, error?.vector != nil {
      set.warnings.append(.undefinedReplicates(position, count: lost))
    }
    if let interval, estimate.standardError != nil, !setInterval(of: &estimate, interval, domain) {
      set.warnings.append(.undefinedInterval(position))
    }
    set.estimates.append(estimate)
    set.errors.append(isNegative ? nil : error?.vector)
    set.sumWeights.append(used.weights)
    set.designEffects.append(estimate.standardError == nil ? nil : simple.flatMap { effect(variance, over: $0) })
  }

  private func effect(_ variance: Double, over simple: Double) -> Double? {
    let effect = variance / simple
    return effect.isFinite && effect >= 0 ? effect : nil
  }

  private func warning(_ estimate: Estimate, _ error: SamplingError?, _ position: Int) -> EstimationWarning? {
    guard estimate.count > 0 else { return .nothingObserved(position) }
    switch error {
    case .lonely(let stratum): return .lonelyPSU(position, stratum: stratum)
    case .noReplicate: return .noReplicate(position)
    case .vector, nil: return estimate.degreesOfFreedom > 0 ? nil : .noDegreesOfFreedom(position)
    }
  }

  private func setInterval(of estimate: inout Estimate, _ interval: ProportionInterval, _ domain: Domain) -> Bool {
    guard let error = estimate.standardError else { return false }
    let limits = interval.limits(
      ProportionInterval.Basis(
        share: estimate.value, standardError: error, degreesOfFreedom: estimate.degreesOfFreedom, level: options.level,
        count: estimate.count, domainRows: domain.rowCount,
        domainDegreesOfFreedom: design.degreesOfFreedom(.domain, in: domain)))
    estimate.lower = limits?.lowerBound
    estimate.upper = limits?.upperBound
    return limits != nil
  }
}

extension StudyEstimation {
  private func samplingError(_ statistic: StudyStatistic, _ cell: Int, _ value: Double, count: Int) -> SamplingError {
    if let replicated {
      return replicated.samplingError(statistic, cell, value, count: count)
    }
    let terms = statistic.terms(count: count) { columnSums($0, in: cell) }
    let totals =
      design.adjustments.isEmpty ? unitTotals(terms, cell) : unitTotals(ofResidual: influence(terms, cell))
    return UnitTotals(totals, in: design).samplingError(in: domains.cells[cell])
  }

  /// The influence summed over the units of the last stage: Σ aS + bW.
  private func unitTotals(_ terms: [StudyStatistic.Term], _ cell: Int) -> [Double] {
    var totals = [Double](repeating: 0, count: design.stages[design.stages.count - 1].unitCount)
    for slot in domains.slots.ofCell[cell] {
      var total = 0.0
      for term in terms {
        total += term.ofProducts * sums.products[term.column][slot] + term.ofWeights * sums.weights[term.column][slot]
      }
      totals[Int(domains.slots.unit[slot])] = total
    }
    return totals
  }

  /// The influence of each row: w·Σ(a(y − c) + b) where it is used, else 0.
  private func influence(_ terms: [StudyStatistic.Term], _ cell: Int) -> [Double] {
    var influence = [Double](repeating: 0, count: design.rowCount)
    for row in influence.indices where domains.cellOfRow[row] == Int32(cell) {
      influence[row] = design.weights[row] * residual(terms, row)
    }
    return influence
  }

  /// Σ(a(y − c) + b) of a row, 0 where a value is missing.
  private func residual(_ terms: [StudyStatistic.Term], _ row: Int) -> Double {
    var sum = 0.0
    for term in terms {
      sum += term.ofProducts * (columns[term.column][row] - sums.origins[term.column]) + term.ofWeights
    }
    return sum.isNaN ? 0 : sum
  }

  private func unitTotals(ofResidual influence: [Double]) -> [Double] {
    var influence = influence
    for adjustment in design.adjustments { adjustment.removeExplained(from: &influence) }
    let stage = design.stages[design.stages.count - 1]
    var totals = [Double](repeating: 0, count: stage.unitCount)
    for (row, unit) in stage.unitOfRow.enumerated() { totals[Int(unit)] += influence[row] }
    return totals
  }

  /// The variance that simple random sampling of as many rows would have, by domain: N̂²·S²/n of the influence over the
  /// weight, S² = n/(n − 1)·Σw(e − ē)²/Σw; times 1 − n/N̂ when sampling without replacement is the comparison. nil when
  /// design effects are not asked for.
  private func designEffectBase(_ statistic: StudyStatistic) -> [Double]? {
    guard let rule = options.designEffect else { return nil }
    let column = columns[statistic.firstColumn]
    let used = domains.cells.indices.map { columnSums(statistic.firstColumn, in: $0) }
    let terms = domains.cells.indices.map { cell in
      statistic.terms(count: used[cell].count) { columnSums($0, in: cell) }
    }
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: used.count)
    let rows = column.indices.filter { domains.cellOfRow[$0] >= 0 && !column[$0].isNaN }
    for row in rows {
      let cell = Int(domains.cellOfRow[row])
      sums[cell].add(design.weights[row] * residual(terms[cell], row))
    }
    let means = zip(sums, used).map { $0.value / $1.weights }
    var squares = [CompensatedSum](repeating: CompensatedSum(), count: used.count)
    for row in rows {
      let cell = Int(domains.cellOfRow[row])
      let deviation = residual(terms[cell], row) - means[cell]
      squares[cell].add(design.weights[row] * deviation * deviation)
    }
    return used.indices.map { cell in
      let (count, weights) = (Double(used[cell].count), used[cell].weights)
      let unseen = rule == .withoutReplacement ? 1 - count / weights : 1
      return squares[cell].value / weights * weights * weights / (count - 1) * unseen
    }
  }
}
