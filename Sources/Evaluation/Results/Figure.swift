package import Statistics

/// A figure of a result: an estimate in the form in which results are stored, printed and explained.
///
/// Values are unrounded. Shares are proportions (0…1), not percent.
package struct Figure: Sendable, Equatable, Codable {
  package let value: Double
  /// Nil when the error is not defined; zero for a complete count.
  package let se: Double?
  /// Nil means normal limits.
  package let df: Double?
  package let lower: Double?
  package let upper: Double?
  /// Observations behind the figure.
  package let n: Int
  package let method: String

  package init(value: Double, se: Double?, df: Double?, lower: Double?, upper: Double?, n: Int, method: String) {
    self.value = value
    self.se = se
    self.df = df
    self.lower = lower
    self.upper = upper
    self.n = n
    self.method = method
  }

  package init(_ estimate: Estimate) {
    self.init(
      value: estimate.value, se: estimate.standardError,
      df: estimate.degreesOfFreedom.isFinite ? estimate.degreesOfFreedom : nil, lower: estimate.lower,
      upper: estimate.upper, n: estimate.count, method: estimate.method)
  }
}
