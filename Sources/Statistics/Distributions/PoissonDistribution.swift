import CGSL

/// The number of events of a constant rate.
package struct PoissonDistribution: Sendable {
  /// ≥ 0.
  package let mean: Double

  package init(mean: Double) {
    precondition(mean >= 0, "a mean of at least 0")
    _ = ScientificLibrary.prepared
    self.mean = mean
  }

  /// The chance that two independent numbers are equal: Σ_k P(k)² = e^(−2λ)I₀(2λ) (Skellam 1946, JRSS 109:296, at 0); 1 for
  /// λ = 0, about 1/√(4πλ) for large λ.
  package var coincidence: Double { gsl_sf_bessel_I0_scaled(2 * mean) }
}
