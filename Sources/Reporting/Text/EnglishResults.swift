// English: chapters 5 to 9, annexes and figures.

extension ProgressPhrase {
  var english: String {
    switch self {
    case .heading: "Progress and outputs"
    case .websiteHeading: "The {=website}"
    case .website:
      """
      {figure} shows the monthly click rate of all sites, {table} the rates by {=district} and their ratios \
      to the baseline.
      """
    case .websiteCaption: "Click rates of the website and their ratios to the baseline ({period})"
    case .websiteSource:
      """
      Rate: views a month per 1,000 {=resident}s, robots removed; baseline {baseline}. A rise or fall is \
      claimed only where the interval excludes 1. Source: website statistics.
      """
    case .flagged:
      """
      Months of single sites with a surge (views per visitor above {factor} times the site's median): \
      {months}. They were cleaned by rule: {table}.
      """
    case .noFlagged: "No surge of clicks had to be cleaned."
    case .flaggedCaption: "Months with a surge of clicks, cleaned"
    case .flaggedSource: "Units: page views. Source: website statistics."
    case .gaps:
      """
      Sites that lack statistics: {sites}; months missing: {months} ({table}). A missing month is not \
      counted as zero.
      """
    case .noGaps: "No month of click statistics is missing."
    case .gapCaption: "Sites that lack months of click statistics ({period})"
    case .gapSource: "Units: months. Source: website statistics."
    case .callButtonHeading: "{=CallButton}s for elders"
    case .callButtons:
      """
      Coverage is active devices over eligible elders who want one: {table}. Serial numbers that stand \
      more than once in the ledger: {repeated}; each is counted once.
      """
    case .callButtonCaption: "{=CallButton}s installed and coverage (end of {period})"
    case .callButtonSource: "Units: devices and persons. Source: the install ledger and the list of sites."
    case .roomHeading: "{=Room}s"
    case .rooms:
      """
      {rooms} sites have a {=room}, {inUse} with recorded use: {sessions} valid sessions, \
      {users} users. {table} gives the rates by {=district}.
      """
    case .roomCaption: "Use of the {=room}s ({period})"
    case .roomSource: "Units: sessions a month per 1,000 {=resident}s. Source: room logs without invalid entries."
    case .roomsExcluded: "Invalid sessions left out: {sessions}; {table} gives the reasons."
    case .roomExclusionCaption: "Room sessions left out"
    case .roomExclusionSource: "Evidence is batch:line. Source: room logs."
    case .targetHeading: "Targets of the whole programme"
    case .targets: "{table} shows the targets of the whole programme; they are not scored per site."
    case .targetCaption: "Targets of the whole programme (end of {period})"
    case .targetSource: "Source: the notice; what was reached by the evidence at hand, missing where there is none."
    case .targetReached: "reached"
    case .targetOpen: "not yet reached"
    }
  }
}

extension SitePhrase {
  var english: String {
    switch self {
    case .heading: "The sites"
    case .rankHeading: "Scores and rank intervals"
    case .ranks:
      "{figure} shows how uncertain the ranks are; {table} lists all sites with score, rank interval and grade."
    case .leagueCaption: "All sites: score, rank and grade ({period})"
    case .leagueSource:
      """
      Score in points (0–100); ranks with their {level} interval from comparisons in {replicates} \
      simulations. The upright in the graphic is the overall mean.
      """
    case .neighbourNote: "Sites whose rank intervals overlap are not ordered."
    case .probabilityNote: "Certainty: share of the simulations that give this grade, with the satisfaction gate."
    case .noneGated: "The satisfaction gate changed no grade."
    case .gated: "Sites whose grade the satisfaction gate changed: {sites} ({table})."
    case .gatedCaption: "Sites whose grade the satisfaction gate changed"
    case .gatedSource: "Source: the {=resident} survey and this evaluation."
    case .dimensionHeading: "Scores by dimension"
    case .dimensions: "{figure} shows the sites' scores by dimension; {annex} gives the indicators."
    case .indicators:
      "{figure} has all indicators of all sites: read down for weak indicators, across for weak sites."
    }
  }
}

