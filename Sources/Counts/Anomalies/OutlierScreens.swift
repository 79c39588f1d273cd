import Statistics

/// Values far from the median in terms of the median absolute deviation (Iglewicz & Hoaglin 1993, How to Detect and Handle
/// Outliers, ASQC).
package struct ModifiedZScores: Sendable, Equatable {
  /// 0.6745(x − median)/median|x − median|.
  package let scores: [Double]
  /// Positions with a score beyond the limit on either side.
  package let flagged: [Int]

  /// - Throws: `tooFewObservations` without values, `constantData` when half of them or more equal the median.
  package init(_ values: [Double], limit: Double = 3.5) throws(CountError) {
    guard let center = median(of: values), let spread = median(of: values.map { abs($0 - center) }) else {
      throw .tooFewObservations(0)
    }
    guard spread > 0 else { throw .constantData }
    let scores = values.map { 0.6745 * ($0 - center) / spread }
    self.scores = scores
    flagged = scores.indices.filter { abs(scores[$0]) > limit }
  }
}

/// Values beyond q₁ − m·iqr or q₃ + m·iqr, quartiles of type 7 (Tukey 1977, Exploratory Data Analysis).
package struct TukeyFences: Sendable, Equatable {
  package let lower: Double
  package let upper: Double
  /// Positions outside the fences.
  package let flagged: [Int]

  /// - Throws: `tooFewObservations` without values.
  package init(_ values: [Double], multiplier: Double = 1.5) throws(CountError) {
    let sorted = values.sorted()
    guard let first = quantile(ofSorted: sorted, probability: 0.25),
      let third = quantile(ofSorted: sorted, probability: 0.75)
    else { throw .tooFewObservations(0) }
    let (low, high) = (first - multiplier * (third - first), third + multiplier * (third - first))
    (lower, upper) = (low, high)
    flagged = values.indices.filter { values[$0] < low || values[$0] > high }
  }
}

/// The generalised extreme studentised deviate test for up to a given number of outliers (Rosner 1983, Technometrics 25:165).
package struct GeneralisedESD: Sendable, Equatable {
  /// R_i = max|x − mean|/sd after i − 1 removals.
  package let statistics: [Double]
  /// λ_i = (n − i)t/√((n − i − 1 + t²)(n − i + 1)), t the quantile at 1 − alpha/(2(n − i + 1)) on n − i − 1 degrees of
  /// freedom.
  package let criticalValues: [Double]
  /// Positions in the order of removal; of a smallest and a largest value equally far from the mean the largest goes first.
  package let removed: [Int]
  /// The largest i with R_i > λ_i: the first i removed are outliers.
  package let outlierCount: Int

  /// - Parameter maximum: ≥ 1.
  /// - Throws: `invalidArgument`, `tooFewObservations` for fewer than `maximum` + 3 values, `constantData`.
  package init(_ values: [Double], maximum: Int, alpha: Double = 0.05) throws(CountError) {
    guard maximum >= 1 else { throw .invalidArgument(Double(maximum)) }
    guard values.count >= maximum + 3 else { throw .tooFewObservations(values.count) }
    var rest = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }[...]
    var (statistics, criticalValues, removed) = ([Double](), [Double](), [Int]())
    var outlierCount = 0
    for step in 1...maximum {
      guard let moments = Moments(rest.map { values[$0] }), let deviation = moments.standardDeviation, deviation > 0,
        let first = rest.first, let last = rest.last
      else { throw .constantData }
      let (below, above) = (moments.mean - values[first], values[last] - moments.mean)
      let statistic = max(below, above) / deviation
      let critical = Self.criticalValue(left: Double(rest.count), alpha: alpha)
      if statistic > critical { outlierCount = step }
      statistics.append(statistic)
      criticalValues.append(critical)
      removed.append(below > above ? rest.removeFirst() : rest.removeLast())
    }
    (self.statistics, self.criticalValues, self.removed) = (statistics, criticalValues, removed)
    self.outlierCount = outlierCount
  }

  /// With n − i + 1 values left.
  private static func criticalValue(left: Double, alpha: Double) -> Double {
    let t = StudentDistribution(degreesOfFreedom: left - 2).quantile(1 - alpha / (2 * left))
    return (left - 1) * t / ((left - 2 + t * t) * left).squareRoot()
  }
}
