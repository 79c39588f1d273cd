/// A rule that adjusts the p-values of a family of tests for their number, with the results of R's `p.adjust`.
///
/// An adjusted value is the smallest level at which the test would be rejected by the procedure on the whole family.
/// Bonferroni, Holm, Hochberg and Hommel bound the chance of one false rejection (Wright 1992, Biometrics 48:1005);
/// the rules of Benjamini bound the expected share of false rejections among all.
package enum PAdjustment: String, Sendable, CaseIterable {
  /// n·p.
  case bonferroni
  /// (n − i + 1)·p₍ᵢ₎, made ascending from below (Holm 1979, Scand. J. Stat. 6:65). Valid under any dependence.
  case holm
  /// (n − i + 1)·p₍ᵢ₎, made ascending from above (Hochberg 1988, Biometrika 75:800).
  case hochberg
  /// Simes' test on every intersection (Hommel 1988, Biometrika 75:383).
  case hommel
  /// n/i·p₍ᵢ₎, made ascending from above (Benjamini & Hochberg 1995, JRSS B 57:289).
  case benjaminiHochberg
  /// The same times Σ 1/i, valid under any dependence (Benjamini & Yekutieli 2001, Ann. Stat. 29:1165).
  case benjaminiYekutieli

  /// The adjusted values in the order given. A missing one (nil) stays missing and is not counted in n.
  ///
  /// Values must lie in [0, 1]. Complexity: O(n log n), Hommel O(n²).
  package func adjusted(_ values: [Double?]) -> [Double?] {
    let present = values.enumerated().compactMap { index, value in value.map { (index, value: $0) } }
      .sorted { $0.value < $1.value }
    precondition(present.allSatisfy { (0...1).contains($0.value) }, "a p-value lies between 0 and 1")
    let results = adjusted(ascending: present.map(\.value))
    var adjusted = [Double?](repeating: nil, count: values.count)
    for (entry, result) in zip(present, results) { adjusted[entry.0] = min(1, result) }
    return adjusted
  }

  private func adjusted(ascending values: [Double]) -> [Double] {
    let count = Double(values.count)
    let ranked = values.enumerated().map { (rank: Double($0 + 1), value: $1) }
    switch self {
    case .bonferroni: return values.map { count * $0 }
    case .holm:
      var highest = 0.0
      return ranked.map { entry in
        highest = max(highest, (count - entry.rank + 1) * entry.value)
        return highest
      }
    case .hochberg: return Self.fromAbove(ranked.map { (count - $0.rank + 1) * $0.value })
    case .hommel: return Self.hommel(values)
    case .benjaminiHochberg: return Self.fromAbove(ranked.map { count / $0.rank * $0.value })
    case .benjaminiYekutieli:
      let harmonic = ranked.map { 1 / $0.rank }.reduce(0, +)
      return Self.fromAbove(ranked.map { harmonic * count / $0.rank * $0.value })
    }
  }

  /// The smallest of each value and all that follow.
  private static func fromAbove(_ values: [Double]) -> [Double] {
    var lowest = Double.infinity
    return Array(
      values.reversed().map { value in
        lowest = min(lowest, value)
        return lowest
      }.reversed())
  }

  /// Wright's (1992) algorithm: for every size m of an intersection the Simes value of its m largest members.
  private static func hommel(_ values: [Double]) -> [Double] {
    let count = values.count
    guard count > 1 else { return values }
    let whole = values.enumerated().map { Double(count) * $1 / Double($0 + 1) }.min() ?? 1
    var adjusted = values.map { max($0, whole) }
    for size in stride(from: count - 1, to: 1, by: -1) {
      let low = count - size
      var simes = 1.0
      for rank in 2...size { simes = min(simes, Double(size) * values[low + rank - 1] / Double(rank)) }
      let atLow = min(Double(size) * values[low], simes)
      for index in values.indices {
        let bound = index <= low ? min(Double(size) * values[index], simes) : atLow
        adjusted[index] = max(adjusted[index], bound)
      }
    }
    return adjusted
  }
}
