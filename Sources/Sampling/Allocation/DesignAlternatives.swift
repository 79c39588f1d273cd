import Statistics

/// One way of dividing an inspection among the strata, with what it promises and costs.
package struct DesignAlternative: Sendable, Equatable {
  package let rule: AlternativeRule
  /// Drawn sites by stratum.
  package let allocation: [Int]
  /// Half the width of the interval of the mean over all sites.
  package let margin: Double
  /// The same of each stratum; nil where one site of several is drawn, and 0 for a census.
  package let stratumMargins: [Double?]
  /// Chance that at least one inflated site is drawn when they may lie anywhere.
  package let detection: Double
  /// The same when all of them lie in the stratum that is watched least.
  package let worstDetection: Double
  /// Of the drawn and the certain sites.
  package let cost: Double

  package var size: Int { allocation.reduce(0, +) }
}

/// How drawn sites are divided among strata. Each takes whole sites from the minimum of each stratum on.
package enum AlternativeRule: String, Sendable, CaseIterable {
  /// n·N_h/N.
  case proportional
  /// The smallest variance for n sites (Neyman 1934; exact whole numbers, Wright 2012).
  case neyman
  /// The smallest variance for what the proportional division costs (Cochran 1977, 5.5).
  case optimum
  /// n·√N_h/Σ√N: a compromise between the whole and the strata (Bankier 1988).
  case power
}

/// The strata of an inspection that is planned, and what is guessed of them.
package struct PlannedStrata: Sendable {
  package struct Stratum: Sendable, Equatable {
    package let name: String
    /// Sites that can be drawn: all but the certain ones.
    package let population: Int
    /// Sites that are visited in any case: flagged risks.
    package let certain: Int
    /// Standard deviation of what is measured at a site.
    package let deviation: Double
    /// Of one visit.
    package let cost: Double

    package init(name: String, population: Int, certain: Int, deviation: Double, cost: Double) {
      self.name = name
      self.population = population
      self.certain = certain
      self.deviation = deviation
      self.cost = cost
    }
  }

  package let strata: [Stratum]
  private let minimum: Int
  private let inflated: Int
  private let quantile: Double

  /// - Parameters:
  ///   - minimum: sites of each stratum, at least 1; a stratum with fewer gives all.
  ///   - inflated: sites with inflated reports that shall be found out, among those that can be drawn.
  package init(_ strata: [Stratum], minimum: Int, inflated: Int, level: Double) {
    self.strata = strata
    self.minimum = max(1, minimum)
    self.inflated = inflated
    quantile = NormalDistribution().quantile(1 - (1 - level) / 2)
  }

  private var populations: [Int] { strata.map(\.population) }
  package var population: Int { populations.reduce(0, +) }

  /// Sites that a margin of the mean over all needs if they were one stratum (Cochran 1977, 4.8), with the pooled standard
  /// deviation √(ΣN_hS²_h/ΣN_h).
  package func size(forMargin margin: Double) -> Int {
    let all = Double(population)
    let variance = strata.map { Double($0.population) * $0.deviation * $0.deviation }.compensatedSum() / all
    let size = SampleSizeTarget.margin(margin, z: quantile)
      .size(deviation: variance.squareRoot(), coefficient: nil, population: all)
    return min(population, Int(roundedUp(size ?? all)))
  }

  /// The smallest sample that holds one of the inflated sites with the chance.
  package func size(forDetection chance: Double) -> Int {
    guard inflated > 0 else { return 0 }
    return AttributeAudit.sampleSize(population: population, tolerable: inflated, allowed: 0, risk: 1 - chance).size
  }

  /// All alternatives for a number of drawn sites.
  /// - Throws: `SamplingError.tooMany`, `.tooFew` when the number does not lie between what the strata can and must give.
  package func alternatives(size: Int) throws(SamplingError) -> [DesignAlternative] {
    let needed = populations.reduce(0) { $0 + min($1, minimum) }
    guard size <= population else { throw .tooMany(asked: size, available: population) }
    guard size >= needed else { throw .tooFew(asked: size, needed: needed) }
    let proportional = fitted(strata.map { Double($0.population) }, size: size)
    let neyman = try Strata(
      populations: strata.map { Double($0.population) }, deviations: strata.map(\.deviation)
    ).integerAllocation(size: size, minimum: minimum, maximum: nil)
    let power = fitted(strata.map { Double($0.population).squareRoot() }, size: size)
    return [
      alternative(.proportional, proportional), alternative(.neyman, neyman),
      alternative(.optimum, forMoney(cost(proportional))), alternative(.power, power),
    ]
  }

  /// From the minima on, each further site goes to the stratum farthest below its share; ties to the first.
  private func fitted(_ weights: [Double], size: Int) -> [Int] {
    let total = weights.compensatedSum()
    var allocation = populations.map { min($0, minimum) }
    while allocation.reduce(0, +) < size {
      let open = allocation.indices.filter { allocation[$0] < populations[$0] }
      let lacking = { (stratum: Int) in Double(size) * weights[stratum] / total - Double(allocation[stratum]) }
      guard let next = open.max(by: { lacking($0) < lacking($1) - 1e-12 }) else { break }
      allocation[next] += 1
    }
    return allocation
  }

  /// From the minima on, each further site goes where it lowers the variance most for its cost, as long as the money lasts.
  private func forMoney(_ budget: Double) -> [Int] {
    var allocation = populations.map { min($0, minimum) }
    while true {
      let left = budget - cost(allocation) + 1e-9
      let open = allocation.indices.filter { allocation[$0] < populations[$0] && strata[$0].cost <= left }
      let gain = { (index: Int) -> Double in
        let (stratum, count) = (strata[index], Double(allocation[index]))
        let spread = Double(stratum.population) * stratum.deviation
        return spread * spread / (count * (count + 1)) / stratum.cost
      }
      guard let next = open.max(by: { gain($0) < gain($1) * (1 - 1e-12) }), gain(next) > 0 else { return allocation }
      allocation[next] += 1
    }
  }

  private func cost(_ allocation: [Int]) -> Double {
    zip(strata, allocation).map { $0.cost * Double($1 + $0.certain) }.compensatedSum()
  }

  private func alternative(_ rule: AlternativeRule, _ allocation: [Int]) -> DesignAlternative {
    let all = strata.map { Double($0.population + $0.certain) }.compensatedSum()
    let variances = zip(strata, allocation).map { stratum, count -> Double in
      let population = Double(stratum.population)
      return count == 0 ? 0 : population * (population / Double(count) - 1) * stratum.deviation * stratum.deviation
    }
    let margins = zip(strata, allocation).map { stratum, count -> Double? in
      if count == stratum.population { return 0 }
      let share = 1 - Double(count) / Double(stratum.population)
      return count < 2 ? nil : quantile * stratum.deviation * (share / Double(count)).squareRoot()
    }
    return DesignAlternative(
      rule: rule, allocation: allocation, margin: quantile * variances.compensatedSum().squareRoot() / all,
      stratumMargins: margins, detection: chance(population, sample: allocation.reduce(0, +)),
      worstDetection: zip(populations, allocation).map { chance($0, sample: $1) }.min() ?? 0, cost: cost(allocation))
  }

  /// That a sample holds an inflated site; a stratum with fewer sites than that holds as many as it has.
  private func chance(_ population: Int, sample: Int) -> Double {
    let marked = min(inflated, population)
    guard marked > 0 else { return population == 0 ? 1 : 0 }
    return 1 - HypergeometricDistribution(population: population, marked: marked, sample: sample).cumulative(0)
  }
}
