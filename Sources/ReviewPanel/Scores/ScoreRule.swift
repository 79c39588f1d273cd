import Statistics

/// How the marks of a unit become its score.
package enum ScoreRule: Sendable, Equatable {
  case mean
  case median
  /// The mean without so many copies from each end, of equal marks single ones.
  case dropHighLow(Int)
  /// The mean without ⌊n·share⌋ marks from each end.
  case trimmed(Double)
  /// The mean after the so many lowest became the next one, and the highest likewise (Tukey & McLaughlin 1963, Sankhyā A
  /// 25:331).
  case winsorisedCount(Int)
  /// The mean after values outside the type-7 quantiles at share and 1 − share became these.
  case winsorisedQuantile(Double)

  /// The score of some marks in any order; nil when too few are left: none, or not more than twice the number dropped.
  package func score(of marks: [Double]) -> Double? {
    let sorted = marks.sorted()
    switch self {
    case .mean: return ReviewPanel.mean(of: sorted)
    case .median: return quantile(ofSorted: sorted, probability: 0.5)
    case .dropHighLow(let count): return Self.middle(of: sorted, without: count).flatMap(ReviewPanel.mean(of:))
    case .trimmed(let share):
      // A product that misses a whole number only by rounding counts as whole.
      let count = Int((Double(sorted.count) * share + 1e-9).rounded(.down))
      return Self.middle(of: sorted, without: count).flatMap(ReviewPanel.mean(of:))
    case .winsorisedCount(let count):
      guard let middle = Self.middle(of: sorted, without: count), let low = middle.first, let high = middle.last
      else { return nil }
      return ReviewPanel.mean(
        of: Array(repeating: low, count: count) + middle + Array(repeating: high, count: count))
    case .winsorisedQuantile(let share):
      guard let low = quantile(ofSorted: sorted, probability: share),
        let high = quantile(ofSorted: sorted, probability: 1 - share)
      else { return nil }
      return ReviewPanel.mean(of: sorted.map { min(max($0, low), high) })
    }
  }

  /// What is left between the ends; nil when nothing is.
  private static func middle(of sorted: [Double], without count: Int) -> [Double]? {
    sorted.count > 2 * count ? Array(sorted[count..<sorted.count - count]) : nil
  }
}

/// Ranks of scores: 1 = highest, ties all the smallest rank (1 2 2 4), nil stays nil.
///
/// Scores within 1e-12 of the largest of all count as equal: they differ by rounding only.
package func competitionRanks(_ scores: [Double?]) -> [Int?] {
  let order = scores.indices.filter { scores[$0] != nil }.sorted { (scores[$0] ?? 0) > (scores[$1] ?? 0) }
  let tolerance = 1e-12 * (scores.lazy.compactMap { $0.map(abs) }.max() ?? 0)
  var ranks = [Int?](repeating: nil, count: scores.count)
  var rank = 0
  var previous = Double.infinity
  for (place, index) in order.enumerated() {
    let score = scores[index] ?? 0
    if previous - score > tolerance { rank = place + 1 }
    ranks[index] = rank
    previous = score
  }
  return ranks
}
