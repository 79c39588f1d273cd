import Statistics

/// Krippendorff's α: how far ratings disagree less than by chance, for any number of judges, gaps and four kinds of scale.
///
/// Units with fewer than two ratings are left out. D_o = (1/N)Σ_u Σ_{i≠j} δ²/(m_u − 1), D_e = Σ_c Σ_k n_c n_k δ²_ck/(N(N − 1)),
/// α = 1 − D_o/D_e (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability). The error is Gwet's (2014, Handbook of
/// Inter-Rater Reliability, ch. 6) with weights 1 − δ²/max δ², taken as fixed, over n' units and t on n' − 1 degrees of
/// freedom. A negative α and the lower limit are never cut.
package struct KrippendorffAlpha: Sendable, Equatable {
  package let coefficient: AgreementCoefficient
  /// Units with at least two ratings.
  package let units: Int
  /// Judges with any rating.
  package let judges: Int
  /// Ratings of these units.
  package let ratings: Int
  package let observedDisagreement: Double
  package let expectedDisagreement: Double

  /// The square distance δ² of two ratings.
  package enum Metric: String, Sendable, CaseIterable {
    /// 1 for different values.
    case nominal
    /// (Σ_{g=c..k} n_g − (n_c + n_k)/2)²: the ratings that lie between.
    case ordinal
    /// (c − k)².
    case interval
    /// ((c − k)/(c + k))², 0 for 0/0.
    case ratio
  }

  /// Complexity: O(N) for interval, O(N log q) for nominal and ordinal with q different values, O(N·m + q²) time for ratio;
  /// memory O(N) for all.
  /// - Throws: `invalidLevel`, `tooFewJudges`, `tooFewRatings` when no unit has two, `negativeRating` under `ratio`,
  ///   `constantScores`.
  package init(_ table: RatingTable, metric: Metric, level: Double = 0.95) throws(PanelError) {
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    let judges = table.countsByJudge.count { $0 > 0 }
    guard judges > 1 else { throw .tooFewJudges(judges) }
    let pairable = PairableRatings(table)
    guard pairable.units > 0 else { throw .tooFewRatings(table.values.count) }
    if metric == .ratio { try Self.refuseNegative(table) }
    let found = pairable.disagreements(metric)
    guard found.largest > 0 else { throw .constantScores }
    let total = Double(pairable.values.count)
    let observed = pairable.observed(found.ofUnits)
    let expected = found.mean * total / (total - 1)
    let alpha = 1 - observed / expected
    let (agreement, chance, variance) = pairable.linearised(found, observed: observed)
    coefficient = AgreementCoefficient(
      alpha, variance: variance, degreesOfFreedom: Double(pairable.units - 1), observed: agreement, expected: chance,
      count: pairable.units, level: level, method: "agreement.krippendorff")
    units = pairable.units
    self.judges = judges
    ratings = pairable.values.count
    observedDisagreement = observed
    expectedDisagreement = expected
  }

  private static func refuseNegative(_ table: RatingTable) throws(PanelError) {
    guard let place = table.values.firstIndex(where: { $0 < 0 }) else { return }
    let unit = table.units.indices.first { table.range($0).contains(place) } ?? 0
    throw .negativeRating(judge: table.judges[Int(table.judgeOfRating[place])], unit: table.units[unit])
  }
}

/// The ratings of the units that have two or more.
struct PairableRatings {
  let values: [Double]
  /// The ratings of unit u stand at `starts[u]..<starts[u + 1]`.
  let starts: [Int]

  var units: Int { starts.count - 1 }

  init(_ table: RatingTable) {
    var values: [Double] = []
    var starts = [0]
    values.reserveCapacity(table.values.count)
    for unit in table.units.indices where table.range(unit).count > 1 {
      values += table.values[table.range(unit)]
      starts.append(values.count)
    }
    self.values = values
    self.starts = starts
  }

  /// (1/N)Σ D_u/(m_u − 1).
  func observed(_ ofUnits: [Double]) -> Double {
    let sum = ofUnits.indices.lazy.map { unit in
      ofUnits[unit] / Double(starts[unit + 1] - starts[unit] - 1)
    }.compensatedSum()
    return sum / Double(values.count)
  }

  /// p_a, p_e and the variance of α by the values that single units contribute (Gwet 2014); no variance of one unit.
  func linearised(
    _ found: Disagreements, observed: Double
  ) -> (observed: Double, expected: Double, variance: Double?) {
    let (n, total) = (Double(units), Double(values.count))
    let average = total / n
    let plain = 1 - observed / found.largest
    let agreement = (1 - 1 / total) * plain + 1 / total
    let chance = 1 - found.mean / found.largest
    guard units > 1 else { return (agreement, chance, nil) }
    let alpha = (plain - chance) / (1 - chance)
    let squares = (0..<units).lazy.map { unit in
      let count = Double(starts[unit + 1] - starts[unit])
      let excess = (count - average) / average
      let own = (count - found.ofUnits[unit] / found.largest / (count - 1)) / average
      let share = (count - found.toAll[unit] / found.largest) / average - chance * excess
      let first = (own - agreement * excess - chance) / (1 - chance)
      let value = first - 2 * (1 - alpha) * (share - chance) / (1 - chance)
      return (value - alpha) * (value - alpha)
    }.compensatedSum()
    return (agreement, chance, squares / (n * (n - 1)))
  }
}

