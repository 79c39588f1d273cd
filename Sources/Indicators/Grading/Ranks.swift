/// Ranks of scores: 1 is the highest, equal scores all get the smallest of their ranks (1, 2, 2, 4), nil stays nil.
///
/// Scores that differ by less than 1e-12 of their size, which only rounding can do, are equal. Complexity: O(n log n).
package func ranks(ofScores scores: [Double?]) -> [Int?] {
  let order = scores.indices.filter { scores[$0] != nil }.sorted { (scores[$0] ?? 0) > (scores[$1] ?? 0) }
  var ranks = [Int?](repeating: nil, count: scores.count)
  var (rank, highest) = (0, Double.nan)
  for (place, unit) in order.enumerated() {
    let score = scores[unit] ?? 0
    if !(highest - score <= 1e-12 * max(abs(highest), abs(score))) { (rank, highest) = (place + 1, score) }
    ranks[unit] = rank
  }
  return ranks
}
