/// Ranks of scores: 1 is the highest, equal scores all get the smallest of their ranks (1, 2, 2, 4), nil stays nil.
///
/// Complexity: O(n log n).
package func ranks(ofScores scores: [Double?]) -> [Int?] {
  let order = scores.indices.filter { scores[$0] != nil }.sorted { (scores[$0] ?? 0) > (scores[$1] ?? 0) }
  var ranks = [Int?](repeating: nil, count: scores.count)
  for (place, unit) in order.enumerated() {
    let tied = place > 0 && scores[order[place - 1]] == scores[unit]
    ranks[unit] = tied ? ranks[order[place - 1]] : place + 1
  }
  return ranks
}