extension InspectionPhrase {
  var english: String {
    switch self {
    case .heading: "Inspection"
    case .draw:
      """
      {selected} of {frame} sites were drawn at random ({table}). Seed {seed}, digest of the frame \
      {frameDigest}, digest of the result {resultDigest}: anyone can repeat the draw.
      """
    case .noDraw: "No draw is on record: the visited sites cannot stand for the others by probability."
    case .drawnCaption: "Sites drawn and in reserve, with their probabilities"
    case .drawnSource:
      """
      Draw {draw}, attempt {attempt}. Reported and verified are sums over the items checked; — = not \
      applicable, missing = drawn and not visited.
      """
    case .selected: "drawn"
    case .reserve: "reserve"
    case .factors: "{table} gives verified over reported, which corrects the reports of sites not visited."
    case .noFactors: "There are no inspection figures; what sites reported stands uncorrected."
    case .factorCaption: "Verified as a share of reported ({period})"
    case .factorSource:
      """
      The upright in the graphic is 100%; over- or under-reporting is claimed only where the interval \
      excludes it. Source: inspection records.
      """
    }
  }
}

extension ReviewPhrase {
  var english: String {
    switch self {
    case .heading: "{=Review}"
    case .judges:
      """
      Judges: {judges}; significantly strict: {strict}, significantly lenient: {lenient} ({figure}, \
      {table}). The differences are removed from the sites' scores.
      """
    case .noJudges: "There are no scores of a {=review} in this round."
    case .judgeCaption: "Severity of the judges"
    case .judgeSource: "Units: points, positive = stricter than the panel. Source: scorecards."
    case .noRecusals: "No judge withdrew."
    case .recusals: "Recusals: {recusals}."
    case .recusal: "{judge} for {site}"
    case .agreement: "{table} gives the agreement of the judges."
    case .agreementCaption: "Agreement of the judges"
    case .agreementSource:
      "0 = none, 1 = full agreement; n = {=site}s. Alpha and AC2 use all marks, the others the largest block without gaps; the interval of W is a jackknife's. Source: scorecards."
    case .sites: "{table} gives the sites' scores in the {=review}."
    case .panelCaption: "Scores of the sites in the {=review}"
    case .panelSource:
      """
      Units: points. The corrected mean is without differences in severity and enters the total. Source: \
      scorecards.
      """
    }
  }
}

extension RulesPhrase {
  var english: String {
    switch self {
    case .heading: "Money and rules"
    case .moneyHeading: "Money"
    case .money: "{table} gives income, spending and balance by fund."
    case .moneyCaption: "Money by fund ({period})"
    case .moneySource: "Units: yuan. Source: the sites' ledgers, not audited."
    case .total: "Total"
    case .findingHeading: "Check against the rules"
    case .noFindings: "Nothing was found against the rules or in doubt."
    case .findings:
      """
      Findings: {findings}; sites concerned: {sites}. {kinds} counts them by rule, {list} lists each with \
      its evidence.
      """
    case .kindCaption: "Findings by rule ({period})"
    case .kindSource: "Units: findings and sites. Source: this evaluation's check of all inputs."
    case .wholeProgramme: "All {=districts}"
    case .moreEvidence: " and {count} more"
    case .withSource: "{sentence} (rule: {source})"
    }
  }
}

extension FollowUpPhrase {
  var english: String {
    switch self {
    case .heading: "Corrections"
    case .intro:
      """
      Sites significantly below the overall level of satisfaction must be visited; sites that broke a \
      rule put it right by the date given ({table}). Their {=district} sees to it, and the next round checks \
      each entry.
      """
    case .noSites: "No site has to be listed."
    case .lowSatisfaction: "satisfaction significantly below the overall level: must be visited"
    case .caption: "Sites to visit and corrections"
    case .source:
      """
      The date of review is the next deadline for self-reports. Source: the {=resident} survey and the check \
      against the rules.
      """
    }
  }
}

