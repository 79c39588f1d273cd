/// What the programme demands of sites and districts.
package struct ProgrammeRules: Sendable, Equatable, Codable {
  /// Projects that a site runs at least.
  package let minimumProjects: Int
  /// Grant for each site in yuan.
  package let grant: Int
  /// Name of the fund that pays the grant, as ledgers spell it.
  package let grantFund: String
  /// Yuan that a district may add for one yuan of the grant.
  package let matchingRatio: Double
  /// Applications that a district may send.
  package let applications: ClosedRange<Int>
  /// Conditions of eligibility, for the report.
  package let eligibility: [LocalizedText]
  /// Purposes for which the grant may be spent, as ledgers spell them.
  package let purposes: [String]
  /// Share of the grant that should be spent within a round, by round identifier.
  package let execution: [String: ClosedRange<Double>]
  /// Nil when the programme sets none.
  package let application: ApplicationRules?
  /// Kinds of a project's own income, as ledgers spell them under purpose; nil when the programme names none.
  package let incomeKinds: [String]?
  /// Nil when the programme asks for no audit.
  package let audit: AuditRules?
  /// Where the programme's own text states the rule that a finding breaks, by the finding's code.
  package let sources: [String: LocalizedText]?
  /// Figures of self-reports that systems count as well; nil when there is none.
  package let crossChecks: [CrossCheck]?
  /// Entry of the calendar in which the public is asked for comments; nil when it is not.
  package let consultation: String?

  package init(
    minimumProjects: Int, grant: Int, grantFund: String, matchingRatio: Double, applications: ClosedRange<Int>,
    eligibility: [LocalizedText], purposes: [String], execution: [String: ClosedRange<Double>],
    application: ApplicationRules? = nil, incomeKinds: [String]? = nil, audit: AuditRules? = nil,
    sources: [String: LocalizedText]? = nil, crossChecks: [CrossCheck]? = nil, consultation: String? = nil
  ) {
    self.minimumProjects = minimumProjects
    self.grant = grant
    self.grantFund = grantFund
    self.matchingRatio = matchingRatio
    self.applications = applications
    self.eligibility = eligibility
    self.purposes = purposes
    self.execution = execution
    self.application = application
    self.incomeKinds = incomeKinds
    self.audit = audit
    self.sources = sources
    self.crossChecks = crossChecks
    self.consultation = consultation
  }
}

/// A date of the programme's calendar.
package struct Milestone: Sendable, Equatable, Codable, Identifiable {
  package let id: String
  package let name: LocalizedText
  package let first: CalendarDate
  package let last: CalendarDate
  /// Who acts: city, district, street, site, evaluator, judges.
  package let actor: String
  /// What shows that the date was kept; nil where nothing on record does.
  package let done: MilestoneEvidence?

  package init(
    id: String, name: LocalizedText, first: CalendarDate, last: CalendarDate, actor: String,
    done: MilestoneEvidence? = nil
  ) {
    self.id = id
    self.name = name
    self.first = first
    self.last = last
    self.actor = actor
    self.done = done
  }
}

/// One evaluation of the programme (中期评估, 年度评估).
package struct EvaluationRound: Sendable, Equatable, Codable, Identifiable {
  package let id: String
  package let name: LocalizedText
  /// What is measured in this round.
  package let period: DateRange
  /// Against what usage is compared.
  package let baseline: DateRange
  /// Last day on which a site's self-report is on time.
  package let selfReportDeadline: CalendarDate
  /// The round to which results are compared, if any.
  package let previous: String?
  /// Whether the round ends with the roll-out decision (是否全面推广).
  package let decidesRollOut: Bool
  /// The steps in their order; nil or empty: nothing is signed, and every report of the round is a draft.
  package let steps: [ProcedureStep]?
  /// What districts report; nil when they report nothing in this round.
  package let districtReport: DistrictReportRules?
  /// Offices that accept the sites' own evaluations, in their order; nil when nobody does in this round.
  package let acceptance: [AcceptanceStep]?

  package init(
    id: String, name: LocalizedText, period: DateRange, baseline: DateRange, selfReportDeadline: CalendarDate,
    previous: String?, decidesRollOut: Bool, steps: [ProcedureStep]? = nil,
    districtReport: DistrictReportRules? = nil, acceptance: [AcceptanceStep]? = nil
  ) {
    self.id = id
    self.name = name
    self.period = period
    self.baseline = baseline
    self.selfReportDeadline = selfReportDeadline
    self.previous = previous
    self.decidesRollOut = decidesRollOut
    self.steps = steps
    self.districtReport = districtReport
    self.acceptance = acceptance
  }
}

