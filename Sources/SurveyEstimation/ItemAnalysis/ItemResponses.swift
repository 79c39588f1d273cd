import Statistics

/// The answers of respondents to the items of a scale, with their covariances; missing answers are NaN.
package struct ItemResponses: Sendable {
  /// By item.
  package let items: [[Double]]
  /// Covariances over the rows in which both items are answered, with n − 1.
  package let covariances: [[Double]]
  /// Rows with any answer.
  package let count: Int
  /// By item its answers and their mean.
  let counts: [Int]
  let means: [Double]
  /// Whether no answer is missing.
  let isComplete: Bool

  /// `onlyComplete`: rows with a missing answer are left out. O(rows · items²).
  package init(_ items: [[Double]], onlyComplete: Bool = false) {
    let rowCount = items.first?.count ?? 0
    var kept = items
    if onlyComplete {
      let rows = (0..<rowCount).filter { row in items.allSatisfy { !$0[row].isNaN } }
      kept = items.map { item in rows.map { item[$0] } }
    }
    self.items = kept
    count = (0..<(kept.first?.count ?? 0)).count { row in kept.contains { !$0[row].isNaN } }
    let summaries = kept.map(Self.summary)
    counts = summaries.map(\.count)
    means = summaries.map(\.mean)
    isComplete = counts.allSatisfy { $0 == kept.first?.count }
    covariances = isComplete ? Self.complete(kept, means, count) : Self.pairwise(kept)
  }

  private static func summary(of item: [Double]) -> (count: Int, mean: Double) {
    var (sum, count) = (CompensatedSum(), 0)
    for answer in item where !answer.isNaN {
      sum.add(answer)
      count += 1
    }
    return (count, sum.value / Double(count))
  }

  private static func complete(_ items: [[Double]], _ means: [Double], _ count: Int) -> [[Double]] {
    let centred = zip(items, means).map { item, mean in item.map { $0 - mean } }
    return crossProduct(of: centred).map { row in row.map { $0 / Double(count - 1) } }
  }

  private static func pairwise(_ items: [[Double]]) -> [[Double]] {
    var matrix = [[Double]](repeating: Array(repeating: 0, count: items.count), count: items.count)
    for first in items.indices {
      for second in 0...first {
        let value = pairwise(items[first], items[second])
        matrix[first][second] = value
        matrix[second][first] = value
      }
    }
    return matrix
  }

  /// The covariance of two columns over the rows in which both are present; NaN of fewer than two rows.
  package static func pairwise(_ first: [Double], _ second: [Double]) -> Double {
    let rows = first.indices.filter { !first[$0].isNaN && !second[$0].isNaN }
    let count = Double(rows.count)
    let means = (rows.map { first[$0] }.compensatedSum() / count, rows.map { second[$0] }.compensatedSum() / count)
    return rows.map { (first[$0] - means.0) * (second[$0] - means.1) }.compensatedSum() / (count - 1)
  }

  package var correlations: [[Double]] { Self.correlations(covariances) }

  static func correlations(_ covariances: [[Double]]) -> [[Double]] {
    covariances.indices.map { row in
      covariances.indices.map { column in
        row == column
          ? 1 : covariances[row][column] / (covariances[row][row] * covariances[column][column]).squareRoot()
      }
    }
  }

  /// The mean of each respondent's answers; NaN without any.
  package var respondentMeans: [Double] {
    var sums = [Double](repeating: 0, count: items.first?.count ?? 0)
    var counts = sums
    for item in items {
      for (row, answer) in item.enumerated() where !answer.isNaN {
        sums[row] += answer
        counts[row] += 1
      }
    }
    return zip(sums, counts).map { $0 / $1 }
  }

  /// The correlations below the diagonal.
  package var offDiagonalCorrelations: [Double] {
    let all = correlations
    return all.indices.flatMap { row in all[row].prefix(row) }
  }

  /// Each item's correlation with the sum of the others: (Σ_j C_ij − C_ii)/√(C_ii·Σ_{j,k≠i} C_jk); NaN when the others'
  /// sum does not vary.
  package var restCorrelations: [Double] {
    items.indices.map { item in
      let others = items.indices.filter { $0 != item }
      let variance = others.reduce(0) { sum, i in sum + others.reduce(0) { $0 + covariances[i][$1] } }
      return others.reduce(0) { $0 + covariances[item][$1] } / (covariances[item][item] * variance).squareRoot()
    }
  }

  /// The first two items that fewer than two rows answer both.
  package var unmatchedPair: (Int, Int)? {
    for first in items.indices {
      if let second = items.indices.first(where: { covariances[first][$0].isNaN }) { return (first, second) }
    }
    return nil
  }

  /// The first item that does not vary.
  package var constantItem: Int? { covariances.indices.first { !(covariances[$0][$0] > 0) } }
}
