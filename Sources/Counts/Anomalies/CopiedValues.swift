import Statistics

/// Records of counts that are equal throughout, though chance would hardly make them so.
///
/// Two Poisson counts about the value x they share are equal with probability e^(−2x)I₀(2x); counts that scatter more are equal
/// less often, so the chance is not understated. The chance of a record is the product over its values, adjusted by
/// Bonferroni for all pairs compared. Zeros prove nothing (their chance is 1). A lead, no proof: a standing offer may well count
/// the same every month.
package struct CopiedValues: Sendable, Equatable {
  /// In the order of group, first and second record.
  package let pairs: [Pair]
  /// Pairs compared.
  package let comparisons: Int

  /// Two records of one group that are equal.
  package struct Pair: Sendable, Equatable {
    package let group: Int
    package let first: Int
    package let second: Int
    package let values: [Int]
    package let chance: Double
    /// At most 1.
    package let adjusted: Double
  }

  /// Compares the records of each group with one another; records with gaps in different places, and empty ones, are not
  /// compared. Counts are at least 0. Complexity: O(values + pairs found).
  package init(_ groups: [[[Int?]]]) {
    var found: [(group: Int, first: Int, second: Int, values: [Int])] = []
    var comparisons = 0
    for (group, records) in groups.enumerated() {
      var patterns: [[Bool]: Int] = [:]
      var places: [[Int?]: [Int]] = [:]
      for (place, record) in records.enumerated() where record.contains(where: { $0 != nil }) {
        let pattern = record.map { $0 == nil }
        comparisons += patterns[pattern, default: 0]
        patterns[pattern, default: 0] += 1
        for earlier in places[record, default: []] {
          found.append((group, earlier, place, record.compactMap(\.self)))
        }
        places[record, default: []].append(place)
      }
    }
    self.comparisons = comparisons
    pairs = found.sorted { ($0.group, $0.first, $0.second) < ($1.group, $1.first, $1.second) }.map {
      let chance = $0.values.reduce(1) { $0 * PoissonDistribution(mean: Double(max(0, $1))).coincidence }
      return Pair(
        group: $0.group, first: $0.first, second: $0.second, values: $0.values, chance: chance,
        adjusted: min(1, chance * Double(comparisons)))
    }
  }
}
