import ProgrammeModel
import Statistics
import SurveyEstimation

/// The indicators that residents' answers give, for each site with their covariance.
///
/// The shares of one site come from the same respondents: `blocks` keeps their covariance for the simulation.
struct SurveyFigures: Sendable {
  /// Identifiers of the survey's indicators in the order of the programme: the order of rows of every block.
  let indicators: [String]
  /// By site: the outcomes of the indicators and their covariance; nil without a response.
  private let sites: [SiteShares?]

  init(_ evidence: GroupedEvidence, level: Double) throws(EvaluationError) {
    let definitions = evidence.programme.indicators.filter { $0.measure.isSurveyed }
    let coding = SurveyCoding(evidence.questionnaire)
    var sites: [SiteShares?] = []
    for position in evidence.sites.indices {
      let sample = try SurveySample(evidence.sites, positions: [position])
      let means = definitions.map { MeanOfShares($0, site: evidence.sites[position].site) }
      sites.append(sample.map { SiteShares(means, sample: $0, coding: coding, level: level) })
    }
    indicators = definitions.map(\.id)
    self.sites = sites
  }

  /// The outcome of an indicator at the site of a position. Without any response: missing.
  func outcome(of indicator: String, site position: Int) -> SiteOutcome {
    guard let shares = sites[position], let index = indicators.firstIndex(of: indicator) else { return .missing }
    return shares.outcomes[index]
  }

  /// The covariance of the survey's indicators at a site, NaN where it is not defined; nil without a response.
  func covariance(site position: Int) -> [[Double]]? { sites[position]?.covariance }

  /// Doubts about the answers of the sites.
  func findings(_ evidence: GroupedEvidence) -> [Finding] {
    evidence.sites.indices.flatMap { position -> [Finding] in
      let site = evidence.sites[position].site.id
      guard let shares = sites[position] else { return [Finding(.noSurveyAnswers, site: site)] }
      var findings =
        shares.unclearPopulation.map {
          [Finding(.clusterPopulationUnclear, site: site, value: Double($0))]
        } ?? []
      if shares.clusterCount == 1 { findings.append(Finding(.singleCluster, site: site)) }
      for (index, outcome) in shares.outcomes.enumerated() {
        guard let figure = outcome.value?.figure, figure.se == nil, figure.lower != nil else { continue }
        findings.append(Finding(.unanimousAnswers, site: site, subject: indicators[index], value: figure.value))
      }
      return findings
    }
  }
}

/// The mean of some shares, as an indicator asks for it at one site.
struct MeanOfShares: Sendable {
  let terms: [ShareKey]
  /// Whether a share without an opinion leaves the whole mean missing; else the mean is over the shares that have one.
  let needsAll: Bool

  /// The shares of a surveyed measure at a site; no terms for a measure of another kind.
  init(_ definition: IndicatorDefinition, site: Site) {
    switch definition.measure {
    case .surveyShare(let question, let categories):
      terms = [ShareKey(question: question, categories: categories)]
      needsAll = true
    case .surveyMeanShare(let questions, let categories):
      terms = questions.map { ShareKey(question: $0, categories: categories) }
      needsAll = true
    case .surveyProjectShare(let prefix, let categories):
      terms = site.projects.map { ShareKey(question: prefix + $0, categories: categories) }
      needsAll = false
    default:
      terms = []
      needsAll = true
    }
  }
}

extension Measure {
  var isSurveyed: Bool {
    switch self {
    case .surveyShare, .surveyMeanShare, .surveyProjectShare: true
    default: false
    }
  }
}

/// The survey's indicators of one site.
struct SiteShares: Sendable {
  let outcomes: [SiteOutcome]
  let covariance: [[Double]]
  let clusterCount: Int
  let unclearPopulation: Int?

  /// Estimates every share that some mean needs once, and the means as contrasts of them.
  init(_ means: [MeanOfShares], sample: SurveySample, coding: SurveyCoding, level: Double) {
    let shares = ObservedShares(Set(means.flatMap(\.terms)), sample: sample, coding: coding, level: level)
    let coefficients = means.map(shares.coefficients)
    outcomes = zip(means, coefficients).map { mean, coefficients in
      guard !mean.terms.isEmpty else { return .notApplicable }
      guard let coefficients else { return .missing }
      return .value(SiteValue(figure: shares.figure(coefficients)))
    }
    covariance = coefficients.map { left in
      coefficients.map { right in shares.covariance(left, right) }
    }
    clusterCount = sample.clusterCount
    unclearPopulation = sample.unclearPopulations.first?.used
  }
}

/// The shares of a site on which somebody has an opinion, estimated together.
private struct ObservedShares {
  private let position: [ShareKey: Int]
  private let estimates: EstimateSet
  /// Whether the opinions on a share come from more than one cluster.
  private let isSpread: [Bool]

  init(_ keys: Set<ShareKey>, sample: SurveySample, coding: SurveyCoding, level: Double) {
    let ordered = keys.sorted {
      ($0.question, $0.categories.joined(separator: " ")) < ($1.question, $1.categories.joined(separator: " "))
    }
    let all = ordered.map { (key: $0, values: coding.values(of: $0, in: sample.responses)) }
    let observed = all.filter { !$0.values.allSatisfy(\.isNaN) }
    position = Dictionary(uniqueKeysWithValues: observed.enumerated().map { ($1.key, $0) })
    isSpread = observed.map { sample.observedClusters($0.values) > 1 }
    estimates = sample.design.proportions(
      observed.map(\.values), over: sample.design.domains(), options: EstimationOptions(level: level))
  }

  /// Equal coefficients on the shares of a mean that were observed; nil when the mean has no value.
  func coefficients(_ mean: MeanOfShares) -> [Double]? {
    let present = mean.terms.compactMap { position[$0] }
    guard !present.isEmpty, present.count == mean.terms.count || !mean.needsAll else { return nil }
    var coefficients = [Double](repeating: 0, count: estimates.estimates.count)
    for index in present { coefficients[index] = 1 / Double(present.count) }
    return coefficients
  }

  /// The mean with the interval of a share. Without a standard error where all opinions come from one cluster.
  func figure(_ coefficients: [Double]) -> Figure {
    var estimate = estimates.contrast(coefficients)
    let entering = coefficients.indices.filter { coefficients[$0] != 0 }
    estimate.method = entering.count == 1 ? "survey.proportion" : "survey.contrast"
    if !entering.contains(where: { isSpread[$0] }) { estimate.standardError = nil }
    return Figure(estimate.asShare())
  }

  /// a'Vb; NaN where a mean has no value or a variance is not defined.
  func covariance(_ left: [Double]?, _ right: [Double]?) -> Double {
    guard let left, let right else { return .nan }
    var sum = CompensatedSum()
    for row in left.indices where left[row] != 0 {
      for column in right.indices where right[column] != 0 {
        sum.add(left[row] * right[column] * estimates.covariance(row, column))
      }
    }
    return sum.value
  }
}
