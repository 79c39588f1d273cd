/// Why a calculation around a sample is refused.
package enum SamplingError: Error, Equatable {
  /// More units asked for than can be drawn.
  case tooMany(asked: Int, available: Int)
  /// The minima of the strata add up to more than the sample.
  case tooFew(asked: Int, needed: Int)
  /// All sizes are zero, or all standard deviations: nothing to divide by.
  case noVariation
  case zeroTotal
  /// The budget does not pay for one unit in each stratum.
  case budgetTooSmall(needed: Double)
  /// An iteration did not reach its criterion; the last change, where there is one.
  case notConverged(change: Double?)
  /// The probabilities of a design with fixed size do not add up to a whole number.
  case fractionalSize(sum: Double)
  /// Simple random sampling with unequal probabilities.
  case unequalProbabilities
  /// A probability so near to 1 that the design's formula fails; the position of the unit.
  case nearlyCertain(unit: Int)
  /// A selection has not the size that its design fixes.
  case wrongSize(found: Int, wanted: Int)
}
