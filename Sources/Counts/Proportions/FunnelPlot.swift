import Statistics

/// Shares of many units against their sizes, with limits that allow for more variation than chance (Spiegelhalter 2005, Statistics in
/// Medicine 24:1185).
///
/// The target is θ = Σ n p/Σ n; z = (p − θ)/s with s = √(θ(1 − θ)/n) and n the unit's size: its trials, or answers over the design
/// effect. φ is the mean of z² after the z beyond the 10 % and 90 % quantiles (type 7) were drawn in to them. When φ is above (I − 1)/I,
/// units differ by τ² = (Iφ − (I − 1))/(Σw − Σw²/Σw) with w = 1/s², else by nothing; the limits of a size are
/// θ ± z_level √(s² + τ²), cut to 0…1.
package struct FunnelPlot: Sendable, Equatable {
  package let target: Double
  /// φ; 1 where nothing but chance is at work.
  package let dispersion: Double
  /// τ², the variance between units beyond chance.
  package let betweenVariance: Double
  /// By unit: (p − θ)/√(s² + τ²).
  package let scores: [Double]

  /// - Parameters:
  ///   - shares: of the units, 0 to 1.
  ///   - sizes: above 0.
  /// - Throws: `unequalLengths`; `tooFewObservations` below 3 units; `zeroExposure` for a size of 0 or less; `constantData` when the target
  ///   is 0 or 1, so that no share could differ by chance.
  package init(shares: [Double], sizes: [Double]) throws(CountError) {
    guard shares.count == sizes.count else { throw .unequalLengths(shares.count, sizes.count) }
    guard shares.count >= 3 else { throw .tooFewObservations(3) }
    for size in sizes where !(size > 0 && size.isFinite) { throw .zeroExposure(size) }
    let target = zip(shares, sizes).lazy.map { $0 * $1 }.compensatedSum() / sizes.compensatedSum()
    guard target > 0, target < 1 else { throw .constantData }
    let variances = sizes.map { target * (1 - target) / $0 }
    let plain = zip(shares, variances).map { ($0 - target) / $1.squareRoot() }
    let count = Double(shares.count)
    let sorted = plain.sorted()
    let least = quantile(ofSorted: sorted, probability: 0.1) ?? 0
    let most = quantile(ofSorted: sorted, probability: 0.9) ?? 0
    let drawnIn = plain.map { min(max($0, least), most) }
    let dispersion = drawnIn.lazy.map { $0 * $0 }.compensatedSum() / count
    let weights = variances.map { 1 / $0 }
    let sum = weights.compensatedSum()
    let spread = sum - weights.lazy.map { $0 * $0 }.compensatedSum() / sum
    let between = max(0, (count * dispersion - (count - 1)) / spread)
    self.target = target
    self.dispersion = dispersion
    betweenVariance = between
    scores = zip(shares, variances).map { ($0 - target) / ($1 + between).squareRoot() }
  }

  /// The limits of units of a size that a share of `level` of them would not leave.
  package func limits(size: Double, level: Double) -> (lower: Double, upper: Double) {
    let reach = NormalDistribution().quantile(1 - (1 - level) / 2)
    let width = reach * (target * (1 - target) / size + betweenVariance).squareRoot()
    return (max(0, target - width), min(1, target + width))
  }
}
