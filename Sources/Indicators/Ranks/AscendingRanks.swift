/// Which rank equal values get.
package enum RankTies: String, Sendable, CaseIterable {
  /// The smallest, the mean or the largest of the ranks that they take up together.
  case minimum, average, maximum
}

/// Ranks from 1 = the lowest value; a missing value (NaN) has none (NaN). Complexity: O(n log n).
package func ascendingRanks(of values: [Double], ties: RankTies) -> [Double] {
  let order = values.indices.filter { !values[$0].isNaN }.sorted { values[$0] < values[$1] }
  var ranks = [Double](repeating: .nan, count: values.count)
  var start = 0
  while start < order.count {
    var end = start
    while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
    let rank =
      switch ties {
      case .minimum: Double(start + 1)
      case .average: Double(start + end + 2) / 2
      case .maximum: Double(end + 1)
      }
    for place in start...end { ranks[order[place]] = rank }
    start = end + 1
  }
  return ranks
}
