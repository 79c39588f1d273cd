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
    let smc = squaredMultipleCorrelations(correlations)
    let means = respondentMeans
    return items.indices.map { index in
      let present = items[index].filter { !$0.isNaN }
      let others = items.indices.filter { $0 != index }
      let row = correlations[index].reduce(0, +)
      let without = others.map { i in others.map { covariances[i][$0] } }
      let spread =
        Self.pairwise(items[index], items[index])
        * Self.pairwise(means.masked(by: items[index]), means.masked(by: items[index]))
      return ItemTotal(
        count: present.count, mean: present.compensatedSum() / Double(present.count),
        standardDeviation: covariances[index][index].squareRoot(),
        raw: Self.pairwise(items[index], means) / spread.squareRoot(), standardised: row / total.squareRoot(),
        corrected: smc.map { (row - 1 + $0[index]) / (total + $0.reduce(0) { $0 + $1 - 1 }).squareRoot() },
        dropped: others.count > 1 ? Reliability(covariances: without, count: count) : nil)
    }
  }
}

extension [Double] {
  /// The values where another column is present, else NaN.
  fileprivate func masked(by other: [Double]) -> [Double] { zip(self, other).map { $1.isNaN ? .nan : $0 } }
}
