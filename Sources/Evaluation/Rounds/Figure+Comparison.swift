import Statistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Figure {
  /// This figure minus another one from an independent sample: se = √(se₁² + se₂²), degrees of freedom by Welch (1947,
  /// Biometrika 34:28). Without limits where one of the errors is not defined.
  func difference(from other: Figure, level: Double) -> Figure {
    let method = "evaluation.difference"
    guard let se, let otherSE = other.se else {
      return .withoutError(value - other.value, count: n, method: method)
    }
    return Figure(
      Estimate(
        normal: value - other.value, standardError: (se * se + otherSE * otherSE).squareRoot(),
        degreesOfFreedom: Self.pooledFreedom([(se, df), (otherSE, other.df)]), level: level, count: n, method: method))
  }

  /// This figure over another one from an independent sample, both positive: the error of the logarithm is
  /// √((se₁/x₁)² + (se₂/x₂)²), the limits are symmetric on that scale. Nil where the ratio is not defined.
  func ratio(to other: Figure, level: Double) -> Figure? {
    guard value > 0, other.value > 0 else { return nil }
    let ratio = value / other.value
    let method = "evaluation.ratio"
    guard let se, let otherSE = other.se else { return .withoutError(ratio, count: n, method: method) }
    let parts = [(se / value, df), (otherSE / other.value, other.df)]
    let error = parts.map { $0.0 * $0.0 }.reduce(0, +).squareRoot()
    let onLogScale = Estimate(
      normal: log(ratio), standardError: error, degreesOfFreedom: Self.pooledFreedom(parts), level: level, count: n,
      method: method)
    return Figure(
      value: ratio, se: ratio * error, df: Figure(onLogScale).df, lower: onLogScale.lower.map { exp($0) },
      upper: onLogScale.upper.map { exp($0) }, n: n, method: method)
  }

  /// (Σ se²)² / Σ se⁴/ν; infinite when no part has finite degrees of freedom.
  private static func pooledFreedom(_ parts: [(se: Double, df: Double?)]) -> Double {
    let total = parts.reduce(0) { $0 + $1.se * $1.se }
    let spread = parts.reduce(0) { $0 + $1.se * $1.se * $1.se * $1.se / ($1.df ?? .infinity) }
    return spread > 0 ? total * total / spread : .infinity
  }
}
