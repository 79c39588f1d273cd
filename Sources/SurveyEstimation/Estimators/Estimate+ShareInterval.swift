package import Statistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Estimate {
  /// The same estimate with the interval of a share, for a share or a mean of shares that a contrast has made.
  ///
  /// Between 0 and 1: the logit interval of `ProportionInterval`. At 0 and 1 the linearised variance is 0 and says nothing:
  /// the standard error is nil and the limits are those of Clopper & Pearson (1934, Biometrika 26:404) at `count`
  /// observations, as the U.S. National Center for Health Statistics does (Parker et al. 2017, Vital Health Stat. 2:175, p. 7):
  /// (α/2)^(1/n) … 1 at 1 and 0 … 1 − (α/2)^(1/n) at 0. Without a standard error or degrees of freedom: no limits.
  package func asShare() -> Estimate {
    var share = self
    share.lower = nil
    share.upper = nil
    guard let standardError, count > 0 else { return share }
    guard value > 0, value < 1 else {
      let reach = pow((1 - level) / 2, 1 / Double(count))
      share.standardError = nil
      share.lower = value <= 0 ? 0 : reach
      share.upper = value <= 0 ? 1 - reach : 1
      return share
    }
    let limits = ProportionInterval.logit.limits(
      ProportionInterval.Basis(
        share: value, standardError: standardError, degreesOfFreedom: degreesOfFreedom, level: level, count: count,
        domainRows: count, domainDegreesOfFreedom: degreesOfFreedom))
    share.lower = limits?.lowerBound
    share.upper = limits?.upperBound
    return share
  }
}
