import Indicators
import ProgrammeModel
import Sampling
import Statistics

/// Scores, ranks and grades of all sites and areas.
struct SiteScores: Sendable {
  private let families: MeasureFamilies
  private let outcomes: [[SiteOutcome]]
  private let scale: ScoringScale
  private let points: [TreeScores]
  private let simulation: SimulationResult
  private let level: Double
  private let borrowed: [Finding]
  let stability: StabilityResult

  init(_ families: MeasureFamilies, options: EvaluationOptions, seedText: String) throws(EvaluationError) {
    let evidence = families.evidence
    var outcomes: [[SiteOutcome]] = []
    for position in evidence.sites.indices { outcomes.append(try families.outcomes(at: position)) }
    let values = evidence.programme.indicators.indices.map { leaf in
      outcomes.compactMap { $0[leaf].value?.figure.value }
    }
    let scale = try ScoringScale(evidence.programme, values: values)
    let caps = evidence.sites.indices.map { families.runsTooFew($0) ? scale.caps : [:] }
    let uncertain = UncertainSites(families, outcomes: outcomes, caps: caps)
    do {
      points = try uncertain.units.map { unit throws(TreeError) in
        try TreeScores(
          tree: scale.tree, states: zip(scale.goalposts, unit.states).map { $0.scored($1) }, caps: unit.caps)
      }
      let leaf = scale.tree.leafIndex(of: scale.gate.indicator) ?? 0
      let ranks = try RankSimulation(
        tree: scale.tree, goalposts: scale.goalposts, units: uncertain.units, factors: uncertain.factors,
        grades: scale.grades,
        gate: scale.gate.inReplicates(leaf: leaf, figures: outcomes.map { $0[leaf].value?.figure }),
        groups: evidence.areas.map(\.members))
      var generator = SeededGenerator(seed: SHA256Digest(of: seedText).words)
      simulation = try ranks.run(replicates: options.replicates, level: options.level, using: &generator)
    } catch { throw .notEstimable(figure: "scores", reason: "\(error)") }
    self.families = families
    self.outcomes = outcomes
    self.scale = scale
    level = options.level
    borrowed = uncertain.findings
    stability = try RankStability(families, scale: scale, uncertain: uncertain, options: options).result(
      points: points, tieGroups: simulation.units.map(\.tieGroup), seedText: seedText)
  }
}

// MARK: - Results

extension SiteScores {
  /// The sites in the order of the evidence, without flags.
  /// - Throws: `nothingApplies` for a site to which no indicator applies.
  func results() throws(EvaluationError) -> [SiteResult] {
    var results: [SiteResult] = []
    for position in outcomes.indices { results.append(try result(at: position)) }
    return results
  }

  /// The mean of an area's site scores with the standard deviation of that mean over the replicates; areas in the
  /// order of `GroupedEvidence.areas`.
  func areaScore(_ area: Int) -> Figure {
    guard let mean = simulation.groups[area] else { return .none }
    return score(mean, count: families.evidence.areas[area].members.count, method: "evaluation.meanOfSites")
  }

  /// Missing indicators, borrowed errors and what the gate did.
  var findings: [Finding] { borrowed + outcomes.indices.flatMap { missing(at: $0) + gateFindings(at: $0) } }

  private func result(at position: Int) throws(EvaluationError) -> SiteResult {
    let site = families.evidence.sites[position].site
    let unit = simulation.units[position]
    guard let total = unit.total, let rank = unit.rank, let limits = unit.rankLimits else {
      throw .nothingApplies(site: site.id)
    }
    let valued = outcomes[position].count { $0.value != nil }
    let earned = scale.grades.index(of: total.point)
    let allowed = max(earned, min(bestAllowed(at: position), scale.grades.ids.count - 1))
    return SiteResult(
      site: site.id, district: site.district, name: site.name, residents: site.residents, projects: site.projects,
      score: score(total, count: valued, method: "evaluation.total"), rank: rank, rankLower: limits.lowerBound,
      rankUpper: limits.upperBound, grade: scale.grades.ids[allowed],
      gradeBeforeGate: allowed == earned ? nil : scale.grades.ids[earned],
      gradeProbability: Dictionary(uniqueKeysWithValues: zip(scale.grades.ids, unit.gradeProbabilities)),
      dimensions: dimensions(at: position), indicators: indicators(at: position), flags: [])
  }

  private func dimensions(at position: Int) -> [DimensionResult] {
    let point = points[position]
    return zip(scale.tree.topNodes, simulation.units[position].topNodes).compactMap { node, simulated in
      guard let simulated, let coverage = point.coverage[node] else { return nil }
      let members = scale.tree.leaves.enumerated().filter { scale.tree.parents[$0.element] == node }
      let valued = members.count { outcomes[position][$0.offset].value != nil }
      return DimensionResult(
        id: scale.tree.ids[node], score: score(simulated, count: valued, method: "evaluation.dimension"),
        weight: point.effectiveWeights[node], coverage: coverage, capped: point.isCapped[node])
    }
  }

  private func indicators(at position: Int) -> [IndicatorResult] {
    let selection = RowSelection(evidence: families.evidence)
    let site = families.evidence.sites[position]
    return families.evidence.programme.indicators.enumerated().map { leaf, definition in
      let outcome = outcomes[position][leaf]
      let value = outcome.value?.figure
      let goalposts = scale.goalposts[leaf]
      return IndicatorResult(
        id: definition.id, status: outcome.status, value: value,
        score: outcome == .notApplicable ? nil : value.map { goalposts.score(of: $0.value) } ?? 0,
        scoreSE: value?.se.map { abs(goalposts.slope) * $0 },
        weight: points[position].effectiveWeights[scale.tree.leaves[leaf]],
        sources: outcome == .notApplicable ? [] : selection.rows(of: definition, at: site).map(\.kind))
    }
  }

  /// A simulated score with normal limits, cut to 0…100.
  private func score(_ score: SimulatedScore, count: Int, method: String) -> Figure {
    var estimate = Estimate(
      normal: score.point, standardError: score.standardDeviation, level: level, count: count, method: method)
    estimate.lower = estimate.lower.map { max(0, $0) }
    estimate.upper = estimate.upper.map { min(100, $0) }
    return Figure(estimate)
  }

  private func gateFigure(at position: Int) -> Figure? {
    scale.tree.leafIndex(of: scale.gate.indicator).flatMap { outcomes[position][$0].value?.figure }
  }

  private func bestAllowed(at position: Int) -> Int {
    let figure = gateFigure(at: position)
    return scale.gate.bestAllowed(lower: figure?.lower, upper: figure?.upper)
  }

  private func gateFindings(at position: Int) -> [Finding] {
    let earned = points[position].total.map(scale.grades.index) ?? 0
    guard bestAllowed(at: position) > earned else { return [] }
    let site = families.evidence.sites[position].site.id
    let figure = gateFigure(at: position)
    let isBounded = scale.gate.isBounded(upper: figure?.upper)
    return [
      Finding(
        isBounded ? .gateCeiling : .gateRefused, site: site, value: isBounded ? figure?.upper : figure?.lower,
        limit: scale.gate.floor)
    ]
  }

  private func missing(at position: Int) -> [Finding] {
    points[position].missing.map {
      Finding(.indicatorMissing, site: families.evidence.sites[position].site.id, subject: $0)
    }
  }
}

extension SiteOutcome {
  fileprivate var status: IndicatorResult.Status {
    switch self {
    case .notApplicable: .notApplicable
    case .missing: .missing
    case .value(let value): value.verified ? .scored : .unverified
    }
  }
}
