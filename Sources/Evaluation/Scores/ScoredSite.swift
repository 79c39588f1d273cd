import ProgrammeModel

/// One indicator of one site with its score and its weight.
struct ScoredIndicator: Sendable {
  let definition: IndicatorDefinition
  let outcome: SiteOutcome
  let scale: IndicatorScale
  /// The dimension's position in the programme.
  let dimension: Int
  /// Weight within the dimension over the applicable indicators; 0 where not applicable.
  let weight: Double

  /// 0…100; a missing value scores 0, nil is not applicable.
  var score: Double? {
    switch outcome {
    case .notApplicable: nil
    case .missing: 0
    case .value(let value): scale.score(value.figure.value)
    }
  }

  var status: IndicatorResult.Status {
    switch outcome {
    case .notApplicable: .notApplicable
    case .missing: .missing
    case .value(let value): value.verified ? .scored : .unverified
    }
  }
}

/// A site's indicators, weighted.
///
/// Weights of indicators that do not apply go to the rest of their dimension, weights of dimensions without any to the other
/// dimensions, in proportion. What is missing keeps its weight and scores 0.
struct ScoredSite: Sendable {
  let indicators: [ScoredIndicator]
  /// By dimension: its weight in the total, 0 where nothing applies.
  let dimensionWeights: [Double]
  /// By dimension: the highest score that the site can have there.
  let caps: [Double]

  /// - Parameters:
  ///   - outcomes: one for each indicator of the programme, in its order.
  ///   - runsTooFew: whether the site runs fewer projects than the minimum, so that caps apply.
  init(_ programme: Programme, outcomes: [SiteOutcome], scales: [IndicatorScale], runsTooFew: Bool) {
    var indicators: [ScoredIndicator] = []
    var sums: [Double] = []
    var position = 0
    for (dimension, tree) in programme.dimensions.enumerated() {
      let members = tree.indicators.indices.map { position + $0 }
      let applicable = members.map { outcomes[$0] == .notApplicable ? 0 : tree.indicators[$0 - position].weight }
      let sum = applicable.reduce(0, +)
      for (member, weight) in zip(members, applicable) {
        indicators.append(
          ScoredIndicator(
            definition: tree.indicators[member - position], outcome: outcomes[member], scale: scales[member],
            dimension: dimension, weight: sum > 0 ? weight / sum : 0))
      }
      sums.append(sum > 0 ? tree.weight : 0)
      position += members.count
    }
    let total = sums.reduce(0, +)
    self.indicators = indicators
    dimensionWeights = sums.map { total > 0 ? $0 / total : 0 }
    caps = programme.dimensions.map { runsTooFew ? $0.capBelowMinimumProjects ?? 100 : 100 }
  }

  /// The score of a dimension before its cap: the weighted arithmetic mean of its indicators' scores.
  func uncapped(_ dimension: Int) -> Double {
    indicators.filter { $0.dimension == dimension }.reduce(0) { $0 + $1.weight * ($1.score ?? 0) }
  }

  func score(_ dimension: Int) -> Double { min(caps[dimension], uncapped(dimension)) }

  /// The weighted arithmetic mean of the dimensions' scores.
  var total: Double { dimensionWeights.indices.reduce(0) { $0 + dimensionWeights[$1] * score($1) } }
}
