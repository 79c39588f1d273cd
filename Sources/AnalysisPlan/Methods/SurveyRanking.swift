import Statistics
import SurveyEstimation

/// Groups in the order of their means, with the ranks that sampling error leaves possible.
struct SurveyRanking {
  static let method = AnalysisMethod(name: "survey.ranking") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try SurveyRanking(arguments).fields(&context)
  }

  /// How the ranks of all groups are bounded together.
  private enum Bounds: String, CaseIterable {
    /// Overlap of simultaneous intervals (Klein, Wright & Wieczorek 2020).
    case kww
    /// Stepwise simultaneous tests of all pairs (Mogstad, Romano, Shaikh & Wilhelm 2024).
    case mogstad
  }

  private let request: SurveyRequest
  private let selection: SurveySelection
  private let order: RankOrder
  private let bounds: Bounds
  private let joint: JointLevel
  private let bottom: Int?
  private let draws: Int
  private let generator: SeededGenerator?

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "survey.ranking",
      known: SurveyRequest.keys.filter { $0 != "deff" } + SurveySelection.keys
        + ["order", "bounds", "joint", "bottom", "draws", "seed"])
    request = try SurveyRequest(reader)
    guard !request.by.isEmpty else { throw reader.invalid("by", "a list of at least one column") }
    selection = try SurveySelection(reader)
    guard selection.names.count <= 1 else { throw reader.invalid("variables", "a list of one variable") }
    order = try reader.choice("order", as: RankOrder.self) ?? .descending
    bounds = try reader.choice("bounds", as: Bounds.self) ?? .kww
    joint = try reader.choice("joint", as: JointLevel.self) ?? .independence
    if bounds != .kww, reader.value("joint") != nil {
      throw reader.invalid("joint", "absent unless “bounds” is kww")
    }
    bottom = try reader.count("bottom", in: 1...1_000_000)
    draws = try reader.count("draws", in: 100...1_000_000) ?? 10_000
    let isSimulated = bounds == .mogstad || bottom != nil
    let seed = try reader.generator("seed", stream: "ranking")
    generator = isSimulated ? try reader.required("seed", seed) : nil
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let frame = try context.frame(request, columns: try selection.columnNames())
    for name in selection.names { _ = try frame.sample.table.numbers(name) }
    let variables = try selection.variables(in: frame, missing: request.missing)
    let set = frame.sample.design.means(
      variables.map(\.values), over: frame.domains, options: request.options)
    let labels = frame.cells.map { frame.label(variables[0], $0) }
    var warnings = frame.sample.warnings + (try frame.warnings(set.warnings, labels))
    let ranked = set.estimates.indices.filter { set.estimates[$0].standardError != nil }
    if let bottom, bottom > ranked.count {
      throw AnalysisError(
        .invalidArgument, "“bottom” of survey.ranking is \(bottom), but only \(ranked.count) groups can be ranked.")
    }
    if ranked.count < set.estimates.count {
      warnings.append("Groups without a standard error are not ranked and count in no other group's rank.")
    }
    let found = ranks(of: ranked.map { set.estimates[$0] }, set.covariance(among: ranked), frame)
    let rows = set.estimates.indices.map { index -> JSONValue in
      let place = ranked.firstIndex(of: index)
      return .object(
        variables[0].members + frame.members(ofCell: index)
          + set.members(ofEstimateAt: index, designEffects: false) + found.members(at: place))
    }
    return AnalysisFields(members: [JSONMember("rows", .list(rows))], warnings: warnings)
  }

  /// The columns of the ranking, by ranked group.
  private struct Found {
    let ranks: [Int]
    let ranges: [ClosedRange<Int>]
    /// Nil when they are not asked for.
    let bottom: [Double]?

    func members(at place: Int?) -> [JSONMember] {
      let range = place.map { ranges[$0] }
      let rank = [
        JSONMember("rank", JSONValue(place.map { Double(ranks[$0]) })),
        JSONMember("rankLower", JSONValue(range.map { Double($0.lowerBound) })),
        JSONMember("rankUpper", JSONValue(range.map { Double($0.upperBound) })),
      ]
      guard let bottom else { return rank }
      return rank + [JSONMember("bottomProbability", JSONValue(place.map { bottom[$0] }))]
    }
  }

  private func ranks(of estimates: [Estimate], _ covariance: [[Double]], _ frame: SurveyFrame) -> Found {
    let ranking = Ranking(values: estimates.map(\.value), covariance: covariance, order: order)
    let freedom = frame.sample.design.degreesOfFreedom(request.options.degreesOfFreedom, in: frame.whole)
    var ranges: [ClosedRange<Int>] = []
    var probabilities: [Double]?
    if var generator {
      let simulated = JointNormalDraws(covariance: covariance, count: draws, generator: &generator)
      if let bottom { probabilities = ranking.bottomProbabilities(bottom, draws: simulated) }
      if bounds == .mogstad {
        ranges = ranking.stepwiseSets(
          level: request.options.level, degreesOfFreedom: freedom, draws: simulated, generator: &generator)
      }
    }
    if bounds == .kww {
      let level = joint.level(ofEachOf: estimates.count, together: request.options.level)
      ranges = ranking.jointRegion(reaches: estimates.map { $0.reach(level: level) })
    }
    return Found(ranks: ranking.ranks, ranges: ranges, bottom: probabilities)
  }
}

extension EstimateSet {
  /// The covariance of some of the estimates.
  fileprivate func covariance(among positions: [Int]) -> [[Double]] {
    positions.map { row in positions.map { covariance(row, $0) } }
  }
}

extension Estimate {
  /// Half the width of the interval at another level.
  fileprivate func reach(level: Double) -> Double {
    let distribution = StudentDistribution(degreesOfFreedom: degreesOfFreedom)
    return (standardError ?? .nan) * distribution.quantile(1 - (1 - level) / 2)
  }
}
