/// A checked survey design: who was sampled with whom, from how many, and what each row weighs.
///
/// Made by `SurveyDesignDraft.validated()`; every estimator of this module is a method of it. Arrays that are handed to
/// the estimators have `rowCount` entries; rows that were dropped for a missing weight are no rows of the design
/// (`keptRows`).
package struct SurveyDesign: Sendable {
  package let rowCount: Int
  /// The rows of the draft that are rows of the design, if some were dropped.
  let rowsOfDraft: [Int]?
  /// The sampling weights before any adjustment.
  package let baseWeights: [Double]
  /// The weights that the adjustments of replicates start from: `baseWeights`, for respondents with those of the others.
  let startWeights: [Double]
  /// The weights after all adjustments.
  package let weights: [Double]
  /// The stages that enter the variance: the first, and the next ones as long as every stage up to them has an fpc.
  let stages: [SampledStage]
  /// The adjustments to be redone on replicates, and what linearised variances need to know of them.
  let steps: [WeightAdjustment]
  let adjustments: [AppliedAdjustment]
  let lonelyPSU: LonelyPSURule
  let lonelyDomain: Bool
  /// The variance by pairs of units; nil = by stages.
  let unequalProbabilities: UnequalProbabilities?
  /// The replicates of the weights; nil = variances are linearised.
  let replicates: Replicates?
  /// Notes on what validation did, to be shown with every result.
  package let warnings: [DesignWarning]

  /// The position of each row of the design among the rows of the draft.
  package var keptRows: [Int] { rowsOfDraft ?? Array(0..<rowCount) }
  /// Primary sampling units of the whole design.
  package var psuCount: Int { stages.first?.unitCount ?? 0 }
  /// First-stage strata of the whole design.
  package var stratumCount: Int { stages.first?.stratumCount ?? 0 }
  /// PSUs − strata of the whole design; those of replicates that came with the data.
  package var degreesOfFreedom: Double { replicates?.degreesOfFreedom ?? Double(psuCount - stratumCount) }
  /// How many replicates of the weights there are, and the factor of their variance; nil = linearised variances.
  package var replication: (count: Int, scale: Double)? { replicates.map { ($0.count, $0.scale) } }
}

/// What validation did to the rows.
package enum DesignWarning: Sendable, Equatable {
  case droppedRows(Int)
  /// Replicates that do not know of the finite population.
  case droppedFPC
  /// A cell of the population that no row of the sample belongs to.
  case emptyCell(String)
}

/// One stage of sampling: which unit each row belongs to, and how many units were sampled from how many.
struct SampledStage: Sendable {
  /// The unit of each row, numbered through all strata.
  let unitOfRow: [Int32]
  let stratumOfUnit: [Int32]
  /// The unit of the stage before in which a stratum lies; −1 at the first stage.
  let parentOfStratum: [Int32]
  /// n: units sampled from each stratum.
  let sampled: [Int]
  /// N: units of each stratum's population; infinite without fpc.
  let population: [Double]
  /// The product of n/N over the stages before: the factor of this stage's variance.
  let share: [Double]
  let stratumNames: [String]
  /// Where the units of each stratum start; the last entry is the number of units.
  let firstUnit: [Int]
  /// Strata grouped by the unit they lie in (one group at the first stage).
  let groups: [Range<Int>]

  var unitCount: Int { stratumOfUnit.count }
  var stratumCount: Int { sampled.count }
  func units(ofStratum stratum: Int) -> Range<Int> { firstUnit[stratum]..<firstUnit[stratum + 1] }

  /// 1 − n/N, the part of the stratum that was not seen; 0 for a census.
  func unseenShare(ofStratum stratum: Int) -> Double {
    max(0, 1 - Double(sampled[stratum]) / population[stratum])
  }
}
