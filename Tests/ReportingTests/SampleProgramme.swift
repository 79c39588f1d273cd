import ProgrammeModel

/// A small programme of its own, with three districts and four projects, that exercises every part of a report.
enum SampleProgramme {
  static func text(_ zh: String, _ en: String) -> LocalizedText { LocalizedText(zh: zh, en: en) }

  static func day(_ iso: String) throws -> CalendarDate {
    guard let day = CalendarDate(iso) else { throw SampleError.noSuchDay(iso) }
    return day
  }

  static func range(_ first: String, _ last: String) throws -> DateRange {
    guard let range = DateRange(first: try day(first), last: try day(last)) else { throw SampleError.noSuchDay(first) }
    return range
  }

  enum SampleError: Error {
    case noSuchDay(String)
  }

  static func programme() throws -> Programme {
    Programme(
      id: "sample", title: text("示例项目", "Sample programme"), commissioner: text("示例局", "Sample bureau"),
      banner: text("模拟数据，仅供演示", "Simulated data, for demonstration only"),
      vocabulary: Vocabulary(
        site: text("示范点", "site"), website: text("社区家园网", "community website"), callButton: text("呼援通", "call button"),
        room: text("心理减压室", "psychological room"), selfReport: text("自查上报", "self-report"),
        inspection: text("选点考察", "inspection"), review: text("会议评估", "review meeting")),
      period: try range("2014-11-01", "2015-11-30"), districts: districts, projects: projects, rules: rules,
      calendar: [
        Milestone(
          id: "report", name: text("自查上报", "Self-report"), first: try day("2015-05-01"), last: try day("2015-05-31"),
          actor: "site"),
        Milestone(
          id: "audit", name: text("审计", "Audit"), first: try day("2015-09-01"), last: try day("2015-09-30"),
          actor: "auditor"),
      ], rounds: try rounds(), dimensions: dimensions, grading: grading, survey: survey,
      clicks: ClickRules(surgeFactor: 3),
      inspection: InspectionRules(sitesPerDistrict: 2, reservesPerDistrict: 1, minimumForDistrictFactor: 2),
      review: ReviewRules(
        criteria: [
          .init(id: "order", name: text("组织领导", "Organisation")), .init(id: "new", name: text("创新", "Novelty")),
        ],
        scale: 1...10, trimming: .dropHighLow),
      targets: [
        ProgrammeTarget(id: "rooms", name: text("心理减压室数", "Psychological rooms"), target: 15, measure: .notMeasured),
        ProgrammeTarget(id: "homes", name: text("妇女儿童之家数", "Homes"), target: 20, measure: .notMeasured),
      ], rollOut: RollOutRule(satisfactionFloor: 0.6, verificationFloor: 0.9))
  }

  static let districts = [
    District(id: "east", name: text("东区", "East"), quota: 8), District(id: "west", name: text("西区", "West"), quota: 6),
    District(id: "north", name: text("北新区", "North"), quota: 6),
  ]

  static let projects = [
    Project(
      id: "council", name: text("居民议事会运作质量全面提高", "Residents' council"), shortName: text("议事会", "Council"),
      group: .expected, nature: .charitable),
    Project(
      id: "website", name: text("社区家园网运行质量全面提升", "Community website"), shortName: text("家园网", "Website"),
      group: .expected, nature: .charitable),
    Project(
      id: "rooms", name: text("心理健康减压室扩大推行", "Psychological rooms"), shortName: text("减压室", "Rooms"),
      group: .expected, nature: .charitable),
    Project(
      id: "lockers", name: text("社区智能速递柜安装启用", "Parcel lockers"), shortName: text("速递柜", "Lockers"),
      group: .optional, nature: .commercial),
  ]

  private static let rules = ProgrammeRules(
    minimumProjects: 3, grant: 150_000, grantFund: "福彩公益金", matchingRatio: 1, applications: 2...9,
    eligibility: [text("有场地和硬件", "Premises and hardware"), text("多数居民同意", "A majority of residents in favour")],
    purposes: ["组织", "宣传"], execution: ["mid-term": 0.3...1])

