/// The stable codes of findings, one for each thing that somebody should look at. `Reporting` makes the sentences.
///
/// Each case says what `Finding.subject`, `value` and `limit` hold; what is not named is nil.
package enum FindingCode: String, Sendable, Codable, CaseIterable {
  // MARK: Money
  /// The grant paid for a commercial project. Subject: project; value: yuan.
  case grantOnCommercialProject = "grant-on-commercial-project"
  /// Bookings that do not stand in a ledger of their own. Value: number of bookings; limit: bookings in all.
  case notSeparatelyBooked = "not-separately-booked"
  /// The grant was spent on a purpose that the programme does not name. Subject: purpose; value: yuan.
  case outsideGrantPurposes = "outside-grant-purposes"
  /// Less of the grant was spent than the round's bounds ask. Value: share of the grant; limit: lower bound.
  case executionBelowBound = "execution-below-bound"
  /// More of the grant was spent than the round's bounds allow. Value: share of the grant; limit: upper bound.
  case executionAboveBound = "execution-above-bound"
  /// The site booked more income of the grant's fund than the grant. Value: yuan booked; limit: the grant.
  case grantExceeded = "grant-exceeded"
  /// Bookings alike in day, direction, fund, project, purpose and amount. Subject: purpose; value: yuan of one.
  case repeatedBooking = "repeated-booking"

  /// No contract on the site, while others have one.
  case noContract = "no-contract"
  /// The contracted grant is not that of the programme. Value: yuan contracted; limit: the grant.
  case contractedOtherwise = "contracted-otherwise"
  /// The district's match exceeds what the programme allows. Value: yuan, contracted or paid; limit: the most.
  case matchAboveRatio = "match-above-ratio"
  /// More of the grant was paid by the end of the round than contracted. Value: yuan paid; limit: contracted.
  case paidAboveContract = "paid-above-contract"
  /// Less of the grant was paid by the end of the round than contracted. Value: yuan paid; limit: contracted.
  case paidBelowContract = "paid-below-contract"
  /// Paid before the contract was signed. Subject: day of signature; value: yuan.
  case paidBeforeContract = "paid-before-contract"
  /// The ledger's income of the grant is not what was paid. Value: yuan booked; limit: paid.
  case paymentBookedOtherwise = "payment-booked-otherwise"
  /// No budget of the site, while others have one.
  case noBudget = "no-budget"
  /// A budget line for a purpose that the programme does not name. Subject: purpose; value: yuan.
  case budgetOutsidePurposes = "budget-outside-purposes"
  /// The budget exceeds the grant. Value: yuan; limit: the grant.
  case budgetAboveGrant = "budget-above-grant"
  /// More of the grant was spent on a purpose than budgeted. Subject: purpose; value: yuan spent; limit: budgeted.
  case spentAboveBudget = "spent-above-budget"
  /// Contracted projects without an agreement. Subject: projects, separated by blanks; value: with one; limit: contracted.
  case noAgreement = "no-agreement"
  /// The grant was spent on a project before its agreement. Subject: project; value: yuan.
  case spentBeforeAgreement = "spent-before-agreement"
  /// More spending in whole hundreds of yuan than chance brings. Value: such bookings; limit: bookings of spending.
  case roundAmounts = "round-amounts"
  /// Spending alike in day, purpose and amount at several sites. Subject: sites, separated by blanks; value: yuan of one.
  case sharedBooking = "shared-booking"

  // MARK: Audits
  /// Sites of a street were not audited. Subject: `district/street`; value: sites audited; limit: sites.
  case auditMissing = "audit-missing"
  /// The audit was done after the last day. Subject: area; value: days late.
  case auditLate = "audit-late"
  /// Selected vouchers without a result, or results on others. Subject: area; value: without; limit: others.
  case auditOffSelection = "audit-off-selection"
  /// Vouchers of one area were selected from several seeds. Subject: area; value: seeds.
  case auditSeveralSeeds = "audit-several-seeds"
  /// The upper bound of the share in error exceeds the tolerance. Subject: area; value: bound; limit: tolerance.
  case auditAboveTolerance = "audit-above-tolerance"

  // MARK: Reports, projects and changes
  /// The site sent no self-report.
  case noSelfReport = "no-self-report"
  /// The last line of the self-report came after the deadline. Subject: day of submission; value: days late.
  case lateSelfReport = "late-self-report"
  /// Contracted projects without a line. Subject: projects, separated by blanks; value: reported; limit: contracted.
  case incompleteSelfReport = "incomplete-self-report"
  /// A change or suspension without an approval. Subject: project.
  case unapprovedChange = "unapproved-change"
  /// Fewer contracted projects than the programme's minimum. Value: contracted; limit: minimum.
  case tooFewProjectsContracted = "too-few-projects-contracted"
  /// Fewer running projects than the programme's minimum. Value: running; limit: minimum.
  case tooFewProjectsRunning = "too-few-projects-running"
  /// A district has more sites than its quota. Subject: district; value: sites; limit: quota.
  case quotaExceeded = "quota-exceeded"
  /// A count that an indicator demands stays below its minimum. Subject: measure; value: count; limit: minimum.
  case countBelowMinimum = "count-below-minimum"

  /// The approval came after the change. Subject: project; value: days between.
  case approvedAfterChange = "approved-after-change"
  /// A project stopped, or runs without a contract, and no change is on record. Subject: project.
  case unrecordedChange = "unrecorded-change"
  /// A contracted project is not in the catalogue on the first day of the round. Subject: project.
  case projectOutsideLibrary = "project-outside-library"
  /// The site did not take a project that is expected of every site. Subject: project.
  case expectedProjectNotTaken = "expected-project-not-taken"
  /// A public comment without a reply. Subject: its number.
  case commentUnanswered = "comment-unanswered"
  /// A public comment came after the last day. Subject: its number; value: days late.
  case commentLate = "comment-late"

  // MARK: Half-yearly reporting and acceptance
  /// The district sent no report. Subject: district.
  case noDistrictReport = "no-district-report"
  /// The last part of the district's report came after the deadline. Subject: district; value: days late.
  case lateDistrictReport = "late-district-report"
  /// A document of the district's report is not there. Subject: district and document.
  case districtDocumentMissing = "district-document-missing"
  /// A figure of the district is not the sum of its sites'. Subject: district and project; value: the district's; limit: the sum.
  case districtSumDiffers = "district-sum-differs"
  /// A reported figure lies far from what a system counted. Subject: project; value: reported; limit: counted.
  case reportDiffersFromRecord = "report-differs-from-record"
  /// A site reports less than in the round before, though both count from the same day. Subject: project; value: now; limit: before.
  case reportBelowPrevious = "report-below-previous"
  /// An office gave no opinion on the site's own evaluation. Subject: office; value, without a site: sites that wait for it.
  case acceptanceMissing = "acceptance-missing"
  /// The opinion came after its day. Subject: office; value: days late.
  case acceptanceLate = "acceptance-late"
  /// The last word of the office is that the evaluation goes back. Subject: office.
  case acceptanceReturned = "acceptance-returned"
  /// The office gave its opinion before the office it should have waited for. Subject: office.
  case acceptanceOutOfOrder = "acceptance-out-of-order"
  /// An office accepted although rules of the programme are broken. Subject: office; value: findings.
  case acceptedWithBreaches = "accepted-with-breaches"

  // MARK: Applications
  /// A district sent fewer applications than the bounds ask. Subject: district; value: applications; limit: fewest.
  case tooFewApplications = "too-few-applications"
  /// A district sent more applications than the bounds allow. Subject: district; value: applications; limit: most.
  case tooManyApplications = "too-many-applications"
  /// The applicant has no premises. Subject: community.
  case applicationWithoutPremises = "application-without-premises"
  /// Fewer projects applied for than the minimum. Subject: community; value: projects; limit: minimum.
  case applicationTooFewProjects = "application-too-few-projects"
  /// More in favour than there were to ask. Subject: community; value: in favour; limit: to ask.
  case consultationMiscounted = "consultation-miscounted"
  /// No majority in favour. Subject: community; value: share in favour; limit: share to exceed.
  case supportBelowMajority = "support-below-majority"
  /// The service centre had not run long enough on the day of application. Subject: community; value, limit: months.
  case centreTooYoung = "centre-too-young"
  /// No dated opinion of the street. Subject: community.
  case streetOpinionMissing = "street-opinion-missing"
  /// No dated opinion of the district. Subject: community.
  case districtOpinionMissing = "district-opinion-missing"
  /// An opinion or the decision is dated before the step that it follows. Subject: community.
  case opinionsOutOfOrder = "opinions-out-of-order"
  /// The district gave its opinion after the deadline. Subject: community; value: days late.
  case districtOpinionLate = "district-opinion-late"
  /// It was decided after the deadline. Subject: community; value: days late.
  case decisionLate = "decision-late"
  /// No dated decision. Subject: community.
  case applicationUndecided = "application-undecided"
  /// A decision without its reason. Subject: community.
  case decisionWithoutReason = "decision-without-reason"
  /// Selected although the street or the district refused. Subject: community.
  case selectedAgainstOpinion = "selected-against-opinion"
  /// More applications of a district selected than its quota. Subject: district; value: selected; limit: quota.
  case selectionOverQuota = "selection-over-quota"
  /// Fewer applications of a district selected than its quota. Subject: district; value: selected; limit: quota.
  case selectionUnderQuota = "selection-under-quota"
  /// A listed site without a favourable decision on its community.
  case siteNotSelected = "site-not-selected"

  // MARK: Usage
  /// A month of website views that was cleaned of a surge. Subject: month; value: views as they came; limit: as
  /// cleaned.
  case robotSurge = "robot-surge"
  /// A month of the round or its baseline without website statistics. Subject: month.
  case statisticsGap = "statistics-gap"
  /// A month that stands more than once for the site; the first row is used. Subject: month.
  case repeatedMonth = "repeated-month"
  /// A device whose serial number stands more than once; the first is counted. Subject: serial number.
  case repeatedSerial = "repeated-serial"
  /// Room sessions that overlap an earlier one, left out. Value: sessions.
  case roomOverlap = "room-overlap"
  /// Room sessions that end at or before their start, left out. Value: sessions.
  case roomEndBeforeStart = "room-end-before-start"
  /// Room sessions outside the round's period, left out. Value: sessions.
  case roomOutsidePeriod = "room-outside-period"
  /// Rows of a site that is not in the site list, left out. Subject: the name; value: rows.
  case unknownSite = "unknown-site"

  // MARK: Survey
  /// No answer with an opinion on overall satisfaction in the area. Subject: area when it is not a site.
  case noSurveyAnswers = "no-survey-answers"
  /// All answers of the site come from one cluster: the error of its shares is not defined.
  case singleCluster = "single-cluster"
  /// All answers agree: no standard error; exact binomial limits. Subject: indicator; value: the share.
  case unanimousAnswers = "unanimous-answers"
  /// The number of clusters in the site is given in several ways or below the clusters met; the largest is used.
  /// Value: used.
  case clusterPopulationUnclear = "cluster-population-unclear"

  // MARK: Inspection
  /// Inspection figures without a recorded draw: the visited sites are taken as chosen without probability.
  case inspectionWithoutDraw = "inspection-without-draw"
  /// No inspection figure at all: what sites reported stands uncorrected.
  case noInspection = "no-inspection"
  /// The site was drawn and not visited.
  case drawnNotVisited = "drawn-not-visited"
  /// The site was visited without being drawn; its figures count for itself only.
  case visitedNotDrawn = "visited-not-drawn"
  /// The site was lost to the inspection and visited all the same. Subject: ineligible, closed or refused.
  case visitedLost = "visited-lost"
  /// Two inspectors found different figures; the later counts. Subject: item; value: the later; limit: the earlier.
  case inspectorsDisagree = "inspectors-disagree"
  /// An item was recorded again by the same inspector, or without naming two; the later counts. Subject: item; value:
  /// the later; limit: the earlier.
  case inspectedAgain = "inspected-again"
  /// A photo is not given by its SHA-256 (64 hexadecimal digits). Subject: item; value: how many.
  case photoUnclear = "photo-unclear"
  /// Too few visited sites, or sites without any spread, for a factor of its own: the programme's factor is used.
  /// Subject: district; value: visited.
  case pooledVerification = "pooled-verification"
  /// Verified / reported lies below the programme's floor. Value: verified / reported; limit: floor.
  case inflatedReport = "inflated-report"

  // MARK: Review meeting
  /// A judge left criteria out. Subject: judge; value: criteria scored; limit: criteria.
  case incompleteScorecard = "incomplete-scorecard"
  /// Scores outside the scale, left out. Subject: judge; value: score.
  case scoreOutsideScale = "score-outside-scale"
  /// A judge's score of one criterion stands more than once; the first is used. Subject: judge.
  case repeatedScore = "repeated-score"
  /// Severity and site cannot be told apart: plain means are used. Subject: the judges in groups that no site links,
  /// `J1 J2 | J3`, where that is why.
  case severityNotSeparable = "severity-not-separable"

  // MARK: Scores
  /// An indicator that the site owes has no value and scores nothing. Subject: indicator.
  case indicatorMissing = "indicator-missing"
  /// The error of a value is not defined; the simulation uses the median of the other sites'. Subject: indicator;
  /// value: standard error used.
  case errorBorrowed = "error-borrowed"
  /// The best grade was refused because satisfaction's lower limit is below the floor. Value: limit; limit: floor.
  case gateRefused = "gate-refused"
  /// Satisfaction's upper limit is below the floor: the grade is bounded from above. Value: limit; limit: floor.
  case gateCeiling = "gate-ceiling"
}

extension Finding {
  init(
    _ code: FindingCode, site: String? = nil, subject: String? = nil, value: Double? = nil, limit: Double? = nil,
    evidence: [String] = []
  ) {
    self.init(code: code.rawValue, site: site, subject: subject, value: value, limit: limit, evidence: evidence)
  }

  /// Findings in an order that depends on nothing but themselves: programme first, then by site, code and subject.
  static func areInOrder(_ left: Finding, _ right: Finding) -> Bool {
    let first = [left.site ?? "", left.code, left.subject ?? ""] + left.evidence
    let second = [right.site ?? "", right.code, right.subject ?? ""] + right.evidence
    return first.lexicographicallyPrecedes(second)
  }
}
