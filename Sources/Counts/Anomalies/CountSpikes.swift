import Statistics

/// Values of short series of counts that lie far above the others of their series.
///
/// The value x is compared with the n others, of mean m > 0: t = (x − m)/√(φm(1 + 1/n)) on n − 1 degrees of freedom, φ =
/// max(1, Σ(xⱼ − m)²/(m(n − 1))) the dispersion of the others (quasi-Poisson prediction; McCullagh & Nelder 1989, Generalized Linear
/// Models, 4.5). So that small counts do not leap out by the shape of t alone, p is not less than the exact P(X ≥ x) of a binomial with
/// the total and share 1/(n + 1), which is that of equal Poisson rates. One-sided p values of all values are adjusted together by Benjamini & Hochberg (1995). A lead, no proof: a
/// festival is a spike, too.
package struct CountSpikes: Sendable, Equatable {
  /// Tested values with an adjusted p below the limit, in order.
  package let spikes: [Spike]
  /// Values tested.
  package let tests: Int

  /// One value.
  package struct Spike: Sendable, Equatable {
    package let series: Int
    package let position: Int
    package let value: Int
    /// The mean of the others.
    package let expected: Double
    package let p: Double
    package let adjusted: Double
  }

  /// Gaps are gaps. A value with fewer than three others, or only zeros beside it, is not tested.
  package init(_ series: [[Int?]], limit: Double = 0.05) {
    var tested: [(series: Int, position: Int, value: Int, expected: Double, p: Double)] = []
    for (place, values) in series.enumerated() {
      for (position, value) in values.enumerated() {
        guard let value else { continue }
        let others = values.enumerated().compactMap { $0.offset == position ? nil : $0.element.map(Double.init) }
        guard others.count >= 3, let moments = Moments(others), moments.mean > 0 else { continue }
        let n = Double(others.count)
        let dispersion = max(1, moments.sumOfSquares / (moments.mean * (n - 1)))
        let t = (Double(value) - moments.mean) / (dispersion * moments.mean * (1 + 1 / n)).squareRoot()
        let p = max(
          StudentDistribution(degreesOfFreedom: n - 1).upperTail(t),
          Self.binomialTail(value, of: Int(moments.mean * n + 0.5) + value, share: 1 / (n + 1)))
        tested.append((place, position, value, moments.mean, p))
      }
    }
    let adjusted = PAdjustment.benjaminiHochberg.adjusted(tested.map(\.p))
    tests = tested.count
    spikes = zip(tested, adjusted).compactMap { test, adjusted in
      guard let adjusted, adjusted < limit else { return nil }
      return Spike(
        series: test.series, position: test.position, value: test.value, expected: test.expected, p: test.p,
        adjusted: adjusted)
    }
  }

  /// P(X ≥ count) of a binomial: the beta distribution with shapes count and trials − count + 1 at the share.
  private static func binomialTail(_ count: Int, of trials: Int, share: Double) -> Double {
    guard count > 0 else { return 1 }
    return BetaDistribution(a: Double(count), b: Double(trials - count + 1)).cumulative(share)
  }
}
