import Statistics

/// Data verification: counts that units reported against counts found by an audit (MEASURE Evaluation, RDQA; WHO, Data
/// Quality Review), with the error of the ratio for a stratified simple random sample of units.
///
/// The factor is Σ recounted / Σ reported: below 1 too much was reported, above 1 too little. The standard error is that of
/// the stratified linearised ratio (Cochran 1977, 6.11; R `survey::svyratio`), which the workbooks lack.
package struct VerificationFactor {
  /// A sampled unit; counts ≥ 0.
  package struct Unit {
    package let reported: Double
    package let recounted: Double
    /// The position of its stratum.
    package let stratum: Int

    package init(reported: Double, recounted: Double, stratum: Int) {
      self.reported = reported
      self.recounted = recounted
      self.stratum = stratum
    }

    /// Recounted / reported; nil when nothing was reported.
    package var factor: Double? { reported > 0 ? recounted / reported : nil }
  }

  private let units: [Unit]
  /// Units of the population by stratum; nil = infinite populations and equal weights.
  private let populations: [Double]?
  private let counts: [Int]

  /// `populations` not below the number of sampled units; Σ reported > 0.
  package init(units: [Unit], populations: [Double]?, strata: Int) {
    self.units = units
    self.populations = populations
    var counts = [Int](repeating: 0, count: strata)
    for unit in units { counts[unit.stratum] += 1 }
    self.counts = counts
  }

  /// Σ recounted / Σ reported of some units; nil when nothing was reported.
  package static func ratio(_ units: [Unit]) -> Double? {
    let reported = units.map(\.reported).compensatedSum()
    return reported > 0 ? units.map(\.recounted).compensatedSum() / reported : nil
  }

  /// N_h/n_h; 1 for infinite populations.
  private func weight(_ stratum: Int) -> Double {
    populations.map { $0[stratum] / Double(counts[stratum]) } ?? 1
  }

  /// Σw·reported.
  private var weightedReported: Double { units.map { weight($0.stratum) * $0.reported }.compensatedSum() }

  /// Σw·recounted / Σw·reported.
  package var estimate: Double {
    units.map { weight($0.stratum) * $0.recounted }.compensatedSum() / weightedReported
  }

  /// The units less the strata.
  package var degreesOfFreedom: Int { units.count - counts.count { $0 > 0 } }

  /// Strata of which one unit was sampled and more exist: their error is not known.
  package var lonelyStrata: [Int] {
    counts.indices.filter { counts[$0] == 1 && populations?[$0] != 1 }
  }

  /// √Σ_h (1 − n_h/N_h)·n_h/(n_h − 1)·Σ(w·e − mean)², e = (recounted − R·reported)/Σw·reported; nil with a lonely stratum.
  package var standardError: Double? {
    guard lonelyStrata.isEmpty else { return nil }
    return variances.map(\.variance).compensatedSum().squareRoot()
  }

  /// Degrees of freedom that allow for strata with unequal variances: (Σ v_h)²/Σ v_h²/(n_h − 1) with the terms v_h of the
  /// variance (Satterthwaite 1946; Cochran 1977, 5.16), between the smallest n_h − 1 and n − strata. Where a few strata make
  /// the whole variance, as a few inflated reports do, an interval with n − strata is too short. Nil with a lonely stratum
  /// and without variance.
  package var effectiveDegreesOfFreedom: Double? {
    guard lonelyStrata.isEmpty else { return nil }
    let terms = variances
    let total = terms.map(\.variance).compensatedSum()
    let squares = terms.map { $0.variance * $0.variance / Double($0.freedom) }.compensatedSum()
    return squares > 0 ? total * total / squares : nil
  }

  /// The terms of the variance by stratum with two sampled units or more, and n_h − 1.
  private var variances: [(variance: Double, freedom: Int)] {
    let ratio = estimate
    let base = weightedReported
    return counts.indices.filter { counts[$0] > 1 }.map { stratum in
      let count = Double(counts[stratum])
      let residuals = units.filter { $0.stratum == stratum }.map {
        weight(stratum) * ($0.recounted - ratio * $0.reported) / base
      }
      let mean = residuals.compensatedSum() / count
      let squares = residuals.map { ($0 - mean) * ($0 - mean) }.compensatedSum()
      let correction = populations.map { 1 - count / $0[stratum] } ?? 1
      return (correction * count / (count - 1) * squares, counts[stratum] - 1)
    }
  }

  /// Σ|recounted − reported| / Σ reported.
  package var discrepancyShare: Double {
    units.map { abs($0.recounted - $0.reported) }.compensatedSum() / units.map(\.reported).compensatedSum()
  }
}
