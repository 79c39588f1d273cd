import Statistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How a sample is divided among strata: the share of each is proportional to a size that the rule gives it.
package enum AllocationRule: Sendable {
  /// n·N_h/N.
  case proportional(Int)
  /// n·√N_h/Σ√N.
  case squareRoot(Int)
  /// n·N_hS_h/ΣNS: the smallest variance of a total for n units (Neyman 1934).
  case neyman(Int)
  /// n·N_hᵃ·cv_h/Σ (Bankier 1988, Am. Statist. 42:174).
  case power(Int, exponent: Double, means: [Double])
  /// The smallest variance for a budget (Cochran 1977, 5.5).
  case optimumCost(budget: Double, costs: [Double])
  /// The smallest cost for a variance of the mean.
  case targetVariance(Double, costs: [Double])
}

/// The strata of a population.
package struct Strata: Sendable {
  /// N_h > 0.
  package let populations: [Double]
  /// S_h ≥ 0; nil where no rule or error needs them.
  package let deviations: [Double]?

  package init(populations: [Double], deviations: [Double]?) {
    self.populations = populations
    self.deviations = deviations
  }

  /// The sample of each stratum, neither rounded nor, unless `capped`, limited to its population. Capped strata are
  /// taken as a whole and the rest is divided anew.
  /// - Throws: `SamplingError.noVariation` when all shares are 0, `.tooMany` when even all units are too few,
  ///   `.budgetTooSmall` when the budget does not pay for one unit in each stratum.
  package func allocation(by rule: AllocationRule, capped: Bool) throws(SamplingError) -> [Double] {
    try check(rule, capped: capped)
    var isFull = [Bool](repeating: false, count: populations.count)
    while true {
      let open = populations.indices.filter { !isFull[$0] }
      var allocation = populations
      for (stratum, count) in zip(open, try shares(rule, among: open)) { allocation[stratum] = count }
      let over = open.filter { allocation[$0] > populations[$0] }
      if !capped || over.isEmpty { return allocation }
      for stratum in over { isFull[stratum] = true }
    }
  }

  private func check(_ rule: AllocationRule, capped: Bool) throws(SamplingError) {
    switch rule {
    case .proportional(let size), .squareRoot(let size), .neyman(let size), .power(let size, _, _):
      let available = populations.compensatedSum()
      if capped, Double(size) > available { throw .tooMany(asked: size, available: Int(available)) }
    case .optimumCost(let budget, let costs):
      let needed = costs.compensatedSum()
      if budget < needed { throw .budgetTooSmall(needed: needed) }
    case .targetVariance: break
    }
  }

  /// What the strata that are not full get.
  private func shares(_ rule: AllocationRule, among open: [Int]) throws(SamplingError) -> [Double] {
    if open.isEmpty { return [] }
    let deviations = deviations ?? []
    func divided(_ size: Int, _ weights: [Double]) throws(SamplingError) -> [Double] {
      let full = populations.indices.filter { !open.contains($0) }.map { populations[$0] }.compensatedSum()
      let total = weights.compensatedSum()
      guard total > 0 else { throw .noVariation }
      return weights.map { (Double(size) - full) * $0 / total }
    }
    switch rule {
    case .proportional(let size): return try divided(size, open.map { populations[$0] })
    case .squareRoot(let size): return try divided(size, open.map { populations[$0].squareRoot() })
    case .neyman(let size): return try divided(size, open.map { populations[$0] * deviations[$0] })
    case .power(let size, let exponent, let means):
      return try divided(size, open.map { pow(populations[$0], exponent) * deviations[$0] / means[$0] })
    case .optimumCost(let budget, let costs):
      let spent = populations.indices.filter { !open.contains($0) }.map { populations[$0] * costs[$0] }
      return try byCost(open, costs) { (budget - spent.compensatedSum()) / $0 }
    case .targetVariance(let variance, let costs):
      let total = populations.compensatedSum()
      let floor = open.map { populations[$0] / total * deviations[$0] * deviations[$0] / total }.compensatedSum()
      return try byCost(open, costs) { $0 / (variance + floor) }
    }
  }

  /// n_h = factor·W_hS_h/√c_h, with ΣWS√c given to the factor.
  private func byCost(
    _ open: [Int], _ costs: [Double], factor: (Double) -> Double
  ) throws(SamplingError) -> [Double] {
    let deviations = deviations ?? []
    let total = populations.compensatedSum()
    let shares = open.map { populations[$0] / total * deviations[$0] / costs[$0].squareRoot() }
    let product = zip(shares, open).map { $0 * costs[$1] }.compensatedSum()
    guard product > 0 else { throw .noVariation }
    let scale = factor(product)
    return shares.map { scale * $0 }
  }
}
