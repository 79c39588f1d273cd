/// A public programme under evaluation, wholly as data: nothing in the code knows which programme it is.
package struct Programme: Sendable, Equatable, Codable, Identifiable {
  package let id: String
  package let title: LocalizedText
  package let commissioner: LocalizedText
  /// Shown on every page when the data are not real.
  package let banner: LocalizedText?
  package let vocabulary: Vocabulary
  package let period: DateRange
  package let districts: [District]
  package let projects: [Project]
  package let rules: ProgrammeRules
  package let calendar: [Milestone]
  package let rounds: [EvaluationRound]
  package let dimensions: [IndicatorDimension]
  package let grading: Grading
  package let survey: SurveyDefinition
  package let clicks: ClickRules
  package let inspection: InspectionRules
  package let review: ReviewRules
  package let targets: [ProgrammeTarget]
  package let rollOut: RollOutRule
  /// What happened to the catalogue of projects; nil where it never changed.
  package let history: [LibraryEvent]?
  /// Counts that are watched and not scored; nil where there is none.
  package let monitoring: [MonitoringIndicator]?

  package init(
    id: String, title: LocalizedText, commissioner: LocalizedText, banner: LocalizedText?, vocabulary: Vocabulary,
    period: DateRange,
    districts: [District], projects: [Project], rules: ProgrammeRules, calendar: [Milestone],
    rounds: [EvaluationRound], dimensions: [IndicatorDimension], grading: Grading, survey: SurveyDefinition,
    clicks: ClickRules, inspection: InspectionRules, review: ReviewRules, targets: [ProgrammeTarget],
    rollOut: RollOutRule, history: [LibraryEvent]? = nil,
    monitoring: [MonitoringIndicator]? = nil
  ) {
    self.id = id
    self.title = title
    self.commissioner = commissioner
    self.banner = banner
    self.vocabulary = vocabulary
    self.period = period
    self.districts = districts
    self.projects = projects
    self.rules = rules
    self.calendar = calendar
    self.rounds = rounds
    self.dimensions = dimensions
    self.grading = grading
    self.survey = survey
    self.clicks = clicks
    self.inspection = inspection
    self.review = review
    self.targets = targets
    self.rollOut = rollOut
    self.history = history
    self.monitoring = monitoring
  }

  package func round(_ id: String) -> EvaluationRound? { rounds.first { $0.id == id } }
  package func district(_ id: String) -> District? { districts.first { $0.id == id } }
  package func project(_ id: String) -> Project? { projects.first { $0.id == id } }
  /// The entry of the calendar in which the public is asked for comments.
  package var consultation: Milestone? { rules.consultation.flatMap { id in calendar.first { $0.id == id } } }
  package var indicators: [IndicatorDefinition] { dimensions.flatMap(\.indicators) }
}
