import ProgrammeModel

@testable import Evaluation

/// A result of the sample programme with 20 sites. The figures follow from the site's position by fixed formulas, so that
/// every run has the same; they mean nothing beyond the report's layout.
enum SampleResult {
  static let siteCount = 20

  static func round(_ id: String) -> RoundResult {
    let isAnnual = id == "annual"
    let sites = (0..<siteCount).map(site)
    return RoundResult(
      programme: "sample", round: id, inputs: inputs, plan: PlanStamp(digest: String(repeating: "9c", count: 32)),
      method: MethodStamp(seedText: "sample/\(id)/ab", replicates: 4000, level: 0.95, trimming: "dropHighLow"),
      sites: sites, districts: districts(sites), city: city(sites), stability: stability(sites), survey: survey,
      website: website(isAnnual),
      callButtons: callButtons, rooms: rooms, inspection: inspection, review: review, rules: rules,
      change: isAnnual ? change(sites) : nil, recommendations: isAnnual ? recommendations : [])
  }

  static func figure(_ value: Double, _ se: Double, n: Int = 240) -> Figure {
    Figure(value: value, se: se, df: 17, lower: value - 2.1 * se, upper: value + 2.1 * se, n: n, method: "sample.mean")
  }

  static func exact(_ value: Double, n: Int) -> Figure {
    Figure(value: value, se: 0, df: nil, lower: value, upper: value, n: n, method: "sample.count")
  }

  private static let inputs = InputStamp(
    digest: String(repeating: "ab", count: 32),
    batches: [
      BatchStamp(
        id: 1, kind: "survey", file: "满意度问卷.csv", sha256: String(repeating: "1d", count: 32), stored: 4800,
        rejected: 12, blank: 1),
      BatchStamp(
        id: 2, kind: "clicks", file: "clicks.csv", sha256: String(repeating: "2e", count: 32), stored: 240, rejected: 0,
        blank: 0),
    ])

  // MARK: Stability

  /// The first site has no better grade and no judge that matters, the others have both neighbours.
  private static func stability(_ sites: [SiteResult]) -> StabilityResult {
    func change(_ grade: String, _ distance: Double, _ scores: [String: Double]) -> SiteStability.GradeChange {
      .init(grade: grade, distance: distance, scores: scores, weights: ["satisfaction": 0.61])
    }
    return StabilityResult(
      rows: 2000, concentration: 100, tolerance: 0.25,
      ranks: zip(UncertaintySource.allCases, [0.41, 0.12, 0.03, 0.02, 0.2, -0.01]).map {
        SourceShare(source: $0, alone: $1, total: $1 + 0.08)
      },
      sites: sites.enumerated().map { index, site in
        SiteStability(
          site: site.site, tieGroup: 1 + site.rank / 6, rankLower: site.rankLower, rankUpper: site.rankUpper,
          rankDeviation: 2.5, shares: [SourceShare(source: .survey, alone: 0.5, total: 0.62)],
          weights: .init(best: max(1, site.rank - 2), worst: min(20, site.rank + 1)),
          better: index == 0 ? nil : change("good", 3.25, index == 3 ? ["overall": 88] : ["clicks": 91.5]),
          worse: change("fail", -4.5, [:]), judges: index == 0 ? [] : [.init(judge: "j1", score: 59, grade: "fail")])
      })
  }

  // MARK: Sites

  private static func district(_ index: Int) -> String { index < 8 ? "east" : index < 14 ? "west" : "north" }

  /// Site 4 has too few answers to be shown; site 6 has no room; site 7 lacks clicks.
  private static func site(_ index: Int) -> SiteResult {
    let score = 58.3 + Double((index * 7) % 20) * 1.73
    let rank = 20 - (index * 7) % 20
    let satisfied = 0.52 + Double((index * 11) % 20) * 0.0213
    let grade = score >= 85 ? "excellent" : score >= 75 ? "good" : score >= 60 ? "pass" : "fail"
    return SiteResult(
      site: index < 9 ? "s0\(index + 1)" : "s\(index + 1)", district: district(index),
      name: names[index], residents: 8_000 + index * 431,
      projects: index.isMultiple(of: 3)
        ? ["council", "website", "rooms", "lockers"] : ["council", "website", "rooms"],
      score: figure(score, 1.3 + Double(index % 4) * 0.4), rank: rank, rankLower: max(1, rank - 4),
      rankUpper: min(20, rank + 5), grade: index == 3 ? "pass" : grade, gradeBeforeGate: index == 3 ? "good" : nil,
      gradeProbability: ["excellent": 0.02, "good": 0.31, "pass": 0.52, "fail": 0.15],
      dimensions: [
        DimensionResult(
          id: "satisfaction", score: figure(satisfied * 100 - 4, 2), weight: 0.5, coverage: 1, capped: false),
        DimensionResult(
          id: "use", score: figure(40 + Double((index * 13) % 20) * 2.4, 3), weight: 0.3,
          coverage: index == 6 ? 0 : 1, capped: false),
        DimensionResult(
          id: "review", score: figure(66 + Double((index * 3) % 20), 2), weight: 0.2, coverage: 1, capped: false),
      ], indicators: indicators(index, satisfied: satisfied), flags: [])
  }

