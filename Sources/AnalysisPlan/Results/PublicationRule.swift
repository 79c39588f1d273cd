import Statistics

/// Why a figure rests on too little to be published as it stands.
package enum PublicationDoubt: String, Sendable, CaseIterable {
  /// Fewer than 30 rows.
  case fewObservations
  /// Fewer than 30 rows of a simple random sample would say as much.
  case fewEffective
  /// A share whose 95 % interval is at least 30 percentage points wide.
  case wideInterval
  /// A share whose 95 % interval is wider than 1.3 times the share, and wider than 5 percentage points.
  case wideForItsSize
  /// A standard error of at least 30 % of the figure.
  case largeError
  /// Fewer than 8 degrees of freedom, so that the standard error itself is not known well.
  case fewDegrees
  /// A share of 0 or 1, which has no standard error to be judged by.
  case noVariation
  /// A standard error that is not defined.
  case noError
}

/// The rule by which printed figures are marked as too thin.
///
/// Shares: Parker, Talih, Malec et al. 2017, *National Center for Health Statistics Data Presentation Standards for
/// Proportions*, Vital Health Stat 2(175). Means, totals, ratios and quantiles, which those standards leave out: 30 rows
/// and a relative standard error below 30 %, as NCHS publishes its provider surveys, with the effective number and the
/// degrees of freedom of the standards for shares. The rule never changes a figure.
package enum PublicationRule {
  static let leastCount = 30.0
  static let leastDegrees = 8.0
  static let widestInterval = 0.3
  static let narrowInterval = 0.05
  static let widestRelativeInterval = 1.3
  static let largestRelativeError = 0.3

  /// What is known of a figure.
  struct Figure {
    let value: Double
    let standardError: Double?
    /// Infinite for a normal interval.
    let degreesOfFreedom: Double
    /// Rows used.
    let count: Int
    /// V over the variance of a simple random sample; nil where it was not asked for.
    var designEffect: Double?
  }

  /// The doubts about a share. Its effective number is p(1 − p)/se², at most n.
  static func doubts(share: Figure) -> [PublicationDoubt] {
    let rows = few(share.count)
    guard share.value > 0, share.value < 1 else { return rows + [.noVariation] }
    guard let error = share.standardError else { return rows + [.noError] }
    var doubts = rows
    if error > 0 {
      let effective = min(Double(share.count), share.value * (1 - share.value) / (error * error))
      if rows.isEmpty, effective < leastCount { doubts.append(.fewEffective) }
      let width = exactWidth(share, error)
      if width >= widestInterval {
        doubts.append(.wideInterval)
      } else if width > narrowInterval, width / share.value > widestRelativeInterval {
        doubts.append(.wideForItsSize)
      }
    }
    return doubts + few(degrees: share.degreesOfFreedom)
  }

  /// The doubts about a mean, a total, a ratio or a quantile. The effective number is n/deff, where deff is known.
  static func doubts(mean: Figure) -> [PublicationDoubt] {
    let rows = few(mean.count)
    guard let error = mean.standardError else { return rows + [.noError] }
    var doubts = rows
    if rows.isEmpty, let effect = mean.designEffect, Double(mean.count) / effect < leastCount {
      doubts.append(.fewEffective)
    }
    if error > 0, error >= largestRelativeError * mean.value.magnitude { doubts.append(.largeError) }
    return doubts + few(degrees: mean.degreesOfFreedom)
  }

  /// The doubts about a figure that may well be zero, such as a difference, by the rows of its smaller side.
  static func doubts(counts: [Int]) -> [PublicationDoubt] { few(counts.min() ?? 0) }

  private static func few(_ count: Int) -> [PublicationDoubt] {
    Double(count) < leastCount ? [.fewObservations] : []
  }

  private static func few(degrees: Double) -> [PublicationDoubt] { degrees < leastDegrees ? [.fewDegrees] : [] }

  /// The width of the 95 % interval of Korn & Graubard (1998, Survey Methodology 24:193), whatever interval the plan
  /// asks for: exact binomial limits at p(1 − p)/se² · [t(n − 1)/t(ν)]² rows, at most n.
  private static func exactWidth(_ share: Figure, _ error: Double) -> Double {
    let tail = 0.025
    let rows = StudentDistribution(degreesOfFreedom: Double(share.count - 1)).quantile(1 - tail)
    let units = StudentDistribution(degreesOfFreedom: share.degreesOfFreedom).quantile(1 - tail)
    let spread = share.value * (1 - share.value)
    let size = min(Double(share.count), spread / (error * error) * (rows / units) * (rows / units))
    let hits = size * share.value
    let lower = BetaDistribution(a: hits, b: size - hits + 1).quantile(tail)
    let upper = BetaDistribution(a: hits + 1, b: size - hits).quantile(1 - tail)
    return upper - lower
  }
}
