import Statistics

/// Least squares of mark = unit + judge where judge effects sum to zero, on a panel whose ratings link all judges.
///
/// The units are swept out exactly (within each unit, marks and judges are taken about their means; Frisch & Waugh 1933,
/// Econometrica 1:387), which leaves a fit with one column fewer than there are judges. O(ratings · judges²).
struct TwoWayFit {
  /// By rated unit: its mean mark less the mean effect of its judges.
  let unitValues: [Double]
  /// The mean mark of each rated unit.
  let unitMeans: [Double]
  /// By judge with ratings; sums to zero.
  let judgeEffects: [Double]
  let residualSumOfSquares: Double
  /// Σ(mark − mean of its unit)²: the residual sum of squares without judges.
  let sumOfSquaresWithinUnits: Double
  /// (X'X)⁻¹ of all judge effects but the last, which is minus their sum.
  private let covariance: [[Double]]
  /// By rated unit the share of each judge's rating in its mean, the last judge's taken off the others'.
  private let shares: [[Double]]
  private let counts: [Int]

  /// `units` and `judges`: places in the table of those with ratings, two or more judges, all linked. nil when not linked.
  init?(_ table: RatingTable, units: [Int], judges: [Int]) {
    let columnOfJudge = Self.places(of: judges, among: table.judges.count)
    let last = judges.count - 1
    var columns = [[Double]](repeating: [], count: last)
    var deviations: [Double] = []
    var (means, shares): ([Double], [[Double]]) = ([], [])
    for unit in units {
      let range = table.range(unit)
      let n = Double(range.count)
      let mean = table.values[range].compensatedSum() / n
      var share = [Double](repeating: 0, count: judges.count)
      for place in range { share[columnOfJudge[Int(table.judgeOfRating[place])]] = 1 / n }
      let contrast = share.dropLast().map { $0 - share[last] }
      for place in range {
        let own = columnOfJudge[Int(table.judgeOfRating[place])]
        deviations.append(table.values[place] - mean)
        for column in 0..<last {
          columns[column].append((own == column ? 1 : own == last ? -1 : 0) - contrast[column])
        }
      }
      means.append(mean)
      shares.append(contrast)
    }
    guard let fit = LeastSquares(columns) else { return nil }
    let effects = fit.coefficients(deviations)
    let fitted = LeastSquares.combination(of: columns, effects)
    let rest = zip(deviations, fitted).lazy.map { ($0 - $1) * ($0 - $1) }.compensatedSum()
    residualSumOfSquares = clearedOfRounding(rest, marks: table.values)
    sumOfSquaresWithinUnits = deviations.lazy.map { $0 * $0 }.compensatedSum()
    judgeEffects = effects + [-effects.reduce(0, +)]
    unitMeans = means
    unitValues = zip(means, shares).map { mean, share in
      mean - zip(share, effects).lazy.map { $0 * $1 }.compensatedSum()
    }
    covariance = fit.inverse
    self.shares = shares
    counts = units.map { table.range($0).count }
  }

  /// The variance of a unit's value over that of a mark.
  func unitLeverage(_ place: Int) -> Double { 1 / Double(counts[place]) + quadraticForm(shares[place]) }

  /// The variance of a judge's effect over that of a mark.
  func judgeLeverage(_ place: Int) -> Double {
    quadraticForm(covariance.indices.map { place == covariance.count ? -1 : $0 == place ? 1 : 0 })
  }

  private func quadraticForm(_ vector: [Double]) -> Double {
    zip(covariance, vector).lazy.map { row, weight in weight * zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
      .reduce(0, +)
  }

  /// For each of `count` the place in a list, 0 for those not in it.
  private static func places(of list: [Int], among count: Int) -> [Int] {
    var places = [Int](repeating: 0, count: count)
    for (place, element) in list.enumerated() { places[element] = place }
    return places
  }
}
