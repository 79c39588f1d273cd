/// A composite index: the scores of all units at all groups of a tree.
package struct CompositeScores: Sendable {
  /// By node, then unit; nil where a unit was screened out or has no score, and at the leaves.
  package let scores: [[Double?]]
  /// Of the root, 1 = highest.
  package let ranks: [Int?]
  /// Present over applicable indicators, before imputation; nil where none applies.
  package let coverage: [Double?]
  package let prepared: PreparedIndicators

  /// - Throws: the errors of the preparation, and `nonPositiveValue` where a mean meets a score of 0 or less; placed by
  ///   node.
  package init(_ plan: CompositePlan, _ data: CompositeData) throws(PlacedIndexError) {
    let tree = plan.tree
    do { prepared = try PreparedIndicators(plan, data) } catch {
      throw PlacedIndexError(place: tree.leaves[error.place], error: error.error)
    }
    let fold = try TreeFold(plan, prepared)
    let count = prepared.units.count
    var folded = [Double](repeating: 0, count: tree.ids.count * count)
    if let failure = fold.fold(&folded, weights: tree.weights) {
      throw PlacedIndexError(
        place: failure.node, error: .nonPositiveValue(unit: prepared.units[failure.unit]))
    }
    let groups = Set(tree.parents.compactMap { $0 })
    var scores = tree.ids.map { _ in [Double?](repeating: nil, count: data.unitCount) }
    for node in groups {
      for (place, unit) in prepared.units.enumerated() where fold.hasScore(place, at: node) {
        scores[node][unit] = folded[node * count + place]
      }
    }
    self.scores = scores
    ranks = Indicators.ranks(ofScores: scores[0])
    coverage = data.coverage
  }
}
