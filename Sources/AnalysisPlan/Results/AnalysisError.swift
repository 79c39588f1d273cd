import Tables

/// Why one analysis of a plan is refused; the other analyses are still computed.
package struct AnalysisError: Error, Sendable, Equatable {
  package let code: Code
  /// One sentence that names the place, the rule and, where there is one, the remedy.
  package let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

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
  }

  /// An unknown name, with the nearest of the known ones.
  static func unknown(_ code: Code, _ kind: String, _ name: String, among known: [String]) -> AnalysisError {
    let hint = nearestName(to: name, among: known).map { "; the nearest known one is “\($0.name)”" } ?? ""
    return AnalysisError(code, "There is no \(kind) “\(name)”\(hint).")
  }
}