/// How far ratings lie apart, summed up.
struct Disagreements {
  /// By unit Σ_{i≠j} δ² over the ordered pairs of its ratings.
  var ofUnits: [Double]
  /// By unit the sum over its ratings of their mean δ² to all ratings.
  var toAll: [Double]
  /// The mean δ² of a rating to a rating, itself among them.
  var mean: Double
  /// The largest δ² of two values.
  var largest: Double
}

extension PairableRatings {
  func disagreements(_ metric: KrippendorffAlpha.Metric) -> Disagreements {
    switch metric {
    case .interval: return squareDistances(values)
    case .ordinal:
      let coded = CodedValues(values)
      let middles = coded.middleRanks
      return squareDistances(coded.codes.map { middles[Int($0)] })
    case .nominal: return differences(CodedValues(values))
    case .ratio: return ratios(CodedValues(values))
    }
  }

  /// Square distances by moments: Σ_{i≠j}(x_i − x_j)² = 2mΣ(x − mean)².
  private func squareDistances(_ scores: [Double]) -> Disagreements {
    let total = Double(scores.count)
    let low = scores.lazy.min() ?? 0
    let high = scores.lazy.max() ?? 0
    var (sums, spreads) = ([Double](repeating: 0, count: units), [Double](repeating: 0, count: units))
    for unit in 0..<units {
      let count = Double(starts[unit + 1] - starts[unit])
      var (sum, spread) = (0.0, 0.0)
      for place in starts[unit]..<starts[unit + 1] { sum += scores[place] - low }
      let center = low + sum / count
      for place in starts[unit]..<starts[unit + 1] { spread += (scores[place] - center) * (scores[place] - center) }
      sums[unit] = sum
      spreads[unit] = spread
    }
    let grand = sums.compensatedSum() / total
    // Of a unit, Σ(x − grand mean)² = Σ(x − own mean)² + m(own mean − grand mean)².
    let about = (0..<units).map { unit in
      let count = Double(starts[unit + 1] - starts[unit])
      let distance = sums[unit] / count - grand
      return spreads[unit] + count * distance * distance
    }
    let variance = about.compensatedSum() / total
    var (ofUnits, toAll) = (spreads, about)
    for unit in 0..<units {
      let count = Double(starts[unit + 1] - starts[unit])
      ofUnits[unit] *= 2 * count
      toAll[unit] += count * variance
    }
    return Disagreements(ofUnits: ofUnits, toAll: toAll, mean: 2 * variance, largest: (high - low) * (high - low))
  }

  private func differences(_ coded: CodedValues) -> Disagreements {
    let total = Double(values.count)
    var seen = [Double](repeating: 0, count: coded.counts.count)
    var (ofUnits, toAll) = ([Double](repeating: 0, count: units), [Double](repeating: 0, count: units))
    for unit in 0..<units {
      let range = starts[unit]..<starts[unit + 1]
      var (equal, common) = (0.0, 0.0)
      for place in range {
        let code = Int(coded.codes[place])
        // Adding a rating to r equal ones adds 2r + 1 ordered pairs, itself among them.
        equal += 2 * seen[code] + 1
        seen[code] += 1
        common += coded.counts[code]
      }
      for place in range { seen[Int(coded.codes[place])] = 0 }
      let count = Double(range.count)
      ofUnits[unit] = count * count - equal
      toAll[unit] = count - common / total
    }
    let equal = coded.counts.lazy.map { $0 * $0 }.compensatedSum()
    return Disagreements(
      ofUnits: ofUnits, toAll: toAll, mean: 1 - equal / (total * total), largest: coded.counts.count > 1 ? 1 : 0)
  }

  private func ratios(_ coded: CodedValues) -> Disagreements {
    let total = Double(values.count)
    let levels = coded.levels
    var means = [Double](repeating: 0, count: levels.count)
    for first in levels.indices {
      for second in 0..<first {
        let distance = Self.ratio(levels[first], levels[second])
        means[first] += coded.counts[second] * distance
        means[second] += coded.counts[first] * distance
      }
    }
    for level in means.indices { means[level] /= total }
    var (ofUnits, toAll) = ([Double](repeating: 0, count: units), [Double](repeating: 0, count: units))
    for unit in 0..<units {
      let range = starts[unit]..<starts[unit + 1]
      for place in range {
        toAll[unit] += means[Int(coded.codes[place])]
        for other in range.lowerBound..<place { ofUnits[unit] += 2 * Self.ratio(values[place], values[other]) }
      }
    }
    let mean = zip(means, coded.counts).lazy.map { $0 * $1 }.compensatedSum() / total
    let largest = levels.last.flatMap { high in levels.first.map { Self.ratio(high, $0) } } ?? 0
    return Disagreements(ofUnits: ofUnits, toAll: toAll, mean: mean, largest: largest)
  }

  private static func ratio(_ first: Double, _ second: Double) -> Double {
    let quotient = first + second == 0 ? 0 : (first - second) / (first + second)
    return quotient * quotient
  }
}
