// English: findings, each as a sentence and as a title.

import Evaluation

extension FindingCode {
  var english: String {
    switch self {
    case .grantOnCommercialProject: "{value} of the grant went to the commercial project “{subject}”"
    case .notSeparatelyBooked: "{value} of {limit} bookings are not in a ledger of their own"
    case .outsideGrantPurposes: "{value} of the grant went to “{subject}”, which is not one of its purposes"
    case .executionBelowBound: "{value} of the grant was spent, below the bound of {limit}"
    case .executionAboveBound: "{value} of the grant was spent, above the bound of {limit}"
    case .noSelfReport: "sent no self-report"
    case .lateSelfReport: "the self-report was complete on {subject}; days late: {value}"
    case .incompleteSelfReport: "{value} of {limit} contracted projects are reported; missing: {subject}"
    case .unapprovedChange: "the change or suspension of “{subject}” has no approval"
    case .tooFewProjectsContracted: "projects contracted: {value}, fewer than {limit}"
    case .tooFewProjectsRunning: "projects running: {value}, fewer than {limit}"
    case .quotaExceeded: "sites in {subject}: {value}, more than its quota of {limit}"
    case .countBelowMinimum: "“{subject}” is {value}, below the minimum of {limit}"
    case .robotSurge: "{subject}: {value} page views, {limit} after cleaning"
    case .statisticsGap: "the click statistics of {subject} are missing"
    case .repeatedMonth: "the click statistics of {subject} stand more than once; the first row is used"
    case .repeatedSerial: "serial number {subject} stands more than once; the first is counted"
    case .roomOverlap: "sessions left out because they overlap an earlier one: {value}"
    case .roomEndBeforeStart: "sessions left out because they end before they start: {value}"
    case .roomOutsidePeriod: "sessions left out because they are outside the period: {value}"
    case .unknownSite: "“{subject}” is not in the list of sites; rows left out: {value}"
    case .noSurveyAnswers: "no answer with an opinion on overall satisfaction {subject}"
    case .singleCluster: "all answers come from one cluster: their error is not defined"
    case .unanimousAnswers: "all answers on “{subject}” agree ({value}); exact binomial limits are used"
    case .clusterPopulationUnclear: "the number of clusters is given in several ways; {value} is used"
    case .inspectionWithoutDraw: "there are inspection figures without a recorded draw"
    case .noInspection: "there are no inspection figures; reports stand uncorrected"
    case .drawnNotVisited: "was drawn and not visited"
    case .visitedNotDrawn: "was visited without being drawn; its figures count for itself only"
    case .pooledVerification: "sites visited in {subject}: {value}, too few; the overall factor is used"
    case .inflatedReport: "verified over reported is {value}, below the floor of {limit}"
    case .incompleteScorecard: "judge {subject} scored {value} of {limit} criteria"
    case .scoreOutsideScale: "judge {subject} gave {value}, outside the scale; left out"
    case .severityNotSeparable: "severity and site cannot be told apart; plain means are used"
    case .indicatorMissing: "indicator “{subject}” is owed and missing; it scores nothing"
    case .errorBorrowed:
      "the error of “{subject}” is not defined; the other sites' median standard error {value} is used"
    case .gateRefused: "the lower limit of satisfaction, {value}, is below {limit}: the best grade is refused"
    case .gateCeiling: "the upper limit of satisfaction, {value}, is below {limit}: the grade is bounded"
    }
  }
}

extension FindingTitle {
  var english: String {
    switch code {
    case .grantOnCommercialProject: "Grant spent on a commercial project"
    case .notSeparatelyBooked: "Not booked in a separate ledger"
    case .outsideGrantPurposes: "Grant spent outside its purposes"
    case .executionBelowBound: "Too little of the grant spent"
    case .executionAboveBound: "Too much of the grant spent"
    case .noSelfReport: "No self-report"
    case .lateSelfReport: "Self-report late"
    case .incompleteSelfReport: "Self-report incomplete"
    case .unapprovedChange: "Change without approval"
    case .tooFewProjectsContracted: "Too few projects contracted"
    case .tooFewProjectsRunning: "Too few projects running"
    case .quotaExceeded: "Quota exceeded"
    case .countBelowMinimum: "Count below the minimum"
    case .robotSurge: "Surge of clicks"
    case .statisticsGap: "Month of statistics missing"
    case .repeatedMonth: "Month given more than once"
    case .repeatedSerial: "Serial number repeated"
    case .roomOverlap: "Overlapping room sessions"
    case .roomEndBeforeStart: "Session ends before it starts"
    case .roomOutsidePeriod: "Session outside the period"
    case .unknownSite: "Unknown site"
    case .noSurveyAnswers: "No survey answers"
    case .singleCluster: "A single cluster"
    case .unanimousAnswers: "Unanimous answers"
    case .clusterPopulationUnclear: "Number of clusters unclear"
    case .inspectionWithoutDraw: "Inspection without a draw"
    case .noInspection: "No inspection"
    case .drawnNotVisited: "Drawn and not visited"
    case .visitedNotDrawn: "Visited without being drawn"
    case .pooledVerification: "Verification pooled"
    case .inflatedReport: "Report too high"
    case .incompleteScorecard: "Incomplete scorecard"
    case .scoreOutsideScale: "Score outside the scale"
    case .severityNotSeparable: "Severity not separable"
    case .indicatorMissing: "Indicator missing"
    case .errorBorrowed: "Error borrowed"
    case .gateRefused: "Gate: best grade refused"
    case .gateCeiling: "Gate: grade bounded"
    }
  }
}
