import Counts
import ProgrammeModel

/// Funnels of the shares that every site has.
struct FunnelFigures: Sendable {
  /// Sizes at which limits are given.
  private static let steps = 40

  let results: [FunnelResult]

  init(_ families: MeasureFamilies, sites: [SiteResult], designEffect: Double?) {
    let gate = families.evidence.programme.grading.gate.indicator
    let satisfaction = sites.compactMap { site -> Unit? in
      guard let figure = site.value(of: gate), figure.n > 0 else { return nil }
      return Unit(site: site.site, share: figure.value, size: Double(figure.n) / max(1, designEffect ?? 1), n: figure.n)
    }
    let installs = families.callButtons.shares.map {
      Unit(site: $0.site, share: $0.share, size: Double($0.eligible), n: $0.eligible)
    }
    results = [
      Self.funnel(.satisfaction, satisfaction), Self.funnel(.callButtons, installs),
    ].compactMap(\.self)
  }

  private struct Unit {
    let site: String
    let share: Double
    let size: Double
    let n: Int
  }

  /// Nil where there are too few sites, or none differs from 0 or from 1.
  private static func funnel(_ measure: FunnelResult.Measure, _ units: [Unit]) -> FunnelResult? {
    let plot: FunnelPlot
    do { plot = try FunnelPlot(shares: units.map(\.share), sizes: units.map(\.size)) } catch { return nil }
    let sizes = units.map(\.size)
    guard let least = sizes.min(), let most = sizes.max() else { return nil }
    let grid = (0..<steps).map { least + (most - least) * Double($0) / Double(steps - 1) }
    return FunnelResult(
      measure: measure, target: plot.target, dispersion: plot.dispersion, betweenVariance: plot.betweenVariance,
      sites: zip(units, plot.scores).map { unit, z in
        FunnelResult.Place(site: unit.site, share: unit.share, size: unit.size, n: unit.n, z: z)
      },
      limits: grid.map { size in
        let (inner, outer) = (plot.limits(size: size, level: 0.95), plot.limits(size: size, level: 0.998))
        return FunnelResult.Limits(
          size: size, lower: inner.lower, upper: inner.upper, outerLower: outer.lower, outerUpper: outer.upper)
      })
  }
}
