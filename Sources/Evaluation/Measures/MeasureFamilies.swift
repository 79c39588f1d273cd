import ProgrammeModel

/// All computations that measures name, prepared once for a round.
struct MeasureFamilies: Sendable {
  let evidence: GroupedEvidence
  let survey: SurveyFigures
  let website: WebsiteFigures
  let rooms: RoomFigures
  let callButtons: CallButtonFigures
  let counts: CountFigures
  let verification: Verification
  let delivery: DeliveryFigures
  let rules: RuleFigures
  let panel: PanelFigures

  init(_ evidence: GroupedEvidence, level: Double) throws(EvaluationError) {
    self.evidence = evidence
    survey = try SurveyFigures(evidence, level: level)
    website = try WebsiteFigures(evidence, level: level)
    rooms = RoomFigures(evidence, level: level)
    callButtons = CallButtonFigures(evidence)
    counts = CountFigures(evidence: evidence, level: level)
    verification = try Verification(evidence, level: level)
    delivery = DeliveryFigures(evidence: evidence, verification: verification)
    rules = RuleFigures(evidence: evidence)
    panel = try PanelFigures(evidence, level: level)
  }

  /// The outcomes of all indicators of the programme, in its order, at the site of a position.
  func outcomes(at position: Int) throws(EvaluationError) -> [SiteOutcome] {
    var outcomes: [SiteOutcome] = []
    for definition in evidence.programme.indicators {
      let applies = definition.project.map(evidence.sites[position].hasProject) ?? true
      outcomes.append(applies ? try outcome(of: definition, at: position) : .notApplicable)
    }
    return outcomes
  }

  private func outcome(of definition: IndicatorDefinition, at position: Int) throws(EvaluationError) -> SiteOutcome {
    let site = evidence.sites[position]
    return switch definition.measure {
    case .surveyShare, .surveyMeanShare, .surveyProjectShare: survey.outcome(of: definition.id, site: position)
    case .clickRatio: try website.ratio(site: position)
    case .roomRate: try rooms.rate(site: position)
    case .callButtonCoverage: callButtons.coverage(site: position)
    case .countRate(let project, let measure): try counts.rate(site, project: project, measure: measure)
    case .countRatio(let project, let numerator, let denominator, let minimumMeasure, let minimum):
      counts.ratio(
        site, project: project, numerator: numerator, denominator: denominator, minimumMeasure: minimumMeasure,
        minimum: minimum)
    case .projectsRunning: delivery.projectsRunning(site)
    case .expectedProjectsRunning: delivery.expectedProjectsRunning(site)
    case .milestones: delivery.milestones(site)
    case .verifiedShare(let numerator, let denominator):
      delivery.verifiedShare(site, numerator: numerator, denominator: denominator)
    case .inspectionItems(let items): delivery.inspectionItems(site, items: items)
    case .truthfulness: delivery.truthfulness(site)
    case .rulesKept: rules.rulesKept(site)
    case .reportedOnTime: rules.reportedOnTime(site)
    case .changesApproved: rules.changesApproved(site)
    case .panelScore: panel.score(site.site.id)
    }
  }

  /// Whether a site runs fewer projects than the programme's minimum; without a self-report it runs none.
  func runsTooFew(_ position: Int) -> Bool {
    let running = SelfReport(evidence.sites[position])?.running.count ?? 0
    return running < evidence.programme.rules.minimumProjects
  }

  /// Everything that somebody should look at in the evidence itself.
  var findings: [Finding] {
    evidence.strangers + rules.findings + website.findings + rooms.findings + callButtons.findings + counts.findings
      + survey.findings(evidence) + verification.findings + panel.findings
  }
}
