import Statistics

/// Scores, ranks and grades of many programmes that could be the true one, drawn from the errors of the values.
///
/// In a replicate every source of error is a standard normal number, in the order of sources (one number of the generator
/// each); values move by their loadings, and scoring, caps, weights, grades and the gate follow as for the values themselves.
/// The ends of scales stay fixed. The limits that the gate looks at move with the satisfaction drawn: the simulation asks how
/// the same procedure would grade such a programme.
struct ScoreSimulation: Sendable {
  private let sites: [SiteTerms]
  private let sourceCount: Int
  private let grades: GradeRule

  init(_ sites: [ScoredSite], errors: ErrorModel, gateIndicator: Int, grades: GradeRule) {
    self.sites = sites.indices.map {
      SiteTerms(sites[$0], loadings: errors.loadings[$0], gateIndicator: gateIndicator)
    }
    sourceCount = errors.sourceCount
    self.grades = grades
  }

  /// Runs the replicates. `areas`: positions of sites whose mean scores are followed.
  /// Complexity: O(replicates · (sources + sites · log sites)).
  func run(replicates: Int, seed: (UInt64, UInt64, UInt64, UInt64), areas: [[Int]]) -> SimulatedScores {
    var generator = SeededGenerator(seed: seed)
    let normal = NormalDistribution()
    var errors = [Double](repeating: 0, count: sourceCount)
    var totals = [Double](repeating: 0, count: sites.count)
    var tally = SimulationTally(sites: sites.map(\.point), areas: areas, gradeCount: grades.count)
    var scratch = DrawnSite()
    for _ in 0..<replicates {
      for source in errors.indices { errors[source] = normal.libraryQuantile(generator.uniform()) }
      for index in sites.indices {
        sites[index].draw(errors, into: &scratch)
        totals[index] = scratch.total
        let grade = grades.gated(
          grades.grade(score: scratch.total), lower: scratch.gateLower, upper: scratch.gateUpper)
        tally.add(scratch, grade: grade, site: index)
      }
      tally.addRanks(totals)
    }
    return tally.finished(replicates: replicates)
  }
}

/// One site in one replicate.
struct DrawnSite: Sendable {
  var scores: [Double] = []
  var dimensions: [Double] = []
  var total = 0.0
  var gateLower: Double?
  var gateUpper: Double?
}

/// A site as the simulation needs it.
private struct SiteTerms: Sendable {
  /// One indicator with a value.
  private struct Term: Sendable {
    let indicator: Int
    let dimension: Int
    let value: Double
    let weight: Double
    let scale: IndicatorScale
    let loadings: [ErrorModel.Loading]
  }

  private let terms: [Term]
  private let dimensionWeights: [Double]
  private let caps: [Double]
  private let gateIndicator: Int
  private let gate: Figure?
  /// The site as it was observed.
  let point: DrawnSite

  init(_ site: ScoredSite, loadings: [[ErrorModel.Loading]], gateIndicator: Int) {
    terms = site.indicators.enumerated().compactMap { index, indicator in
      indicator.outcome.value.map {
        Term(
          indicator: index, dimension: indicator.dimension, value: $0.figure.value, weight: indicator.weight,
          scale: indicator.scale, loadings: loadings[index])
      }
    }
    dimensionWeights = site.dimensionWeights
    caps = site.caps
    self.gateIndicator = gateIndicator
    gate = site.indicators[gateIndicator].outcome.value?.figure
    point = DrawnSite(
      scores: site.indicators.map { $0.score ?? 0 }, dimensions: caps.indices.map(site.score), total: site.total,
      gateLower: gate?.lower, gateUpper: gate?.upper)
  }

  func draw(_ errors: [Double], into drawn: inout DrawnSite) {
    drawn.scores = point.scores
    drawn.dimensions = [Double](repeating: 0, count: caps.count)
    for term in terms {
      var value = term.value
      for loading in term.loadings { value += loading.size * errors[loading.source] }
      let score = term.scale.score(value)
      drawn.scores[term.indicator] = score
      drawn.dimensions[term.dimension] += term.weight * score
      if term.indicator == gateIndicator {
        drawn.gateLower = gate?.lower.map { $0 + value - term.value }
        drawn.gateUpper = gate?.upper.map { $0 + value - term.value }
      }
    }
    drawn.total = 0
    for dimension in caps.indices {
      drawn.dimensions[dimension] = min(caps[dimension], drawn.dimensions[dimension])
      drawn.total += dimensionWeights[dimension] * drawn.dimensions[dimension]
    }
    if gate == nil { (drawn.gateLower, drawn.gateUpper) = (nil, nil) }
  }
}
