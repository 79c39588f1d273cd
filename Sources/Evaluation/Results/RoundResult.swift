/// The evaluation of one round: every figure that the reports print, with what it was made from.
package struct RoundResult: Sendable, Equatable, Codable {
  package var programme: String
  package var round: String
  package var inputs: InputStamp
  package var plan: PlanStamp
  package var method: MethodStamp
  /// In the order of districts and site identifiers.
  package var sites: [SiteResult]
  /// In the order of the programme.
  package var districts: [AreaResult]
  package var city: AreaResult
  /// Nil in results of earlier versions.
  package var stability: StabilityResult?
  package var survey: SurveyResult
  package var website: WebsiteResult
  package var callButtons: CallButtonResult
  package var rooms: RoomResult
  package var inspection: InspectionResult
  package var review: ReviewResult
  package var rules: RulesResult
  /// Nil in results of earlier versions.
  package var leads: LeadsResult?
  /// Nil in results of earlier versions.
  package var funnels: [FunnelResult]?
  /// Counts that are watched and not scored; nil in results of earlier versions.
  package var monitoring: [MonitoringResult]?
  /// Against the previous round; nil without one.
  package var change: ChangeResult?
  /// The roll-out opinion for each project; empty unless the round decides.
  package var recommendations: [ProjectRecommendation]
  /// Nil unless the round decides, and in results of earlier versions.
  package var rollOut: RollOutResult?
}

/// Digest of all stored inputs of the round, and its batches.
package struct InputStamp: Sendable, Equatable, Codable {
  package var digest: String
  package var batches: [BatchStamp]
}

/// Digest of the programme definition (indicators, weights, goalposts, gates) that the round was evaluated by.
package struct PlanStamp: Sendable, Equatable, Codable {
  package var digest: String
}

/// How the uncertain parts were computed.
package struct MethodStamp: Sendable, Equatable, Codable {
  /// Text whose SHA-256 seeds the simulation of ranks.
  package var seedText: String
  package var replicates: Int
  package var level: Double
  package var trimming: String
}

/// One site's evaluation.
package struct SiteResult: Sendable, Equatable, Codable {
  package var site: String
  package var district: String
  package var name: String
  package var residents: Int
  package var projects: [String]
  package var score: Figure
  package var rank: Int
  package var rankLower: Int
  package var rankUpper: Int
  package var grade: String
  /// Grade that the score alone would give, where the satisfaction gate changed it.
  package var gradeBeforeGate: String?
  package var gradeProbability: [String: Double]
  package var dimensions: [DimensionResult]
  package var indicators: [IndicatorResult]
  package var flags: [Finding]
}

/// A dimension of one site.
package struct DimensionResult: Sendable, Equatable, Codable {
  package var id: String
  package var score: Figure
  package var weight: Double
  /// Share of the applicable weight that has a value.
  package var coverage: Double
  /// Whether the cap for too few projects was applied.
  package var capped: Bool
}

/// An indicator of one site.
package struct IndicatorResult: Sendable, Equatable, Codable {
  package enum Status: String, Sendable, Codable {
    case scored
    case unverified
    case notApplicable = "not-applicable"
    case missing
  }

  package var id: String
  package var status: Status
  /// Nil unless scored or unverified.
  package var value: Figure?
  /// 0…100 between the goalposts.
  package var score: Double?
  package var scoreSE: Double?
  /// Weight in the total after re-weighting.
  package var weight: Double
  /// Kinds of records the value was made from.
  package var sources: [String]
}

/// A district or the whole programme.
package struct AreaResult: Sendable, Equatable, Codable {
  package var id: String
  package var siteCount: Int
  /// Mean of the sites' total scores.
  package var score: Figure
  /// Share satisfied overall, from the survey design.
  package var satisfaction: Figure
  /// Sites by grade.
  package var grades: [String: Int]
}

