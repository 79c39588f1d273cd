/// When the answers to a battery are called a straight line.
package enum StraightLineRule: Sendable, Equatable {
  /// All answered items have the same answer.
  case identical
  /// At least so many items in a row have the same answer.
  case run(Int)
}

/// How uniformly each respondent answered a battery of items.
package struct StraightLining: Sendable {
  /// The longest run of neighbouring items with the same answer, as R's `careless::longstring`: a blank ends a run and
  /// is in none. Zero when nothing was answered.
  package let longestRuns: [Int]
  /// The standard deviation (n − 1) of a respondent's answers, the intra-individual response variability of Dunn,
  /// Heggestad, Shanock & Theilgard (2018), as R's `careless::irv`. NaN with fewer than two answers and for text.
  package let deviations: [Double]
  /// Rows that answered enough items to be judged.
  package let isJudged: [Bool]
  /// Judged rows that fulfil the rule.
  package let isFlagged: [Bool]

  /// Rows with fewer than `minimumItems` answers are not judged: a short straight line says nothing.
  /// Complexity: O(rows · items).
  package init(_ answers: ItemAnswers, rule: StraightLineRule = .identical, minimumItems: Int = 5) {
    let answered = answers.answeredCounts
    let runs = Self.longestRuns(of: answers)
    let isJudged = answered.map { $0 >= max(1, minimumItems) }
    switch rule {
    case .identical:
      let uniform = Self.rowsOfOneAnswer(answers)
      isFlagged = zip(isJudged, uniform).map { $0 && $1 }
    case .run(let length): isFlagged = zip(isJudged, runs).map { $0 && $1 >= length }
    }
    longestRuns = runs
    self.isJudged = isJudged
    deviations = answers.values.map(Self.deviations) ?? Array(repeating: .nan, count: answers.rowCount)
  }

  private static func longestRuns(of answers: ItemAnswers) -> [Int] {
    var longest = [Int](repeating: 0, count: answers.rowCount)
    var current = longest
    var last = [Int32](repeating: -1, count: answers.rowCount)
    for item in answers.codes {
      for (row, code) in item.enumerated() {
        current[row] = code < 0 ? 0 : code == last[row] ? current[row] + 1 : 1
        longest[row] = max(longest[row], current[row])
        last[row] = code
      }
    }
    return longest
  }

  /// Whether all answers of a row are the same; also without any.
  private static func rowsOfOneAnswer(_ answers: ItemAnswers) -> [Bool] {
    var first = [Int32](repeating: -1, count: answers.rowCount)
    var uniform = [Bool](repeating: true, count: answers.rowCount)
    for item in answers.codes {
      for (row, code) in item.enumerated() where code >= 0 {
        if first[row] < 0 { first[row] = code } else if first[row] != code { uniform[row] = false }
      }
    }
    return uniform
  }

  private static func deviations(of values: [[Double]]) -> [Double] {
    (0..<(values.first?.count ?? 0)).map { row in
      let given = values.lazy.map { $0[row] }.filter { !$0.isNaN }
      let count = Double(given.count)
      guard count > 1 else { return .nan }
      let mean = given.reduce(0, +) / count
      return (given.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
    }
  }
}
