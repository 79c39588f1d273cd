/// Between which ranks a unit stays, whatever admissible weights are chosen.
///
/// A unit is above another under all of them when the least difference of their totals is positive; a linear programme
/// answers for each pair. The rank is never better than 1 + the units always above and never worse than the number of
/// units less those always below. Both limits are safe; the true extremes can lie within them, since the pairs need not
/// reach theirs under the same weights.
package struct RankBounds: Sendable, Equatable {
  /// By unit; nil without a score.
  package let ranks: [ClosedRange<Int>?]

  /// Differences up to this are ties, which rounding can make.
  private static let tie = 1e-9

  /// - Parameter scores: by unit, of the weighted parts; nil where not applicable, where the others take the weight. Two units
  ///   with different parts are taken as undecided, since their weights then differ.
  package init(scores: [[Double?]], weights: AdmissibleWeights) {
    let ranked = scores.indices.filter { scores[$0].contains { $0 != nil } }
    var above = Array(repeating: 0, count: scores.count)
    var below = above
    for (place, unit) in ranked.enumerated() {
      for other in ranked.dropFirst(place + 1) {
        guard let sure = Self.order(scores[unit], scores[other], weights) else { continue }
        let (winner, loser) = sure ? (unit, other) : (other, unit)
        below[winner] += 1
        above[loser] += 1
      }
    }
    ranks = scores.indices.map { unit in
      scores[unit].contains { $0 != nil } ? above[unit] + 1...ranked.count - below[unit] : nil
    }
  }

  /// Whether the first is always above; nil where the weights decide.
  private static func order(_ first: [Double?], _ second: [Double?], _ weights: AdmissibleWeights) -> Bool? {
    guard zip(first, second).allSatisfy({ ($0 == nil) == ($1 == nil) }) else { return nil }
    let differences = zip(first, second).map { ($0 ?? 0) - ($1 ?? 0) }
    if weights.greatest(differences.map(-)) < -tie { return true }
    if weights.greatest(differences) < -tie { return false }
    return nil
  }
}
