// The keys of the catalogue of words, one enumeration a section. The words are in Chinese*.swift and English*.swift.

/// Words between numbers, names and parts of sentences.
enum ListPhrase: Phrase, CaseIterable {
  case separator
  case sentenceSeparator
  case colon
  case range
  case to
  case points
  case yuan
  case beforeUnit
  case inPercent
  case city
  case suppressed
  case withInterval
  case withoutInterval
  case completeCount
  case absentComplete
  case absentCompleteTitle
  case tableLabel
  case figureLabel
  case annexLabel
  case contents
  case dataBehind
  case chartMissing
  case skip
  case sort
  case absentSuppressed
  case absentNotApplicable
  case absentMissing
  case absentNotMeasured
  case absentUndefined
  case absentSuppressedTitle
  case absentNotApplicableTitle
  case absentMissingTitle
  case absentNotMeasuredTitle
  case absentUndefinedTitle
  case dotAlternative
  case dotAlternativePlain
  case page
  case lowerLimit
  case upperLimit
}

/// The workbook of a report.
enum WorkbookPhrase: Phrase, CaseIterable {
  case provenance
  case fact
  case value
}

/// The cover and the statement of independence.
enum CoverPhrase: Phrase, CaseIterable {
  case title
  case draft
  case formative
  case summative
  case object
  case objectValue
  case period
  case baseline
  case commissioner
  case evaluator
  case evaluatorValue
  case digest
  case independenceHeading
  case independence
  case recusals
  case protection
}

/// The summary.
enum SummaryPhrase: Phrase, CaseIterable {
  case heading
  case whatWasDone
  case citySatisfaction
  case sites
  case grades
  case gradeCount
  case clicksRose
  case clicksUnchanged
  case clicksFell
  case callButtons
  case rooms
  case verified
  case overstated
  case satisfactionRose
  case satisfactionUnchanged
  case satisfactionFell
  case formativeConclusion
  case mustVisit
  case rollOutConclusion
  case attribution
  case rulesConclusion
}

/// Chapter 1: the programme and its sites.
enum OverviewPhrase: Phrase, CaseIterable {
  case heading
  case backgroundHeading
  case background
  case matching
  case eligibility
  case calendar
  case calendarCaption
  case programmeSource
  case purposeHeading
  case formativePurpose
  case summativePurpose
  case scope
  case sitesHeading
  case sites
  case quotaCaption
  case quotaSource
  case projectCaption
  case projectSource
}

/// Chapter 2: design and method.
enum MethodPhrase: Phrase, CaseIterable {
  case heading
  case indicatorHeading
  case indicators
  case indicatorCaption
  case basisNote
  case applicableNote
  case percentile
  case gradeHeading
  case grades
  case gradeFrom
  case gate
  case ranks
  case stepsHeading
  case selfReport
  case inspection
  case panel
  case trimHighLow
  case trimNone
  case surveyHeading
  case survey
  case surveyCaption
  case surveySource
  case responses
  case sitesSurveyed
  case clusters
  case weightSum
  case deff
  case limitHeading
  case limitSample
  case limitCity
  case limitUnverified
  case limitClicks
  case limitCause
}

/// Chapter 3: overall conclusions.
enum ConclusionPhrase: Phrase, CaseIterable {
  case heading
  case city
  case above
  case below
  case others
  case noDifference
  case areaCaption
  case areaSource
  case graphicNote
  case grades
  case gradeCaption
  case gradeSource
}

/// Chapter 4: residents' satisfaction.
enum SatisfactionPhrase: Phrase, CaseIterable {
  case heading
  case intro
  case districtHeading
  case districts
  case siteHeading
  case sites
  case groupHeading
  case groups
  case groupCaption
  case projectHeading
  case projects
  case projectCaption
  case surveySource
  case cityNote
  case projectNote
}

