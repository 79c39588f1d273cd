/// The exact distribution of a rank statistic without ties: the probability of each whole value from 0.
struct RankDistribution: Sendable {
  let probabilities: [Double]

  /// V, the sum of the ranks of the positive ones among n differences (Wilcoxon 1945, Biometrics 1:80).
  ///
  /// Each rank counts with chance ½. Complexity: O(n³).
  static func signedRank(_ n: Int) -> RankDistribution {
    var probabilities = [Double](repeating: 0, count: n * (n + 1) / 2 + 1)
    probabilities[0] = 1
    var reached = 0
    for rank in stride(from: 1, through: n, by: 1) {
      reached += rank
      for value in stride(from: reached, through: 0, by: -1) {
        let without = value >= rank ? probabilities[value - rank] : 0
        probabilities[value] = (probabilities[value] + without) / 2
      }
    }
    return RankDistribution(probabilities: probabilities)
  }

  /// W of samples of m and n: pairs in which the first is greater (Mann & Whitney 1947, Ann. Math. Stat. 18:50).
  ///
  /// The greatest of all values belongs to the first sample with chance m/(m + n) and then beats all n:
  /// P(m, n; w) = m/(m + n)·P(m − 1, n; w − n) + n/(m + n)·P(m, n − 1; w). Complexity: O(m²n²).
  static func rankSum(_ m: Int, _ n: Int) -> RankDistribution {
    // Symmetric in m and n, so the smaller sample is kept whole.
    let (few, many) = (min(m, n), max(m, n))
    var rows = (0...few).map { _ in [1.0] }
    for other in stride(from: 1, through: many, by: 1) {
      for own in stride(from: 1, through: few, by: 1) {
        let share = Double(own) / Double(own + other)
        var row = [Double](repeating: 0, count: own * other + 1)
        for (value, p) in rows[own - 1].enumerated() { row[value + other] = share * p }
        for (value, p) in rows[own].enumerated() { row[value] += (1 - share) * p }
        rows[own] = row
      }
    }
    return RankDistribution(probabilities: rows[few])
  }

  /// P(X ≤ value).
  func cumulative(_ value: Int) -> Double { value < 0 ? 0 : probabilities.prefix(value + 1).compensatedSum() }

  /// Twice the smaller tail at a value, at most 1; both distributions are symmetric.
  func twoSided(_ value: Int) -> Double {
    min(1, 2 * cumulative(min(value, probabilities.count - 1 - value)))
  }

  /// The smallest value with P(X ≤ value) ≥ `probability`, to 1e-7 of it.
  func quantile(_ probability: Double) -> Int {
    var sum = CompensatedSum()
    for (value, p) in probabilities.enumerated() {
      sum.add(p)
      if sum.value >= probability * (1 - 1e-7) { return value }
    }
    return probabilities.count - 1
  }
}