  private static func indicators(_ index: Int, satisfied: Double) -> [IndicatorResult] {
    [
      IndicatorResult(
        id: "overall", status: .scored, value: figure(satisfied, 0.045, n: index == 4 ? 7 : 48 + index),
        score: satisfied * 100, scoreSE: 4.5, weight: 0.5, sources: ["survey"]),
      IndicatorResult(
        id: "clicks", status: index == 7 ? .missing : .scored, value: index == 7 ? nil : figure(1.31, 0.08),
        score: index == 7 ? nil : 41, scoreSE: 6, weight: 0.15, sources: ["clicks"]),
      IndicatorResult(
        id: "room", status: index == 6 ? .notApplicable : .scored, value: index == 6 ? nil : figure(2.4, 0.2),
        score: index == 6 ? nil : 72, scoreSE: 5, weight: 0.15, sources: ["rooms"]),
      IndicatorResult(
        id: "panel", status: .unverified, value: figure(7.2, 0.2, n: 9), score: 70, scoreSE: 3, weight: 0.2,
        sources: ["scorecards"]),
    ]
  }

  static let names = [
    "红荔社区", "梅兴社区", "翠堤社区", "康桂社区", "福莲社区", "坪湾社区", "桂园社区", "海翠社区", "岭景社区", "竹桂社区",
    "泉和社区", "莲梅社区", "围福社区", "溪桥社区", "兴荣社区", "民宁社区", "景泉社区", "宁桂社区", "山翠社区", "梅兴社区",
  ]

  // MARK: Areas and survey

  private static func districts(_ sites: [SiteResult]) -> [AreaResult] {
    [("east", 0.712, 0.015), ("west", 0.781, 0.012), ("north", 0.652, 0.018)].map { id, share, se in
      let own = sites.filter { $0.district == id }
      return AreaResult(
        id: id, siteCount: own.count, score: figure(mean(own), 1.1, n: own.count),
        satisfaction: figure(share, se, n: 1600), grades: Dictionary(own.map { ($0.grade, 1) }, uniquingKeysWith: +))
    }
  }

  private static func city(_ sites: [SiteResult]) -> AreaResult {
    AreaResult(
      id: "city", siteCount: sites.count, score: figure(mean(sites), 0.64, n: sites.count),
      satisfaction: figure(0.7153, 0.0087, n: 4788),
      grades: Dictionary(sites.map { ($0.grade, 1) }, uniquingKeysWith: +))
  }

  private static func mean(_ sites: [SiteResult]) -> Double {
    sites.reduce(0) { $0 + $1.score.value } / Double(sites.count)
  }

  /// The group `m` rests on 9 answers, which may not be shown.
  private static let priorities = ["city", "east"].flatMap { area in
    ["council", "website", "rooms"].enumerated().map { index, project in
      SurveyResult.Priority(
        area: area, project: project, importance: figure(0.3 + 0.1 * Double(index), 0.05),
        performance: figure(0.8 - 0.05 * Double(index), 0.03), place: index == 2 ? .concentrate : .keepUp,
        isSure: index == 1)
    }
  }

  private static let survey = SurveyResult(
    responses: 4801, clusters: 160, weightSum: 241_377.6, deff: 1.62,
    distributions: [
      distribution("city", [0.041, 0.083, 0.161, 0.43, 0.285]), distribution("east", [0.05, 0.078, 0.16, 0.432, 0.28]),
      distribution("west", [0.028, 0.061, 0.13, 0.44, 0.341]),
      distribution("north", [0.061, 0.112, 0.175, 0.41, 0.242]),
    ],
    projects: ["council", "website", "rooms", "lockers"].enumerated().map { index, id in
      .init(
        project: id, aware: figure(0.61 - Double(index) * 0.08, 0.012),
        used: figure(0.33 - Double(index) * 0.05, 0.011),
        satisfied: index == 3 ? figure(0.987_654, 0.02, n: 6) : figure(0.74 + Double(index) * 0.02, 0.015))
    },
    priorities: priorities,
    domains: [
      .init(question: "sex", category: "f", satisfied: figure(0.7233, 0.011, n: 2511)),
      .init(question: "sex", category: "m", satisfied: figure(0.123_456, 0.2, n: 9)),
    ], missing: ["dontKnow": 37, "blank": 5, "refused": 4])