extension ChangePhrase {
  var english: String {
    switch self {
    case .heading: "Change since the previous round"
    case .noPrevious: "There is no previous round to compare with."
    case .intro:
      """
      {figure} and {table} give the change of satisfaction since the {previous}. A rise or fall is \
      claimed only where the interval excludes 0.
      """
    case .areaCaption: "Change of satisfaction"
    case .sites: "Sites whose total rose significantly: {up}; fell: {down}; no significant change: {same} ({table})."
    case .siteCaption: "Change of the sites' totals"
    case .siteSource:
      "Errors as of independent samples. p is adjusted for the number of {=site}s (Benjamini–Hochberg) and decides. Source: both rounds."
    case .source: "Errors take the samples of the two rounds as independent. Source: both rounds."
    case .attribution: "These changes describe the difference between the rounds, not the programme's net effect."
    case .rose: "rose"
    case .fell: "fell"
    case .unchanged: "no significant change"
    }
  }
}

extension RollOutPhrase {
  var english: String {
    switch self {
    case .heading: "Roll-out"
    case .rule:
      """
      By the rule of the evaluation's definition, roll-out is recommended where all of this holds: the \
      lower limit of satisfaction reaches {satisfaction}, the interval of the ratio of use lies above 1, \
      verified over reported reaches {verification}, and the cost per user is at most the projects' \
      median. It is not where the upper limit of satisfaction is below {satisfaction} or the interval of \
      the ratio of use lies below 1. Otherwise the evidence does not yet suffice ({table}).
      """
    case .none: "No opinion on roll-out was formed in this round."
    case .caption: "Opinion on the roll-out of each project"
    case .source: "Source: the {=resident} survey, usage statistics and inspections."
    case .caution:
      """
      The opinion rests on sites that applied and may be better placed than others; before roll-out it \
      should be tested in less favoured places.
      """
    case .yes: "recommended"
    case .no: "not recommended"
    case .undecided: "not yet shown"
    }
  }
}

