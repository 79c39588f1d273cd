/// Mean, spread and shape of a sample, with two passes and compensated sums.
package struct Moments: Sendable, Equatable {
  package let count: Int
  package let mean: Double
  /// Σ(x − mean)².
  package let sumOfSquares: Double
  /// Σ(x − mean)³/n and Σ(x − mean)⁴/n.
  private let third: Double
  private let fourth: Double
  /// Σ(xᵢ − mean)(xᵢ₊₁ − mean)/Σ(x − mean)² in the order given (Box & Jenkins 1976); nil when all values are equal.
  package let lag1Autocorrelation: Double?

  /// How skewness and kurtosis are standardised (Joanes & Gill 1998, The Statistician 47:183).
  package enum Standardisation: String, Sendable, CaseIterable {
    /// g₁ = m₃/m₂^1.5, g₂ = m₄/m₂² − 3.
    case population
    /// G₁ = g₁√(n(n − 1))/(n − 2), G₂ = ((n + 1)g₂ + 6)(n − 1)/((n − 2)(n − 3)); as SAS, SPSS and spreadsheets.
    case adjusted
    /// b₁ = m₃/s³, b₂ = m₄/s⁴ − 3; as Minitab.
    case sampleDeviation
  }

  /// Finite values; nil of none.
  package init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    let n = Double(values.count)
    let first = values.compensatedSum() / n
    let mean = first + values.lazy.map { $0 - first }.compensatedSum() / n
    let deviations = values.map { $0 - mean }
    let isConstant = values.allSatisfy { $0 == values[0] }
    count = values.count
    self.mean = isConstant ? values[0] : mean
    let sumOfSquares = isConstant ? 0 : deviations.lazy.map { $0 * $0 }.compensatedSum()
    self.sumOfSquares = sumOfSquares
    third = deviations.lazy.map { $0 * $0 * $0 }.compensatedSum() / n
    fourth = deviations.lazy.map { $0 * $0 * $0 * $0 }.compensatedSum() / n
    lag1Autocorrelation =
      sumOfSquares > 0
      ? zip(deviations, deviations.dropFirst()).lazy.map { $0 * $1 }.compensatedSum() / sumOfSquares : nil
  }

  /// √(Σ(x − mean)²/(n − 1)); nil below two values.
  package var standardDeviation: Double? {
    count > 1 ? (sumOfSquares / Double(count - 1)).squareRoot() : nil
  }

  /// nil when all values are equal or too few: three are needed by `adjusted`, two by the others.
  package func skewness(_ standardisation: Standardisation) -> Double? {
    guard sumOfSquares > 0, let deviation = standardDeviation else { return nil }
    let n = Double(count)
    let variance = sumOfSquares / n
    let plain = third / (variance * variance.squareRoot())
    switch standardisation {
    case .population: return plain
    case .adjusted: return count > 2 ? plain * (n * (n - 1)).squareRoot() / (n - 2) : nil
    case .sampleDeviation: return third / (deviation * deviation * deviation)
    }
  }

  /// The excess over the normal distribution; nil when all values are equal or too few: four are needed by `adjusted`,
  /// two by the others.
  package func kurtosis(_ standardisation: Standardisation) -> Double? {
    guard sumOfSquares > 0, let deviation = standardDeviation else { return nil }
    let n = Double(count)
    let variance = sumOfSquares / n
    let plain = fourth / (variance * variance) - 3
    switch standardisation {
    case .population: return plain
    case .adjusted: return count > 3 ? ((n + 1) * plain + 6) * (n - 1) / ((n - 2) * (n - 3)) : nil
    case .sampleDeviation: return fourth / (deviation * deviation * deviation * deviation) - 3
    }
  }
}
