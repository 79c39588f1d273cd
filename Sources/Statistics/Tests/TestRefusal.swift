/// Why a test of two samples cannot be made.
package enum TestRefusal: Error, Equatable, Sendable {
  /// No observation at all.
  case noObservations
  /// Fewer observations than the two (of each sample) that the test needs.
  case tooFewObservations(Int)
  /// The values do not vary where the test divides by their spread.
  case constant
  /// Equal values, or differences of zero, under an exact distribution that has none.
  case ties
  /// An exact distribution of more values than can be enumerated in reasonable time.
  case tooMany(Int)
}
