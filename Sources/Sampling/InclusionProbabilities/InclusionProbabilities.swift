import Statistics

/// Inclusion probabilities proportional to size for a sample of n units (Särndal, Swensson & Wretman 1992, 3.6.2; R
/// `sampling::inclusionprobabilities`).
///
/// π_k = n·x_k/Σx; while a π reaches 1, such units are certain and the other places are divided among the rest by size.
/// Units of size 0 have π = 0. `sizes` ≥ 0 and finite; an order of units changes nothing but the order of the result.
///
/// - Throws: `SamplingError.zeroTotal` when all sizes are 0, `.tooMany` when n exceeds the units of positive size.
/// - Complexity: O(N · rounds of certainties).
package func inclusionProbabilities(ofSizes sizes: [Double], sampleSize: Int) throws(SamplingError) -> [Double] {
  let positive = sizes.count { $0 > 0 }
  guard positive > 0 else { throw .zeroTotal }
  guard sampleSize <= positive else { throw .tooMany(asked: sampleSize, available: positive) }
  var isCertain = [Bool](repeating: false, count: sizes.count)
  var certain = 0
  while true {
    let places = Double(sampleSize - certain)
    let total = zip(sizes, isCertain).lazy.map { $1 ? 0 : $0 }.compensatedSum()
    // Whole sizes are compared exactly: m·x ≥ X. Others may miss their bound by rounding.
    let large = sizes.indices.filter { !isCertain[$0] && places * sizes[$0] >= total * (1 - certaintyTolerance) }
    guard places > 0, !large.isEmpty, large.count <= sampleSize - certain else {
      return zip(sizes, isCertain).map { $1 ? 1 : places == 0 ? 0 : places * $0 / total }
    }
    for unit in large { isCertain[unit] = true }
    certain += large.count
  }
}

/// A unit with π above 1 less this is certain.
package let certaintyTolerance = 1e-12
