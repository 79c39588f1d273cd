import Foundation
import Sampling
import Statistics

/// How often the 95 % interval of the verification factor covers the truth: 100 sites in ten districts, three drawn in each by
/// the protocol. A tenth of the sites inflates its report, the others err a little.
struct FactorStudy {
  private var covered = 0
  private let draws: Int

  var line: String {
    let share = 100 * Double(covered) / Double(draws)
    return String(
      format: "verification factor: 95 %% intervals cover the truth in %.1f %% of %d draws (wanted 93 to 97): %@",
      share,
      draws, (93...97).contains(share) ? "yes" : "NO")
  }

  init(draws: Int) throws {
    self.draws = draws
    let populations = 20
    for number in 0..<populations {
      let population = try Population(number)
      for draw in 0..<draws / populations where try population.covers(SelectionStudy.seed(number * draws + draw)) {
        covered += 1
      }
    }
  }

  /// What all sites report, and what an inspection would find.
  private struct Population {
    private let units: [String: VerificationFactor.Unit]
    private let frame: SamplingFrame
    private let plan: DrawPlan
    private let truth: Double

    init(_ number: Int) throws {
      var generator = SeededGenerator(seed: (UInt64(number), 3, 5, 9))
      var units: [String: VerificationFactor.Unit] = [:]
      var sites: [SamplingFrame.FrameUnit] = []
      for index in 0..<100 {
        let reported = Double.random(in: 80...240, using: &generator)
        let isInflated = Double.random(in: 0..<1, using: &generator) < 0.1
        let factor =
          isInflated ? Double.random(in: 0.5...0.85, using: &generator) : .random(in: 0.9...1.02, using: &generator)
        let (id, district) = ("s\(100 + index)", index / 10)
        units[id] = .init(reported: reported, recounted: reported * factor, stratum: district)
        sites.append(.init(id: id, stratum: "d\(district)", size: 1, name: ""))
      }
      self.units = units
      frame = try SamplingFrame(sites)
      let rules = Dictionary(
        uniqueKeysWithValues: (0..<10).map { ("d\($0)", DrawPlan.StratumRule(count: 3, reserves: 0)) })
      plan = DrawPlan(
        drawID: "BENCH", attempt: 1, frame: frame, method: .srs, strata: rules,
        recipe: [.init(source: .dice, party: "n", digits: 20)], previous: nil, title: "")
      truth = VerificationFactor.ratio(sites.compactMap { units[$0.id] }) ?? .nan
    }

    func covers(_ seed: DrawSeed) throws -> Bool {
      let drawn = try InspectionSample(frame: frame, plan: plan, seed: seed).selected.compactMap { units[$0] }
      let factor = VerificationFactor(
        units: drawn, populations: [Double](repeating: 10, count: 10), strata: 10)
      let half =
        StudentDistribution(degreesOfFreedom: Double(factor.degreesOfFreedom)).quantile(0.975)
        * (factor.standardError ?? .nan)
      return abs(factor.estimate - truth) <= half
    }
  }
}
