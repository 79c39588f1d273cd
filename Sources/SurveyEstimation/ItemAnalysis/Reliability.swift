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
    let items = Double(covariances.count)
    let correlations = ItemResponses.correlations(covariances)
    let trace = covariances.indices.reduce(0) { $0 + covariances[$1][$1] }
    let total = Self.sum(covariances)
    alpha = items / (items - 1) * (1 - trace / total)
    standardised = items / (items - 1) * (1 - items / Self.sum(correlations))
    lambda6 = squaredMultipleCorrelations(correlations).map { smc in
      1 - smc.reduce(0) { $0 + 1 - $1 } / Self.sum(correlations)
    }
    let square = covariances.map { row in
      covariances.indices.map { column in row.indices.reduce(0) { $0 + row[$1] * covariances[$1][column] } }
    }
    let squareTrace = square.indices.reduce(0) { $0 + square[$1][$1] }
    let spread = total * (squareTrace + trace * trace) - 2 * trace * Self.sum(square)
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
