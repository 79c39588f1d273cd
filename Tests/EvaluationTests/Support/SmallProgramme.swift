import Evaluation
import ProgrammeModel

/// A programme of two districts and four sites, small enough to be worked by hand. It is not the programme of any seed.
enum SmallProgramme {
  static let round = EvaluationRound(
    id: "first", name: text("First"), period: days("2020-01-01", "2020-06-30"),
    baseline: days("2019-07-01", "2019-12-31"), selfReportDeadline: day("2020-06-30"), previous: nil,
    decidesRollOut: false)

  static let sites = [
    site("n1", "north", residents: 1000, elders: 10, projects: ["library", "garden"]),
    site("n2", "north", residents: 2000, elders: 20, projects: ["library", "garden", "shop"]),
    site("s1", "south", residents: 1000, elders: 10, projects: ["library", "garden"]),
    site("s2", "south", residents: 4000, elders: 0, projects: ["garden", "shop"]),
  ]

  static let overall = share("overall", question: "overall", zero: 0.4, full: 0.9)

  /// Satisfaction weighs 0.5, delivery 0.5; delivery is capped at 60 below two running projects.
  static let dimensions = [
    IndicatorDimension(
      id: "satisfaction", name: text("Satisfaction"), weight: 0.5, indicators: [overall], capBelowMinimumProjects: nil),
    IndicatorDimension(
      id: "delivery", name: text("Delivery"), weight: 0.5,
      indicators: [
        indicator("running", .projectsRunning), indicator("money", .rulesKept, weight: 3),
      ], capBelowMinimumProjects: 60),
  ]

  static func programme(
    dimensions: [IndicatorDimension] = dimensions, round: EvaluationRound = round, grades: Grading = grading,
    audit: AuditRules? = nil
  ) -> Programme {
    Programme(
      id: "small", title: text("Small"), commissioner: text("Council"), banner: nil,
      vocabulary: Vocabulary(
        site: text("site"), website: text("website"), callButton: text("button"), room: text("room"),
        selfReport: text("report"), inspection: text("inspection"), review: text("review")), period: round.period,
      districts: [
        District(id: "north", name: text("North"), quota: 2), District(id: "south", name: text("South"), quota: 1),
      ],
      projects: [
        project("library", .expected, .charitable), project("garden", .expected, .charitable),
        project("shop", .optional, .commercial), project("home", .optional, .charitable),
      ],
      rules: ProgrammeRules(
        minimumProjects: 2, grant: 1000, grantFund: "grant", matchingRatio: 1, applications: 1...3, eligibility: [],
        purposes: ["running", "equipment"], execution: ["first": 0.3...1], audit: audit),
      calendar: [], rounds: [round], dimensions: dimensions, grading: grades,
      survey: SurveyDefinition(
        roles: SurveyDesignRoles(site: "site", cluster: "block", clusterPopulation: "blocks", weight: "weight"),
        overall: "overall", categories: ["bad", "fair", "good"], satisfied: ["good"], awarePrefix: "aware_",
        usePrefix: "use_", satisfactionPrefix: "sat_", yes: "yes", domains: ["sex"]),
      clicks: ClickRules(surgeFactor: 3),
      inspection: InspectionRules(sitesPerDistrict: 1, reservesPerDistrict: 0, minimumForDistrictFactor: 2),
      review: ReviewRules(
        criteria: [ReviewRules.Criterion(id: "c1", name: text("One"))], scale: 1...10, trimming: .dropHighLow),
      targets: [
        ProgrammeTarget(id: "garden", name: text("Gardens"), target: 4, measure: .sitesRunning(project: "garden")),
        ProgrammeTarget(id: "benches", name: text("Benches"), target: 10, measure: .reportedItem("benches")),
        ProgrammeTarget(id: "stars", name: text("Stars"), target: 1, measure: .notMeasured),
        ProgrammeTarget(id: "sites", name: text("Sites"), target: 5, measure: .sites),
      ],
      rollOut: RollOutRule(satisfactionFloor: 0.6, verificationFloor: 0.9))
  }

  static let grading = Grading(
    grades: [grade("gold", 80), grade("silver", 25), grade("bronze", 0)],
    gate: Grading.SatisfactionGate(
      indicator: "overall", floor: 0.6, lowerLimitFor: "gold", ceilingBelow: "bronze"))

  static let questionnaire = Questionnaire(
    id: "residents", title: text("Residents"), version: "1",
    questions: [
      single("overall", ["bad", "fair", "good"]), single("aware_library", ["yes", "no"]),
      single("use_library", ["yes", "no"]), single("sat_library", ["bad", "fair", "good"]),
      single("sat_garden", ["bad", "fair", "good"]), single("sex", ["f", "m"]),
    ])

  /// The programme with its sites and no other evidence.
  static func evidence(_ programme: Programme = programme()) -> RoundEvidence {
    var evidence = RoundEvidence(programme: programme, round: round, questionnaire: questionnaire)
    evidence.sites = sites
    return evidence
  }

  // MARK: Parts

  static func text(_ text: String) -> LocalizedText { LocalizedText(zh: text, en: text) }

  static func share(_ id: String, question: String, zero: Double, full: Double) -> IndicatorDefinition {
    indicator(id, .surveyShare(question: question, categories: ["good"]), zero: zero, full: full)
  }

  static func indicator(
    _ id: String, _ measure: Measure, project: String? = nil, weight: Double = 1, zero: Double = 0, full: Double = 1
  ) -> IndicatorDefinition {
    IndicatorDefinition(
      id: id, name: text(id), project: project, weight: weight, measure: measure, unit: text("share"),
      zero: .value(zero), full: .value(full), basis: .target)
  }

  static func grade(_ id: String, _ minimum: Double) -> Grading.Grade {
    Grading.Grade(id: id, name: text(id), minimum: minimum)
  }

  static func site(
    _ id: String, _ district: String, residents: Int, elders: Int, projects: [String]
  ) -> Site {
    Site(
      id: id, district: district, name: id, street: "Main Street", residents: residents, eligibleElders: elders,
      projects: projects)
  }

  private static func project(_ id: String, _ group: Project.Group, _ nature: Project.Nature) -> Project {
    Project(id: id, name: text(id), shortName: text(id), group: group, nature: nature)
  }

  private static func single(_ id: String, _ codes: [String]) -> Question {
    let choices = codes.map { Question.Choice(code: $0, label: text($0), missing: nil) }
    let unknown = Question.Choice(code: "dk", label: text("don't know"), missing: .dontKnow)
    return Question(
      id: id, label: text(id), type: .single(choices + [unknown]), relevance: nil, constraint: nil, required: false)
  }
}

/// A day written as in files; the tests write only days that exist.
func day(_ iso: String) -> CalendarDate {
  guard let date = CalendarDate(iso) else { preconditionFailure("no such day: \(iso)") }
  return date
}

func days(_ first: String, _ last: String) -> DateRange {
  guard let range = DateRange(first: day(first), last: day(last)) else { preconditionFailure("\(first) > \(last)") }
  return range
}

func month(_ iso: String) -> YearMonth {
  guard let month = YearMonth(iso) else { preconditionFailure("no such month: \(iso)") }
  return month
}
