import Foundation
import Sampling
import Statistics

/// How often the 95 % interval of the verification factor covers the truth: 100 sites in ten districts, three drawn in each by
/// the protocol.
struct FactorStudy {
  /// How sites report.
  enum Reporting: String, CaseIterable {
    /// As in the simulated programme: a fifth verifies 55 to 88 % of its report, the others all of it.
    case simulated = "a fifth of the sites inflates, as in the simulated programme"
    /// A tenth verifies 50 to 85 %, the others 90 to 102 %: few sites, far out.
    case rare = "a tenth of the sites inflates, more heavily"
    /// Every site errs, none far: 80 to 105 %.
    case even = "all sites err a little"

    func factor(_ generator: inout SeededGenerator) -> Double {
      let chance = Double.random(in: 0..<1, using: &generator)
      return switch self {
      case .simulated: chance < 0.2 ? .random(in: 0.55...0.88, using: &generator) : 1
      case .rare: .random(in: chance < 0.1 ? 0.5...0.85 : 0.9...1.02, using: &generator)
      case .even: .random(in: 0.8...1.05, using: &generator)
      }
    }
  }

  private let reporting: Reporting
  private var covered = 0
  private let draws: Int

  var line: String {
    let share = 100 * Double(covered) / Double(draws)
    return String(
      format: "verification factor, %@: 95 %% intervals cover the truth in %.1f %% of %d draws (wanted 93 to 97): %@",
      reporting.rawValue, share,
      draws, (93...97).contains(share) ? "yes" : "NO")
  }

  init(_ reporting: Reporting, draws: Int) throws {
    self.reporting = reporting
    self.draws = draws
    let populations = 20
    for number in 0..<populations {
      let population = try Population(number, reporting)
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

    init(_ number: Int, _ reporting: Reporting) throws {
      var generator = SeededGenerator(seed: (UInt64(number), 3, 5, 9))
      var units: [String: VerificationFactor.Unit] = [:]
      var sites: [SamplingFrame.FrameUnit] = []
      for index in 0..<100 {
        let reported = Double.random(in: 80...240, using: &generator)
        let factor = reporting.factor(&generator)
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
        StudentDistribution(degreesOfFreedom: factor.effectiveDegreesOfFreedom ?? .nan).quantile(0.975)
        * (factor.standardError ?? .nan)
      return abs(factor.estimate - truth) <= half
    }
  }
}
