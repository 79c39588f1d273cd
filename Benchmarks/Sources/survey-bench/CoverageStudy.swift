import Statistics
import SurveyEstimation

/// How often the 95 % intervals of a mean, a share, a ratio and a median cover the truth of a population that is known:
/// 10 districts of 60 blocks with 10 to 40 people, 8 blocks drawn in each district and everybody in them asked.
struct CoverageStudy {
  private let samples: Int
  private let population: Population

  private struct Population {
    /// By district, block and person.
    var scores: [[[Double]]] = []
    var visits: [[[Double]]] = []
    var hours: [[[Double]]] = []

    init() {
      var generator = SeededGenerator(seed: (3, 1, 4, 1))
      for district in 0..<10 {
        let blocks = (0..<60).map { _ in
          (effect: 8 * (generator.uniform() - 0.5), size: 10 + Int(31 * generator.uniform()))
        }
        scores.append(
          blocks.map { block in
            (0..<block.size).map { _ in 60 + Double(district) + block.effect + 30 * (generator.uniform() - 0.5) }
          })
        hours.append(blocks.map { block in (0..<block.size).map { _ in 1 + 4 * generator.uniform() } })
        visits.append(
          hours[district].map { hours in hours.map { ($0 * 2 * generator.uniform()).rounded() } })
      }
    }

    func flat(_ values: [[[Double]]]) -> [Double] { values.flatMap { $0.flatMap(\.self) } }
  }

  init(samples: Int) {
    self.samples = samples
    population = Population()
  }

  func print() {
    let truth = truth()
    let methods = ["linearised", "jackknife", "bootstrap (200)"]
    var covered = [[Int]](repeating: [0, 0, 0, 0], count: methods.count)
    var generator = SeededGenerator(seed: (2, 7, 1, 8))
    for _ in 0..<samples {
      let sample = Sample(population, using: &generator)
      let plans: [ReplicatePlan?] = [nil, .stratifiedJackknife, .bootstrap(count: 200, generator: generator)]
      for (index, plan) in plans.enumerated() {
        for (kind, estimate) in sample.estimates(plan).enumerated() {
          guard let lower = estimate.lower, let upper = estimate.upper else { continue }
          if lower <= truth[kind], truth[kind] <= upper { covered[index][kind] += 1 }
        }
      }
    }
    Swift.print("coverage of 95 % intervals, \(samples) samples (Monte-Carlo error \(percent(error)) %)")
    for (name, counts) in zip(methods, covered) {
      let shares = zip(["mean", "share", "ratio", "median"], counts)
        .map { "\($0) \(percent(Double($1) / Double(samples))) %" }
      Swift.print("  \(name): \(shares.joined(separator: ", "))")
    }
  }

  private var error: Double { (0.95 * 0.05 / Double(samples)).squareRoot() }
  private func percent(_ share: Double) -> String { rounded(100 * share, 1) }

  private func truth() -> [Double] {
    let scores = population.flat(population.scores)
    let sorted = scores.sorted()
    let count = Double(scores.count)
    return [
      scores.reduce(0, +) / count, Double(scores.count { $0 >= 70 }) / count,
      population.flat(population.visits).reduce(0, +) / population.flat(population.hours).reduce(0, +),
      sorted[(sorted.count + 1) / 2 - 1],
    ]
  }

  /// One sample: a design's columns and the answers.
  private struct Sample {
    private var districts: [Int32] = []
    private var blocks: [Int32] = []
    private var scores: [Double] = []
    private var visits: [Double] = []
    private var hours: [Double] = []

    init(_ population: Population, using generator: inout SeededGenerator) {
      for district in population.scores.indices {
        for block in Array(0..<60).shuffled(using: &generator).prefix(8) {
          let answers = population.scores[district][block]
          scores += answers
          visits += population.visits[district][block]
          hours += population.hours[district][block]
          districts += answers.map { _ in Int32(district) }
          blocks += answers.map { _ in Int32(district * 60 + block) }
        }
      }
    }

    /// Mean, share of scores from 70 on, visits per hour, median.
    func estimates(_ plan: ReplicatePlan?) -> [Estimate] {
      var draft = SurveyDesignDraft(
        rowCount: scores.count, strata: [districts], clusters: [blocks], weighting: .populationSizes,
        fpc: [scores.map { _ in 60 }])
      draft.replicates = plan
      do {
        let design = try draft.validated()
        let all = design.domains()
        return [
          design.means([scores]).estimates[0],
          design.proportions([scores.map { $0 >= 70 ? 1 : 0 }], over: all).estimates[0],
          try design.ratio(of: visits, to: hours),
          design.quantiles([scores], over: all, probabilities: [0.5]).estimates[0],
        ]
      } catch { preconditionFailure("a sample of the study is not valid: \(error)") }
    }
  }
}
