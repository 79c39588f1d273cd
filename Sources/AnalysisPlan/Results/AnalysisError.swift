import Tables

/// Why one analysis of a plan is refused; the other analyses are still computed.
package struct AnalysisError: Error, Sendable, Equatable {
  package let code: Code
  /// One sentence that names the place, the rule and, where there is one, the remedy.
  package let message: String
  /// The text of the plan that the error is about, by which its place is found: a name or an expression.
  let subject: String?
  /// The line of the plan, from 1, that has to be mended.
  package let line: Int?

  init(_ code: Code, _ message: String, about subject: String? = nil) {
    self.init(code, message, subject, nil)
  }

  private init(_ code: Code, _ message: String, _ subject: String?, _ line: Int?) {
    self.code = code
    self.message = message
    self.subject = subject
    self.line = line
  }

  /// The error on a line of the plan, unless it names one already.
  func on(line: Int?) -> AnalysisError { AnalysisError(code, message, subject, self.line ?? line) }

  /// The error on the line where its subject stands among the entries, else on `line`; as it is when it names a line.
  func on(_ entries: [PlanEntry], else line: Int?) -> AnalysisError {
    on(line: subject.flatMap { entries.line(mentioning: $0) } ?? line)
  }

  /// The message as it is printed, with the line of the plan in front.
  package var sentence: String { message.onPlanLine(line) }

  /// The codes of `docs/methods`, by which a program can tell the errors apart.
  package enum Code: String, Sendable {
    case unknownArgument = "unknown-argument"
    case missingArgument = "missing-argument"
    case invalidArgument = "invalid-argument"
    case notAvailable = "not-available"
    case unknownMethod = "unknown-method"
    case unknownData = "unknown-data"
    case unknownDesign = "unknown-design"
    case unknownColumn = "unknown-column"
    case unknownLevel = "unknown-level"
    case invalidExpression = "invalid-expression"
    case notNumeric = "not-numeric"
    case notBinary = "not-binary"
    case noData = "no-data"
    case constantData = "constant-data"
    case missingValues = "missing-values"
    case missingWeights = "missing-weights"
    case negativeWeights = "negative-weights"
    case zeroWeights = "zero-weights"
    case invalidProbability = "invalid-probability"
    case missingDesign = "missing-design"
    case clustersNotNested = "clusters-not-nested"
    case invalidFPC = "invalid-fpc"
    case fpcTooSmall = "fpc-too-small"
    case emptyCell = "empty-cell"
    case invalidPopulation = "invalid-population"
    case inconsistentMargins = "inconsistent-margins"
    case notConverged = "not-converged"
    case emptyDomain = "empty-domain"
    case lonelyPSU = "lonely-psu"
    case zeroDenominator = "zero-denominator"
    case replicatesMissing = "replicates-missing"
    case notTwoPSUs = "not-two-psus"
    case notEstimable = "not-estimable"
    case unknownTerm = "unknown-term"
    case negativeValues = "negative-values"
    case notTwoGroups = "not-two-groups"
    case tooFewLevels = "too-few-levels"
    case tooFewItems = "too-few-items"
    case missingPopulation = "missing-population"
    case invalidJoint = "invalid-joint"
    case tooFewUnits = "too-few-units"
    case repeatedUnit = "repeated-unit"
    case singularDesign = "singular-design"
    case unknownUnit = "unknown-unit"
    case nonPositiveValues = "non-positive-values"
    case invalidStructure = "invalid-structure"
    case notReciprocal = "not-reciprocal"
    case missingJudgement = "missing-judgement"
    case tooFewRaters = "too-few-raters"
    case tooFewRatings = "too-few-ratings"
    case tooFewObservations = "too-few-observations"
    case missingRatings = "missing-ratings"
    case disconnectedDesign = "disconnected-design"
    case extremeScore = "extreme-score"
    case unobservedCategory = "unobserved-category"
    case notACount = "not-a-count"
    case tiesPresent = "ties-present"
    case noDiscordantPairs = "no-discordant-pairs"
    case negativeSize = "negative-size"
    case tooManyAsked = "n-too-large"
    case tooFewAsked = "n-too-small"
    case zeroTotal = "zero-total"
    case budgetTooSmall = "budget-too-small"
    case zeroJoint = "zero-joint"
    case invalidSeed = "invalid-seed"
    case invalidUnit = "invalid-unit"
    case tooFewClusters = "too-few-clusters"
    case zeroCount = "zero-count"
    case zeroExposure = "zero-exposure"
    case zeroTrials = "zero-trials"
    case unevenTime = "uneven-time"
  }

  /// An unknown name, with the nearest of the known ones.
  static func unknown(_ code: Code, _ kind: String, _ name: String, among known: [String]) -> AnalysisError {
    let hint = nearestName(to: name, among: known).map { "; the nearest known one is “\($0.name)”" } ?? ""
    return AnalysisError(code, "There is no \(kind) “\(name)”\(hint).", about: name)
  }
}

extension String {
  /// A message with the line of the plan that it is about.
  func onPlanLine(_ line: Int?) -> String { line.map { "line \($0): \(self)" } ?? self }
}
