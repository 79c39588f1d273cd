import Statistics

/// Who finished the form in a small part of the time that others took.
package struct Speeding: Sendable {
  /// By group, the median duration; NaN without one.
  package let medians: [Double]
  /// Each duration over the median of its group; NaN where either is missing.
  package let ratios: [Double]
  /// Rows whose duration is below `share` times the median of their group.
  package let isFlagged: [Bool]

  /// `durations` in any one unit, NaN where missing; `groups` numbers the rows' groups from 0, −1 for none: such a row
  /// is not judged. A duration equal to the limit is not flagged. Complexity: O(rows · log rows).
  package init(durations: [Double], groups: [Int32], groupCount: Int, share: Double = 0.5) {
    var members = [[Double]](repeating: [], count: groupCount)
    for (duration, group) in zip(durations, groups) where group >= 0 && !duration.isNaN {
      members[Int(group)].append(duration)
    }
    let medians = members.map { quantile(ofSorted: $0.sorted(), probability: 0.5) ?? .nan }
    let medianOfRow = groups.map { $0 < 0 ? .nan : medians[Int($0)] }
    self.medians = medians
    ratios = zip(durations, medianOfRow).map { $0 / $1 }
    isFlagged = zip(durations, medianOfRow).map { $0 < share * $1 }
  }

  /// Rows with a duration and a median to compare it with.
  package var isJudged: [Bool] { ratios.map { !$0.isNaN } }
}
