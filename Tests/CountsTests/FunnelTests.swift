import Testing

@testable import Counts

/// The funnel of Spiegelhalter (2005).
struct FunnelTests {
  private static let shares = [0.62, 0.71, 0.55, 0.80, 0.68, 0.40, 0.74, 0.66, 0.90, 0.58]
  private static let sizes = [120.0, 85, 60, 44, 150, 70, 33, 210, 25, 95]

  /// R 4.2.2, formulas written out: z <- (p-th)/s; q <- quantile(z,c(.1,.9)); phi <- mean(pmin(pmax(z,q[1]),q[2])^2); w <- 1/s^2;
  /// tau2 <- max(0,(I*phi-(I-1))/(sum(w)-sum(w^2)/sum(w))).
  @Test func `units that differ widen the limits`() throws {
    let plot = try FunnelPlot(shares: Self.shares, sizes: Self.sizes)
    #expect(abs(plot.target - 0.643015695067265) < 1e-14)
    #expect(abs(plot.dispersion - 2.1185146511185) < 1e-12)
    #expect(abs(plot.betweenVariance - 0.00363559157637836) < 1e-15)
    let expected = [
      -0.308984799686623, 0.841512778678851, -1.076829740681957, 1.668483247766878, 0.514569918938359,
      -2.922426852046191, 0.942370689820435, 0.246989371955772, 2.269894904310371, -0.810035239684666,
    ]
    for (found, expected) in zip(plot.scores, expected) { #expect(abs(found - expected) < 1e-12) }
    let inner = plot.limits(size: 50, level: 0.95)
    #expect(abs(inner.lower - 0.465246618128678) < 1e-12 && abs(inner.upper - 0.820784772005851) < 1e-12)
    let outer = plot.limits(size: 50, level: 0.998)
    #expect(abs(outer.lower - 0.362731083244580) < 1e-12 && abs(outer.upper - 0.923300306889949) < 1e-12)
  }

  @Test func `units within chance have the limits of chance, cut to shares`() throws {
    let plot = try FunnelPlot(shares: [0.9, 0.92, 0.88, 0.9], sizes: [100, 100, 100, 100])
    #expect(plot.betweenVariance == 0 && plot.dispersion < 0.75)
    // By hand: z = ±0.02/√(0.9·0.1/100) = ±2/3.
    #expect(abs(plot.scores[1] - 2.0 / 3) < 1e-12 && abs(plot.scores[2] + 2.0 / 3) < 1e-12)
    #expect(plot.limits(size: 5, level: 0.95).upper == 1)
  }

  @Test func `order and a common factor of all sizes move no target`() throws {
    let plot = try FunnelPlot(shares: Self.shares, sizes: Self.sizes)
    let turned = try FunnelPlot(shares: Self.shares.reversed(), sizes: Self.sizes.reversed())
    for (one, other) in zip(plot.scores, turned.scores.reversed()) { #expect(abs(one - other) < 1e-12) }
    let larger = try FunnelPlot(shares: Self.shares, sizes: Self.sizes.map { 4 * $0 })
    #expect(abs(larger.target - plot.target) < 1e-14 && larger.dispersion > 3.9 * plot.dispersion)
  }

  @Test func `what has no funnel is refused`() {
    #expect(throws: CountError.tooFewObservations(3)) { try FunnelPlot(shares: [0.5, 0.6], sizes: [10, 10]) }
    #expect(throws: CountError.zeroExposure(0)) { try FunnelPlot(shares: [0.5, 0.6, 0.4], sizes: [10, 0, 3]) }
    #expect(throws: CountError.constantData) { try FunnelPlot(shares: [1, 1, 1], sizes: [10, 10, 3]) }
    #expect(throws: CountError.unequalLengths(3, 2)) { try FunnelPlot(shares: [1, 1, 1], sizes: [10, 10]) }
  }
}
