import Statistics

/// How an item goes with its scale (definitions of psych 2.2.9).
package struct ItemTotal: Sendable {
  package let count: Int
  package let mean: Double
  package let standardDeviation: Double
  /// With the mean of the respondent's answers, the item among them.
  package let raw: Double
  /// Σ_j R_ij/√ΣR.
  package let standardised: Double
  /// The same with squared multiple correlations on the diagonal of R; nil where R is singular.
  package let corrected: Double?
  /// The scale without the item; nil with two items.
  package let dropped: Reliability?
}

extension ItemResponses {
  /// One entry for each item.
  package var itemTotals: [ItemTotal] {
    let correlations = correlations
    let total = correlations.reduce(0) { $0 + $1.reduce(0, +) }
    let inverted = inverse(of: correlations)
    let smc = inverted.map { inverted in inverted.indices.map { 1 - 1 / inverted[$0][$0] } }
    let respondents = isComplete ? [] : respondentMeans
    return items.indices.map { index in
      let others = items.indices.filter { $0 != index }
      let row = correlations[index].reduce(0, +)
      let without = others.map { i in others.map { covariances[i][$0] } }
      return ItemTotal(
        count: counts[index], mean: means[index], standardDeviation: covariances[index][index].squareRoot(),
        raw: isComplete ? completeTotalCorrelation(index) : totalCorrelation(index, respondents),
        standardised: row / total.squareRoot(),
        corrected: smc.map { (row - 1 + $0[index]) / (total + $0.reduce(0) { $0 + $1 - 1 }).squareRoot() },
        dropped: others.count > 1
          ? Reliability(
            covariances: without, count: count,
            uniquenesses: inverted.map { Self.uniquenesses($0, without: index) }) : nil)
    }
  }

  /// 1/(R₋ᵢ⁻¹)_jj of the correlations without one item from the inverse P of all of them: (R₋ᵢ⁻¹)_jj = P_jj − P_ij²/P_ii.
  private static func uniquenesses(_ inverted: [[Double]], without index: Int) -> [Double] {
    inverted.indices.filter { $0 != index }.map {
      1 / (inverted[$0][$0] - inverted[$0][index] * inverted[$0][index] / inverted[index][index])
    }
  }

  /// The correlation of an item with the means of the respondents who answered it.
  private func totalCorrelation(_ index: Int, _ means: [Double]) -> Double {
    let own = means.masked(by: items[index])
    let spread = Self.pairwise(items[index], items[index]) * Self.pairwise(own, own)
    return Self.pairwise(items[index], means) / spread.squareRoot()
  }

  /// The same without missing answers, when the means are those of all items: Σ_j C_ij/√(C_ii·ΣC).
  private func completeTotalCorrelation(_ index: Int) -> Double {
    let all = covariances.reduce(0) { $0 + $1.reduce(0, +) }
    return covariances[index].reduce(0, +) / (covariances[index][index] * all).squareRoot()
  }
}

extension [Double] {
  /// The values where another column is present, else NaN.
  fileprivate func masked(by other: [Double]) -> [Double] { zip(self, other).map { $1.isNaN ? .nan : $0 } }
}
