/// How far ranks and grades depend on what is uncertain, and what would change them.
package struct StabilityResult: Sendable, Equatable, Codable {
  /// Rows of the design from which the shares were computed.
  package var rows: Int
  /// κ of the Dirichlet weights.
  package var concentration: Double
  /// How far each dimension's weight may be from the declared one, relative to it, in `SiteStability.weights`.
  package var tolerance: Double
  /// Shares of the variance of the mean absolute rank shift; empty when no rank moves.
  package var ranks: [SourceShare]
  /// In the order of the sites.
  package var sites: [SiteStability]
}

/// What one source of uncertainty explains of a variance.
package struct SourceShare: Sendable, Equatable, Codable {
  package var source: UncertaintySource
  /// Alone (first-order index).
  package var alone: Double
  /// With all interactions (total index).
  package var total: Double
}

/// Where uncertainty comes from: four kinds of evidence, and two choices of the programme's author.
package enum UncertaintySource: String, Sendable, Codable, CaseIterable {
  /// Residents who were asked and who were not.
  case survey
  /// Sites that were inspected and that were not.
  case inspection
  /// Judges and their marks.
  case panel
  /// Clicks, rooms, call buttons and other counts.
  case records
  case weights
  /// Goalposts and means.
  case method

  /// The kinds of evidence, which come first.
  static let evidence: [Self] = [.survey, .inspection, .panel, .records]
}

/// One site's place among the others and what would change its grade.
package struct SiteStability: Sendable, Equatable, Codable {
  package var site: String
  /// Sites of one group are not ordered; from 1, the best first.
  package var tieGroup: Int
  /// Limits of the rank when weights and method vary, too: a range of choices, no confidence interval.
  package var rankLower: Int
  package var rankUpper: Int
  /// Standard deviation of the rank when everything varies, and the shares of its variance; empty when it does not vary.
  package var rankDeviation: Double
  package var shares: [SourceShare]
  /// Ranks that no weights within the tolerance leave.
  package var weights: RankSpan
  /// Nil in the best grade, and the lowest; grades are those before the gate.
  package var better: GradeChange?
  package var worse: GradeChange?
  /// Judges without whom the grade before the gate would be another.
  package var judges: [JudgeChange]

  package struct RankSpan: Sendable, Equatable, Codable {
    package var best: Int
    package var worst: Int
  }

  /// What alone brings the site to the limit of a neighbouring grade.
  package struct GradeChange: Sendable, Equatable, Codable {
    package var grade: String
    /// Points to the limit.
    package var distance: Double
    /// By indicator: the score that does; only those that can.
    package var scores: [String: Double]
    /// By dimension: its share of all weight that does; only those that can.
    package var weights: [String: Double]
  }

  package struct JudgeChange: Sendable, Equatable, Codable {
    package var judge: String
    /// The site's score without the judge.
    package var score: Double
    package var grade: String
  }
}
