/// Inclusion probabilities proportional to size for a sample of n units (Särndal, Swensson & Wretman 1992, 3.6.2; R
/// `sampling::inclusionprobabilities`).
///
/// π_k = n·x_k/Σx; while a π reaches 1, such units are certain and the others get (n − certain)·π/Σπ. Units of size 0 have
/// π = 0. `sizes` ≥ 0 and finite; an order of units changes nothing but the order of the result.
///
/// The sums are plain ones in the order of the units: designs that compare sums of π with 1 can be re-derived by anybody
/// only from the very same doubles.
///
/// - Throws: `SamplingError.zeroTotal` when all sizes are 0, `.tooMany` when n exceeds the units of positive size.
/// - Complexity: O(N · rounds of certainties).
package func inclusionProbabilities(ofSizes sizes: [Double], sampleSize: Int) throws(SamplingError) -> [Double] {
  let positive = sizes.count { $0 > 0 }
  guard positive > 0 else { throw .zeroTotal }
  guard sampleSize <= positive else { throw .tooMany(asked: sampleSize, available: positive) }
  var isCertain = [Bool](repeating: false, count: sizes.count)
  var probabilities = sizes
  var places = sampleSize
  while true {
    let total = zip(probabilities, isCertain).reduce(0.0) { $1.1 ? $0 : $0 + $1.0 }
    for unit in sizes.indices where !isCertain[unit] && sizes[unit] > 0 {
      probabilities[unit] = Double(places) * probabilities[unit] / total
    }
    // Other sizes than whole ones may miss their bound by rounding.
    let large = sizes.indices.filter { !isCertain[$0] && probabilities[$0] > 1 - certaintyTolerance }
    if large.isEmpty { return probabilities }
    for unit in large {
      isCertain[unit] = true
      probabilities[unit] = 1
    }
    places = max(0, places - large.count)
  }
}

/// A unit with π above 1 less this is certain.
package let certaintyTolerance = 1e-12
