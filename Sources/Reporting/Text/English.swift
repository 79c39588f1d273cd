// English: frame, summary and chapters 1 to 4.

extension ListPhrase {
  var english: String {
    switch self {
    case .separator: ", "
    case .sentenceSeparator: "; "
    case .colon: ": "
    case .range: "{first} to {last}"
    case .to: " to "
    case .points: " percentage points"
    case .yuan: " yuan"
    case .beforeUnit: " "
    case .inPercent: " (%)"
    case .city: "All {=districts}"
    case .suppressed: "(fewer than 10 people, not shown)"
    case .withInterval: " ({level} interval {limits}, n = {n})"
    case .withoutInterval: " (no interval, n = {n})"
    case .completeCount: " (complete count, n = {n})"
    case .absentComplete: "all"
    case .absentCompleteTitle: "complete count, no sampling error"
    case .tableLabel: "Table {number}"
    case .figureLabel: "Figure {number}"
    case .annexLabel: "Annex {number}"
    case .contents: "Contents"
    case .dataBehind: "Data behind Figure {number}"
    case .chartMissing: "The chart was not rendered; its data are in the table below."
    case .sort: "Sort by this column: up, down, back to the order of the report"
    case .skip: "Skip to the text"
    case .absentSuppressed: "※"
    case .absentNotApplicable: "—"
    case .absentMissing: "missing"
    case .absentNotMeasured: "not measured"
    case .absentUndefined: "··"
    case .absentSuppressedTitle: "fewer than 10 people, not shown"
    case .absentNotApplicableTitle: "not applicable"
    case .absentMissingTitle: "owed and missing"
    case .absentNotMeasuredTitle: "nothing in the evidence measures it"
    case .absentUndefinedTitle: "not defined"
    case .dotAlternative: "{value}, interval {limits}"
    case .dotAlternativePlain: "{value}, no interval"
    case .page: "Page {page} of {pages}"
    case .lowerLimit: "{column}: lower limit"
    case .upperLimit: "{column}: upper limit"
    }
  }
}

extension WorkbookPhrase {
  var english: String {
    switch self {
    case .provenance: "Provenance"
    case .fact: "Fact"
    case .value: "Value"
    }
  }
}

extension CoverPhrase {
  var english: String {
    switch self {
    case .title: "{programme}: {round} report"
    case .draft: "Draft, not approved"
    case .formative: "Formative: progress, early warning, corrections; no verdict on roll-out"
    case .summative: "Summative: change, results and the opinion on roll-out"
    case .object: "Evaluated"
    case .objectValue: "{programme}: {sites} sites in {districts} {=districts}"
    case .period: "Period"
    case .baseline: "Baseline"
    case .commissioner: "Commissioned by"
    case .evaluator: "Evaluated by"
    case .evaluatorValue: "the independent evaluator"
    case .digest: "Digest of the inputs (SHA-256)"
    case .independenceHeading: "Independence and responsibility"
    case .independence:
      """
      The independent evaluator wrote this report for {commissioner}. Indicators, weights, goalposts and \
      grading rules are those of the evaluation's definition; {annex} gives its digest, and any change \
      would give another one. Every number follows from the inputs by published rules; the same inputs \
      give the same report.
      """
    case .recusals:
      """
      Judges in the {=review}: {judges}; recusals: {recusals}. A site with a recusal was scored by \
      the other judges.
      """
    case .protection:
      "The report holds no personal data; figures that rest on fewer than {fewest} people are not shown."
    }
  }
}

extension SummaryPhrase {
  var english: String {
    switch self {
    case .heading: "Summary"
    case .whatWasDone:
      """
      This report covers {period} and {sites} sites. The evidence is {responses} {=resident} questionnaires, \
      usage statistics, self-reports, inspections of {visits} sites, the scores of {judges} \
      judges in the {=review}, and ledgers. {=Resident}s' satisfaction is the fundamental standard.
      """
    case .citySatisfaction:
      """
      Across all {=districts} {satisfaction} of {=resident}s are satisfied. {=Districts} above that level: \
      {above}; below it: {below} ({figure}, {table}).
      """
    case .sites:
      """
      Sites with satisfaction above that level: {above}; below it: {below}; not different: {others} \
      ({figure}).
      """
    case .grades: "The sites' mean score is {score}; grades: {grades} ({table})."
    case .gradeCount: "{grade} {count}"
    case .clicksRose: "The website's click rate without robots rose: its ratio to the baseline is {ratio} ({table})."
    case .clicksUnchanged:
      """
      The website's click rate without robots has a ratio of {ratio} to the baseline; no change can be \
      claimed ({table}).
      """
    case .clicksFell: "The website's click rate without robots fell: its ratio to the baseline is {ratio} ({table})."
    case .callButtons:
      "{=CallButton}s cover {coverage}: {active} active devices for {eligible} eligible elders ({table})."
    case .rooms:
      """
      {rooms} sites have a {=room} and {inUse} use it; sessions a month per 1,000 {=resident}s: \
      {rate} ({table}).
      """
    case .verified: "Inspectors verified {factor} of what was reported; no general overstatement was found ({table})."
    case .overstated: "Inspectors verified only {factor} of what was reported: reports are too high ({table})."
    case .satisfactionRose: "Since the previous round satisfaction rose by {change} ({table})."
    case .satisfactionUnchanged:
      "Since the previous round satisfaction moved by {change}; no change can be claimed ({table})."
    case .satisfactionFell: "Since the previous round satisfaction moved by {change}, a fall ({table})."
    case .formativeConclusion:
      "A mid-term evaluation judges progress and risk, not roll-out; ranks and grades serve improvement."
    case .mustVisit:
      """
      Sites significantly below the overall level of satisfaction: {sites}. They must be visited and put \
      right by the date given ({figure}).
      """
    case .rollOutConclusion:
      """
      Kinds of project recommended for roll-out by the rule of the evaluation's definition: {yes}; not \
      recommended: {no}; evidence not yet sufficient: {undecided} ({table}).
      """
    case .attribution:
      """
      Not all change between the rounds is the programme's doing; without comparison groups no \
      causal claim is made.
      """
    case .rulesConclusion: "Findings of the check against the rules: {findings}; sites concerned: {sites} ({table})."
    }
  }
}

