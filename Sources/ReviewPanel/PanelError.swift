/// Why the scores of a panel cannot be read or compared.
package enum PanelError: Error, Equatable, Sendable {
  /// Two ratings of one judge, unit and criterion: keep the one that holds.
  case repeatedRating(judge: String, unit: String, criterion: String)
  /// A score that is not finite.
  case invalidScore(judge: String, unit: String, criterion: String)
  /// Fewer judges than the two that a comparison needs.
  case tooFewJudges(Int)
  /// Fewer units than the two that a comparison needs.
  case tooFewUnits(Int)
  /// As many effects as marks: nothing is left to estimate the error from.
  case tooFewRatings(Int)
  /// Parts of the panel that share neither judge nor unit: their severities cannot be compared.
  case disconnected([PanelPart])
  /// A rating is missing where the method needs all of them.
  case missingRating(judge: String, unit: String)
  /// A rating below zero where ratios of ratings are formed.
  case negativeRating(judge: String, unit: String)
  /// All marks are equal.
  case constantScores
  /// Units and judges explain every rating exactly, so that the likelihood grows without end.
  case noResidual
  /// A search that did not reach its criterion, with its last change.
  case notConverged(Double)
  /// A confidence level outside (0, 1).
  case invalidLevel(Double)
}

/// Judges and units that are linked with each other and with nobody else, each sorted.
package struct PanelPart: Sendable, Equatable {
  package var judges: [String]
  package var units: [String]

  package init(judges: [String], units: [String]) {
    self.judges = judges
    self.units = units
  }
}