/// The satisfaction survey.
package struct SurveyResult: Sendable, Equatable, Codable {
  package var responses: Int
  package var clusters: Int
  package var weightSum: Double
  package var deff: Double?
  /// Shares of the ordered categories of overall satisfaction among those with an opinion, for city and districts.
  package var distributions: [AreaDistribution]
  /// City-wide figures of each project: aware, used, satisfied (among users or those aware).
  package var projects: [ProjectSurveyResult]
  /// Importance and performance of the projects, city and districts; nil in results of earlier versions.
  package var priorities: [Priority]?
  /// Share satisfied by category of each domain question.
  package var domains: [DomainResult]
  /// Answers by kind of missing to the overall question.
  package var missing: [String: Int]

  package struct AreaDistribution: Sendable, Equatable, Codable {
    /// `city` or a district.
    package var area: String
    package var n: Int
    package var shares: [CategoryShare]
  }

  package struct CategoryShare: Sendable, Equatable, Codable {
    package var category: String
    package var share: Figure
  }

  package struct ProjectSurveyResult: Sendable, Equatable, Codable {
    package var project: String
    package var aware: Figure?
    package var used: Figure?
    package var satisfied: Figure?
  }

  /// One project in one area: see `ProjectPriorities`.
  package struct Priority: Sendable, Equatable, Codable {
    /// Above or below the means of the area's projects in both figures.
    package enum Place: String, Sendable, Codable, CaseIterable {
      case keepUp = "keep-up"
      case concentrate
      case lowPriority = "low-priority"
      case possibleOverkill = "possible-overkill"
    }

    /// `city` or a district.
    package var area: String
    package var project: String
    /// Correlation of satisfaction with the project and overall.
    package var importance: Figure
    /// Share satisfied with the project.
    package var performance: Figure
    package var place: Place
    /// Whether both intervals leave the means out.
    package var isSure: Bool
  }

  package struct DomainResult: Sendable, Equatable, Codable {
    package var question: String
    package var category: String
    package var satisfied: Figure?
  }
}

/// The website (社区家园网).
package struct WebsiteResult: Sendable, Equatable, Codable {
  package var months: [MonthTotal]
  /// Robot-cleaned views a month per 1,000 residents, city and districts.
  package var rates: [AreaFigure]
  /// Ratio of that rate to the baseline period.
  package var ratios: [AreaFigure]
  /// The same ratio with robots; nil in results of earlier versions, as what follows.
  package var rawRatios: [AreaFigure]?
  /// Break of level and trend at the start of the round, city and districts.
  package var breaks: [AreaBreak]?
  package var flagged: [FlaggedMonth]
  /// Months without statistics, by site.
  package var gaps: [SiteCount]

  package struct MonthTotal: Sendable, Equatable, Codable {
    /// `2015-03`.
    package var month: String
    package var raw: Int
    package var cleaned: Double
    package var visitors: Int
    package var sites: Int
    package var baseline: Bool
    /// Cleaned views per 1,000 residents of the reporting sites.
    package var rate: Double
  }

  /// Segmented regression of the cleaned monthly rate (`InterruptedSeries`, errors of Newey & West).
  package struct AreaBreak: Sendable, Equatable, Codable {
    package var area: String
    /// Jump at the start, in views a month per 1,000 residents: b₂ of the model.
    package var level: Figure
    /// Change of the monthly rise: b₃.
    package var slope: Figure
    package var months: Int
  }

  package struct FlaggedMonth: Sendable, Equatable, Codable {
    package var site: String
    package var month: String
    package var raw: Int
    package var cleaned: Double
  }
}

/// A figure of the city or a district.
package struct AreaFigure: Sendable, Equatable, Codable {
  package var area: String
  package var figure: Figure
}

/// A number of a site.
package struct SiteCount: Sendable, Equatable, Codable {
  package var site: String
  package var count: Int
}

/// Call buttons (呼援通).
package struct CallButtonResult: Sendable, Equatable, Codable {
  package var areas: [AreaInstalls]
  /// Serial numbers that stand more than once across files.
  package var repeatedSerials: [String]

  package struct AreaInstalls: Sendable, Equatable, Codable {
    package var area: String
    package var eligible: Int
    package var installed: Int
    package var active: Int
    package var coverage: Figure
  }
}

