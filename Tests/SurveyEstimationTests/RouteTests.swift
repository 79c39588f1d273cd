import Statistics
import Testing

@testable import SurveyEstimation

/// The same figure by different routes. That they agree is algebra, not a peer's number: a domain's mean is the ratio of
/// y·d to d and the coefficient of d in a model of the domains' indicators without intercept, with the same influence
/// w·d·(y − ȳ)/Σ w·d (Särndal, Swensson & Wretman 1992, 5.8 and 5.10).
struct RouteTests {
  /// A random sample of four strata with two to four clusters each, three domains and some missing values.
  private struct Sample {
    var draft: SurveyDesignDraft
    var y: [Double] = []
    var domain: [Int32] = []

    init(seed: UInt64, replicates: Bool) {
      var generator = SeededGenerator(seed: (seed, 1, 2, 3))
      var strata: [Int32] = []
      var clusters: [Int32] = []
      var weights: [Double] = []
      for stratum in 0..<4 {
        for cluster in 0..<Int.random(in: 2...4, using: &generator) {
          for _ in 0..<Int.random(in: 1...5, using: &generator) {
            strata.append(Int32(stratum))
            clusters.append(Int32(10 * stratum + cluster))
            weights.append(0.5 + 10 * generator.uniform())
            y.append(generator.uniform() < 0.1 && y.count > 2 ? .nan : 100 * generator.uniform())
            // The first three rows stand in one domain each, so that none is empty.
            domain.append(domain.count < 3 ? Int32(domain.count) : Int32.random(in: 0...2, using: &generator))
          }
        }
      }
      draft = SurveyDesignDraft(
        rowCount: y.count, strata: [strata], clusters: [clusters], weighting: .weights(weights))
      if replicates { draft.replicates = .stratifiedJackknife }
    }

    /// The sample with its rows in the opposite order.
    var reversed: Sample {
      var other = self
      other.y.reverse()
      other.domain.reverse()
      other.draft.strata = draft.strata.map { $0?.reversed() }
      other.draft.clusters = draft.clusters.map { $0.reversed() }
      if case .weights(let weights) = draft.weighting { other.draft.weighting = .weights(weights.reversed()) }
      return other
    }

    /// 1 in a domain, 0 elsewhere.
    func indicator(_ number: Int32) -> [Double] { domain.map { $0 == number ? 1 : 0 } }

    func means() throws -> EstimateSet {
      let design = try draft.validated()
      return design.means([y], over: design.domains(cellOfRow: domain, count: 3))
    }
  }

  private static let seeds = Array<UInt64>(1...25)

  @Test(arguments: seeds, [false, true])
  func `a domain's mean is a ratio`(seed: UInt64, replicates: Bool) throws {
    let sample = Sample(seed: seed, replicates: replicates)
    let means = try sample.means()
    let design = try sample.draft.validated()
    let ratios = try design.ratios(
      (0..<3).map { number in
        let indicator = sample.indicator(Int32(number))
        return (numerator: zip(sample.y, indicator).map { $0 * $1 }, denominator: indicator)
      }, over: design.domains())
    expectEqual(means, ratios.estimates, ratios.covarianceMatrix())
  }

  @Test(arguments: seeds, [false, true])
  func `a domain's mean is a coefficient of a model without intercept`(seed: UInt64, replicates: Bool) throws {
    let sample = Sample(seed: seed, replicates: replicates)
    let model = try sample.draft.validated().regression(
      (0..<3).map(sample.indicator), response: sample.y, family: .gaussian, in: sample.y.map { !$0.isNaN })
    expectEqual(try sample.means(), model.coefficients, model.covariance)
  }

  @Test(arguments: seeds) func `the order of a model's columns changes nothing`(seed: UInt64) throws {
    let sample = Sample(seed: seed, replicates: false)
    let design = try sample.draft.validated()
    let rows = sample.y.map { !$0.isNaN }
    let columns = (0..<3).map(sample.indicator)
    let model = try design.regression(columns, response: sample.y, family: .gaussian, in: rows)
    let other = try design.regression(columns.reversed(), response: sample.y, family: .gaussian, in: rows)
    for (left, right) in zip(model.coefficients, other.coefficients.reversed()) {
      #expect(close(left.value, right.value))
      #expect(close(left.standardError, right.standardError ?? .nan))
    }
  }

  @Test(arguments: seeds, [false, true])
  func `the order of the rows changes nothing`(seed: UInt64, replicates: Bool) throws {
    let sample = Sample(seed: seed, replicates: replicates)
    let other = try sample.reversed.means()
    expectEqual(try sample.means(), other.estimates, other.covarianceMatrix())
  }

  /// Values to 1e-10, covariances to 1e-9 of the two standard errors.
  private func expectEqual(
    _ means: EstimateSet, _ estimates: [Estimate], _ covariance: [[Double]],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for first in 0..<3 {
      #expect(close(estimates[first].value, means.estimates[first].value), sourceLocation: sourceLocation)
      for second in 0..<3 {
        let size = (means.covariance(first, first) * means.covariance(second, second)).squareRoot()
        let apart = abs(covariance[first][second] - means.covariance(first, second))
        #expect(apart <= 1e-9 * size + 1e-20, sourceLocation: sourceLocation)
      }
    }
  }
}
