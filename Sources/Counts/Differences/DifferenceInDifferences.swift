package import Statistics

/// What changed where something was done, beyond what changed where it was not (Angrist & Pischke 2009, Mostly Harmless
/// Econometrics, §5.2).
package struct DifferenceInDifferences: Sendable {
  /// `intercept`, `treated`, `post`, `effect`; with two-way effects `effect` alone.
  package let coefficients: [(term: String, estimate: Estimate)]

  /// What stands for the differences between places and times.
  package enum Effects: Sendable, Equatable {
    /// y ~ treated + post + treated·post.
    case groups
    /// A dummy for every unit and time, given by their numbers from 0, and treated·post.
    case twoWay(units: [Int], times: [Int])
  }

  /// - Parameter clusters: the number of each row's cluster, from 0 without gaps; without effect on `model`.
  /// - Throws: `unequalLengths`, `tooFewClusters`, `singularDesign` also for an empty cell of treated × post,
  ///   `invalidArgument`.
  package init(
    outcome: [Double], treated: [Bool], post: [Bool], effects: Effects = .groups, clusters: [Int],
    errors: ClusterErrorRule = .CR2, level: Double = 0.95
  ) throws(CountError) {
    try validate(level: level)
    for length in [treated.count, post.count, clusters.count] where length != outcome.count {
      throw .unequalLengths(outcome.count, length)
    }
    let groups = Self.rows(byCode: clusters)
    guard errors == .model || groups.count > 1 else { throw .tooFewClusters(groups.count) }
    guard Set(zip(treated, post).map { ($0 ? 2 : 0) + ($1 ? 1 : 0) }).count == 4 else { throw .singularDesign }
    let (columns, terms) = Self.columns(treated, post, effects)
    guard let fit = ClusteredFit(columns, response: outcome, clusters: groups) else { throw .singularDesign }
    let wanted = columns.count - terms.count..<columns.count
    let variances = fit.variances(errors, of: wanted)
    coefficients = zip(terms, zip(wanted, variances)).map { term, found in
      let (value, freedom) = (fit.coefficients[found.0], found.1.degreesOfFreedom)
      let error = found.1.variance.squareRoot()
      let reach = StudentDistribution(degreesOfFreedom: freedom).quantile(1 - (1 - level) / 2) * error
      let estimate = Estimate(
        value: value, standardError: error, degreesOfFreedom: freedom, lower: value - reach, upper: value + reach,
        level: level, count: outcome.count, method: "counts.differenceInDifferences")
      return (term, estimate)
    }
  }

  private static func columns(
    _ treated: [Bool], _ post: [Bool], _ effects: Effects
  ) -> (columns: [[Double]], terms: [String]) {
    func indicator(_ flags: [Bool]) -> [Double] { flags.map { $0 ? 1 : 0 } }
    let both = indicator(zip(treated, post).map { $0 && $1 })
    let one = [Double](repeating: 1, count: both.count)
    switch effects {
    case .groups:
      return ([one, indicator(treated), indicator(post), both], ["intercept", "treated", "post", "effect"])
    case .twoWay(let units, let times):
      let dummies = [units, times].flatMap { codes in
        (0...(codes.max() ?? 0)).dropFirst().map { code in indicator(codes.map { $0 == code }) }
      }
      return ([one] + dummies + [both], ["effect"])
    }
  }

  private static func rows(byCode codes: [Int]) -> [[Int]] {
    var rows = [[Int]](repeating: [], count: (codes.max() ?? -1) + 1)
    for (row, code) in codes.enumerated() { rows[code].append(row) }
    return rows
  }
}