extension AnnexPhrase {
  var english: String {
    switch self {
    case .proofHeading: "Proof of the computation"
    case .proof:
      """
      With the seeds and digests of {table} the draw, the simulation and every number of this report can \
      be computed again.
      """
    case .proofCaption: "Seeds, digests and settings"
    case .proofNote: "Digests are SHA-256."
    case .programmeDigest: "Digest of the programme's definition"
    case .inputDigest: "Digest of the inputs"
    case .logHead: "Head of the log (checked by steelyard verify --head)"
    case .seedText: "Text that seeds the simulation"
    case .replicates: "Simulations"
    case .level: "Confidence level"
    case .trimming: "Trimming of scores"
    case .drawID: "Draw / attempt"
    case .drawSeed: "Seed of the draw"
    case .frameDigest: "Digest of the frame"
    case .planDigest: "Digest of the plan of the draw"
    case .resultDigest: "Digest of the draw's result"
    case .inputHeading: "Inputs"
    case .inputs: "Every row of every file is accounted for ({table}): read = stored + rejected + blank."
    case .inputCaption: "Input files and their rows"
    case .inputNote: "Units: rows. Digest: SHA-256 of the file."
    case .estimateHeading: "All estimates"
    case .estimates:
      """
      {table} lists every estimate of the whole and the {=districts} with its error, degrees of freedom, n \
      and method.
      """
    case .estimateCaption: "All estimates ({period})"
    case .estimateNote:
      """
      Standard errors of percentages are in percentage points; df ·· = normal interval; complete counts \
      have a standard error of 0.
      """
    case .matrixHeading: "Indicator scores of the sites"
    case .matrix: "{table} gives every site's score on every indicator."
    case .matrixCaption: "Indicator scores (0–100 points, {period})"
    case .matrixNote: "— = not applicable; missing = owed and missing; ※ = fewer than 10 people, not shown."
    case .findingHeading: "Findings one by one"
    case .findings: "{table} lists every finding with the batch and line that show it."
    case .findingCaption: "Findings one by one ({period})"
    case .findingNote: "Evidence is batch:line; for batches see the table of inputs."
    case .termHeading: "Terms and marks"
    case .terms: "{table} explains terms and marks."
    case .termCaption: "Terms and marks"
    case .scoreMean: "Mean score (points)"
    case .satisfied: "Satisfied (%)"
    case .clickRate: "Click rate (a month per 1,000 {=resident}s)"
    case .clickRatio: "Click rate, ratio to baseline"
    case .coverage: "{=CallButton} coverage (%)"
    case .roomRate: "Room sessions (a month per 1,000 {=resident}s)"
    case .factor: "Verified / reported (%)"
    case .termInterval: "Interval"
    case .meansInterval: "Range that would hold the true value in the stated share of repeated samples."
    case .termRankInterval: "Rank interval"
    case .meansRankInterval: "Range of ranks that the errors of the scores allow, from simulation."
    case .termSatisfied: "Satisfied"
    case .meansSatisfied: "Weighted share of satisfied answers among those with an opinion."
    case .termDifference: "above, below, rose, fell"
    case .meansDifference: "Said only where the interval excludes the value compared with."
    case .termVerified: "Verified / reported"
    case .meansVerified: "What inspectors verified over what was reported."
    case .termSeverity: "Severity"
    case .meansSeverity: "How much lower (positive) or higher (negative) than the panel a judge scores."
    case .termDeff: "Design effect"
    case .meansDeff: "Variance over that of a simple random sample of the same size."
    case .termSuppressed: "※"
    case .meansSuppressed: "Fewer than 10 people, not shown."
    case .termNotApplicable: "—"
    case .meansNotApplicable: "Not applicable: the site does not run the project; no score and no penalty."
    case .termMissing: "missing"
    case .meansMissing: "Owed and not delivered."
    case .termComplete: "all"
    case .meansComplete: "Complete count without sampling error, hence without interval."
    case .termUndefined: "··"
    case .meansUndefined: "Not defined, for example the error from a single cluster."
    }
  }
}