/// A target of the whole programme that is not scored per site.
package struct ProgrammeTarget: Sendable, Equatable, Codable, Identifiable {
  package let id: String
  package let name: LocalizedText
  package let target: Double
  package let measure: TargetMeasure

  /// What of the evidence counts towards the target.
  package enum TargetMeasure: Sendable, Equatable, Codable {
    /// Sites on the list.
    case sites
    /// Sites whose self-report says that the project runs.
    case sitesRunning(project: String)
    /// Sum of what sites report as achieved for an item.
    case reportedItem(String)
    /// The least that any site reports as achieved for an item of a project.
    case lowestReported(project: String, item: String)
    /// Nothing in the evidence measures it; the commissioner knows.
    case notMeasured
  }

  package init(id: String, name: LocalizedText, target: Double, measure: TargetMeasure) {
    self.id = id
    self.name = name
    self.target = target
    self.measure = measure
  }
}

/// How website statistics are cleaned of robots.
package struct ClickRules: Sendable, Equatable, Codable {
  /// A month counts as a surge when its views per visitor exceed this multiple of the site's median.
  package let surgeFactor: Double

  package init(surgeFactor: Double) { self.surgeFactor = surgeFactor }
}

/// How sites are drawn for inspection.
package struct InspectionRules: Sendable, Equatable, Codable {
  /// Sites to inspect in each district.
  package let sitesPerDistrict: Int
  package let reservesPerDistrict: Int
  /// Visited sites that a district needs for a verification factor of its own; with fewer, the factor of the whole
  /// programme is carried to its sites, because a factor of two or three sites has no useful margin.
  package let minimumForDistrictFactor: Int

  package init(sitesPerDistrict: Int, reservesPerDistrict: Int, minimumForDistrictFactor: Int) {
    self.sitesPerDistrict = sitesPerDistrict
    self.reservesPerDistrict = reservesPerDistrict
    self.minimumForDistrictFactor = minimumForDistrictFactor
  }
}

/// How the review meeting scores, fixed before scores open.
package struct ReviewRules: Sendable, Equatable, Codable {
  package let criteria: [Criterion]
  package let scale: ClosedRange<Double>
  package let trimming: Trimming

  /// One thing that judges score.
  package struct Criterion: Sendable, Equatable, Codable, Identifiable {
    package let id: String
    package let name: LocalizedText
    /// What a score on the criterion means, from the lowest; nil without one.
    package let rubric: [Anchor]?

    package init(id: String, name: LocalizedText, rubric: [Anchor]? = nil) {
      self.id = id
      self.name = name
      self.rubric = rubric
    }
  }

  /// What a site is like that earns a score.
  package struct Anchor: Sendable, Equatable, Codable {
    package let score: Double
    package let text: LocalizedText

    package init(score: Double, text: LocalizedText) {
      self.score = score
      self.text = text
    }
  }

  /// What is left out of a site's scores before they are averaged.
  package enum Trimming: String, Sendable, Codable, CaseIterable {
    case none
    /// The highest and the lowest judge are left out.
    case dropHighLow
  }

  package init(criteria: [Criterion], scale: ClosedRange<Double>, trimming: Trimming) {
    self.criteria = criteria
    self.scale = scale
    self.trimming = trimming
  }
}

/// When a project is recommended for roll-out, declared before the annual evaluation.
package struct RollOutRule: Sendable, Equatable, Codable {
  /// Lower limit of users' satisfaction that *yes* needs; an upper limit below it means *no*. A share.
  package let satisfactionFloor: Double
  /// Verified / reported that *yes* needs.
  package let verificationFloor: Double
  /// Share of the expected projects that *yes* for the whole programme needs; nil means half of them.
  package let programmeShare: Double?

  package init(satisfactionFloor: Double, verificationFloor: Double, programmeShare: Double? = nil) {
    self.satisfactionFloor = satisfactionFloor
    self.verificationFloor = verificationFloor
    self.programmeShare = programmeShare
  }
}
