/// The sums of study columns by domain in every replicate.
///
/// Where replicates multiply the weights of whole units and nothing adjusts the weights, the sums follow from those of the
/// units; else every replicate is one pass over the rows with its own weights.
struct ReplicatedSums {
  private let replicates: Replicates
  private let origins: [Double]
  /// By column, domain and replicate.
  private let weights: [[[Double]]]
  private let products: [[[Double]]]

  init(
    _ sums: ClusterSums, _ columns: [[Double]], _ replicates: Replicates, _ design: SurveyDesign, _ domains: Domains
  ) {
    self.replicates = replicates
    origins = sums.origins
    if case .factors(let factors) = replicates.weights, design.steps.isEmpty {
      let unitSums = UnitSums(factors: factors, design: design, slots: domains.slots)
      weights = sums.weights.map(unitSums.replicated)
      products = sums.products.map(unitSums.replicated)
    } else {
      (weights, products) = Self.passes(columns, sums.origins, replicates, design, domains)
    }
  }

  /// The estimates of all replicates, NaN where one is not defined.
  private func estimates(_ statistic: StudyStatistic, _ cell: Int, _ count: Int) -> [Double] {
    (0..<replicates.count).map { replicate in
      statistic.value(count: count) { column in
        ColumnSums(
          origin: origins[column], count: count, weights: weights[column][cell][replicate],
          products: products[column][cell][replicate])
      }
    }
  }

  func samplingError(_ statistic: StudyStatistic, _ cell: Int, _ value: Double, count: Int) -> SamplingError {
    replicates.samplingError(of: estimates(statistic, cell, count), around: value)
  }

  /// How many replicates have no estimate.
  func undefined(_ statistic: StudyStatistic, _ cell: Int, _ count: Int) -> Int? {
    count > 0 ? estimates(statistic, cell, count).count { !$0.isFinite } : nil
  }

  /// Sums of units turned into sums of replicates.
  private struct UnitSums {
    let factors: ReplicateFactors
    let design: SurveyDesign
    let slots: UnitSlots

    func replicated(_ sums: [Double]) -> [[Double]] {
      slots.ofCell.map { range in
        var units = [Double](repeating: 0, count: design.stages[design.stages.count - 1].unitCount)
        for slot in range { units[Int(slots.unit[slot])] = sums[slot] }
        return factors.totals(of: UnitTotals(units, in: design).ofPSUs, stage: design.stages[0])
      }
    }
  }

  /// One pass per replicate; an adjustment that fails leaves its replicate undefined.
  private static func passes(
    _ columns: [[Double]], _ origins: [Double], _ replicates: Replicates, _ design: SurveyDesign, _ domains: Domains
  ) -> (weights: [[[Double]]], products: [[[Double]]]) {
    let empty = columns.map { _ in
      domains.cells.map { _ in [Double](repeating: .nan, count: replicates.count) }
    }
    var (weights, products) = (empty, empty)
    for replicate in 0..<replicates.count {
      guard let rowWeights = design.replicateWeights(replicate) else { continue }
      let sums = ClusterSums(of: columns, origins: origins, weights: rowWeights, slots: domains.slots)
      for column in columns.indices {
        for cell in domains.cells.indices {
          let total = sums.total(ofColumn: column, over: domains.slots.ofCell[cell])
          weights[column][cell][replicate] = total.weights
          products[column][cell][replicate] = total.products
        }
      }
    }
    return (weights, products)
  }
}

extension SurveyDesign {
  /// The weights by row of one replicate with all adjustments redone; nil without replicates and where an adjustment
  /// fails on it.
  func replicateWeights(_ replicate: Int) -> [Double]? {
    guard let replicates else { return nil }
    var weights = replicates.rowWeights(replicate, base: startWeights, stage: stages[0])
    do {
      var warnings: [DesignWarning] = []
      for step in steps { _ = try step.applied(to: &weights, warnings: &warnings) }
      return weights
    } catch { return nil }
  }

  /// The sampling error of statistics that are no function of sums: from the influence of each row on each statistic
  /// (already multiplied by the weight, 0 where a row is not used), or, with replicates, from `refit`, which computes all
  /// statistics with other weights of the rows (nil where they are not defined).
  func samplingErrors(
    influences: [[Double]], values: [Double], in domain: Domain, refit: ([Double]) -> [Double]?
  ) -> [SamplingError] {
    guard let replicates else {
      return influences.map { influence in
        var residual = influence
        for adjustment in adjustments { adjustment.removeExplained(from: &residual) }
        return UnitTotals(ofInfluence: residual, in: self).samplingError(in: domain)
      }
    }
    let fits = (0..<replicates.count).map { replicateWeights($0).flatMap(refit) }
    return values.indices.map { index in
      replicates.samplingError(of: fits.map { $0?[index] ?? .nan }, around: values[index])
    }
  }
}
