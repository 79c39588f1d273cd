import Foundation
import Sampling
import Statistics

/// How often each unit is selected over many seeds, against its stated probability.
///
/// X² = Σ (O − Rπ)²/(R·π(1 − π)·N/(N − 1)) over the units of a sample of fixed size, on N − 1 degrees of freedom: exact moments
/// for simple random sampling, Hájek's approximation of the covariances for the others.
struct SelectionStudy {
  let title: String
  let statistic: Double
  let degreesOfFreedom: Int

  private var critical: Double { ChiSquareDistribution(degreesOfFreedom: Double(degreesOfFreedom)).quantile(0.99) }

  var line: String {
    String(
      format: "selection frequencies, %@: X² %.1f on %d df, 1 %% point %.1f: %@", title, statistic, degreesOfFreedom,
      critical, statistic < critical ? "agree" : "DIFFER")
  }

  private init(_ title: String, probabilities: [Double], counts: [Int], draws: Int) {
    self.title = "\(title), \(draws) draws"
    let open = probabilities.indices.filter { probabilities[$0] < 1 && probabilities[$0] > 0 }
    let (all, units) = (Double(draws), Double(open.count))
    statistic = open.reduce(0) { sum, unit in
      let pi = probabilities[unit]
      let distance = Double(counts[unit]) - all * pi
      return sum + distance * distance / (all * pi * (1 - pi) * units / (units - 1))
    }
    degreesOfFreedom = open.count - 1
  }

  static func all(draws: Int) throws -> [SelectionStudy] {
    let field = CovariateField(units: 30, variables: 2)
    let sizes = (0..<30).map { 1 + $0 * $0 }
    let total = Double(sizes.reduce(0, +))
    let targets = sizes.map { 6 * Double($0) / total }
    let pareto = OrderSampling.pareto.inclusionProbabilities(targets: targets, sampleSize: 6)
    let equal = [Double](repeating: 0.2, count: 30)
    return [
      try protocolDraw(.srs, sizes: sizes, stated: equal, draws: draws),
      try protocolDraw(.pareto, sizes: sizes, stated: pareto, draws: draws),
      stream("local pivotal", equal, draws) { LocalPivotalSample.selection(equal, coordinates: field.columns, &$0) },
      stream("correlated Poisson", equal, draws) {
        CorrelatedPoissonSample.selection(equal, coordinates: field.columns, &$0)
      },
      stream("cube", equal, draws) { CubeSample.selection(equal, balance: field.columns, &$0) },
    ]
  }

  /// Draws of vdraw/1 from one stratum of 30 units, 6 to draw.
  private static func protocolDraw(
    _ method: DrawPlan.Method, sizes: [Int], stated: [Double], draws: Int
  ) throws -> SelectionStudy {
    let frame = try SamplingFrame(
      sizes.enumerated().map { .init(id: "u\($0 + 100)", stratum: "A", size: $1, name: "") })
    let plan = DrawPlan(
      drawID: "BENCH", attempt: 1, frame: frame, method: method, strata: ["A": .init(count: 6, reserves: 0)],
      recipe: [.init(source: .dice, party: "n", digits: 20)], previous: nil, title: "")
    let position = Dictionary(uniqueKeysWithValues: frame.units.enumerated().map { ($1.id, $0) })
    var counts = [Int](repeating: 0, count: sizes.count)
    for number in 0..<draws {
      for id in try InspectionSample(frame: frame, plan: plan, seed: seed(number)).selected {
        if let unit = position[id] { counts[unit] += 1 }
      }
    }
    return SelectionStudy(method.rawValue, probabilities: stated, counts: counts, draws: draws)
  }

  private static func stream(
    _ title: String, _ stated: [Double], _ draws: Int, _ select: (inout UniformStream) -> [Int]
  ) -> SelectionStudy {
    var counts = [Int](repeating: 0, count: stated.count)
    for number in 0..<draws {
      var stream = UniformStream(seed: seed(number), label: "bench")
      for unit in select(&stream) { counts[unit] += 1 }
    }
    return SelectionStudy(title, probabilities: stated, counts: counts, draws: draws)
  }

  static func seed(_ number: Int) -> DrawSeed { DrawSeed(published: SHA256Digest(of: "bench \(number)").hex) }
}
