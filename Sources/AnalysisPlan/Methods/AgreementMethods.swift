import ReviewPanel
import Statistics
import Tables

extension AnalysisMethod {
  /// Agreement of raters, and judges' marks.
  static let agreementMethods: [AnalysisMethod] =
    [AgreementKrippendorff.method] + AgreementCategories.methods + [
      AgreementCohen.method, AgreementIntraclass.method, AgreementVarianceComponents.method, AgreementRanks.kendall,
      AgreementRanks.friedman, AgreementRanks.quade, AgreementPanelScores.method, AgreementSeverity.method,
      AgreementRasch.method,
    ]
}

extension AnalysisError {
  init(_ error: PanelError) {
    switch error {
    case .tooFewJudges(let count):
      self.init(.tooFewRaters, "At least two raters with ratings are needed; there is \(count == 1 ? "one" : "none").")
    case .tooFewUnits(let count):
      self.init(.tooFewUnits, "At least two units are needed; there is \(count == 1 ? "one" : "none").")
    case .tooFewRatings(let count):
      self.init(
        .tooFewRatings, "\(count) ratings are too few: no unit has two, or there are as many effects as ratings.")
    case .missingRating(let rater, let unit):
      self.init(
        .missingRatings,
        "Rater “\(rater)” has no rating of unit “\(unit)”; with gaps use agreement.varianceComponents or "
          + "agreement.krippendorff.")
    case .negativeRating(let rater, let unit):
      self.init(.negativeValues, "The rating of unit “\(unit)” by “\(rater)” is below 0, which “ratio” cannot compare.")
    case .constantScores: self.init(.constantData, "The ratings do not vary.")
    case .disconnected(let parts):
      let lists = parts.map { part in
        "units \(part.units.joined(separator: ", ")) with raters \(part.judges.joined(separator: ", "))"
      }
      self.init(
        .disconnectedDesign,
        "Nothing links these parts, so that their raters cannot be compared: \(lists.joined(separator: "; ")).")
    case .noResidual:
      self.init(.notConverged, "Units and raters explain every rating, so that the error has no variance above 0.")
    case .notConverged(let change):
      self.init(.notConverged, "The search did not end; its last relative change was \(change.shortestText).")
    case .invalidLevel(let level):
      self.init(.invalidArgument, "“level” must lie between 0 and 1, not \(level.shortestText).")
    case .repeatedRating(let rater, let unit, _):
      self.init(.repeatedUnit, "Unit “\(unit)” has two ratings by “\(rater)”.")
    case .invalidScore(let rater, let unit, _):
      self.init(.notNumeric, "The rating of unit “\(unit)” by “\(rater)” is not finite.")
    }
  }
}

extension AgreementCoefficient {
  /// The fields of group `coefficient`.
  var members: [JSONMember] {
    [
      JSONMember("estimate", JSONValue(estimate.value)), JSONMember("se", JSONValue(estimate.standardError)),
      JSONMember("lower", JSONValue(estimate.lower)), JSONMember("upper", JSONValue(estimate.upper)),
      JSONMember("p", JSONValue(p)), JSONMember("n", JSONValue(estimate.count)),
      JSONMember("observedAgreement", JSONValue(observedAgreement)),
      JSONMember("expectedAgreement", JSONValue(expectedAgreement)),
    ]
  }

  /// A note where there is no error.
  var warnings: [PlanWarning] {
    estimate.standardError == nil ? ["No standard error, since there is a single unit."] : []
  }
}
