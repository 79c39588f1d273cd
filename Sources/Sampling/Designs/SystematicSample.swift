/// Systematic sampling with unequal probabilities (Madow 1949, Ann. Math. Statist. 20:333), in the order of the units.
package enum SystematicSample {
  /// Unit k is selected when ⌊C_k − u⌋ > ⌊C_{k−1} − u⌋, C_k = π_1 + … + π_k.
  ///
  /// `probabilities` in [0, 1] with the sum `size` (within rounding), 0 < start < 1. Positions from 0, ascending.
  /// Consumes no number beyond `start`.
  package static func selection(_ probabilities: [Double], size: Int, start: Double) -> [Int] {
    selected(cumulated(probabilities, size: size), start: start)
  }

  /// C_1 … C_N, the last set to the whole number that it is but for rounding.
  static func cumulated(_ probabilities: [Double], size: Int) -> [Double] {
    var sum = 0.0
    var sums = probabilities.map { probability in
      sum += probability
      return sum
    }
    if !sums.isEmpty { sums[sums.count - 1] = Double(size) }
    return sums
  }

  static func selected(_ sums: [Double], start: Double) -> [Int] {
    var before = (-start).rounded(.down)
    var selected: [Int] = []
    for (unit, sum) in sums.enumerated() {
      let after = (sum - start).rounded(.down)
      if after > before { selected.append(unit) }
      before = after
    }
    return selected
  }
}
