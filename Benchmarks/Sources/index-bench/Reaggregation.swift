import Indicators
import Sampling
import Timing

/// A two-level index scored again and again: other weights, other normalisation, other mean.
struct Reaggregation {
  private let plan: CompositePlan
  private let data: CompositeData

  init(units: Int, indicators: Int) throws {
    var source = NormalNumbers(stream: 1)
    let groups = (0..<5).map { group in
      IndicatorNode(
        id: "g\(group)", children: (0..<indicators / 5).map { IndicatorNode(id: "g\(group).\($0)") })
    }
    let tree = try IndicatorTree(IndicatorNode(id: "index", children: groups))
    var plan = CompositePlan(tree: tree, directions: tree.leaves.map { _ in .higher })
    plan.normalisation = .minMax(lower: 1, upper: 100)
    self.plan = plan
    let columns = tree.leaves.map { _ in
      (0..<units).map { _ in (0..<4).reduce(0.0) { sum, _ in sum + source.squared() } }
    }
    data = CompositeData(
      columns: columns, applies: columns.map { $0.map { _ in true } }, groups: Array(repeating: 0, count: units))
  }

  /// The work of `index.uncertainty`: two normalisations, two means, weights ± 25 %, numbers from digests.
  func seconds(replications: Int) throws -> Double {
    let assumptions = UncertainAssumptions(
      weightPerturbation: 0.25,
      normalisations: [.minMax(lower: 1, upper: 100), .zScore(centre: 100, spread: 10)],
      means: [.arithmetic, .geometric], imputations: [nil])
    let order = Array(plan.tree.ids.indices.dropFirst())
    let seed = DrawSeed(published: "reaggregation")
    return try shortest(of: 5) {
      var analysis = try UncertaintyAnalysis(plan, data, assumptions: assumptions, order: order)
      analysis.run(replications: replications, isSobol: false) { replication, input, count in
        var stream = UniformStream(seed: seed, label: "index.uncertainty/\(replication)/\(input.rawValue)")
        return (0..<count).map { _ in stream.next() }
      }
      precondition(analysis.distribution.rankings == replications)
    }
  }
}
