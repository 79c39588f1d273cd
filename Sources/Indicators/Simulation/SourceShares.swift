/// Where the uncertainty of totals and ranks comes from: shares of the variance by source.
package struct SourceShares: Sendable, Equatable {
  /// By unit; nil without a total.
  package let units: [Unit?]
  /// Of the mean absolute distance of the ranks from those of the points, by source; empty when it does not vary.
  package let ranks: [Share]
  /// By unit: limits of the rank when all sources vary; nil without a total.
  package let rankLimits: [ClosedRange<Int>?]

  /// One unit when all sources vary.
  package struct Unit: Sendable, Equatable {
    package let total: Spread
    package let rank: Spread
  }

  /// How far a number varies, and why.
  package struct Spread: Sendable, Equatable {
    package let standardDeviation: Double
    /// By source; empty when the number does not vary.
    package let shares: [Share]
  }

  /// What one source explains.
  package struct Share: Sendable, Equatable {
    /// Alone.
    package let firstOrder: Double
    /// With all its interactions.
    package let total: Double
  }
}

/// Sums for the indices of Jansen (1999) of one output, added up row by row.
///
/// The output is taken as distance from a fixed number, which changes no index and keeps digits.
struct JansenTally {
  private let offset: Double
  private var rows = 0
  private var sum = 0.0
  private var squares = 0.0
  private var fromA: [Double]
  private var fromB: [Double]

  init(sources: Int, offset: Double) {
    self.offset = offset
    fromA = Array(repeating: 0, count: sources)
    fromB = fromA
  }

  /// - Parameter mixed: the row of A with each source taken from B.
  mutating func add(a: Double, b: Double, mixed: [Double]) {
    rows += 1
    for output in [a - offset, b - offset] {
      sum += output
      squares += output * output
    }
    for source in mixed.indices {
      fromA[source] += (a - mixed[source]) * (a - mixed[source])
      fromB[source] += (b - mixed[source]) * (b - mixed[source])
    }
  }

  /// Of A and B together, divisor 2N − 1.
  var variance: Double {
    let count = Double(2 * rows)
    return max(0, (squares - sum * sum / count) / (count - 1))
  }

  var spread: SourceShares.Spread {
    SourceShares.Spread(standardDeviation: variance.squareRoot(), shares: shares)
  }

  /// 1 − mean((b − mixed)²)/(2·variance) and mean((a − mixed)²)/(2·variance); empty when nothing varies.
  var shares: [SourceShares.Share] {
    let scale = 2 * variance * Double(rows)
    guard scale > 0 else { return [] }
    return zip(fromA, fromB).map { SourceShares.Share(firstOrder: 1 - $1 / scale, total: $0 / scale) }
  }
}
