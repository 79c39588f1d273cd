/// The sampling error of an estimate as a vector: the scalar product of two vectors is the covariance of their
/// estimates, that of a vector with itself the variance.
///
/// With linearisation an entry belongs to a sampled unit, with replicates to a replicate.
struct DeviationVector: Sendable {
  /// Neighbouring entries that are not zero; one part for each stage of sampling.
  struct Part: Sendable {
    let start: Int
    let values: [Double]

    func product(with other: Part) -> Double {
      let common = max(start, other.start)..<max(max(start, other.start), min(end, other.end))
      var sum = 0.0
      for index in common { sum += values[index - start] * other.values[index - other.start] }
      return sum
    }

    private var end: Int { start + values.count }
  }

  let parts: [Part]
  /// For variances that are no sum of squares (pairs of units): the vector times the matrix of the pairs.
  var duals: [Part]?

  init(parts: [Part], duals: [Part]? = nil) {
    self.parts = parts
    self.duals = duals
  }

  func covariance(with other: DeviationVector) -> Double {
    zip(parts, other.duals ?? other.parts).reduce(0) { $0 + $1.0.product(with: $1.1) }
  }
}

/// The sampling error of one estimate, or why it has none.
enum SamplingError: Sendable {
  case vector(DeviationVector)
  /// A stratum with a single unit leaves the variance undefined.
  case lonely(stratum: String)
  /// No replicate has an estimate.
  case noReplicate

  var vector: DeviationVector? {
    if case .vector(let vector) = self { vector } else { nil }
  }
}
