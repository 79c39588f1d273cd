/// The precision that a sample shall reach, and the size of a simple random sample that reaches it (Cochran 1977, ch. 4;
/// Valliant, Dever & Kreuter 2013, ch. 3).
///
/// z is the standard normal quantile of a margin's level; N the population, nil = infinite; q = 1 − p. Sizes are not
/// rounded.
package enum SampleSizeTarget: Sendable {
  /// Half the width of the interval.
  case margin(Double, z: Double)
  /// Half the width as a part of the parameter.
  case relativeMargin(Double, z: Double)
  /// Standard error as a part of the parameter.
  case coefficientOfVariation(Double)
  case variance(Double)

  /// For a proportion 0 < p < 1. With a = N/(N − 1): margin n = a·z²pq/(e² + z²pq/(N − 1)); the relative targets have q/p
  /// for pq; variance n = a·pq/(V + pq/(N − 1)).
  package func size(proportion: Double, population: Double?) -> Double {
    let product = proportion * (1 - proportion)
    let odds = (1 - proportion) / proportion
    let spread: Double
    switch self {
    case .margin(_, let z): spread = z * z * product
    case .relativeMargin(_, let z): spread = z * z * odds
    case .coefficientOfVariation: spread = odds
    case .variance: spread = product
    }
    guard let population else { return spread / bound }
    return population / (population - 1) * spread / (bound + spread / (population - 1))
  }

  /// For a mean with the standard deviation S and its part CV of the mean: margin n = z²S²/(e² + z²S²/N) and so on; the
  /// relative targets have CV for S. Nil when the one that the target needs is not known.
  package func size(deviation: Double?, coefficient: Double?, population: Double?) -> Double? {
    let unit: Double?
    let z: Double
    switch self {
    case .margin(_, let quantile): (unit, z) = (deviation, quantile)
    case .relativeMargin(_, let quantile): (unit, z) = (coefficient, quantile)
    case .coefficientOfVariation: (unit, z) = (coefficient, 1)
    case .variance: (unit, z) = (deviation, 1)
    }
    guard let unit else { return nil }
    let spread = z * z * unit * unit
    return spread / (bound + (population.map { spread / $0 } ?? 0))
  }

  /// For Wilson's interval of a proportion of an infinite population with the half width e: n = ½(z/e)²·(pq − 2e² + √r),
  /// r = e² − pq(4e² − pq). Nil for targets other than margins.
  package func wilsonSize(proportion: Double) -> Double? {
    let half: Double
    let z: Double
    switch self {
    case .margin(let width, let quantile): (half, z) = (width, quantile)
    case .relativeMargin(let width, let quantile): (half, z) = (width * proportion, quantile)
    case .coefficientOfVariation, .variance: return nil
    }
    let product = proportion * (1 - proportion)
    let square = half * half
    let root = max(0, square - product * (4 * square - product)).squareRoot()
    return z * z / (2 * square) * (product - 2 * square + root)
  }

  /// The square of the target, the variance itself.
  private var bound: Double {
    switch self {
    case .margin(let value, _), .relativeMargin(let value, _), .coefficientOfVariation(let value): value * value
    case .variance(let value): value
    }
  }
}

/// A size rounded up; 1e-9 above a whole number counts as it.
package func roundedUp(_ size: Double) -> Double { max(1, (size - 1e-9).rounded(.up)) }