/// Psychological rooms (心理减压室).
package struct RoomResult: Sendable, Equatable, Codable {
  package var sitesWithRoom: Int
  package var sitesInUse: Int
  /// Valid sessions a month per 1,000 residents, city and districts.
  package var rates: [AreaFigure]
  package var sessions: Int
  package var distinctUsers: Int
  /// Sessions left out, with the reason: overlap, end before start, outside the period.
  package var excluded: [Finding]
}

/// The inspection (选点考察).
package struct InspectionResult: Sendable, Equatable, Codable {
  package var draw: InspectionDraw?
  /// Verified / reported: city and districts.
  package var factors: [AreaFigure]
  package var visits: [Visit]
  /// Verified / reported by indicator, over all districts; nil in results of before it was made, as what follows.
  package var indicators: [NamedFigure]?
  /// One-sided tests of areas and indicators for inflated reports.
  package var inflation: [InflationTest]?
  /// How many sites lie below the floor: city and districts.
  package var inflated: [InflatedSites]?
  /// The share of items with two inspectors on which both found the same.
  package var agreement: Figure?

  /// Whether more was reported than verified: of an area, or of an indicator over all.
  package struct InflationTest: Sendable, Equatable, Codable {
    package var area: String?
    package var indicator: String?
    package var factor: Figure
    package var p: Double
    /// For the number of tests of the round.
    package var adjusted: Double
    package var isInflated: Bool
  }

  /// Sites whose verified / reported lies below the programme's floor: seen, and exact limits for all sites.
  package struct InflatedSites: Sendable, Equatable, Codable {
    package var area: String
    package var sites: Int
    package var visited: Int
    package var below: Int
    package var lower: Int
    package var upper: Int
  }

  package struct Visit: Sendable, Equatable, Codable {
    package var site: String
    package var items: Int
    package var reported: Double
    package var verified: Double
  }
}

/// A figure with a name of its own (`agreement.icc`).
package struct NamedFigure: Sendable, Equatable, Codable {
  package var name: String
  package var figure: Figure
}

/// The programme's own rules.
package struct RulesResult: Sendable, Equatable, Codable {
  /// Money by fund and direction, in yuan.
  package var money: [FundTotal]
  package var findings: [Finding]
  package var targets: [TargetResult]
  /// Nil in results of earlier versions, and without any record on money.
  package var accounts: MoneyResult?
  /// Nil in results of earlier versions.
  package var reporting: ReportingResult?
  /// Nil without comments on record.
  package var comments: CommentResult?

  package struct FundTotal: Sendable, Equatable, Codable {
    package var fund: String
    package var income: Double
    package var spending: Double
  }

  package struct TargetResult: Sendable, Equatable, Codable {
    package var id: String
    package var target: Double
    package var reached: Double?
  }
}

/// Something that somebody should look at: a rule broken, a figure in doubt.
package struct Finding: Sendable, Equatable, Codable {
  /// Stable code; the sentence is made in `Reporting`.
  package var code: String
  /// Site, or nil for the programme.
  package var site: String?
  /// What the rule speaks of: a project, a fund, a month, a serial number.
  package var subject: String?
  package var value: Double?
  package var limit: Double?
  /// Rows that show it: `batch:line`.
  package var evidence: [String]

  package init(
    code: String, site: String? = nil, subject: String? = nil, value: Double? = nil, limit: Double? = nil,
    evidence: [String] = []
  ) {
    self.code = code
    self.site = site
    self.subject = subject
    self.value = value
    self.limit = limit
    self.evidence = evidence
  }
}

/// From the previous round to this one.
package struct ChangeResult: Sendable, Equatable, Codable {
  package var previous: String
  /// Change of the share satisfied: city, districts.
  package var satisfaction: [AreaFigure]
  package var sites: [SiteChange]

  package struct SiteChange: Sendable, Equatable, Codable {
    package var site: String
    package var scoreBefore: Double
    package var score: Double
    package var change: Figure
    package var satisfactionChange: Figure?
    /// Two-sided p of the change of the score, adjusted for all sites (Benjamini & Hochberg); nil without an error, and in results of
    /// earlier versions.
    package var adjusted: Double?
  }
}
