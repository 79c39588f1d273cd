import Statistics

/// The scores of a rank test.
package enum RankScores: String, Sendable, CaseIterable {
  /// r/N̂: Wilcoxon's test, with more than two groups Kruskal & Wallis's.
  case wilcoxon
  /// Φ⁻¹(r/N̂).
  case vanDerWaerden
  /// 1 where r > N̂/2: Mood's median test.
  case median

  func score(_ share: Double) -> Double {
    switch self {
    case .wilcoxon: share
    case .vanDerWaerden: NormalDistribution().quantile(share)
    case .median: share > 0.5 ? 1 : 0
    }
  }
}

extension SurveyDesign {
  /// The regression of a variable on groups: intercept (the first group's mean), then each further group's difference.
  ///
  /// `groups`: the group of each row from 0 on, −1 outside; `count` ≥ 2 groups. Missing values are NaN.
  package func groupDifferences(
    of values: [Double], groups: [Int32], count: Int, replicates: ReplicateErrors = .refitted,
    level: Double = 0.95
  ) throws(ModelError) -> SurveyRegression {
    let used = groups.indices.map { groups[$0] >= 0 && !values[$0].isNaN }
    let columns = (0..<count).map { group in
      groups.map { group == 0 || $0 == Int32(group) ? 1.0 : 0 }
    }
    return try regression(columns, response: values, family: .gaussian, in: used, replicates: replicates, level: level)
  }

  /// A rank test: the regression of `rankScores` on groups, as `groupDifferences`. The scores are taken as known, so replicates
  /// sum the influences.
  package func rankDifferences(
    of values: [Double], groups: [Int32], count: Int, scores: RankScores
  ) throws(ModelError) -> SurveyRegression {
    try groupDifferences(
      of: rankScores(of: values, in: groups.map { $0 >= 0 }, scores), groups: groups, count: count,
      replicates: .summed)
  }

  /// The estimated population's scores: those of the mid-ranks Σ_{y<y_k} w + ½Σ_{y=y_k} w over N̂ (Lumley & Scott 2013,
  /// Biometrika 100:831). NaN outside `rows` and where a value is missing.
  func rankScores(of values: [Double], in rows: [Bool], _ scores: RankScores) -> [Double] {
    let order = values.indices.filter { rows[$0] && !values[$0].isNaN }.sorted { (values[$0], $0) < (values[$1], $1) }
    let total = order.map { weights[$0] }.compensatedSum()
    var result = [Double](repeating: .nan, count: rowCount)
    var start = 0
    var below = 0.0
    while start < order.count {
      var end = start
      var running = below
      var midRanks = 0.0
      while end < order.count, values[order[end]] == values[order[start]] {
        running += weights[order[end]]
        midRanks += running - weights[order[end]] / 2
        end += 1
      }
      let score = scores.score(midRanks / Double(end - start) / total)
      for index in order[start..<end] { result[index] = score }
      below = running
      start = end
    }
    return result
  }
}
