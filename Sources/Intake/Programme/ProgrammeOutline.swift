import ProgrammeModel

/// What `programme.yaml` says: everything of a programme but its lists and its indicators.
struct ProgrammeOutline {
  private let id: String
  private let title: LocalizedText
  private let commissioner: LocalizedText
  private let banner: LocalizedText?
  private let vocabulary: Vocabulary
  private let period: DateRange
  private let rounds: [EvaluationRound]
  private let rules: ProgrammeRules
  private let survey: SurveyDefinition
  private let clicks: ClickRules
  private let inspection: InspectionRules
  private let review: ReviewRules
  private let targets: [ProgrammeTarget]
  private let rollOut: RollOutRule

  private static let keys = [
    "id", "title", "commissioner", "vocabulary", "period", "sites", "rules", "rounds", "survey", "clicks", "inspection",
    "review", "targets", "rollOut",
  ]

  /// Nil when anything is missing or wrong; `problems` then says what. The quotas of `catalogue` must add up to
  /// `sites`.
  init?(_ value: DefinitionValue, catalogue: ProgrammeCatalogue, _ problems: inout [IntakeProblem]) {
    guard let map = DefinitionMap(value, required: Self.keys, optional: ["banner"], &problems) else { return nil }
    let id = map.text("id", &problems)
    let title = map.localized("title", &problems)
    let commissioner = map.localized("commissioner", &problems)
    banner = map.localized("banner", &problems)
    let vocabulary = map["vocabulary"].flatMap { Vocabulary($0, &problems) }
    let period = map.dates("period", &problems)
    Self.checkQuotas(map, catalogue, &problems)
    let rounds = map.list("rounds", &problems)
      .map { [EvaluationRound](rounds: $0, calendar: catalogue.calendar.map(\.id), &problems) }
    let names = value.elements(of: "rounds").identifiers.texts
    let rules = map["rules"].flatMap {
      ProgrammeRules(
        $0, rounds: names, projects: catalogue.projects.map(\.id), calendar: catalogue.calendar.map(\.id), &problems)
    }
    let survey = map["survey"].flatMap { SurveyDefinition($0, &problems) }
    let clicks = map["clicks"].flatMap { ClickRules($0, &problems) }
    let inspection = map["inspection"].flatMap { InspectionRules($0, &problems) }
    let review = map["review"].flatMap { ReviewRules($0, &problems) }
    let targets = map.list("targets", &problems).map {
      $0.compactMap { ProgrammeTarget($0, projects: catalogue.projects.map(\.id), &problems) }
    }
    let rollOut = map["rollOut"].flatMap { RollOutRule($0, &problems) }
    guard let id, let title, let commissioner, let vocabulary, let period, let rounds, let rules, let survey,
      let clicks,
      let inspection, let review, let targets, let rollOut
    else { return nil }
    self.id = id
    self.title = title
    self.commissioner = commissioner
    self.vocabulary = vocabulary
    self.period = period
    self.rounds = rounds
    self.rules = rules
    self.survey = survey
    self.clicks = clicks
    self.inspection = inspection
    self.review = review
    self.targets = targets
    self.rollOut = rollOut
  }

  func programme(catalogue: ProgrammeCatalogue, indicators: IndicatorTree) -> Programme {
    Programme(
      id: id, title: title, commissioner: commissioner, banner: banner, vocabulary: vocabulary, period: period,
      districts: catalogue.districts, projects: catalogue.projects, rules: rules, calendar: catalogue.calendar,
      rounds: rounds, dimensions: indicators.dimensions, grading: indicators.grading, survey: survey, clicks: clicks,
      inspection: inspection, review: review, targets: targets, rollOut: rollOut,
      history: catalogue.history, monitoring: catalogue.monitoring)
  }

  private static func checkQuotas(
    _ map: DefinitionMap, _ catalogue: ProgrammeCatalogue, _ problems: inout [IntakeProblem]
  ) {
    guard let sites = map.integer("sites", atLeast: 1, &problems), let quota = catalogue.lastQuota,
      catalogue.quotaSum != sites
    else { return }
    problems.append(
      IntakeProblem(
        file: quota.file, column: quota.path, value: "\(catalogue.quotaSum)", rule: .outOfRange, severity: .fatal,
        allowed: "Σ = \(sites) (programme.yaml: sites)"))
  }
}
