import Statistics

/// The index of Mazziotta & Pareto: a mean of scores less, or plus, a penalty for their unevenness (2016, *Social
/// Indicators Research* 127:983; 2018, ibid. 136:967).
///
/// Standard deviations, of columns and of a unit's scores, divide by n as Istat does.
package struct MazziottaPareto: Sendable, Equatable {
  /// M_i ∓ S_i²/M_i over a unit's scores; nil where a value is missing or the mean is 0.
  package let scores: [Double?]
  /// The values that score 70 and 130, by indicator; empty for the standard variant.
  package let goalposts: [(lower: Double, upper: Double)]

  package static func == (left: Self, right: Self) -> Bool { left.scores == right.scores }

  /// How single scores are made.
  package enum Variant: String, Sendable, CaseIterable {
    /// 100 ± 10(x − mean)/S, − for lower-is-better.
    case standard
    /// 70 + 60(x − lo)/(hi − lo), for lower-is-better 200 − that; lo and hi are a reference ∓ half the range.
    case adjusted
  }

  /// Whether unevenness is bad or good: subtracted for a positive phenomenon, added for a negative one.
  package enum Penalty: String, Sendable, CaseIterable {
    case subtract, add
  }

  /// Columns by indicator; only units with all values are used.
  /// - Parameter references: the middle of the goalposts of single indicators; nil = the column's mean.
  /// - Throws: `noData` when no unit is complete, `constantData`.
  package init(
    _ columns: [[Double]], directions: [Direction], variant: Variant, penalty: Penalty, references: [Double?]
  ) throws(PlacedIndexError) {
    let complete = completeRows(of: columns)
    var goalposts: [(lower: Double, upper: Double)] = []
    let scored = try columns.mapColumns { (place, column) throws(IndexError) -> [Double] in
      let used = complete.map { column[$0] }
      guard let (least, greatest) = used.extent else { throw .noData }
      guard greatest > least else { throw .constantData }
      let mean = used.mean
      let sign = directions[place] == .higher ? 1.0 : -1.0
      if variant == .standard {
        let deviation = (used.squaredDeviations / Double(used.count)).squareRoot()
        return column.map { 100 + sign * 10 * ($0 - mean) / deviation }
      }
      let middle = references[place] ?? mean
      let lower = middle - (greatest - least) / 2
      goalposts.append((lower, middle + (greatest - least) / 2))
      return column.map { 100 + sign * (60 * ($0 - lower) / (greatest - least) - 30) }
    }
    let sign = penalty == .subtract ? -1.0 : 1.0
    scores = (columns.first ?? []).indices.map { unit in
      let row = scored.map { $0[unit] }
      let mean = row.mean
      guard !mean.isNaN, mean != 0 else { return nil }
      return mean + sign * row.squaredDeviations / Double(row.count) / mean
    }
    self.goalposts = goalposts
  }
}

/// The positions at which no column has a missing value.
package func completeRows(of columns: [[Double]]) -> [Int] {
  (columns.first ?? []).indices.filter { row in columns.allSatisfy { !$0[row].isNaN } }
}
