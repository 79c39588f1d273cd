/// What is said about how a sample was drawn, before it is checked.
///
/// Rows are elements. Strata and clusters are codes by row (any numbers ≥ 0; −1 is missing), one array per stage of
/// sampling.
/// `validated()` checks everything once; estimators then trust the `SurveyDesign`.
package struct SurveyDesignDraft: Sendable {
  package var rowCount: Int
  /// Strata by stage; nil = none at that stage.
  package var strata: [[Int32]?]
  /// Names of the first-stage strata by code, for messages.
  package var stratumNames: [String] = []
  /// Sampled clusters by stage; empty = the elements themselves are sampled.
  package var clusters: [[Int32]]
  /// Whether cluster codes repeat between strata and mean different clusters there.
  package var nested = false
  package var weighting: Weighting
  /// What to do with rows whose weight is missing.
  package var missingWeights = MissingWeightRule.fail
  /// Finite population corrections by stage; NaN is missing.
  package var fpc: [[Double]]
  package var fpcKind = FPCKind.counts
  package var lonelyPSU = LonelyPSURule.fail
  /// Whether `adjust` and `average` also apply where a domain leaves one PSU with rows in a stratum.
  package var lonelyDomain = false
  /// The rule of variances by pairs, for samples with unequal probabilities without replacement; needs `probabilities`.
  package var unequalProbabilities: UnequalProbabilities.PairRule?
  /// How replicates of the weights are made; nil = variances are linearised.
  package var replicates: ReplicatePlan?
  /// Whether replicates deviate from the full sample's estimate instead of their own mean.
  package var replicatesAroundEstimate = false
  /// Adjustments of the weights, in the order in which they are made.
  package var adjustments: [WeightAdjustment] = []
  /// The sampling weights, where `weighting` holds weights that were adjusted for nonresponse.
  var baseWeights: [Double]?

  package init(
    rowCount: Int, strata: [[Int32]?] = [], clusters: [[Int32]] = [], weighting: Weighting, fpc: [[Double]] = []
  ) {
    self.rowCount = rowCount
    self.strata = strata
    self.clusters = clusters
    self.weighting = weighting
    self.fpc = fpc
  }
}

/// Where the weight of a row comes from.
package enum Weighting: Sendable, Equatable {
  /// Sampling weights; NaN is missing.
  case weights([Double])
  /// Inclusion probabilities π; the weight is 1/π.
  case probabilities([Double])
  /// The product over the stages of population units / sampled units.
  case populationSizes
  /// Every row weighs 1, by the author's decision.
  case equal
  /// Nothing was said; refused.
  case unstated
}

package enum MissingWeightRule: String, Sendable, CaseIterable {
  case fail, drop
}

/// How a finite population is written: the units in the stratum (at later stages: in the parent unit), or n/N.
package enum FPCKind: String, Sendable, CaseIterable {
  case counts, fractions
}

/// The variance of a stratum from which one unit was sampled and which is no census (methods page, 3.3).
package enum LonelyPSURule: String, Sendable, CaseIterable {
  /// No standard error, and a warning.
  case fail
  /// The stratum adds nothing.
  case remove
  case certainty
  /// Squared distance of its total from the mean of the totals of all units of the stage.
  case adjust
  /// The mean of the other strata's variances.
  case average
}
