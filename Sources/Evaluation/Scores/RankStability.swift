import Indicators
import ProgrammeModel
import Sampling
import Statistics

/// How far the ranks and grades of a round would move: sources of uncertainty, other weights, single judges.
struct RankStability: Sendable {
  private let families: MeasureFamilies
  private let scale: ScoringScale
  private let uncertain: UncertainSites
  private let options: EvaluationOptions

  init(_ families: MeasureFamilies, scale: ScoringScale, uncertain: UncertainSites, options: EvaluationOptions) {
    self.families = families
    self.scale = scale
    self.uncertain = uncertain
    self.options = options
  }

  /// - Parameters:
  ///   - points: the sites' scores.
  ///   - tieGroups: by site.
  /// - Throws: `notEstimable`.
  func result(
    points: [TreeScores], tieGroups: [Int?], seedText: String
  ) throws(EvaluationError) -> StabilityResult {
    do {
      let shares = try shares(seedText: seedText)
      let bounds = weightBounds(points)
      let judges = try judgeChanges(points)
      var sites: [SiteStability] = []
      for (position, unit) in uncertain.units.enumerated() {
        let margins = try GradeMargins(
          tree: scale.tree, grades: scale.grades, states: scored(unit.states), caps: unit.caps)
        guard let own = shares.units[position], let limits = shares.rankLimits[position], let weights = bounds[position]
        else { continue }
        sites.append(
          SiteStability(
            site: families.evidence.sites[position].site.id, tieGroup: tieGroups[position] ?? 0,
            rankLower: limits.lowerBound, rankUpper: limits.upperBound, rankDeviation: own.rank.standardDeviation,
            shares: named(own.rank.shares), weights: .init(best: weights.lowerBound, worst: weights.upperBound),
            better: (margins?.better).map(change), worse: (margins?.worse).map(change), judges: judges[position]))
      }
      return StabilityResult(
        rows: options.sourceRows, concentration: options.weightConcentration, tolerance: options.weightTolerance,
        ranks: named(shares.ranks), sites: sites)
    } catch {
      throw .notEstimable(figure: "stability", reason: "\(error)")
    }
  }

  private func scored(_ states: [IndicatorState]) -> [IndicatorState] {
    zip(scale.goalposts, states).map { $0.scored($1) }
  }

  // MARK: Sources

  private func shares(seedText: String) throws(SimulationError) -> SourceShares {
    let evidence = UncertaintySource.evidence
    let places = families.evidence.programme.indicators.map { evidence.firstIndex(of: $0.measure.source) ?? 0 }
    let analysis = try SourceAnalysis(
      tree: scale.tree, units: uncertain.units, factors: uncertain.factors,
      sources: .init(
        leaves: places, factors: evidence.firstIndex(of: .inspection) ?? 0, count: evidence.count,
        concentration: options.weightConcentration, goalposts: [scale.goalposts, observedRange], multiplies: true))
    return try analysis.run(rows: options.sourceRows, level: options.level) { place, isB in
      let name = UncertaintySource.allCases[place].rawValue
      return SeededGenerator(seed: SHA256Digest(of: "\(seedText)/\(name)/\(isB ? "B" : "A")").words)
    }
  }

  /// Goalposts from the least to the greatest value of the sites; the declared ones where all are equal.
  private var observedRange: [Goalposts] {
    scale.goalposts.enumerated().map { leaf, declared in
      let values = uncertain.units.compactMap { $0.states[leaf].value }
      guard let least = values.min(), let greatest = values.max() else { return declared }
      let ends = declared.full > declared.zero ? (least, greatest) : (greatest, least)
      do { return try Goalposts(zero: ends.0, full: ends.1) } catch { return declared }
    }
  }

  private func named(_ shares: [SourceShares.Share]) -> [SourceShare] {
    zip(UncertaintySource.allCases, shares).map { SourceShare(source: $0, alone: $1.firstOrder, total: $1.total) }
  }

  // MARK: Weights

  private func weightBounds(_ points: [TreeScores]) -> [ClosedRange<Int>?] {
    let tops = scale.tree.topNodes
    let weights = AdmissibleWeights(around: tops.map { scale.tree.weights[$0] }, tolerance: options.weightTolerance)
    return RankBounds(scores: points.map { point in tops.map { point.scores[$0] } }, weights: weights).ranks
  }

  private func change(_ margin: GradeMargins.Margin) -> SiteStability.GradeChange {
    func present(_ names: [String], _ values: [Double?]) -> [String: Double] {
      Dictionary(
        zip(names, values).compactMap { name, value in value.map { (name, $0) } },
        uniquingKeysWith: { first, _ in first })
    }
    return SiteStability.GradeChange(
      grade: scale.grades.ids[margin.grade], distance: margin.distance,
      scores: present(scale.tree.leaves.map { scale.tree.ids[$0] }, margin.leafScores),
      weights: present(scale.tree.topNodes.map { scale.tree.ids[$0] }, margin.topShares))
  }

  // MARK: Judges

  /// By site: the judges whose absence changes the grade. Everything else stays, goalposts included.
  private func judgeChanges(_ points: [TreeScores]) throws -> [[SiteStability.JudgeChange]] {
    var changes = Array(repeating: [SiteStability.JudgeChange](), count: points.count)
    let leaves = families.evidence.programme.indicators.indices.filter {
      families.evidence.programme.indicators[$0].measure == .panelScore
    }
    for judge in leaves.isEmpty ? [] : families.panel.judges {
      let scoring = try families.panel.scoring(without: judge)
      for (position, unit) in uncertain.units.enumerated() {
        guard let total = points[position].total else { continue }
        let state = scoring.score(families.evidence.sites[position].site.id).state(error: nil)
        var states = unit.states
        for leaf in leaves where states[leaf].value != nil { states[leaf] = state }
        let other = try TreeScores(tree: scale.tree, states: scored(states), caps: unit.caps).total ?? total
        let grade = scale.grades.index(of: other)
        guard grade != scale.grades.index(of: total) else { continue }
        changes[position].append(.init(judge: judge, score: other, grade: scale.grades.ids[grade]))
      }
    }
    return changes
  }
}

extension Measure {
  /// Where the error of a measure comes from.
  fileprivate var source: UncertaintySource {
    switch self {
    case .surveyShare, .surveyMeanShare, .surveyProjectShare: .survey
    case .panelScore: .panel
    case .verifiedShare, .inspectionItems, .truthfulness, .milestones, .projectsRunning, .expectedProjectsRunning:
      .inspection
    case .clickRatio, .roomRate, .callButtonCoverage, .countRate, .countRatio, .rulesKept, .reportedOnTime,
      .changesApproved:
      .records
    }
  }
}
