package import Statistics

/// What two blanks of one item are.
package enum BlankRule: String, Sendable, CaseIterable {
  /// The same answer, as in the authors' program.
  case match
  /// Never the same; the item still counts in the denominator.
  case differ
}

/// How much each respondent's answers agree with those of the most similar other respondent.
///
/// Source: Kuriakose & Robbins (2016), *Statistical Journal of the IAOS*, and their Stata program `percentmatch`:
/// identical answers over the number of items, the largest over all other rows. A high match is a lead and no proof:
/// see Simmons, Mercer, Schwarzer & Kennedy (2016) in the same journal.
package struct PercentMatch: Sendable {
  package let itemCount: Int
  /// Rows that answered enough items; the others are compared with nobody.
  package let isCompared: [Bool]
  /// By row the largest share of identical answers, 0 to 1; NaN where it is not compared or there is no other row.
  package let shares: [Double]
  /// By row the first row with that share; nil where there is none.
  package let partners: [Int?]
  private let compared: ItemAnswers
  private let comparedRows: [Int]
  private let blanks: BlankRule

  /// `minimumAnswered` is the share of items that a row must have answered to be compared.
  /// Complexity: O(rows² · items / 64).
  package init(_ answers: ItemAnswers, blanks: BlankRule = .match, minimumAnswered: Double = 0.75) {
    let itemCount = answers.codes.count
    let isCompared = answers.answeredCounts.map { Double($0) >= minimumAnswered * Double(itemCount) }
    let rows = isCompared.indices.filter { isCompared[$0] }
    let compared = answers.keeping(rows: rows)
    let best = AnswerPlanes(compared.codes, rowCount: rows.count, blanks: blanks).bestMatches()
    var shares = [Double](repeating: .nan, count: answers.rowCount)
    var partners = [Int?](repeating: nil, count: answers.rowCount)
    for (index, row) in rows.enumerated() where best.partners[index] >= 0 {
      shares[row] = Double(best.counts[index]) / Double(itemCount)
      partners[row] = rows[Int(best.partners[index])]
    }
    self.itemCount = itemCount
    self.isCompared = isCompared
    self.shares = shares
    self.partners = partners
    self.compared = compared
    comparedRows = rows
    self.blanks = blanks
  }

  /// Whether each row agrees with another in at least this share of the items.
  package func isFlagged(threshold: Double) -> [Bool] { shares.map { $0 >= threshold } }

  /// What the shares of all compared rows look like; nil with fewer than two.
  package func summary(threshold: Double) -> MatchSummary? { MatchSummary(shares, threshold: threshold) }

  /// The summaries that chance alone gives: in each permutation every item's answers (blanks too) are dealt out anew
  /// among the compared rows of their stratum, each item for itself.
  ///
  /// That keeps every item's distribution in every stratum and breaks what ties items together in a person, so it is
  /// what respondents of one stratum who answer each question independently would give. `strata` numbers the rows'
  /// strata; those below zero form one of their own. An item's answers are sorted in each stratum, then shuffled by
  /// Fisher & Yates (from the last position down, j = ⌊u·(i + 1)⌋, one uniform each); permutation by permutation, item
  /// by item, stratum by stratum ascending. The order of the rows therefore changes nothing. Complexity: O(permutations
  /// · rows² · items / 64).
  package func expected(
    permutations: Int, threshold: Double, strata: [Int32], generator: inout SeededGenerator
  ) -> [MatchSummary] {
    let ordered = orderedByStratum(strata)
    return (0..<permutations).compactMap { _ in
      let dealt = ordered.columns.map { shuffled($0, in: ordered.ranges, &generator) }
      let planes = AnswerPlanes(dealt, rowCount: comparedRows.count, blanks: blanks)
      return MatchSummary(
        planes.bestMatches().counts.map { Double($0) / Double(itemCount) }, threshold: threshold)
    }
  }

  /// Each item's answers stratum by stratum, in ascending order within.
  private func orderedByStratum(_ strata: [Int32]) -> (columns: [[Int32]], ranges: [Range<Int>]) {
    let stratumOf = comparedRows.map { max(-1, strata[$0]) }
    let order = stratumOf.indices.sorted { (stratumOf[$0], $0) < (stratumOf[$1], $1) }
    let starts = order.indices.filter { $0 == 0 || stratumOf[order[$0]] != stratumOf[order[$0 - 1]] }
    let ranges = zip(starts, starts.dropFirst() + [order.count]).map { $0..<$1 }
    let columns = compared.codes.map { item in ranges.flatMap { range in order[range].map { item[$0] }.sorted() } }
    return (columns, ranges)
  }

  private func shuffled(
    _ column: [Int32], in ranges: [Range<Int>], _ generator: inout SeededGenerator
  ) -> [Int32] {
    var column = column
    for range in ranges {
      for offset in stride(from: range.count - 1, to: 0, by: -1) {
        let drawn = min(offset, Int(generator.uniform() * Double(offset + 1)))
        column.swapAt(range.lowerBound + offset, range.lowerBound + drawn)
      }
    }
    return column
  }
}

/// The largest matches of all rows in four numbers.
package struct MatchSummary: Sendable, Equatable {
  /// Their mean, 95 % quantile (type 7) and maximum.
  package let mean: Double
  package let upper: Double
  package let maximum: Double
  /// The share of rows at or above the threshold.
  package let flaggedShare: Double

  /// Of the rows that have a match; nil when none has.
  init?(_ shares: [Double], threshold: Double) {
    let sorted = shares.filter { $0 >= 0 }.sorted()
    guard let maximum = sorted.last, let upper = quantile(ofSorted: sorted, probability: 0.95) else { return nil }
    self.maximum = maximum
    self.upper = upper
    mean = sorted.compensatedSum() / Double(sorted.count)
    flaggedShare = Double(sorted.count { $0 >= threshold }) / Double(sorted.count)
  }
}
