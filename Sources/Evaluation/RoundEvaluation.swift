import ProgrammeModel

/// The evaluation of one round: evidence in, every figure of the reports out.
///
/// The way through, one step a folder: `Evidence` groups the rows by site; `Measures` turn them into values with
/// errors, one family a file; `Scores` put values between goalposts, weigh them, simulate ranks and grade; `Rounds`
/// compare with the previous round and decide on the roll-out. docs/methods/evaluation.md has the formulas and a
/// worked example.
///
/// Pure: the same evidence gives the same result to the last bit, in whatever order its rows come.
package enum RoundEvaluation {
  /// Evaluates a round.
  /// - Parameters:
  ///   - evidence: everything that the round is evaluated from.
  ///   - previous: the result of the round before, for changes and for the roll-out; nil without one.
  ///   - options: how the uncertain parts are computed.
  /// - Throws: `EvaluationError`, see its cases.
  package static func evaluate(
    _ evidence: RoundEvidence, previous: RoundResult? = nil, options: EvaluationOptions = EvaluationOptions()
  ) throws(EvaluationError) -> RoundResult {
    let grouped = try GroupedEvidence(evidence)
    let families = try MeasureFamilies(grouped, level: options.level)
    let survey = try AreaSurvey(grouped, level: options.level)
    let inputs = InputStamp(evidence.batches)
    let seedText = options.seedText ?? "\(evidence.programme.id)/\(evidence.round.id)/\(inputs.digest)"
    let scores = try SiteScores(families, options: options, seedText: seedText)
    let findings = (families.findings + survey.findings + scores.findings).sorted(by: Finding.areInOrder)
    let sites = try scores.results().map { $0.flagged(findings) }
    let surveyResult = survey.result()
    let areas = grouped.areas.indices.map { area($0, grouped, scores: scores, survey: survey, sites: sites) }
    var result = RoundResult(
      programme: evidence.programme.id, round: evidence.round.id, inputs: inputs,
      plan: try PlanStamp(evidence.programme),
      method: MethodStamp(
        seedText: seedText, replicates: options.replicates, level: options.level,
        trimming: evidence.programme.review.trimming.rawValue),
      sites: sites, districts: Array(areas.dropFirst()), city: areas[0], stability: scores.stability,
      survey: surveyResult,
      website: try families.website.result(), callButtons: families.callButtons.result(),
      rooms: try families.rooms.result(), inspection: families.verification.result, review: families.panel.result,
      rules: families.rules.result(findings),
      leads: UsageLeads(grouped).result,
      funnels: FunnelFigures(families, sites: sites, designEffect: surveyResult.deff).results,
      monitoring: try MonitoringFigures(evidence: grouped, counts: families.counts).results(), change: nil,
      recommendations: [])
    try compare(&result, with: previous, families, survey, level: options.level)
    return result
  }

  /// Who has reported and accepted, from sites, self-reports, districts' reports and acceptances alone.
  package static func reporting(_ evidence: RoundEvidence) throws(EvaluationError) -> ReportingResult {
    RuleFigures(evidence: try GroupedEvidence(evidence)).reporting
  }

  /// Adds what needs the previous round or closes the programme.
  private static func compare(
    _ result: inout RoundResult, with previous: RoundResult?, _ families: MeasureFamilies, _ survey: AreaSurvey,
    level: Double
  ) throws(EvaluationError) {
    let programme = families.evidence.programme
    result.change = previous.map {
      ChangeResult(from: $0, to: result, gateIndicator: programme.grading.gate.indicator, level: level)
    }
    guard families.evidence.round.decidesRollOut else { return }
    result.recommendations =
      try ProjectCases(families, survey: result.survey, previous: previous, level: level).recommendations()
    let behind = RollOutEvidence(
      evidence: families.evidence, survey: survey, current: result.survey, previous: previous,
      findings: result.rules.findings, level: level)
    result.rollOut = behind.result(result.recommendations, city: result.city.satisfaction)
  }

  private static func area(
    _ index: Int, _ evidence: GroupedEvidence, scores: SiteScores, survey: AreaSurvey, sites: [SiteResult]
  ) -> AreaResult {
    let area = evidence.areas[index]
    let grades = area.members.map { (sites[$0].grade, 1) }
    return AreaResult(
      id: area.id, siteCount: area.members.count, score: scores.areaScore(index),
      satisfaction: survey.satisfaction(district: index == 0 ? nil : area.id) ?? .none,
      grades: Dictionary(grades, uniquingKeysWith: +))
  }
}

extension SiteResult {
  /// The site with the findings that name it.
  fileprivate func flagged(_ findings: [Finding]) -> SiteResult {
    var flagged = self
    flagged.flags = findings.filter { $0.site == site }
    return flagged
  }
}
