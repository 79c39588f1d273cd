/// A figure with its uncertainty: what every estimator of the house returns.
///
/// There are no arithmetic operators on purpose: the error of a combination needs the covariance, so combinations are
/// made by the estimators that know it (contrasts, aggregates, simulation).
package struct Estimate: Sendable, Equatable, Codable {
  /// The point estimate, in the unit of the measured variable.
  package var value: Double
  /// The standard error; nil where it is not defined (one PSU, no degrees of freedom), zero only for a census.
  package var standardError: Double?
  /// Degrees of freedom of the t distribution for intervals; infinity for a normal interval.
  package var degreesOfFreedom: Double
  /// The limits at `level`; nil where they are not defined.
  package var lower: Double?
  package var upper: Double?
  /// The confidence level of the limits.
  package var level: Double
  /// Observations that the estimate rests on.
  package var count: Int
  /// The name of the method, as in the analysis plan (`survey.mean`).
  package var method: String

  package init(
    value: Double, standardError: Double?, degreesOfFreedom: Double, lower: Double?, upper: Double?, level: Double,
    count: Int, method: String
  ) {
    self.value = value
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    self.lower = lower
    self.upper = upper
    self.level = level
    self.count = count
    self.method = method
  }
}
