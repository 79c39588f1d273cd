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

/// A district's sites and those seen below the floor, in the two ways in which sites come to be inspected.
struct SitesBelow: Sendable {
  /// Sites, those visited of them, and those of the visited below the floor.
  struct Counts: Sendable {
    var sites = 0
    var visited = 0
    var below = 0
  }

  let area: String
  /// Inspected in any case, often because something was wrong there: they stand for themselves.
  let certain: Counts
  let drawn: Counts
  /// Whether all drawn ones had the same chance.
  let hasEqualChances: Bool

  /// Limits of the number of sites below the floor: those seen at the certain sites, and of the drawn ones the exact limits of a
  /// simple random sample without replacement (hypergeometric, `AttributeAudit`), two-sided, half of 1 − level on each side. Of
  /// sites with unequal chances, and where nobody went, no more is said than was seen.
  func limits(level: Double) -> InspectionResult.InflatedSites {
    let audit = AttributeAudit(population: drawn.sites, sample: drawn.visited, errors: drawn.below)
    let risk = (1 - level) / 2
    let isInferred = hasEqualChances && drawn.visited > 0
    let unseen = drawn.sites - drawn.visited
    return InspectionResult.InflatedSites(
      area: area, sites: certain.sites + drawn.sites, visited: certain.visited + drawn.visited,
      below: certain.below + drawn.below,
      lower: certain.below + (isInferred ? audit.smallestCount(risk: risk) : drawn.below),
      upper: certain.below + certain.sites - certain.visited
        + (isInferred ? audit.largestCount(risk: risk) : drawn.below + unseen))
  }

  /// All districts together: the sums of their limits, each at a level so high that all hold together (Bonferroni).
  static func city(_ districts: [Self], level: Double) -> InspectionResult.InflatedSites {
    let share = (1 - level) / Double(max(1, districts.count))
    let limits = districts.map { $0.limits(level: 1 - share) }
    func sum(_ field: KeyPath<InspectionResult.InflatedSites, Int>) -> Int {
      limits.reduce(0) { $0 + $1[keyPath: field] }
    }
    return InspectionResult.InflatedSites(
      area: "city", sites: sum(\.sites), visited: sum(\.visited), below: sum(\.below), lower: sum(\.lower),
      upper: sum(\.upper))
  }
}