  private static func distribution(_ area: String, _ shares: [Double]) -> SurveyResult.AreaDistribution {
    .init(
      area: area, n: 1600,
      shares: shares.enumerated().map { .init(category: "\($0 + 1)", share: figure($1, 0.01, n: 1600)) })
  }

  // MARK: Usage

  private static func website(_ isAnnual: Bool) -> WebsiteResult {
    let all = [
      "2014-05", "2014-06", "2014-07", "2014-08", "2014-09", "2014-10", "2014-11", "2014-12", "2015-01", "2015-02",
      "2015-03", "2015-04", "2015-05", "2015-06", "2015-07", "2015-08", "2015-09", "2015-10",
    ]
    let months = all.prefix(isAnnual ? 18 : 12).enumerated().map { index, month in
      let rate = 118 + Double((index * 5) % 7) * 3 + (index > 7 ? 31.5 : 0)
      return WebsiteResult.MonthTotal(
        month: month, raw: Int(rate * 260) + (index == 10 ? 9100 : 0), cleaned: rate * 251,
        visitors: 9_000 + index * 210,
        sites: 20, baseline: index < 6, rate: rate)
    }
    return WebsiteResult(
      months: Array(months),
      rates: areas([151.2, 160.4, 149.9, 138.7], 4.2), ratios: areas([1.218, 1.262, 1.201, 1.04], 0.041),
      flagged: [.init(site: "s02", month: "2015-03", raw: 20_412, cleaned: 5_210.4)],
      gaps: [SiteCount(site: "s08", count: 2), SiteCount(site: "s01", count: 0)])
  }

  private static func areas(_ values: [Double], _ se: Double) -> [AreaFigure] {
    zip(["city", "east", "west", "north"], values).map { AreaFigure(area: $0, figure: figure($1, se)) }
  }

  private static let callButtons = CallButtonResult(
    areas: [
      .init(area: "city", eligible: 2_410, installed: 1_702, active: 1_655, coverage: exact(1_655 / 2_410, n: 2_410)),
      .init(area: "east", eligible: 980, installed: 722, active: 701, coverage: exact(701 / 980, n: 980)),
      .init(area: "west", eligible: 760, installed: 560, active: 548, coverage: exact(548 / 760, n: 760)),
      .init(area: "north", eligible: 670, installed: 420, active: 406, coverage: exact(406 / 670, n: 670)),
    ], repeatedSerials: ["HY-00213", "HY-00871"])

  private static let rooms = RoomResult(
    sitesWithRoom: 19, sitesInUse: 17, rates: areas([2.41, 2.62, 2.2, 2.33], 0.21), sessions: 3_122,
    distinctUsers: 1_876,
    excluded: [
      Finding(code: "room-overlap", site: "s05", value: 3, evidence: ["4:12", "4:13", "4:77", "4:80", "4:91"])
    ])

  // MARK: Inspection and review

  private static let inspection = InspectionResult(
    draw: InspectionDraw(
      drawID: "draw-1", attempt: 1, seed: "31415926535897932384", frameDigest: String(repeating: "3f", count: 32),
      planDigest: String(repeating: "4a", count: 32), resultDigest: String(repeating: "5b", count: 32),
      units: [
        unit("s01", "east", "selected", 0.25), unit("s02", "east", "reserve", 0.125),
        unit("s03", "east", "selected", 0.25), unit("s09", "west", "selected", 1.0 / 3),
        unit("s10", "west", "selected", 1.0 / 3), unit("s15", "north", "selected", 1.0 / 3),
        unit("s16", "north", "not", 1.0 / 3), unit("s17", "north", "selected", 1.0 / 3),
      ], lost: [.init(site: "s17", fate: "closed", because: "rebuilt")], inspected: ["s01", "s03", "s09", "s10", "s15"]),
    factors: areas([0.902, 0.951, 0.87, 0.884], 0.021),
    visits: [
      .init(site: "s01", items: 6, reported: 240, verified: 231),
      .init(site: "s03", items: 6, reported: 310, verified: 266),
      .init(site: "s09", items: 5, reported: 198, verified: 190),
      .init(site: "s10", items: 6, reported: 201, verified: 177),
      .init(site: "s15", items: 6, reported: 150, verified: 121),
    ], indicators: [NamedFigure(name: "delivery.novel", figure: figure(0.9, 0.02, n: 5))],
    inflation: [
      .init(
        area: "east", indicator: nil, factor: figure(0.951, 0.021, n: 2), p: 0.02, adjusted: 0.04, isInflated: true),
      .init(
        area: nil, indicator: "delivery.novel", factor: figure(0.9, 0.02, n: 5), p: 0.3, adjusted: 0.3,
        isInflated: false),
    ],
    inflated: [
      .init(area: "city", sites: 20, visited: 5, below: 2, lower: 2, upper: 14),
      .init(area: "east", sites: 8, visited: 2, below: 1, lower: 1, upper: 7),
    ], agreement: figure(0.8, 0.1, n: 10))