extension OverviewPhrase {
  var english: String {
    switch self {
    case .heading: "The evaluation"
    case .backgroundHeading: "Background"
    case .background:
      """
      {programme} is run by {commissioner} from {period}. Each site is granted {grant} from {fund}{matching}; \
      a site runs at least {minimum} projects; a {=district} may apply for {lower} to {upper} sites.
      """
    case .matching: ", which {=districts} may match up to 1:{ratio}"
    case .eligibility: "A site must meet these conditions:"
    case .calendar: "{table} gives the calendar of the whole programme."
    case .calendarCaption: "Calendar of the programme"
    case .programmeSource: "Source: the programme's implementation plan."
    case .purposeHeading: "Purpose, scope and users"
    case .formativePurpose:
      """
      This is a formative evaluation: it finds progress and difficulties and asks for corrections, for \
      the use of {=city} and {=district} departments, {=streetOffice}s and {=site}s.
      """
    case .summativePurpose:
      """
      This is a summative evaluation: it judges a year's change and results and supports the decision on \
      roll-out.
      """
    case .scope:
      """
      It covers all sites of the programme and their contracted projects. A project that a site did not \
      choose is not applicable there: neither zero nor missing.
      """
    case .sitesHeading: "Sites and projects"
    case .sites:
      """
      {sites} sites were evaluated against a quota of {quota}; {quotas} gives the quotas by {=district} and \
      {projects} the projects taken up.
      """
    case .quotaCaption: "Quotas and sites evaluated by {=district}"
    case .quotaSource: "Units: sites; {=resident}s in persons. Source: quotas of the programme and the list of sites."
    case .projectCaption: "Project catalogue and the sites that take each project"
    case .projectSource:
      """
      Units: sites. Source: the catalogue and the list of sites (contracted projects). Shares are of all \
      sites.
      """
    }
  }
}

