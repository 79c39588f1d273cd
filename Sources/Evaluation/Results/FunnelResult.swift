/// Shares of the sites against their sizes: which of them are beyond chance and what sites differ by anyway. See `Counts.FunnelPlot`.
package struct FunnelResult: Sendable, Equatable, Codable {
  package enum Measure: String, Sendable, Codable {
    /// Share satisfied overall; the size is answers over the design effect.
    case satisfaction
    /// Active call buttons by eligible elder.
    case callButtons = "call-buttons"
  }

  package var measure: Measure
  package var target: Double
  /// Mean of the squared z, outer tenths drawn in; about 1 where only chance is at work.
  package var dispersion: Double
  /// Variance between sites beyond chance.
  package var betweenVariance: Double
  /// In the order of the result's sites; those without a share are left out.
  package var sites: [Place]
  /// Limits by size, from the smallest site to the largest.
  package var limits: [Limits]

  package struct Place: Sendable, Equatable, Codable {
    package var site: String
    package var share: Double
    package var size: Double
    /// Answers or elders behind it.
    package var n: Int
    package var z: Double
  }

  package struct Limits: Sendable, Equatable, Codable {
    package var size: Double
    /// That 95 % of sites of this size would not leave.
    package var lower: Double
    package var upper: Double
    /// That 99.8 % would not leave.
    package var outerLower: Double
    package var outerUpper: Double
  }

  /// Half the width of the limits in standard errors: the normal quantiles of 0.975 and 0.999.
  package static let reach = (inner: 1.959963984540054, outer: 3.090232306167813)
}
