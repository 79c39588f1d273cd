import Statistics

/// Measures of the internal consistency of a scale from covariances C and correlations R of its items (Cronbach 1951,
/// Psychometrika 16:297; Guttman 1945, Psychometrika 10:255).
package struct Reliability: Sendable {
  /// α = k/(k − 1)·(1 − tr C/ΣC).
  package let alpha: Double
  /// k/(k − 1)·(1 − k/ΣR).
  package let standardised: Double
  /// λ₆ = 1 − Σ(1 − smc)/ΣR; nil where R is singular.
  package let lambda6: Double?
  /// √(Q/n), Duhachek & Iacobucci (2004, J. Appl. Psychol. 89:792).
  package let standardError: Double
  package let count: Int
  private let itemCount: Int

  package init(covariances: [[Double]], count: Int) {
    self.init(covariances: covariances, count: count, uniquenesses: nil)
  }

  /// `uniquenesses`: 1 − smc of each item, where they are known already.
  init(covariances: [[Double]], count: Int, uniquenesses: [Double]?) {
    let items = Double(covariances.count)
    let correlations = ItemResponses.correlations(covariances)
    let trace = covariances.indices.reduce(0) { $0 + covariances[$1][$1] }
    let total = Self.sum(covariances)
    alpha = items / (items - 1) * (1 - trace / total)
    standardised = items / (items - 1) * (1 - items / Self.sum(correlations))
    let alone = uniquenesses ?? squaredMultipleCorrelations(correlations)?.map { 1 - $0 }
    lambda6 = alone.map { 1 - $0.reduce(0, +) / Self.sum(correlations) }
    // Of the symmetric C, tr C² = Σ C_ij² and ΣC² = Σ(row sum)².
    let squareTrace = covariances.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }
    let squareSum = covariances.reduce(0) { sum, row in
      let own = row.reduce(0, +)
      return sum + own * own
    }
    let spread = total * (squareTrace + trace * trace) - 2 * trace * squareSum
    let q = 2 * items * items / ((items - 1) * (items - 1) * total * total * total) * spread
    standardError = (q / Double(count)).squareRoot()
    self.count = count
    itemCount = covariances.count
  }

  private static func sum(_ matrix: [[Double]]) -> Double { matrix.reduce(0) { $0 + $1.reduce(0, +) } }

  /// Feldt (1965, Psychometrika 30:357): 1 − (1 − α)·F at n − 1 and (n − 1)(k − 1) degrees of freedom.
  package func feldtLimits(level: Double) -> Limits {
    let tail = (1 - level) / 2
    let f = FDistribution(numerator: Double(count - 1), denominator: Double((count - 1) * (itemCount - 1)))
    return Limits(
      lower: 1 - (1 - alpha) * f.quantile(1 - tail), upper: 1 - (1 - alpha) * f.quantile(tail))
  }

  /// α ± z·se.
  package func normalLimits(level: Double) -> Limits {
    let reach = NormalDistribution().quantile(1 - (1 - level) / 2) * standardError
    return Limits(lower: alpha - reach, upper: alpha + reach)
  }

  /// The limits of an interval; NaN where α is not defined.
  package struct Limits: Sendable {
    package let lower: Double
    package let upper: Double
  }
}

/// smc_i = 1 − 1/(R⁻¹)_ii; nil where R is singular.
package func squaredMultipleCorrelations(_ correlations: [[Double]]) -> [Double]? {
  inverse(of: correlations).map { inverted in inverted.indices.map { 1 - 1 / inverted[$0][$0] } }
}