  private static func rounds() throws -> [EvaluationRound] {
    [
      EvaluationRound(
        id: "mid-term", name: text("中期评估", "Mid-term evaluation"), period: try range("2014-11-01", "2015-04-30"),
        baseline: try range("2014-05-01", "2014-10-31"), selfReportDeadline: try day("2015-05-31"), previous: nil,
        decidesRollOut: false),
      EvaluationRound(
        id: "annual", name: text("年度评估", "Annual evaluation"), period: try range("2014-11-01", "2015-10-31"),
        baseline: try range("2014-05-01", "2014-10-31"), selfReportDeadline: try day("2015-10-31"),
        previous: "mid-term", decidesRollOut: true),
    ]
  }

  private static let dimensions = [
    IndicatorDimension(
      id: "satisfaction", name: text("居民满意", "Satisfaction"), weight: 0.5,
      indicators: [
        indicator(
          "overall", text("总体满意度", "Overall satisfaction"), .surveyShare(question: "overall", categories: ["4", "5"]))
      ], capBelowMinimumProjects: nil),
    IndicatorDimension(
      id: "use", name: text("知晓与使用", "Awareness and use"), weight: 0.3,
      indicators: [
        indicator("clicks", text("点击率增长", "Growth of clicks"), .clickRatio),
        indicator("room", text("减压室使用", "Use of rooms"), .roomRate, project: "rooms", full: .percentile(90)),
      ], capBelowMinimumProjects: nil),
    IndicatorDimension(
      id: "review", name: text("会议评估", "Review meeting"), weight: 0.2,
      indicators: [indicator("panel", text("评委评分", "Judges' score"), .panelScore)], capBelowMinimumProjects: 60),
  ]

  private static func indicator(
    _ id: String, _ name: LocalizedText, _ measure: Measure, project: String? = nil, full: Goalpost = .value(1)
  ) -> IndicatorDefinition {
    IndicatorDefinition(
      id: id, name: name, project: project, weight: 1, measure: measure, unit: text("分", "points"), zero: .value(0.4),
      full: full, basis: .convention)
  }

  private static let grading = Grading(
    grades: [
      .init(id: "excellent", name: text("优秀", "Excellent"), minimum: 85),
      .init(id: "good", name: text("良好", "Good"), minimum: 75),
      .init(id: "pass", name: text("合格", "Pass"), minimum: 60),
      .init(id: "fail", name: text("不合格", "Fail"), minimum: 0),
    ],
    gate: .init(indicator: "overall", floor: 0.6, lowerLimitFor: "excellent", ceilingBelow: "pass"))

  private static let survey = SurveyDefinition(
    roles: SurveyDesignRoles(site: "site", cluster: "block", clusterPopulation: "blocks", weight: "weight"),
    overall: "overall", categories: ["1", "2", "3", "4", "5"], satisfied: ["4", "5"], awarePrefix: "aware_",
    usePrefix: "use_", satisfactionPrefix: "sat_", yes: "yes", domains: ["sex"])

  static let questionnaire = Questionnaire(
    id: "sample", title: text("问卷", "Questionnaire"), version: "1",
    questions: [
      Question(
        id: "overall", label: text("总体而言，您满意吗？", "Overall, are you satisfied?"),
        type: .single([
          choice("1", "很不满意", "Very dissatisfied"), choice("2", "不太满意", "Dissatisfied"),
          choice("3", "一般", "Neither"), choice("4", "比较满意", "Satisfied"), choice("5", "非常满意", "Very satisfied"),
        ]), relevance: nil, constraint: nil, required: true),
      Question(
        id: "sex", label: text("性别", "Sex"), type: .single([choice("f", "女", "Female"), choice("m", "男", "Male")]),
        relevance: nil, constraint: nil, required: true),
    ])

  private static func choice(_ code: String, _ zh: String, _ en: String) -> Question.Choice {
    Question.Choice(code: code, label: text(zh, en), missing: nil)
  }
}
