import Statistics

/// A change of the weights that brings known facts of the population into the estimates.
package enum WeightAdjustment: Sendable {
  case postStratify(PostStratification)
  case rake(Raking)
  case calibrate(Calibration)
  case trim(WeightTrimming)
  case nonresponse(NonresponseAdjustment)

  /// Whether rows leave the sample.
  var removesRows: Bool { if case .nonresponse = self { true } else { false } }

  func keeping(rows: [Int]) -> WeightAdjustment {
    switch self {
    case .postStratify(let step): .postStratify(step.keeping(rows: rows))
    case .rake(let step): .rake(step.keeping(rows: rows))
    case .calibrate(let step): .calibrate(step.keeping(rows: rows))
    case .trim: self
    case .nonresponse(let step): .nonresponse(step.keeping(rows: rows))
    }
  }

  /// Changes the weights and returns what the variance needs to know of the change.
  func applied(
    to weights: inout [Double], warnings: inout [DesignWarning]
  ) throws(DesignError) -> AppliedAdjustment {
    let before = weights
    switch self {
    case .postStratify(let step):
      try step.check(warnings: &warnings)
      weights = step.adjusted(before)
      return AppliedAdjustment(weightsAfter: weights, projection: .cellMeans(step.cells, weightedBy: before))
    case .rake(let step):
      weights = try step.adjusted(before, warnings: &warnings)
      return AppliedAdjustment(weightsAfter: weights, projection: step.projection(weightedBy: before))
    case .calibrate(let step): return try step.applied(to: &weights)
    case .trim(let step):
      weights = try step.adjusted(before)
      return AppliedAdjustment(weightsAfter: weights, projection: .nothing)
    case .nonresponse(let step):
      weights = try step.adjusted(before)
      return AppliedAdjustment(weightsAfter: weights, projection: .nothing)
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
    /// Least squares on the indicators of margins.
    case leastSquares(MarginFit)
    /// Ten cycles over margins of the plain means of their cells.
    case alternatingMeans([[Int32]])
    /// Least squares on auxiliary variables.
    case regression(LeastSquares)
    /// The weights are taken as known.
    case nothing
  }

  /// Replaces an influence by its residual.
  func removeExplained(from influence: inout [Double]) {
    if case .nothing = projection { return }
    var residual = zip(influence, weightsAfter).map { $1 > 0 ? $0 / $1 : 0 }
    switch projection {
    case .cellMeans(let cells, let weights): Self.subtractMeans(from: &residual, cells, weights)
    case .nothing: return
    case .regression(let squares): residual = zip(residual, squares.fitted(residual)).map { $0 - $1 }
    case .leastSquares(let model): residual = zip(residual, model.fit(residual)).map { $0 - $1 }
    case .alternatingMeans(let margins):
      let equal = [Double](repeating: 1, count: residual.count)
      for _ in 0..<10 {
        for cells in margins { Self.subtractMeans(from: &residual, cells, equal) }
      }
    }
    influence = zip(residual, weightsAfter).map { $0 * $1 }
  }

  private static func subtractMeans(from values: inout [Double], _ cells: [Int32], _ weights: [Double]) {
    let count = Int(cells.max() ?? -1) + 1
    var sums = [Double](repeating: 0, count: count)
    var totals = sums
    for row in values.indices {
      sums[Int(cells[row])] += weights[row] * values[row]
      totals[Int(cells[row])] += weights[row]
    }
    for row in values.indices where totals[Int(cells[row])] > 0 {
      values[row] -= sums[Int(cells[row])] / totals[Int(cells[row])]
    }
  }
}
