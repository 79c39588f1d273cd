import Statistics

/// What a sample without replacement tells of the number of defective items in a finite population.
///
/// A probability that equals its bound but for rounding (1e-7 relative) counts as equal.
package struct AttributeAudit: Sendable {
  package let population: Int
  package let sample: Int
  package let errors: Int

  /// 0 ≤ errors ≤ sample ≤ population, 1 ≤ sample, population < 2³².
  package init(population: Int, sample: Int, errors: Int) {
    self.population = population
    self.sample = sample
    self.errors = errors
  }

  /// The largest number K of defective items with P(X ≤ errors) > risk. Complexity: O(log N) distribution functions.
  package func largestCount(risk: Double) -> Int {
    var low = errors
    var high = population - (sample - errors) + 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if distribution(middle).cumulative(errors) > risk * (1 + Self.tie) { low = middle } else { high = middle }
    }
    return low
  }

  /// The smallest number K of defective items with P(X ≥ errors) > risk; 0 when there is no error.
  package func smallestCount(risk: Double) -> Int {
    guard errors > 0 else { return 0 }
    var low = errors - 1
    var high = population - (sample - errors)
    while high - low > 1 {
      let middle = (low + high) / 2
      if distribution(middle).upperTail(errors - 1) > risk * (1 + Self.tie) { high = middle } else { low = middle }
    }
    return high
  }

  private func distribution(_ marked: Int) -> HypergeometricDistribution {
    HypergeometricDistribution(population: population, marked: marked, sample: sample)
  }

  /// The one-sided limits of the share of errors as of independent trials (Clopper & Pearson 1934).
  package func binomialLimits(risk: Double) -> (lower: Double, upper: Double) {
    let (count, rest) = (Double(errors), Double(sample - errors))
    let lower = errors == 0 ? 0 : BetaDistribution(a: count, b: rest + 1).quantile(risk)
    let upper = errors == sample ? 1 : BetaDistribution(a: count + 1, b: rest).quantile(1 - risk)
    return (lower, upper)
  }

  /// The one-sided limits of the expected number of errors of a Poisson process: quantiles of gamma distributions with
  /// shape errors and errors + 1. The upper one is the confidence factor of auditors' tables.
  package func poissonLimits(risk: Double) -> (lower: Double, upper: Double) {
    func quantile(_ shape: Int, _ probability: Double) -> Double {
      ChiSquareDistribution(degreesOfFreedom: 2 * Double(shape)).quantile(probability) / 2
    }
    return (errors == 0 ? 0 : quantile(errors, risk), quantile(errors + 1, 1 - risk))
  }

  private static let tie = 1e-7

  /// The smallest sample that, with no more than `allowed` errors found, rules out `tolerable` defective items: the smallest
  /// n with P(X ≤ allowed) ≤ risk, and that probability. 0 ≤ allowed < tolerable ≤ population, risk > 0.
  package static func sampleSize(
    population: Int, tolerable: Int, allowed: Int, risk: Double
  ) -> (size: Int, risk: Double) {
    func missed(_ size: Int) -> Double {
      HypergeometricDistribution(population: population, marked: tolerable, sample: size).cumulative(allowed)
    }
    var low = allowed
    var high = population
    while high - low > 1 {
      let middle = (low + high) / 2
      if missed(middle) <= risk * (1 + tie) { high = middle } else { low = middle }
    }
    return (high, missed(high))
  }
}
