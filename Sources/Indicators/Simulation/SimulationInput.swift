/// What is known of one unit, in the units of the indicators (before goalposts).
package struct UncertainUnit: Sendable, Equatable {
  /// One state for each leaf. A value without a standard error is taken as exact.
  package var states: [IndicatorState]
  /// Covariances between values of this unit; a leaf in a block does not use the error of its state.
  package var blocks: [CovarianceBlock]
  /// Highest score of single nodes, by identifier.
  package var caps: [String: Double]

  package init(states: [IndicatorState], blocks: [CovarianceBlock] = [], caps: [String: Double] = [:]) {
    self.states = states
    self.blocks = blocks
    self.caps = caps
  }
}

/// The covariance matrix of some leaves' values.
package struct CovarianceBlock: Sendable, Equatable {
  /// Positions among the tree's leaves.
  package var leaves: [Int]
  /// leaves × leaves, row by row, symmetric; its lower triangle is read.
  package var covariance: [Double]

  package init(leaves: [Int], covariance: [Double]) {
    self.leaves = leaves
    self.covariance = covariance
  }

  /// The lower triangle L with LLᵀ = covariance, row by row, packed; nil when the matrix is not positive semidefinite.
  /// A pivot within 1e-10 of the matrix's largest variance is taken as 0, and its column with it.
  var factor: [Double]? {
    let size = leaves.count
    let largest = (0..<size).map { covariance[$0 * size + $0] }.max() ?? 0
    let tolerance = 1e-10 * largest
    var lower: [Double] = []
    for row in 0..<size {
      let start = row * (row + 1) / 2
      for column in 0...row {
        let other = column * (column + 1) / 2
        var rest = covariance[row * size + column]
        for inner in 0..<column { rest -= lower[start + inner] * lower[other + inner] }
        guard column < row else {
          guard rest >= -tolerance else { return nil }
          lower.append(rest > tolerance ? rest.squareRoot() : 0)
          continue
        }
        let pivot = lower[other + column]
        guard pivot > 0 || abs(rest) <= (tolerance * largest).squareRoot() else { return nil }
        lower.append(pivot > 0 ? rest / pivot : 0)
      }
    }
    return lower
  }
}

/// A factor with expectation 1 that multiplies the same leaves of several units: what an inspection of some units
/// says of all units of their district, right or wrong together.
package struct CommonFactor: Sendable, Equatable {
  package var units: [Int]
  /// Positions among the tree's leaves; leaves without a value are left alone.
  package var leaves: [Int]
  /// Standard error of the factor relative to 1.
  package var relativeError: Double

  package init(units: [Int], leaves: [Int], relativeError: Double) {
    self.units = units
    self.leaves = leaves
    self.relativeError = relativeError
  }
}
