/// Ratings whose values are positions in an ordered list of categories.
package struct CategoryRatings: Sendable {
  let table: RatingTable
  /// By category the number that its distances are taken from: its own, or its position.
  let scores: [Double]

  /// The values of the table are positions in `scores`, from 0.
  package init(_ table: RatingTable, scores: [Double]) {
    self.table = table
    self.scores = scores
  }
}

/// How much two different categories agree.
package enum AgreementWeights: String, Sendable, CaseIterable {
  /// Not at all.
  case unweighted
  /// 1 − |x − y|/(largest − smallest).
  case linear
  /// 1 − (x − y)²/(largest − smallest)².
  case quadratic
  /// 1 − C(|k − l| + 1, 2)/C(q, 2) by position (Gwet 2014).
  case ordinal

  /// The weights of all pairs of categories; 1 on the diagonal.
  func matrix(_ scores: [Double]) -> [[Double]] {
    let range = (scores.max() ?? 0) - (scores.min() ?? 0)
    let pairs = Double(scores.count * (scores.count - 1)) / 2
    return scores.indices.map { row in
      scores.indices.map { column in
        if row == column { return 1 }
        let distance = abs(scores[row] - scores[column]) / range
        let steps = Double(abs(row - column))
        switch self {
        case .unweighted: return 0
        case .linear: return 1 - distance
        case .quadratic: return 1 - distance * distance
        case .ordinal: return 1 - (steps + 1) * steps / 2 / pairs
        }
      }
    }
  }
}
