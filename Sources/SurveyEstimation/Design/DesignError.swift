/// Why a draft is not a survey design. Rows count from 0 in the arrays that were handed over.
package enum DesignError: Error, Equatable {
  /// A column that the table does not have.
  case unknownColumn(String)
  /// Text, or a number that is not finite, where a number must stand.
  case notNumeric(column: String, row: Int)
  /// An array whose length is not the number of rows.
  case unequalLength(part: String, expected: Int, found: Int)
  /// More strata or fpc columns than stages of sampling.
  case tooManyStages(part: String, stages: Int)
  case noRows
  /// No weights at all (row nil), or a missing weight.
  case missingWeights(row: Int?)
  case negativeWeight(row: Int)
  case zeroWeight(row: Int)
  case invalidProbability(row: Int)
  /// A missing stratum, cluster or fpc; stages count from 1.
  case missingDesign(row: Int, stage: Int)
  /// A cluster that stands in two strata although clusters are not `nested`.
  case clustersNotNested(row: Int, stage: Int)
  /// An fpc that differs inside a stratum, or is no size (≤ 0) or no fraction (outside (0, 1]).
  case invalidFPC(row: Int, stage: Int)
  case fpcTooSmall(row: Int, stage: Int, population: Double, sampled: Int)
  /// A row of the sample without a cell in an adjustment's population (cell nil: its value is missing).
  case unknownCell(String?, row: Int)
  /// A cell of an adjustment's population without a row in the sample.
  case emptyCell(String)
  /// A population count below zero or not finite.
  case invalidPopulation(String)
  /// Totals of two margins of raking that should be the same.
  case inconsistentMargins(Double, Double)
  /// A stratum with one sampled unit, for replicates that leave units out or draw them.
  case lonelyPSU(stratum: String)
  /// Strata where the jackknife of an unstratified sample is asked for.
  case stratifiedSample
  /// A stratum that has not two units, for balanced half samples.
  case notTwoUnits(stratum: String, count: Int)
  /// A matrix of joint inclusion probabilities that is not square, not symmetric or not of the sample's size.
  case invalidJoint
  /// Auxiliary variables of a calibration of which one follows from the others.
  case singularAdjustment
  /// A stage of sampling that an adjustment names and the design has not.
  case noSuchStage(Int)
  /// An adjustment did not meet its margins, totals or bounds; the largest miss that was left.
  case notConverged(miss: Double)
}
