/// Sampford's rejective sampling (1967, Biometrika 54:499).
package enum SampfordSample {
  /// One unit with chances π, n − 1 units with chances π/(1 − π), all with replacement, again and again until all differ.
  ///
  /// `probabilities` in [0, 1] with a whole sum; those of 1 are taken, those of 0 left out before. Every try consumes one
  /// number for each place. Positions from 0, ascending.
  /// - Throws: `SamplingError.notConverged` after a million numbers: large samples of high probabilities are hardly ever
  ///   accepted.
  package static func selection(
    _ probabilities: [Double], _ stream: inout UniformStream
  ) throws(SamplingError) -> [Int] {
    let certain = probabilities.indices.filter { probabilities[$0] > 1 - certaintyTolerance }
    let open = probabilities.indices.filter { probabilities[$0] > 0 && probabilities[$0] <= 1 - certaintyTolerance }
    let chances = open.map { probabilities[$0] }
    let places = Int(chances.reduce(0, +).rounded())
    guard places > 0 else { return certain }
    let first = WeightedChoice(chances)
    let others = WeightedChoice(chances.map { $0 / (1 - $0) })
    for _ in 0..<(1_000_000 / places) {
      var chosen = [first.position(stream.next())]
      for _ in 1..<max(1, places) { chosen.append(others.position(stream.next())) }
      if Set(chosen).count == places { return (certain + chosen.map { open[$0] }).sorted() }
    }
    throw .notConverged(change: nil)
  }
}

/// Choice with given weights by one uniform number: the smallest k with v_1 + … + v_k > u·Σv.
private struct WeightedChoice {
  private let sums: [Double]

  init(_ weights: [Double]) {
    var sum = 0.0
    sums = weights.map { weight in
      sum += weight
      return sum
    }
  }

  func position(_ uniform: Double) -> Int {
    let wanted = uniform * (sums.last ?? 0)
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > wanted { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
