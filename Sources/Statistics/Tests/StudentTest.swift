/// Student's t test of the difference of two means (Student 1908; Welch 1947, Biometrika 34:28), as R's `t.test`.
package struct StudentTest: Sendable, Equatable {
  /// Mean of the first minus mean of the second, with error, degrees of freedom and t limits; `count` is the number of
  /// pairs, or of both samples together.
  package let difference: Estimate
  /// Difference over its standard error.
  package let statistic: Double
  /// Two-sided.
  package let p: Double
  /// The difference in standard deviations: of the differences for pairs, else pooled (Cohen's d); nil if that is 0.
  package let effectSize: Double?

  /// Samples of finite numbers; pairs have equal places. With `equalVariances` the variance is pooled, else the degrees of
  /// freedom are Welch's and Satterthwaite's.
  ///
  /// - Throws: `noObservations`; `tooFewObservations` below two pairs or two values of a sample; `constant` when the
  ///   standard error is 0 to rounding.
  package static func paired(
    _ first: [Double], _ second: [Double], level: Double = 0.95
  ) throws(TestRefusal) -> StudentTest {
    let summary = try Self.moments(zip(first, second).map { $0 - $1 })
    let deviation = (summary.sumOfSquares / Double(summary.count - 1)).squareRoot()
    return try StudentTest(
      difference: summary.mean, standardError: deviation / Double(summary.count).squareRoot(),
      degreesOfFreedom: Double(summary.count - 1), deviation: deviation, count: summary.count,
      magnitude: magnitude(first + second), level: level)
  }

  /// Two independent samples; see `paired`.
  package static func independent(
    _ first: [Double], _ second: [Double], equalVariances: Bool = false, level: Double = 0.95
  ) throws(TestRefusal) -> StudentTest {
    guard !(first.isEmpty && second.isEmpty) else { throw .noObservations }
    let (left, right) = (try moments(first), try moments(second))
    let (n, m) = (Double(left.count), Double(right.count))
    let pooled = (left.sumOfSquares + right.sumOfSquares) / (n + m - 2)
    let (a, b) =
      equalVariances
      ? (pooled / n, pooled / m) : (left.sumOfSquares / (n - 1) / n, right.sumOfSquares / (m - 1) / m)
    let welch = (a + b) * (a + b) / (a * a / (n - 1) + b * b / (m - 1))
    return try StudentTest(
      difference: left.mean - right.mean, standardError: (a + b).squareRoot(),
      degreesOfFreedom: equalVariances ? n + m - 2 : welch, deviation: pooled.squareRoot(),
      count: left.count + right.count, magnitude: magnitude(first + second), level: level)
  }

  private init(
    difference: Double, standardError: Double, degreesOfFreedom: Double, deviation: Double, count: Int,
    magnitude: Double, level: Double
  ) throws(TestRefusal) {
    guard standardError > 10 * Double.ulpOfOne * magnitude else { throw .constant }
    let distribution = StudentDistribution(degreesOfFreedom: degreesOfFreedom)
    let reach = distribution.quantile(1 - (1 - level) / 2) * standardError
    statistic = difference / standardError
    p = 2 * distribution.upperTail(abs(statistic))
    effectSize = deviation > 0 ? difference / deviation : nil
    self.difference = Estimate(
      value: difference, standardError: standardError, degreesOfFreedom: degreesOfFreedom, lower: difference - reach,
      upper: difference + reach, level: level, count: count, method: "tests.t")
  }

  private static func moments(_ values: [Double]) throws(TestRefusal) -> Moments {
    guard let moments = Moments(values) else { throw .noObservations }
    guard moments.count > 1 else { throw .tooFewObservations(moments.count) }
    return moments
  }

  private static func magnitude(_ values: [Double]) -> Double { values.lazy.map(abs).max() ?? 0 }
}
