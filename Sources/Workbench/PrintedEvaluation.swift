import Evaluation

/// The JSON of `steelyard evaluate`, whose keys are stable: the figures that programs ask for, flat, and the whole result
/// under `details`. Values are unrounded; what is not defined is null.
struct PrintedEvaluation: Encodable {
  private let result: RoundResult
  /// The head line of the log that holds the result.
  private let head: String

  init(_ result: RoundResult, head: String) {
    self.result = result
    self.head = head
  }

  private enum Key: String, CodingKey {
    case round, head, inputs, plan, sites, districts, city, recommendation, details
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(result.round, forKey: .round)
    try container.encode(head, forKey: .head)
    try container.encode(
      Inputs(digest: result.inputs.digest, batches: result.inputs.batches.map(\.id)), forKey: .inputs)
    try container.encode(result.plan, forKey: .plan)
    try container.encode(result.sites.map(PrintedSite.init), forKey: .sites)
    try container.encode(result.districts.map { PrintedArea($0, district: $0.id) }, forKey: .districts)
    try container.encode(PrintedArea(result.city, district: nil), forKey: .city)
    try container.encode(result.recommendations.map(PrintedRecommendation.init), forKey: .recommendation)
    try container.encode(result, forKey: .details)
  }

  private struct Inputs: Encodable {
    let digest: String
    let batches: [Int]
  }
}

private struct PrintedSite: Encodable {
  let site: String
  let district: String
  let score: Double
  let se: Double?
  let rank: Int
  let rankLower: Int
  let rankUpper: Int
  let grade: String
  let gradeProbability: [String: Double]
  let dimensions: [PrintedDimension]
  let indicators: [PrintedIndicator]
  let flags: [String]

  init(_ result: SiteResult) {
    site = result.site
    district = result.district
    score = result.score.value
    se = result.score.se
    rank = result.rank
    rankLower = result.rankLower
    rankUpper = result.rankUpper
    grade = result.grade
    gradeProbability = result.gradeProbability
    dimensions = result.dimensions.map {
      PrintedDimension(id: $0.id, score: $0.score.value, se: $0.score.se, weight: $0.weight)
    }
    indicators = result.indicators.map(PrintedIndicator.init)
    flags = result.flags.map(\.code)
  }
}

private struct PrintedDimension: Encodable {
  let id: String
  let score: Double
  let se: Double?
  let weight: Double
}

private struct PrintedIndicator: Encodable {
  let id: String
  let value: Double?
  let se: Double?
  let score: Double?
  let status: IndicatorResult.Status

  init(_ result: IndicatorResult) {
    id = result.id
    value = result.value?.value
    se = result.value?.se
    score = result.score
    status = result.status
  }

  private enum Key: String, CodingKey {
    case id, value, se, score, status
  }

  /// An indicator without a value has all its keys, with null.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    try container.encode(value, forKey: .value)
    try container.encode(se, forKey: .se)
    try container.encode(score, forKey: .score)
    try container.encode(status, forKey: .status)
  }
}

private struct PrintedArea: Encodable {
  let district: String?
  let score: Double
  let se: Double?

  init(_ area: AreaResult, district: String?) {
    self.district = district
    score = area.score.value
    se = area.score.se
  }
}

private struct PrintedRecommendation: Encodable {
  let project: String
  let rollOut: ProjectRecommendation.RollOut
  let because: [String]

  init(_ recommendation: ProjectRecommendation) {
    project = recommendation.project
    rollOut = recommendation.rollOut
    because = recommendation.because.map(\.name)
  }
}
