/// Ascending ranks from 1, equal values sharing the mean of their ranks.
package struct MidRanks: Sendable, Equatable {
  /// In the order of the values.
  package private(set) var ranks: [Double]
  /// Σ(t³ − t) over the groups of t equal values; 0 without ties.
  package private(set) var tieSum = 0.0

  /// Values without NaN. Complexity: O(n log n).
  package init(_ values: [Double]) {
    ranks = Array(repeating: 0, count: values.count)
    let order = values.indices.sorted { values[$0] < values[$1] }
    var first = 0
    while first < order.count {
      var end = first + 1
      while end < order.count, values[order[end]] == values[order[first]] { end += 1 }
      let size = Double(end - first)
      for place in first..<end { ranks[order[place]] = Double(first + end + 1) / 2 }
      tieSum += size * size * size - size
      first = end
    }
  }
}
