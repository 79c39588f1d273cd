/// A change of the weights that brings known facts of the population into the estimates.
package enum WeightAdjustment: Sendable {
  case postStratify(PostStratification)

  func keeping(rows: [Int]) -> WeightAdjustment {
    switch self {
    case .postStratify(let step): .postStratify(step.keeping(rows: rows))
    }
  }

  /// Changes the weights and returns what the variance needs to know of the change.
  func applied(
    to weights: inout [Double], warnings: inout [DesignWarning]
  ) throws(DesignError) -> AppliedAdjustment {
    let before = weights
    switch self {
    case .postStratify(let step):
      weights = try step.adjusted(before, warnings: &warnings)
      return AppliedAdjustment(weightsAfter: weights, projection: .cellMeans(step.cells, weightedBy: before))
    }
  }
}

/// An adjustment as the variance sees it: estimates vary only by what it does not explain.
///
/// With w the weights after the step and d before it, an influence x becomes x − w·P(x/w), P the fit of the step.
struct AppliedAdjustment: Sendable {
  let weightsAfter: [Double]
  let projection: Projection

  /// The fit P of a step.
  enum Projection: Sendable {
    /// The mean of each cell, weighted.
    case cellMeans([Int32], weightedBy: [Double])
  }

  /// Replaces an influence by its residual.
  func removeExplained(from influence: inout [Double]) {
    switch projection {
    case .cellMeans(let cells, let weights):
      let count = Int(cells.max() ?? -1) + 1
      var sums = [Double](repeating: 0, count: count)
      var totals = sums
      for row in influence.indices where weightsAfter[row] > 0 {
        sums[Int(cells[row])] += weights[row] * influence[row] / weightsAfter[row]
        totals[Int(cells[row])] += weights[row]
      }
      for row in influence.indices where weightsAfter[row] > 0 {
        influence[row] -= weightsAfter[row] * sums[Int(cells[row])] / totals[Int(cells[row])]
      }
    }
  }
}