/// Chapter 5: progress and outputs.
enum ProgressPhrase: Phrase, CaseIterable {
  case heading
  case websiteHeading
  case website
  case websiteCaption
  case websiteSource
  case flagged
  case noFlagged
  case flaggedCaption
  case flaggedSource
  case gaps
  case noGaps
  case gapCaption
  case gapSource
  case callButtonHeading
  case callButtons
  case callButtonCaption
  case callButtonSource
  case roomHeading
  case rooms
  case roomCaption
  case roomSource
  case roomsExcluded
  case roomExclusionCaption
  case roomExclusionSource
  case targetHeading
  case targets
  case targetCaption
  case targetSource
  case targetReached
  case targetOpen
}

/// Chapter 6: the sites' scores.
enum SitePhrase: Phrase, CaseIterable {
  case heading
  case rankHeading
  case ranks
  case leagueCaption
  case leagueSource
  case neighbourNote
  case probabilityNote
  case noneGated
  case gated
  case gatedCaption
  case gatedSource
  case dimensionHeading
  case dimensions
  case indicators
}

/// Chapter 6: the inspection.
enum InspectionPhrase: Phrase, CaseIterable {
  case heading
  case draw
  case noDraw
  case drawnCaption
  case drawnSource
  case selected
  case reserve
  case factors
  case noFactors
  case factorCaption
  case factorSource
}

/// Chapter 6: the review meeting.
enum ReviewPhrase: Phrase, CaseIterable {
  case heading
  case judges
  case noJudges
  case judgeCaption
  case judgeSource
  case noRecusals
  case recusals
  case recusal
  case agreement
  case agreementCaption
  case agreementSource
  case sites
  case panelCaption
  case panelSource
}

/// Chapter 7: money and rules.
enum RulesPhrase: Phrase, CaseIterable {
  case heading
  case moneyHeading
  case money
  case moneyCaption
  case moneySource
  case total
  case findingHeading
  case noFindings
  case findings
  case kindCaption
  case kindSource
  case wholeProgramme
  case moreEvidence
  case withSource
}

/// Chapter 8 of a formative round: what has to be put right.
enum FollowUpPhrase: Phrase, CaseIterable {
  case heading
  case intro
  case noSites
  case lowSatisfaction
  case caption
  case source
}

/// Chapter 8 of a summative round: change.
enum ChangePhrase: Phrase, CaseIterable {
  case heading
  case noPrevious
  case intro
  case areaCaption
  case sites
  case siteCaption
  case siteSource
  case source
  case attribution
  case rose
  case fell
  case unchanged
}

/// Chapter 9 of a summative round: the opinion on roll-out.
enum RollOutPhrase: Phrase, CaseIterable {
  case heading
  case rule
  case none
  case caption
  case source
  case caution
  case yes
  case no
  case undecided
}

/// The annexes.
enum AnnexPhrase: Phrase, CaseIterable {
  case proofHeading
  case proof
  case proofCaption
  case proofNote
  case programmeDigest
  case inputDigest
  case logHead
  case seedText
  case replicates
  case level
  case trimming
  case drawID
  case drawSeed
  case frameDigest
  case planDigest
  case resultDigest
  case inputHeading
  case inputs
  case inputCaption
  case inputNote
  case estimateHeading
  case estimates
  case estimateCaption
  case estimateNote
  case matrixHeading
  case matrix
  case matrixCaption
  case matrixNote
  case findingHeading
  case findings
  case findingCaption
  case findingNote
  case termHeading
  case terms
  case termCaption
  case scoreMean
  case satisfied
  case clickRate
  case clickRatio
  case coverage
  case roomRate
  case factor
  case termInterval
  case meansInterval
  case termRankInterval
  case meansRankInterval
  case termSatisfied
  case meansSatisfied
  case termDifference
  case meansDifference
  case termVerified
  case meansVerified
  case termSeverity
  case meansSeverity
  case termDeff
  case meansDeff
  case termSuppressed
  case meansSuppressed
  case termNotApplicable
  case meansNotApplicable
  case termMissing
  case meansMissing
  case termComplete
  case meansComplete
  case termUndefined
  case meansUndefined
}