extension FigurePhrase {
  var english: String {
    switch self {
    case .alternative: "{kind}: {title}"
    case .intervalChart: "Chart of points with intervals"
    case .answerChart: "Diverging bars of the answers"
    case .slopeChart: "Slope chart of the two rounds"
    case .runChart: "Monthly run chart"
    case .rankChart: "Chart of rank intervals"
    case .heatMap: "Heat map of scores"
    case .ladderChart: "Ladder of judges, criteria and sites"
    case .funnelChart: "Funnel plot"
    case .priorityChart: "Importance–performance chart"
    case .matrix: "The commonest weak place is “{indicator}”: below {weak} points at {sites} sites"
    case .matrixPlain: "No site has an indicator below {weak} points"
    case .matrixCaption:
      """
      Scores of the sites by indicator (0–100 points), by rank; those below {weak} in figures, — not applicable, empty: missing or \
      too few people.
      """
    case .rawLine: "as reported"
    case .cleanLine: "without robots"
    case .tieGroup: "Group"
    case .aboveCity: "above the overall level"
    case .likeCity: "not different"
    case .belowCity: "below the overall level"
    case .cityLine: "overall {value}"
    case .districtsDiffer: "Overall {city} are satisfied; {=districts} above: {above}, below: {below}"
    case .districtsAlike: "No {=district} differs from {city} satisfied overall ({above} above, {below} below)"
    case .districtCaption:
      """
      Satisfied {=resident}s (%) by {=district} with {level} intervals, sorted by estimate; dashed: overall \
      level. {n} responses, {period}, weighted.
      """
    case .sitesDiffer: "Sites above the overall level: {above}; below: {below}; the others cannot be ordered"
    case .sitesAlike: "No site differs from the overall level ({above} above, {below} below)"
    case .siteCaption:
      """
      Satisfied {=resident}s (%) by site with {level} intervals, sorted by estimate; dashed: overall level; \
      intervals that cross it are not different. {n} responses, {period}, weighted.
      """
    case .answers: "{satisfied} of {=resident}s are satisfied, {dissatisfied} dissatisfied"
    case .answerCaption:
      """
      Answers on overall satisfaction (%), centred on the middle category; left: dissatisfied, right: \
      satisfied. {n} responses, {period}, weighted (for {level} intervals see the overall conclusions).
      """
    case .noChange: "No {=district}'s satisfaction changed significantly (up {up}, down {down}, unchanged {same})"
    case .changes:
      "{=Districts} whose satisfaction rose significantly: {up}; fell: {down}; no significant change: {same}"
    case .changeCaption:
      """
      Satisfied {=resident}s (%) in both rounds; strong lines: the {level} interval of the change excludes \
      0. Weighted.
      """
    case .shiftUp: "From {first} the click rate stayed above the baseline's median for {months} months"
    case .shiftDown: "From {first} the click rate stayed below the baseline's median for {months} months"
    case .noShift: "The click rate did not stay on one side of the baseline's median for {months} months"
    case .clickCaption:
      """
      Click rate (views a month per 1,000 {=resident}s): solid without robots, dotted as reported; dashed: \
      median of the baseline ({baseline}). Rule: {months} months on one side are a shift (diamonds); a \
      shift is no proof of cause.
      """
    case .median: "median of the baseline {value}"
    case .yes: "yes"
    case .ranks:
      """
      Half of the rank intervals span {median} of {sites} places or more: single ranks should not decide \
      rewards
      """
    case .rankCaption:
      """
      Ranks of the total score with {level} intervals from {replicates} simulations; dot: rank by score, \
      1 = highest; shades alternate between groups that are not ordered within, numbered at the right.
      """
    case .rankAxis: "Rank (1 = highest)"
    case .dimensions: "The weakest dimension is most often “{dimension}”: lowest of all at {sites} sites"
    case .dimensionsPlain: "Scores of the sites by dimension"
    case .dimensionCaption:
      """
      Scores by dimension (0–100), sites in the order of rank; scores below {weak} are printed, — = not \
      applicable.
      """
    case .judgesDiffer: "Significantly strict judges: {strict}; significantly lenient: {lenient}"
    case .judgesAlike: "No judge is significantly strict or lenient ({strict} strict, {lenient} lenient)"
    case .judgeCaption:
      """
      Severity of the judges (points) with {level} intervals, positive = strict; dashed: mean of the \
      panel. Source: scorecards.
      """
    case .panelLine: "mean of the panel"
    case .strict: "strict"
    case .likePanel: "not different"
    case .lenient: "lenient"
    }
  }
}

extension FigureNamePhrase {
  var english: String {
    switch self {
    case .satisfaction: "satisfied"
    case .useRatio: "use, ratio to before"
    case .verification: "verified over reported"
    case .costPerUser: "cost per user"
    case .medianCost: "median cost per user of all projects"
    case .answersNeeded: "answers that would bring the lower limit to the floor"
    case .krippendorff: "Krippendorff's alpha (interval)"
    case .gwet: "Gwet's AC2 (quadratic weights)"
    case .icc: "Intraclass correlation (single judge)"
    case .iccAverage: "Intraclass correlation (mean of judges)"
    case .kendall: "Kendall's W"
    }
  }
}

extension MonthPhrase {
  var english: String {
    switch self {
    case .m1: "Jan"
    case .m2: "Feb"
    case .m3: "Mar"
    case .m4: "Apr"
    case .m5: "May"
    case .m6: "Jun"
    case .m7: "Jul"
    case .m8: "Aug"
    case .m9: "Sep"
    case .m10: "Oct"
    case .m11: "Nov"
    case .m12: "Dec"
    }
  }
}
