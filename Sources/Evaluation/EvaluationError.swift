/// Why a round cannot be evaluated or a figure not explained.
package enum EvaluationError: Error, Sendable, Equatable {
  /// The site list is empty. Import one (`steelyard import sites`).
  case noSites
  /// A site stands in the site list more than once. Take one of the lists back (`steelyard undo`).
  case repeatedSite(String)
  /// A site belongs to a district that the programme does not have. Correct the site list.
  case unknownDistrict(site: String, district: String)
  /// The programme's indicator tree, goalposts or grades cannot be scored; the text is the rule that they break.
  case invalidProgramme(String)
  /// The gate names an indicator or a grade that the programme does not have. Correct its grading.
  case unknownGate(String)
  /// The programme's definition holds a number that is not finite. Correct it.
  case planNotEncodable
  /// No indicator of the programme applies to a site. Correct the tree or the site's projects.
  case nothingApplies(site: String)
  /// An estimator refused what it was given; `figure` says for what, `reason` is the estimator's own code.
  case notEstimable(figure: String, reason: String)
  /// The result has no figure of that name; see `RoundEvaluation.derivation` for the names.
  case unknownFigure(String)
}
