import ProgrammeModel
import Statistics

/// Gathers what the roll-out rule asks of every project of the catalogue.
struct ProjectCases {
  private let families: MeasureFamilies
  private let survey: SurveyResult
  private let previous: RoundResult?
  private let level: Double

  private var evidence: GroupedEvidence { families.evidence }

  init(_ families: MeasureFamilies, survey: SurveyResult, previous: RoundResult?, level: Double) {
    self.families = families
    self.survey = survey
    self.previous = previous
    self.level = level
  }

  func recommendations() throws(EvaluationError) -> [ProjectRecommendation] {
    var cases: [ProjectCase] = []
    for project in evidence.programme.projects { cases.append(try projectCase(project.id)) }
    return RollOutDecision(rule: evidence.programme.rollOut, level: level).recommendations(cases)
  }

  private func projectCase(_ project: String) throws(EvaluationError) -> ProjectCase {
    let shares = survey.projects.first { $0.project == project }
    return ProjectCase(
      project: project, satisfaction: shares?.satisfied, useRatio: try useRatio(project, used: shares?.used),
      verification: verification(project), costPerUser: shares?.used.flatMap { costPerUser(project, used: $0) })
  }

  /// Use against the baseline: website views for the project that they belong to, else the project's counts; where the
  /// baseline has neither, the share of users against the previous round.
  private func useRatio(_ project: String, used: Figure?) throws(EvaluationError) -> Figure? {
    let owner = evidence.programme.indicators.first { $0.measure == .clickRatio }?.project
    if owner == project, let ratio = try families.website.cityRatio { return ratio }
    if let ratio = try families.counts.useRatio(project: project) { return ratio }
    let before = previous?.survey.projects.first { $0.project == project }?.used
    return used.flatMap { used in before.flatMap { used.ratio(to: $0, level: level) } }
  }

  /// Σ verified / Σ reported of the project's inspected items; without one, the programme's factor.
  private func verification(_ project: String) -> Figure? {
    let rows = evidence.sites.flatMap(\.inspections).filter { $0.project == project && $0.reported != nil }
    let reported = rows.compactMap(\.reported).compensatedSum()
    guard reported > 0 else { return families.verification.city?.figure }
    return .withoutError(
      rows.map(\.verified).compensatedSum() / reported, count: rows.count, method: "evaluation.verification")
  }

  /// Spending on the project / (residents of its sites · share of users), with the error of that share.
  private func costPerUser(_ project: String, used: Figure) -> Figure? {
    let sites = evidence.sites.filter { $0.hasProject(project) }
    let residents = Double(sites.reduce(0) { $0 + $1.site.residents })
    let spent = sites.flatMap(\.ledger).filter { $0.direction == "spending" && $0.project == project }
    guard !spent.isEmpty, used.value > 0, residents > 0 else { return nil }
    let cost = spent.map(\.amount).compensatedSum() / (residents * used.value)
    return Figure(
      value: cost, se: used.se.map { cost * $0 / used.value }, df: used.df, lower: nil, upper: nil, n: used.n,
      method: "evaluation.costPerUser")
  }
}
