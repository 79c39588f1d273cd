import Statistics

/// The weights that could have been chosen instead: each within limits of its own, all summing to 1.
package struct AdmissibleWeights: Sendable, Equatable {
  package let lower: [Double]
  package let upper: [Double]

  /// Weights within ± `tolerance` of the given ones, relative to each.
  /// - Parameters:
  ///   - weights: 0 or more, on any scale, not all 0.
  ///   - tolerance: from 0 to below 1.
  package init(around weights: [Double], tolerance: Double) {
    let sum = weights.compensatedSum()
    lower = weights.map { $0 / sum * (1 - tolerance) }
    upper = weights.map { $0 / sum * (1 + tolerance) }
  }

  /// The greatest Σ w·d over the admissible weights: a linear programme whose answer begins at the lower limits and gives
  /// what is left to the greatest d first (the continuous knapsack, Dantzig 1957, Operations Research 5:266).
  package func greatest(_ differences: [Double]) -> Double {
    var left = 1 - lower.compensatedSum()
    var terms = zip(lower, differences).map { $0 * $1 }
    for place in differences.indices.sorted(by: { differences[$0] > differences[$1] }) where left > 0 {
      let added = min(upper[place] - lower[place], left)
      terms.append(added * differences[place])
      left -= added
    }
    return terms.compensatedSum()
  }
}
