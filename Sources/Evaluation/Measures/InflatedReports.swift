import ProgrammeModel
import Sampling
import Statistics

/// Whether areas and indicators reported too much, and how many sites at most did.
///
/// Tests: H₀ verified / reported ≥ 1 against < 1, p = P(T_df ≤ (R − 1)/se) of the design-based ratio, all tests of a round
/// adjusted together (Holm 1979): the chance of accusing anybody wrongly is at most 1 − level.
struct InflatedReports: Sendable {
  let tests: [InspectionResult.InflationTest]

  /// Factors without an error (a census, a single site, no spread) are not tested.
  init(
    areas: [(id: String, factor: VerificationFactor)], indicators: [(id: String, factor: VerificationFactor)],
    level: Double
  ) {
    let candidates =
      areas.map { (area: Optional($0.id), indicator: String?.none, factor: $0.factor) }
      + indicators.map { (area: String?.none, indicator: Optional($0.id), factor: $0.factor) }
    let tested = candidates.compactMap { candidate -> (InspectionResult.InflationTest)? in
      let figure = candidate.factor.figure
      guard let se = figure.se, se > 0 else { return nil }
      let p = StudentDistribution(degreesOfFreedom: figure.df ?? .infinity).cumulative((figure.value - 1) / se)
      return InspectionResult.InflationTest(
        area: candidate.area, indicator: candidate.indicator, factor: figure, p: p, adjusted: p, isInflated: false)
    }
    tests = zip(tested, PAdjustment.holm.adjusted(tested.map(\.p))).map { test, adjusted in
      var test = test
      test.adjusted = adjusted ?? 1
      test.isInflated = test.adjusted < 1 - level
      return test
    }
  }
}

extension InspectionResult.InflatedSites {
  /// Exact limits of the number of sites below the floor among all sites of an area, from a simple random sample without
  /// replacement (hypergeometric, `AttributeAudit`): two-sided, half of 1 − level on each side.
  init(area: String, sites: Int, visited: Int, below: Int, level: Double) {
    let audit = AttributeAudit(population: sites, sample: visited, errors: below)
    let risk = (1 - level) / 2
    self.init(
      area: area, sites: sites, visited: visited, below: below, lower: audit.smallestCount(risk: risk),
      upper: audit.largestCount(risk: risk))
  }

  /// All districts together: the sums of their limits, each at a level so high that all hold together (Bonferroni). A
  /// district where nobody went adds nothing below and all its sites above.
  static func city(_ districts: [Self], level: Double) -> Self {
    let share = (1 - level) / Double(max(1, districts.count))
    let limits = districts.map { district -> Self in
      guard district.visited > 0 else { return district }
      return Self(
        area: district.area, sites: district.sites, visited: district.visited, below: district.below,
        level: 1 - share)
    }
    func sum(_ field: KeyPath<Self, Int>) -> Int { limits.reduce(0) { $0 + $1[keyPath: field] } }
    return Self(
      area: "city", sites: sum(\.sites), visited: sum(\.visited), below: sum(\.below), lower: sum(\.lower),
      upper: sum(\.upper))
  }
}
