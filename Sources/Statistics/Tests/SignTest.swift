/// The sign test of paired differences: exact and two-sided against equal chances of both signs (Dixon & Mood 1946, JASA
/// 41:557).
package struct SignTest: Sendable, Equatable {
  package let positive: Int
  /// Differences that are not zero.
  package let count: Int
  package let p: Double

  /// - Throws: `noObservations`; `constant` when every difference is zero.
  package init(_ differences: [Double]) throws(TestRefusal) {
    guard !differences.isEmpty else { throw .noObservations }
    positive = differences.count { $0 > 0 }
    count = differences.count { $0 != 0 }
    guard count > 0 else { throw .constant }
    p = min(1, 2 * fairBinomial(atMost: min(positive, count - positive), of: count))
  }
}

/// P(X ≤ k) for X ~ binomial(n, ½), by the incomplete beta function; 0 below k = 0.
func fairBinomial(atMost k: Int, of n: Int) -> Double {
  if k < 0 { return 0 }
  return k >= n ? 1 : BetaDistribution(a: Double(n - k), b: Double(k + 1)).cumulative(0.5)
}
