import Foundation
import Statistics

/// Counts with the columns that explain them and the exposure in which they were seen.
package struct CountRegression: Sendable {
  private let columns: [[Double]]
  let counts: [Double]
  private let offsets: [Double]

  /// Exposures are 1 each when nil.
  /// - Throws: `unequalLengths`, `notACount` for a count that is negative or not whole, `zeroExposure`.
  package init(columns: [[Double]], counts: [Double], exposures: [Double]? = nil) throws(CountError) {
    let exposures = exposures ?? Array(repeating: 1, count: counts.count)
    for length in columns.map(\.count) + [exposures.count] where length != counts.count {
      throw .unequalLengths(counts.count, length)
    }
    for count in counts where !(count >= 0 && count.rounded() == count && count.isFinite) { throw .notACount(count) }
    for exposure in exposures where !(exposure > 0 && exposure.isFinite) { throw .zeroExposure(exposure) }
    self.columns = columns
    self.counts = counts
    offsets = exposures.map { log($0) }
  }

  /// The fit before its first step.
  /// - Throws: `singularDesign`, `notConverged`.
  func fit() throws(CountError) -> LogLinearFit {
    guard let design = OrthonormalColumns(columns) else { throw .singularDesign }
    return try LogLinearFit(design, counts: counts, offsets: offsets)
  }

  /// The fit of the intercept and the exposure alone.
  func nullFit(dispersion alpha: Double) throws(CountError) -> LogLinearFit {
    guard let design = OrthonormalColumns([counts.map { _ in 1 }]) else { throw .singularDesign }
    var fit = try LogLinearFit(design, counts: counts, offsets: offsets)
    try fit.converge(dispersion: alpha)
    return fit
  }
}

extension LogLinearFit {
  /// Coefficients with limits of t on `freedom`; of the normal distribution at infinity.
  func estimates(covariance: [[Double]], freedom: Double, level: Double, method: String) -> [Estimate] {
    let reach = StudentDistribution(degreesOfFreedom: freedom).quantile(1 - (1 - level) / 2)
    return design.coefficients(coordinates).enumerated().map { index, value in
      let error = covariance[index][index].squareRoot()
      return Estimate(
        value: value, standardError: error, degreesOfFreedom: freedom, lower: value - reach * error,
        upper: value + reach * error, level: level, count: counts.count, method: method)
    }
  }
}
