import Evaluation

/// What kind of finding a code is, in a few words. The sentence with its figures is the code's own phrase.
struct FindingTitle: Phrase {
  let code: FindingCode
}

extension FindingCode {
  /// How the finding's value and limit are printed.
  var format: NumberFormat {
    switch self {
    case .grantOnCommercialProject, .outsideGrantPurposes, .grantExceeded, .repeatedBooking: .yuan
    case .contractedOtherwise, .matchAboveRatio, .paidAboveContract, .paidBelowContract, .paidBeforeContract,
      .paymentBookedOtherwise, .budgetOutsidePurposes, .budgetAboveGrant, .spentAboveBudget, .spentBeforeAgreement,
      .sharedBooking:
      .yuanExact
    case .executionBelowBound, .executionAboveBound, .unanimousAnswers, .inflatedReport, .gateRefused, .gateCeiling,
      .supportBelowMajority, .auditAboveTolerance:
      .percent(1)
    case .scoreOutsideScale, .inspectorsDisagree, .inspectedAgain: .decimal(1)
    case .errorBorrowed: .decimal(3)
    case .noContract, .noBudget, .noAgreement, .roundAmounts, .auditMissing, .auditLate, .auditOffSelection,
      .auditSeveralSeeds,
      .notSeparatelyBooked, .noSelfReport, .lateSelfReport, .incompleteSelfReport, .unapprovedChange,
      .tooFewProjectsContracted, .tooFewProjectsRunning, .quotaExceeded, .countBelowMinimum, .robotSurge,
      .statisticsGap, .repeatedMonth, .repeatedSerial, .roomOverlap, .roomEndBeforeStart, .roomOutsidePeriod,
      .unknownSite,
      .noSurveyAnswers, .singleCluster, .clusterPopulationUnclear, .inspectionWithoutDraw, .noInspection,
      .drawnNotVisited, .visitedNotDrawn, .visitedLost, .photoUnclear, .pooledVerification, .incompleteScorecard,
      .repeatedScore,
      .severityNotSeparable,
      .tooFewApplications, .tooManyApplications, .applicationWithoutPremises, .applicationTooFewProjects,
      .consultationMiscounted, .centreTooYoung, .streetOpinionMissing, .districtOpinionMissing, .opinionsOutOfOrder,
      .districtOpinionLate, .decisionLate, .applicationUndecided, .decisionWithoutReason, .selectedAgainstOpinion,
      .selectionOverQuota, .selectionUnderQuota, .siteNotSelected,
      .noDistrictReport, .lateDistrictReport, .districtDocumentMissing, .districtSumDiffers, .reportDiffersFromRecord,
      .reportBelowPrevious, .acceptanceMissing, .acceptanceLate, .acceptanceReturned, .acceptanceOutOfOrder,
      .acceptedWithBreaches, .approvedAfterChange, .unrecordedChange, .projectOutsideLibrary,
      .expectedProjectNotTaken, .commentUnanswered, .commentLate,
      .indicatorMissing:
      .count
    }
  }

  /// Whether the site itself has to put something right; the others are notes on evidence and method.
  var needsAction: Bool {
    switch self {
    case .paymentBookedOtherwise, .noBudget, .budgetOutsidePurposes, .budgetAboveGrant, .spentAboveBudget, .noAgreement,
      .spentBeforeAgreement,
      .grantExceeded, .repeatedBooking, .grantOnCommercialProject, .notSeparatelyBooked, .outsideGrantPurposes,
      .executionBelowBound,
      .executionAboveBound, .noSelfReport, .lateSelfReport, .incompleteSelfReport, .unapprovedChange,
      .tooFewProjectsContracted, .tooFewProjectsRunning, .statisticsGap, .repeatedSerial, .inflatedReport,
      .reportDiffersFromRecord, .reportBelowPrevious, .acceptanceReturned, .approvedAfterChange, .unrecordedChange,
      .projectOutsideLibrary,
      .indicatorMissing:
      true
    case .noContract, .contractedOtherwise, .matchAboveRatio, .paidAboveContract, .paidBelowContract,
      .paidBeforeContract, .roundAmounts, .sharedBooking, .auditMissing, .auditLate, .auditOffSelection,
      .auditSeveralSeeds,
      .auditAboveTolerance,
      .tooFewApplications, .tooManyApplications, .applicationWithoutPremises, .applicationTooFewProjects,
      .consultationMiscounted, .supportBelowMajority, .centreTooYoung, .streetOpinionMissing, .districtOpinionMissing,
      .opinionsOutOfOrder, .districtOpinionLate, .decisionLate, .applicationUndecided, .decisionWithoutReason,
      .selectedAgainstOpinion, .selectionOverQuota, .selectionUnderQuota, .siteNotSelected,
      .noDistrictReport, .lateDistrictReport, .districtDocumentMissing, .districtSumDiffers, .acceptanceMissing,
      .acceptanceLate, .acceptanceOutOfOrder, .acceptedWithBreaches, .expectedProjectNotTaken, .commentUnanswered,
      .commentLate,
      .quotaExceeded, .countBelowMinimum, .robotSurge, .repeatedMonth, .roomOverlap, .roomEndBeforeStart,
      .roomOutsidePeriod,
      .unknownSite, .noSurveyAnswers, .singleCluster, .unanimousAnswers, .clusterPopulationUnclear,
      .inspectionWithoutDraw, .noInspection, .drawnNotVisited, .visitedNotDrawn, .visitedLost, .inspectorsDisagree,
      .inspectedAgain, .photoUnclear, .pooledVerification,
      .incompleteScorecard, .scoreOutsideScale, .repeatedScore, .severityNotSeparable, .errorBorrowed, .gateRefused,
      .gateCeiling:
      false
    }
  }
}
