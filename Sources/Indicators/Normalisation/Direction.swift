import Statistics

/// Which values of an indicator are better.
package enum Direction: String, Sendable, CaseIterable {
  case higher, lower

  /// The column with higher values better: x, or −x.
  func oriented(_ column: [Double]) -> [Double] {
    self == .higher ? column : column.map { -$0 }
  }
}

extension [Double] {
  /// The present values; a missing one is NaN.
  var present: [Double] { filter { !$0.isNaN } }

  /// The least and the greatest of the present values; nil of none.
  var extent: (least: Double, greatest: Double)? {
    let present = present
    guard let least = present.min(), let greatest = present.max() else { return nil }
    return (least, greatest)
  }

  /// The mean by a compensated sum; NaN of none.
  var mean: Double { compensatedSum() / Double(count) }

  /// The sum of squared distances from the mean.
  var squaredDeviations: Double {
    let mean = mean
    return map { ($0 - mean) * ($0 - mean) }.compensatedSum()
  }

  /// The standard deviation with divisor n − 1; NaN of fewer than two.
  package var standardDeviation: Double {
    count > 1 ? (squaredDeviations / Double(count - 1)).squareRoot() : .nan
  }
}
