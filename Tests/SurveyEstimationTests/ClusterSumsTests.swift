import Statistics
import Testing

@testable import SurveyEstimation

/// What must hold for any sample: nothing depends on the order or the grouping of the rows.
@Suite struct ClusterSumsTests {
  /// A stratified cluster sample with missing values, from a seed.
  private struct RandomSample {
    var strata: [Int32] = []
    var clusters: [Int32] = []
    var domain: [Int32] = []
    var weights: [Double] = []
    var y: [Double] = []
    var z: [Double] = []

    init(seed: UInt64, rows: Int) {
      var generator = SeededGenerator(seed: (seed, 2, 3, 4))
      for row in 0..<rows {
        let cluster = row < 40 ? Int32(row % 20) : Int32(generator.next() % 20)
        clusters.append(cluster)
        strata.append(cluster / 5)
        domain.append(Int32(generator.next() % 3) - (generator.uniform() < 0.1 ? 3 : 0))
        weights.append(0.5 + 10 * generator.uniform())
        y.append(generator.uniform() < 0.1 ? .nan : 1e4 + generator.uniform())
        z.append(1 + generator.uniform())
      }
      domain = domain.map { max($0, -1) }
    }

    func reordered(_ order: [Int]) -> RandomSample {
      var copy = self
      copy.strata = order.map { strata[$0] }
      copy.clusters = order.map { clusters[$0] }
      copy.domain = order.map { domain[$0] }
      copy.weights = order.map { weights[$0] }
      copy.y = order.map { y[$0] }
      copy.z = order.map { z[$0] }
      return copy
    }

    func design() throws -> SurveyDesign {
      try SurveyDesignDraft(rowCount: y.count, strata: [strata], clusters: [clusters], weighting: .weights(weights))
        .validated()
    }

    func domains(_ design: SurveyDesign) -> Domains { design.domains(cellOfRow: domain, count: 3) }
  }

  private static func figures(_ set: EstimateSet) -> [Double] {
    set.estimates.map(\.value) + set.covarianceMatrix().flatMap(\.self)
  }

  private static func expectSame(_ found: [Double], _ expected: [Double], _ tolerance: Double = 1e-10) {
    #expect(found.count == expected.count)
    for (left, right) in zip(found, expected) { #expect(abs(left - right) <= tolerance * max(abs(right), 1e-8)) }
  }

  /// Rows sorted by cluster go through the pass run by run, shuffled ones row by row.
  @Test(arguments: UInt64(1)...20)
  func `the order of rows and strata changes nothing`(seed: UInt64) throws {
    let sample = RandomSample(seed: seed, rows: 600)
    var generator = SeededGenerator(seed: (seed, 9, 9, 9))
    let sorted = sample.reordered(sample.clusters.indices.sorted { sample.clusters[$0] < sample.clusters[$1] })
    var shuffled = sample.reordered(sample.clusters.indices.shuffled(using: &generator))
    shuffled.strata = shuffled.strata.map { 3 - $0 }
    let expected = try sample.design()
    let means = Self.figures(expected.means([sample.y, sample.z], over: sample.domains(expected)))
    for other in [sorted, shuffled] {
      let design = try other.design()
      Self.expectSame(Self.figures(design.means([other.y, other.z], over: other.domains(design))), means)
    }
  }

  @Test(arguments: UInt64(1)...20)
  func `sums of parts add up to the sums of the whole`(seed: UInt64) throws {
    let sample = RandomSample(seed: seed, rows: 500)
    let design = try sample.design()
    let slots = sample.domains(design).slots
    let whole = ClusterSums(of: [sample.y, sample.z], weights: design.weights, slots: slots)
    var merged = ClusterSums(
      of: [sample.y, sample.z], origins: whole.origins, weights: design.weights, slots: slots, rows: 0..<0)
    for start in stride(from: 0, to: 500, by: 73) {
      merged.merge(
        ClusterSums(
          of: [sample.y, sample.z], origins: whole.origins, weights: design.weights, slots: slots,
          rows: start..<min(start + 73, 500)))
    }
    #expect(merged.counts == whole.counts)
    for column in 0..<2 {
      Self.expectSame(merged.weights[column], whole.weights[column], 1e-12)
      Self.expectSame(merged.products[column], whole.products[column], 1e-12)
    }
  }

  /// A domain's mean is the ratio of the total of y·1(domain) to the total of 1(domain).
  @Test(arguments: UInt64(1)...20)
  func `a mean in a domain is a ratio`(seed: UInt64) throws {
    let sample = RandomSample(seed: seed, rows: 400)
    let design = try sample.design()
    let inside = sample.domain.indices.map { sample.domain[$0] == 1 && !sample.y[$0].isNaN ? 1.0 : 0 }
    let ratio = try design.ratio(of: zip(sample.y, inside).map { $1 == 1 ? $0 : 0 }, to: inside)
    let mean = design.means([sample.y], over: sample.domains(design)).estimates[1]
    #expect(close(ratio.value, mean.value, 1e-13))
    #expect(close(ratio.standardError, try #require(mean.standardError), 1e-7))
  }

  /// Adjusting to the counts that the weights already have changes no estimate and takes the row-by-row way.
  @Test(arguments: UInt64(1)...10)
  func `both ways to unit totals agree`(seed: UInt64) throws {
    let sample = RandomSample(seed: seed, rows: 300)
    var draft = SurveyDesignDraft(
      rowCount: 300, strata: [sample.strata], clusters: [sample.clusters], weighting: .weights(sample.weights))
    let plain = try draft.validated()
    draft.adjustments = [
      .postStratify(
        PostStratification(
          cells: [Int32](repeating: 0, count: 300), counts: [sample.weights.compensatedSum()], names: ["all"]))
    ]
    let adjusted = try draft.validated()
    Self.expectSame(
      Self.figures(adjusted.means([sample.z], over: sample.domains(adjusted))),
      Self.figures(plain.means([sample.z], over: sample.domains(plain))), 1e-9)
  }
}
