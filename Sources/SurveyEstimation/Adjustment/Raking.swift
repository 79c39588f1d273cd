import Statistics

/// Raking: weights meet the counts of several margins, each in turn, until all are met
/// (iterative proportional fitting, Deming & Stephan 1940, Ann. Math. Stat. 11:427).
package struct Raking: Sendable {
  package let margins: [PostStratification]
  package let maximumIterations: Int
  /// How far a margin may be missed, as a part of the sum of the weights.
  package let tolerance: Double
  package let residuals: Residuals

  /// How the variance takes raking into account.
  package enum Residuals: String, Sendable, CaseIterable {
    /// Residuals of least squares on the margins' indicators with the weights before raking.
    case design
    /// R's `rake`: ten cycles of subtracting the unweighted means of each margin's cells.
    case ipf
  }

  package init(
    margins: [PostStratification], maximumIterations: Int = 100, tolerance: Double = 1e-10,
    residuals: Residuals = .design
  ) {
    self.margins = margins
    self.maximumIterations = maximumIterations
    self.tolerance = tolerance
    self.residuals = residuals
  }

  func keeping(rows: [Int]) -> Raking {
    Raking(
      margins: margins.map { $0.keeping(rows: rows) }, maximumIterations: maximumIterations, tolerance: tolerance,
      residuals: residuals)
  }

  /// The raked weights. Throws what the cells of a margin throw, `inconsistentMargins` when their totals differ by more
  /// than 1e-6, and `notConverged`.
  func adjusted(_ weights: [Double], warnings: inout [DesignWarning]) throws(DesignError) -> [Double] {
    for margin in margins { try margin.check(warnings: &warnings) }
    let totals = margins.map { $0.counts.compensatedSum() }
    for total in totals where abs(total - totals[0]) > 1e-6 * totals[0] {
      throw .inconsistentMargins(totals[0], total)
    }
    var weights = weights
    var miss = 0.0
    for _ in 0..<maximumIterations {
      for margin in margins { weights = margin.adjusted(weights) }
      miss = margins.map { largestMiss(of: $0, weights) }.max() ?? 0
      if miss <= tolerance * weights.compensatedSum() { return weights }
    }
    throw .notConverged(miss: miss)
  }

  private func largestMiss(of margin: PostStratification, _ weights: [Double]) -> Double {
    zip(margin.sums(of: weights), margin.counts).map { abs($0 - $1) }.max() ?? 0
  }

  /// What raking explains of an influence, with d the weights before it.
  func projection(weightedBy d: [Double]) -> AppliedAdjustment.Projection {
    switch residuals {
    case .ipf: .alternatingMeans(margins.map(\.cells))
    case .design: .leastSquares(MarginFit(margins: margins.map(\.cells), weights: d))
    }
  }
}

/// The least squares fit of a row variable by the indicators of several margins.
///
/// Rows of one joint cell have the same fitted value, so the fit is that of the weighted means of the joint cells.
struct MarginFit: Sendable {
  private let cellOfRow: [Int]
  private let rowWeights: [Double]
  private let cellWeights: [Double]
  private let space: ColumnSpace

  init(margins: [[Int32]], weights: [Double]) {
    var cellOfKey: [[Int32]: Int] = [:]
    var keys: [[Int32]] = []
    cellOfRow = weights.indices.map { row in
      let key = margins.map { $0[row] }
      if let cell = cellOfKey[key] { return cell }
      cellOfKey[key] = keys.count
      keys.append(key)
      return keys.count - 1
    }
    rowWeights = weights
    var sums = [Double](repeating: 0, count: keys.count)
    for (row, cell) in cellOfRow.enumerated() { sums[cell] += weights[row] }
    cellWeights = sums
    let columns = margins.indices.flatMap { margin in
      Set(keys.map { $0[margin] }).sorted().map { category in
        keys.indices.map { keys[$0][margin] == category ? sums[$0].squareRoot() : 0 }
      }
    }
    space = ColumnSpace(spannedBy: columns)
  }

  /// The fitted value of every row.
  func fit(_ values: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: cellWeights.count)
    for (row, cell) in cellOfRow.enumerated() { sums[cell] += rowWeights[row] * values[row] }
    let scaled = zip(sums, cellWeights).map { $1 > 0 ? $0 / $1.squareRoot() : 0 }
    let fitted = zip(space.projection(of: scaled), cellWeights).map { $1 > 0 ? $0 / $1.squareRoot() : 0 }
    return cellOfRow.map { fitted[$0] }
  }
}
