import Statistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The confidence interval of a share p with standard error se (methods page, section 7; names as in R's `svyciprop`).
package enum ProportionInterval: Sendable, Equatable {
  /// p ± c·se; may leave [0, 1].
  case wald
  /// Symmetric on the scale of the log odds.
  case logit
  /// Symmetric on the scale of arcsin √p.
  case asin
  /// Exact binomial limits at an effective sample size (Korn & Graubard 1998, Survey Methodology 24:193).
  case kornGraubard
  /// Wilson's score interval at the effective size p(1−p)/se² (Wilson 1927); `adjusted` multiplies it by
  /// [t(n−1)/t(ν)]².
  case wilson(adjusted: Bool)
  /// Where the scaled binomial deviance reaches the critical value (Rao & Scott 1984, Ann. Stat. 12:46).
  case likelihood

  /// What an interval is made from.
  struct Basis {
    let share: Double
    let standardError: Double
    /// Of the critical value c.
    let degreesOfFreedom: Double
    let level: Double
    /// Rows used.
    let count: Int
    /// Rows of the domain, missing ones too, and the domain's own degrees of freedom.
    let domainRows: Int
    let domainDegreesOfFreedom: Double

    var critical: Double { StudentDistribution(degreesOfFreedom: degreesOfFreedom).critical(level: level) }
    var odds: Double { share / (1 - share) }
    /// p(1 − p).
    var spread: Double { share * (1 - share) }

    /// [t(n − 1)/t(ν)]² for the domain's rows.
    func sizeFactor(degreesOfFreedom: Double) -> Double {
      let elements = StudentDistribution(degreesOfFreedom: Double(domainRows - 1)).critical(level: level)
      let clusters = StudentDistribution(degreesOfFreedom: degreesOfFreedom).critical(level: level)
      return (elements / clusters) * (elements / clusters)
    }
  }

  /// The limits; nil where the interval is not defined: a share of 0 or 1 (except `wald`), or no degrees of freedom.
  func limits(_ basis: Basis) -> ClosedRange<Double>? {
    if self == .wald {
      let reach = basis.critical * basis.standardError
      return range(basis.share - reach, basis.share + reach)
    }
    guard basis.share > 0, basis.share < 1 else { return nil }
    switch self {
    case .wald: return nil
    case .logit: return logit(basis)
    case .asin: return asin(basis)
    case .kornGraubard: return kornGraubard(basis)
    case .wilson(let adjusted): return wilson(basis, adjusted: adjusted)
    case .likelihood: return likelihood(basis)
    }
  }

  private func range(_ lower: Double, _ upper: Double) -> ClosedRange<Double>? {
    lower <= upper ? lower...upper : nil
  }

  /// expit(logit p ± c·se/(p(1−p))).
  private func logit(_ basis: Basis) -> ClosedRange<Double>? {
    let reach = basis.critical * basis.standardError / basis.spread
    func share(_ oddsFactor: Double) -> Double { basis.odds * oddsFactor / (1 + basis.odds * oddsFactor) }
    return range(share(exponential(-reach)), 1 - 1 / (1 + basis.odds * exponential(reach)))
  }

  /// sin²(arcsin √p ± c·se/(2√(p(1−p)))).
  private func asin(_ basis: Basis) -> ClosedRange<Double>? {
    let centre = arcsine(basis.share.squareRoot())
    let reach = basis.critical * basis.standardError / (2 * basis.spread.squareRoot())
    let ends = (sine(centre - reach), sine(centre + reach))
    return range(ends.0 * ends.0, ends.1 * ends.1)
  }

  private func kornGraubard(_ basis: Basis) -> ClosedRange<Double>? {
    guard basis.standardError > 0, basis.domainDegreesOfFreedom > 0 else { return nil }
    let size =
      basis.spread / (basis.standardError * basis.standardError)
      * basis.sizeFactor(degreesOfFreedom: basis.domainDegreesOfFreedom)
    let hits = size * basis.share
    let tail = (1 - basis.level) / 2
    return range(
      BetaDistribution(a: hits, b: size - hits + 1).quantile(tail),
      BetaDistribution(a: hits + 1, b: size - hits).quantile(1 - tail))
  }

  /// (p + c²/2n ± c√(p(1−p)/n + c²/4n²)) / (1 + c²/n).
  private func wilson(_ basis: Basis, adjusted: Bool) -> ClosedRange<Double>? {
    let factor = adjusted ? basis.sizeFactor(degreesOfFreedom: basis.degreesOfFreedom) : 1
    let size = basis.spread / (basis.standardError * basis.standardError) * factor
    let critical = basis.critical
    let shift = critical * critical / size
    let reach = critical * (basis.spread / size + shift / (4 * size)).squareRoot()
    return range((basis.share + shift / 2 - reach) / (1 + shift), (basis.share + shift / 2 + reach) / (1 + shift))
  }

  /// The two shares q with D(q) − D(p) = φ·c²·V/V₀, D the binomial deviance of n rows with weights of mean 1.
  ///
  /// With D(q) − D(p) = 2n·[p log(p/q) + (1−p) log((1−p)/(1−q))], φ = n/(n−1) and V/V₀ = n·se²/(p(1−p)), n cancels on
  /// both sides but for φ.
  private func likelihood(_ basis: Basis) -> ClosedRange<Double>? {
    guard basis.count > 1 else { return nil }
    let share = basis.share
    let dispersion = Double(basis.count) / Double(basis.count - 1)
    let error = basis.standardError * basis.critical
    let bound = dispersion * error * error / (2 * basis.spread)
    func distance(_ other: Double) -> Double {
      share * logarithm(share / other) + (1 - share) * logarithm((1 - share) / (1 - other))
    }
    return range(
      bisect(near: share, far: 0) { distance($0) >= bound }, bisect(near: share, far: 1) { distance($0) >= bound })
  }

  /// The point between `near`, where the condition fails, and `far`, where it holds, at which it begins to hold.
  private func bisect(near: Double, far: Double, holds: (Double) -> Bool) -> Double {
    var (near, far) = (near, far)
    while true {
      let middle = (near + far) / 2
      guard middle != near, middle != far else { return middle }
      if holds(middle) { far = middle } else { near = middle }
    }
  }
}

// Free functions, because inside the enum `asin` and others are its cases.
private func exponential(_ value: Double) -> Double { exp(value) }
private func logarithm(_ value: Double) -> Double { log(value) }
private func arcsine(_ value: Double) -> Double { asin(value) }
private func sine(_ value: Double) -> Double { sin(value) }