extension MethodPhrase {
  var english: String {
    switch self {
    case .heading: "Design and methods"
    case .indicatorHeading: "Criteria and indicators"
    case .indicators:
      """
      {dimensions} dimensions with {indicators} indicators are used; {table} gives weights and goalposts. \
      Between its goalposts an indicator scores 0 to 100 in proportion, beyond them the end value.
      """
    case .indicatorCaption: "Indicators, weights and goalposts"
    case .basisNote:
      """
      Basis: target = asked for by the notice; baseline = the site's own baseline or comparable \
      {=site}s; convention = to be confirmed by the commissioner.
      """
    case .applicableNote:
      """
      Weights are percent of the total. Where a site does not run the project, the indicator is not \
      applicable and its weight goes to the rest of the dimension; an indicator that is owed and missing \
      scores nothing and is shown as missing.
      """
    case .percentile: "the sites' percentile {percentile}"
    case .gradeHeading: "Scores, grades and ranks"
    case .grades: "The total is the weighted mean of the dimensions; grades by total: {grades}."
    case .gradeFrom: "{grade} from {minimum}"
    case .gate:
      """
      Satisfaction gate: the grade “{best}” needs the lower limit of “{indicator}” at {floor} or more; a \
      site whose upper limit is below {floor} can be graded “{ceiling}” at best.
      """
    case .ranks:
      """
      Rank intervals and grade probabilities come from {replicates} simulations, each of which draws the \
      indicators anew by their errors. A rank may lie between one more than the sites that are surely above \
      and all sites less those that are surely not above, each comparison at {level} (seed in {annex}).
      """
    case .stepsHeading: "Self-report, inspection and {=review}"
    case .selfReport:
      """
      Self-report: sites send summary and statistics by {deadline}; late or incomplete reports count \
      under compliance.
      """
    case .inspection:
      """
      Inspection: {sites} sites are drawn at random in each {=district}, with {reserves} in reserve; the \
      seed is public and anyone can repeat the draw. The ratio of verified to reported corrects what the \
      other sites reported, with a wider margin.
      """
    case .panel:
      """
      {=Review}: judges score {criteria} independently from {lower} to {upper}; {trimming}; \
      differences in severity are then removed.
      """
    case .trimHighLow: "the highest and the lowest judge of a site are left out"
    case .trimNone: "no score is left out"
    case .surveyHeading: "The {=resident} survey"
    case .survey:
      """
      {=Resident}s are sampled within the sites in blocks as clusters; estimates use the sampling weights. \
      Errors of the whole and of {=districts} take {=districts} as strata and sites as clusters, errors of a \
      site take its blocks as clusters. Don't know, not applicable and refused are kept apart from blanks \
      and out of the denominator. {table} describes the sample.
      """
    case .surveyCaption: "The sample of the {=resident} survey ({period})"
    case .surveySource:
      "Source: the {=resident} survey; kinds of missing refer to the question on overall satisfaction."
    case .responses: "Responses"
    case .sitesSurveyed: "Sites with an estimate of satisfaction"
    case .clusters: "Clusters"
    case .weightSum: "Sum of weights (persons)"
    case .deff: "Design effect"
    case .limitHeading: "Limits and quality control"
    case .limitSample:
      """
      The sample of one site is small and its interval wide; where an interval includes the value \
      compared with, nothing is called higher or lower; figures of fewer than {fewest} people are not \
      shown.
      """
    case .limitCity:
      """
      Comparisons take the overall level as known, although each site is a part of it. With many \
      comparisons, some “significant” differences are due to chance.
      """
    case .limitUnverified:
      """
      Sites not visited use reported figures corrected by {=district}; they are marked unverified and have a \
      wider margin.
      """
    case .limitClicks:
      """
      Click statistics come from the website itself; unusual months are cleaned by rule and both figures \
      are shown.
      """
    case .limitCause: "There are no comparison groups: the evaluation can show change, not its cause."
    }
  }
}

extension ConclusionPhrase {
  var english: String {
    switch self {
    case .heading: "Overall conclusions"
    case .city: "Over all sites the mean score is {score}; {satisfaction} of {=resident}s are satisfied ({table})."
    case .above: "{=Districts} above the overall level of satisfaction: {districts}. "
    case .below: "Below it: {districts}. "
    case .others: "The intervals of the others include the overall level; they are not called higher or lower."
    case .noDifference:
      "Every {=district}'s interval includes the overall level: no difference between {=districts} can be claimed."
    case .areaCaption: "Score and satisfaction, all {=districts} and each ({period})"
    case .areaSource:
      """
      Score: mean of the sites' totals (0–100 points). Satisfied: weighted estimate of the {=resident} \
      survey; n counts answers with an opinion.
      """
    case .graphicNote:
      "Graphic: dot = estimate, line = interval, upright = overall level; ▲ above, ▼ below, ● not different."
    case .grades: "{table} counts the sites by grade."
    case .gradeCaption: "Sites by grade and {=district} ({period})"
    case .gradeSource: "Units: sites. Source: this evaluation; for the grading rule see chapter 2."
    }
  }
}

extension SatisfactionPhrase {
  var english: String {
    switch self {
    case .heading: "{=Resident}s' satisfaction"
    case .intro:
      "The question is “{question}”; “{satisfied}” count as satisfied, as a share of those with an opinion."
    case .districtHeading: "Answers by {=district}"
    case .districts: "{figure} shows the answers of all {=resident}s and by {=district}, sorted by the share satisfied."
    case .siteHeading: "The sites"
    case .sites:
      """
      Sites in {figure}: {shown}; left out for too few answers or none: {hidden}. Even if all sites were \
      alike, intervals (about {expected}) would miss the overall level by chance, so single sites need a \
      visit before conclusions.
      """
    case .groupHeading: "Groups of {=resident}s"
    case .groups:
      """
      {table} gives satisfaction by groups of {=resident}s, to check fairness; groups whose intervals \
      overlap are not called different.
      """
    case .groupCaption: "Satisfaction by groups of {=resident}s ({period})"
    case .projectHeading: "The projects"
    case .projects: "{table} gives awareness, use and satisfaction by project."
    case .projectCaption: "Awareness, use and satisfaction by project ({period})"
    case .surveySource: "Source: the {=resident} survey, weighted estimates; ※ = fewer than 10 people, not shown."
    case .cityNote: "Denominator: {=resident}s of the group with an opinion on overall satisfaction."
    case .projectNote: "Asked only where the site runs the project; satisfaction is among users or those aware."
    }
  }
}