  private static func unit(
    _ site: String, _ stratum: String, _ status: String, _ probability: Double
  ) -> InspectionDraw.DrawnUnit {
    .init(site: site, stratum: stratum, status: status, probability: probability, ticket: "0.1")
  }

  private static let review = ReviewResult(
    judges: [("评委甲", 0.62), ("评委乙", -0.41), ("评委丙", 0.05), ("评委丁", -0.12), ("评委戊", -0.14)].map {
      .init(judge: $0, scored: $0 == "评委丙" ? 19 : 20, severity: figure($1, 0.11, n: 20))
    },
    agreement: [
      NamedFigure(name: "agreement.icc.single", figure: figure(0.61, 0.08, n: 20)),
      NamedFigure(name: "agreement.novel", figure: figure(0.44, 0.07, n: 20)),
    ], recusals: [.init(judge: "评委丙", site: "s04")],
    sites: (0..<siteCount).map { index in
      let mean = 6.1 + Double((index * 3) % 20) * 0.12
      return .init(
        site: index < 9 ? "s0\(index + 1)" : "s\(index + 1)", mean: mean, trimmed: mean + 0.05,
        corrected: figure(mean + 0.02, 0.15, n: 5))
    })

  // MARK: Rules, change, opinion

  private static let rules = RulesResult(
    money: [
      .init(fund: "福彩公益金", income: 3_000_000, spending: 1_731_204.5),
      .init(fund: "区配套", income: 1_200_000, spending: 655_310),
    ],
    findings: [
      Finding(
        code: "grant-on-commercial-project", site: "s07", subject: "lockers", value: 12_500, evidence: ["6:41"]),
      Finding(code: "late-self-report", site: "s13", subject: "2015-06-04", value: 4, evidence: ["5:88"]),
      Finding(code: "execution-below-bound", site: "s02", value: 0.214, limit: 0.3, evidence: ["6:3", "6:9"]),
      Finding(code: "novel-code", site: "s02", subject: "x1", value: 3, evidence: []),
    ],
    targets: [.init(id: "rooms", target: 15, reached: 19), .init(id: "homes", target: 20, reached: 18)])

  private static func change(_ sites: [SiteResult]) -> ChangeResult {
    ChangeResult(
      previous: "mid-term",
      satisfaction: zip(["city", "east", "west", "north"], [0.031, 0.052, 0.02, -0.011]).map {
        AreaFigure(area: $0, figure: figure($1, 0.012, n: 1600))
      },
      sites: sites.enumerated().map { index, site in
        .init(
          site: site.site, scoreBefore: site.score.value - Double(index % 5) * 1.7 + 1.1, score: site.score.value,
          change: figure(Double(index % 5) * 1.7 - 1.1, 1.4),
          satisfactionChange: index == 4 ? figure(0.3, 0.1, n: 7) : figure(0.02, 0.03, n: 50))
      })
  }

  private static let recommendations = [
    recommendation("council", .yes, 0.76), recommendation("website", .undecided, 0.62),
    recommendation("rooms", .yes, 0.78), recommendation("lockers", .no, 0.41),
  ]

  private static func recommendation(
    _ project: String, _ rollOut: ProjectRecommendation.RollOut, _ share: Double
  ) -> ProjectRecommendation {
    ProjectRecommendation(
      project: project, rollOut: rollOut,
      because: [
        NamedFigure(name: "satisfaction", figure: figure(share, 0.02)),
        NamedFigure(name: "use-ratio", figure: figure(1.4, 0.1)),
        NamedFigure(name: "cost-per-user", figure: exact(83.4, n: 1)),
      ])
  }
}
