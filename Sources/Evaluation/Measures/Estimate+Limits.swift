import Statistics

extension Estimate {
  /// A value with a standard error and the symmetric limits value ± t·se; normal limits at infinite degrees of
  /// freedom, no limits where the degrees of freedom are not positive.
  init(
    normal value: Double, standardError: Double, degreesOfFreedom: Double = .infinity, level: Double, count: Int,
    method: String
  ) {
    let critical = StudentDistribution(degreesOfFreedom: degreesOfFreedom).quantile(1 - (1 - level) / 2)
    let reach = critical.isNaN ? nil : critical * standardError
    self.init(
      value: value, standardError: standardError, degreesOfFreedom: degreesOfFreedom, lower: reach.map { value - $0 },
      upper: reach.map { value + $0 }, level: level, count: count, method: method)
  }
}
