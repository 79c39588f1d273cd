import Statistics

extension Strata {
  /// The whole numbers with the smallest variance of a total (Wright 2012, Statist. Probab. Lett. 82:849, exact): from the
  /// minimum of each stratum on, each further unit goes where N_hS_h/√(n_h(n_h + 1)) is largest; ties to the first.
  ///
  /// A stratum gets no more than it has, nor than `maximum`.
  /// - Throws: `SamplingError.tooMany`, `.tooFew` when n does not lie between what the strata can and must take.
  /// - Complexity: O(n·H).
  package func integerAllocation(size: Int, minimum: Int, maximum: Int?) throws(SamplingError) -> [Int] {
    let limits = populations.map { min(Int(min($0, 1e15)), maximum ?? .max) }
    var allocation = limits.map { min(minimum, $0) }
    let available = limits.reduce(0, +)
    let needed = allocation.reduce(0, +)
    guard size <= available else { throw .tooMany(asked: size, available: available) }
    guard size >= needed else { throw .tooFew(asked: size, needed: needed) }
    for _ in needed..<size {
      var best = (stratum: 0, priority: -1.0)
      for stratum in limits.indices where allocation[stratum] < limits[stratum] {
        let priority = priority(stratum, allocation[stratum])
        // A tie by rounding is a tie.
        if priority > best.priority * (1 + 1e-12) { best = (stratum, priority) }
      }
      allocation[best.stratum] += 1
    }
    return allocation
  }

  private func priority(_ stratum: Int, _ count: Int) -> Double {
    let spread = populations[stratum] * (deviations?[stratum] ?? 0)
    return spread == 0 ? 0 : spread / (Double(count) * Double(count + 1)).squareRoot()
  }

  /// The variance of the estimated total, ΣN_h(N_h/n_h − 1)S²_h; nil without standard deviations and where a stratum that
  /// varies has no unit. A stratum with more units than it has makes its term negative.
  package func varianceOfTotal(_ allocation: [Double]) -> Double? {
    guard let deviations else { return nil }
    let terms = populations.indices.map { stratum -> Double in
      let variance = deviations[stratum] * deviations[stratum]
      return variance == 0 ? 0 : populations[stratum] * (populations[stratum] / allocation[stratum] - 1) * variance
    }
    let sum = terms.compensatedSum()
    return sum.isFinite ? sum : nil
  }
}

/// Whole numbers with a given sum that are nearest to given numbers: all are rounded down, then the largest remainders get
/// one more (Hamilton's method); ties go to the first.
///
/// Numbers ≥ 0; `total` between the sum rounded down and their sum of parts plus one for each. A number within 1e-9 below a
/// whole one counts as it.
package func roundedByLargestRemainders(_ numbers: [Double], total: Double) -> [Double] {
  var rounded = numbers.map { ($0 + 1e-9).rounded(.down) }
  let remainders = zip(numbers, rounded).map { max(0, $0 - $1) }
  let order = numbers.indices.sorted { left, right in
    abs(remainders[left] - remainders[right]) <= 1e-9 ? left < right : remainders[left] > remainders[right]
  }
  let missing = max(0, min(total - rounded.reduce(0, +), Double(numbers.count)))
  for stratum in order.prefix(Int(missing)) { rounded[stratum] += 1 }
  return rounded
}
