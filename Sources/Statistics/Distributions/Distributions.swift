import CGSL

/// The standard normal distribution.
package struct NormalDistribution: ContinuousDistribution {
  package init() { _ = ScientificLibrary.prepared }

  package var support: ClosedRange<Double> { -.infinity ... .infinity }
  package func cumulative(_ x: Double) -> Double { gsl_cdf_ugaussian_P(x) }
  package func upperTail(_ x: Double) -> Double { gsl_cdf_ugaussian_Q(x) }
  package func libraryQuantile(_ probability: Double) -> Double { gsl_cdf_ugaussian_Pinv(probability) }
}

/// Student's t distribution; the normal one at infinite degrees of freedom.
package struct StudentDistribution: ContinuousDistribution {
  package let degreesOfFreedom: Double

  /// `degreesOfFreedom` > 0 or infinite, else every result is NaN.
  package init(degreesOfFreedom: Double) {
    _ = ScientificLibrary.prepared
    self.degreesOfFreedom = degreesOfFreedom > 0 ? degreesOfFreedom : .nan
  }

  package var support: ClosedRange<Double> { -.infinity ... .infinity }

  package func cumulative(_ x: Double) -> Double {
    degreesOfFreedom.isInfinite ? gsl_cdf_ugaussian_P(x) : gsl_cdf_tdist_P(x, degreesOfFreedom)
  }

  package func upperTail(_ x: Double) -> Double {
    degreesOfFreedom.isInfinite ? gsl_cdf_ugaussian_Q(x) : gsl_cdf_tdist_Q(x, degreesOfFreedom)
  }

  package func libraryQuantile(_ probability: Double) -> Double {
    degreesOfFreedom.isInfinite
      ? gsl_cdf_ugaussian_Pinv(probability) : gsl_cdf_tdist_Pinv(probability, degreesOfFreedom)
  }
}

/// The beta distribution on [0, 1].
package struct BetaDistribution: ContinuousDistribution {
  package let a: Double
  package let b: Double

  /// Shapes `a` and `b` > 0, else every result is NaN.
  package init(a: Double, b: Double) {
    _ = ScientificLibrary.prepared
    self.a = a > 0 && a.isFinite ? a : .nan
    self.b = b > 0 && b.isFinite ? b : .nan
  }

  package var support: ClosedRange<Double> { 0...1 }
  package func cumulative(_ x: Double) -> Double { gsl_cdf_beta_P(x, a, b) }
  package func upperTail(_ x: Double) -> Double { gsl_cdf_beta_Q(x, a, b) }
  package func libraryQuantile(_ probability: Double) -> Double { gsl_cdf_beta_Pinv(probability, a, b) }
}

/// The chi-square distribution.
package struct ChiSquareDistribution: ContinuousDistribution {
  package let degreesOfFreedom: Double

  /// `degreesOfFreedom` > 0, else every result is NaN.
  package init(degreesOfFreedom: Double) {
    _ = ScientificLibrary.prepared
    self.degreesOfFreedom = degreesOfFreedom > 0 ? degreesOfFreedom : .nan
  }

  package var support: ClosedRange<Double> { 0 ... .infinity }
  package func cumulative(_ x: Double) -> Double { gsl_cdf_chisq_P(x, degreesOfFreedom) }
  package func upperTail(_ x: Double) -> Double { gsl_cdf_chisq_Q(x, degreesOfFreedom) }
  package func libraryQuantile(_ probability: Double) -> Double { gsl_cdf_chisq_Pinv(probability, degreesOfFreedom) }
}

/// Fisher's F distribution.
package struct FDistribution: ContinuousDistribution {
  package let numerator: Double
  package let denominator: Double

  /// Degrees of freedom > 0, else every result is NaN.
  package init(numerator: Double, denominator: Double) {
    _ = ScientificLibrary.prepared
    self.numerator = numerator > 0 ? numerator : .nan
    self.denominator = denominator > 0 ? denominator : .nan
  }

  package var support: ClosedRange<Double> { 0 ... .infinity }
  package func cumulative(_ x: Double) -> Double { gsl_cdf_fdist_P(x, numerator, denominator) }
  package func upperTail(_ x: Double) -> Double { gsl_cdf_fdist_Q(x, numerator, denominator) }
  package func libraryQuantile(_ probability: Double) -> Double {
    gsl_cdf_fdist_Pinv(probability, numerator, denominator)
  }
}
