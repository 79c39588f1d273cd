/// The nine definitions of a sample quantile of Hyndman & Fan (1996, American Statistician 50:361), as R numbers them.
///
/// 1 to 3 are steps, the others join the order statistics by lines; 7 is the default of R, NumPy and spreadsheets, 6 that
/// of SPSS, 8 the one that Hyndman & Fan recommend.
package enum QuantileType: Int, Sendable, CaseIterable {
  case inverse = 1, averagedInverse, nearest, linear, hazen, weibull, mode, medianUnbiased, normalUnbiased

  /// The position among the order statistics (from 1) at a probability: a whole part and how far it lies towards the next.
  ///
  /// A position that misses a whole number only by rounding counts as whole.
  fileprivate func position(_ probability: Double, of count: Double) -> (below: Double, fraction: Double) {
    let (a, b) = constants
    let position =
      isStep ? count * probability - (self == .nearest ? 0.5 : 0) : a + probability * (count + 1 - a - b)
    let near = position.rounded()
    let isWhole = abs(position - near) <= 4 * Double.ulpOfOne * max(1, abs(near))
    let below = isWhole ? near : position.rounded(.down)
    let rest = isWhole ? 0 : position - below
    switch self {
    case .inverse: return (below, rest > 0 ? 1 : 0)
    case .averagedInverse: return (below, rest > 0 ? 1 : 0.5)
    case .nearest: return (below, rest > 0 || below.truncatingRemainder(dividingBy: 2) != 0 ? 1 : 0)
    default: return (below, rest)
    }
  }

  private var isStep: Bool { rawValue <= 3 }

  /// a and b of the position a + p·(n + 1 − a − b).
  private var constants: (a: Double, b: Double) {
    switch self {
    case .inverse, .averagedInverse, .nearest: (0, 0)
    case .linear: (0, 1)
    case .hazen: (0.5, 0.5)
    case .weibull: (0, 0)
    case .mode: (1, 1)
    case .medianUnbiased: (1.0 / 3, 1.0 / 3)
    case .normalUnbiased: (0.375, 0.375)
    }
  }
}

/// The quantile of a sample; type 7 unless `type` says otherwise.
///
/// `sorted` is ascending without NaN; nil when it is empty or `probability` lies outside [0, 1].
package func quantile(ofSorted sorted: [Double], probability: Double, type: QuantileType = .mode) -> Double? {
  guard let first = sorted.first, let last = sorted.last, probability >= 0, probability <= 1 else { return nil }
  let (below, fraction) = type.position(probability, of: Double(sorted.count))
  func orderStatistic(_ rank: Double) -> Double {
    rank < 1 ? first : rank >= Double(sorted.count) ? last : sorted[Int(rank) - 1]
  }
  let low = orderStatistic(below)
  guard fraction > 0 else { return low }
  return low + fraction * (orderStatistic(below + 1) - low)
}

/// The median of numbers without NaN; nil of none.
package func median(of numbers: [Double]) -> Double? { quantile(ofSorted: numbers.sorted(), probability: 0.5) }

/// 1.4826 times the median distance from the median, which estimates the standard deviation of normal data; nil of none.
package func medianAbsoluteDeviation(of numbers: [Double]) -> Double? {
  guard let center = median(of: numbers) else { return nil }
  return median(of: numbers.map { abs($0 - center) }).map { 1.4826 * $0 }
}
