import Statistics

/// Chance-corrected agreement of any number of judges on categories, with gaps (Gwet 2014, Handbook of Inter-Rater
/// Reliability, ch. 3-5): κ = (p_a − p_e)/(1 − p_e).
///
/// p_a is the mean over the units with two ratings or more of Σ_k r_ik(r*_ik − 1)/(r_i(r_i − 1)), r*_ik = Σ_l w_kl r_il. The
/// error comes from the values of single units, t on n − 1 degrees of freedom, n the units with a rating.
package struct CategoryAgreement: Sendable, Equatable {
  package let coefficient: AgreementCoefficient
  /// Units with a rating.
  package let units: Int
  /// Judges with a rating.
  package let judges: Int

  /// Agreement by chance.
  package enum Chance: String, Sendable, CaseIterable {
    /// AC1 and AC2: T/(q(q − 1))Σ π_k(1 − π_k) (Gwet 2008, Br. J. Math. Stat. Psychol. 61:29).
    case gwet
    /// Σ w_kl π_k π_l, π the mean share of a category (Fleiss 1971, Psychological Bulletin 76:378).
    case fleiss
    /// The mean over pairs of judges of Σ w_kl p_gk p_hl (Conger 1980, Psychological Bulletin 88:322); of two judges Cohen's.
    case conger
    /// T/q² (Brennan & Prediger 1981, Educ. Psychol. Meas. 41:687).
    case brennanPrediger
  }

  /// - Throws: `invalidLevel`, `tooFewJudges`, `tooFewRatings` when no unit has two, `constantScores` for a single category
  ///   or when chance alone gives full agreement.
  package init(
    _ ratings: CategoryRatings, chance: Chance, weights: AgreementWeights, level: Double = 0.95
  ) throws(PanelError) {
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    let table = ratings.table
    let judges = table.countsByJudge.count { $0 > 0 }
    guard judges > 1 else { throw .tooFewJudges(judges) }
    guard table.units.indices.contains(where: { table.range($0).count > 1 }) else {
      throw .tooFewRatings(table.values.count)
    }
    guard ratings.scores.count > 1 else { throw .constantScores }
    let shares = CategoryShares(ratings, weights)
    let expected = chance == .conger ? shares.expectedByJudge() : shares.expected(chance)
    guard 1 - expected.overall > 1e-12 else { throw .constantScores }
    let observed = shares.observed.lazy.map { $0 ?? 0 }.compensatedSum() / shares.pairable
    let kappa = (observed - expected.overall) / (1 - expected.overall)
    let n = Double(shares.observed.count)
    let squares = zip(shares.observed, expected.ofUnits).lazy.map { own, share in
      let plain = own.map { n / shares.pairable * ($0 - expected.overall) / (1 - expected.overall) } ?? 0
      let value = plain - 2 * (1 - kappa) * (share - expected.overall) / (1 - expected.overall)
      return (value - kappa) * (value - kappa)
    }.compensatedSum()
    coefficient = AgreementCoefficient(
      kappa, variance: n > 1 ? squares / (n * (n - 1)) : nil, degreesOfFreedom: n - 1, observed: observed,
      expected: expected.overall, count: shares.observed.count, level: level, method: "agreement.\(chance.rawValue)")
    units = shares.observed.count
    self.judges = judges
  }
}

/// Shares of the categories in units and over all.
private struct CategoryShares {
  let weights: [[Double]]
  /// By unit with a rating its agreement; nil with a single one.
  let observed: [Double?]
  /// Units with two ratings or more.
  let pairable: Double
  /// π: the mean over the units of a category's share.
  private let means: [Double]
  private let table: RatingTable
  private let rated: [Int]

  init(_ ratings: CategoryRatings, _ weights: AgreementWeights) {
    table = ratings.table
    self.weights = weights.matrix(ratings.scores)
    let rated = table.units(withAtLeast: 1)
    var means = [Double](repeating: 0, count: ratings.scores.count)
    var observed: [Double?] = []
    for unit in rated {
      let codes = table.values[table.range(unit)].map { Int($0) }
      let count = Double(codes.count)
      for code in codes { means[code] += 1 / count }
      observed.append(codes.count > 1 ? Self.agreement(codes, self.weights) : nil)
    }
    self.rated = rated
    self.means = means.map { $0 / Double(rated.count) }
    pairable = Double(observed.count { $0 != nil })
    self.observed = observed
  }

  /// The mean weight of the pairs of a unit's ratings.
  private static func agreement(_ codes: [Int], _ weights: [[Double]]) -> Double {
    var sum = 0.0
    for (place, code) in codes.enumerated() {
      for other in 0..<place { sum += weights[code][codes[other]] }
    }
    return 2 * sum / Double(codes.count * (codes.count - 1))
  }

  /// p_e and what each unit contributes to it, where that is a mean over its ratings.
  func expected(_ chance: CategoryAgreement.Chance) -> (overall: Double, ofUnits: [Double]) {
    let q = Double(means.count)
    let total = weights.lazy.map { $0.reduce(0, +) }.reduce(0, +)
    let parts: [Double]
    switch chance {
    case .gwet: parts = means.map { total / (q * (q - 1)) * (1 - $0) }
    case .brennanPrediger: parts = means.map { _ in total / (q * q) }
    case .fleiss, .conger: parts = weights.map { row in zip(row, means).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    let overall = zip(means, parts).lazy.map { $0 * $1 }.compensatedSum()
    let ofUnits = rated.map { unit in
      let range = table.range(unit)
      return range.reduce(0) { $0 + parts[Int(table.values[$1])] } / Double(range.count)
    }
    return (overall, ofUnits)
  }

  /// The same by the shares p_gk of each judge.
  func expectedByJudge() -> (overall: Double, ofUnits: [Double]) {
    let counts = table.countsByJudge
    let q = means.count
    var shares = counts.map { _ in [Double](repeating: 0, count: q) }
    for (judge, value) in zip(table.judgeOfRating, table.values) {
      shares[Int(judge)][Int(value)] += 1 / Double(counts[Int(judge)])
    }
    let n = Double(rated.count)
    let r = Double(counts.count { $0 > 0 })
    let sums = (0..<q).map { category in shares.reduce(0) { $0 + $1[category] } }
    // Σ_l w_kl(Σ_h p_hl − p_gl)/(r(r − 1)): what a rating k by judge g shares with the other judges by chance.
    let others = shares.map { own in
      weights.map { row in
        (0..<q).reduce(0) { $0 + row[$1] * (sums[$1] - own[$1]) } / (r * (r - 1))
      }
    }
    let means = zip(shares, others).map { own, parts in zip(own, parts).reduce(0) { $0 + $1.0 * $1.1 } }
    let overall = means.compensatedSum()
    // A judge contributes his mean to every unit, and to those that he rated the distance from it, scaled to all units.
    let ofUnits = rated.map { unit in
      var sum = overall
      for place in table.range(unit) {
        let judge = Int(table.judgeOfRating[place])
        sum += n / Double(counts[judge]) * (others[judge][Int(table.values[place])] - means[judge])
      }
      return sum
    }
    return (overall, ofUnits)
  }
}
