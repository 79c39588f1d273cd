import Foundation
import Statistics

/// How the ratio of two rates is tested; its limits follow the same rule, so that test and limits never disagree.
package enum RatioInterval: String, Sendable, CaseIterable {
  case central, minimumLikelihood, blaker, midP
  /// ln ρ ± z√(1/x₁ + 1/x₂).
  case wald

  fileprivate var exactRule: ExactRule? { ExactRule(rawValue: rawValue) }

  /// Whether the rule has a one-sided form.
  package var hasOneSidedForm: Bool { self == .central || self == .midP }
}

/// On which side of the null value the alternative lies.
package enum RatioAlternative: String, Sendable, CaseIterable {
  case twoSided, greater, less
}

/// Events and the exposure in which they were seen.
package struct ExposedCount: Sendable, Equatable {
  package var count: Int
  package var exposure: Double

  package init(count: Int, exposure: Double) {
    self.count = count
    self.exposure = exposure
  }
}

/// The ratio of two Poisson rates with its test and limits.
///
/// Given n = x₁ + x₂, x₁ is binomial with π = ρT₁/(ρT₁ + T₂); a test of π is one of ρ, and limits of π are limits of ρ
/// (Fay 2010, Biostatistics 11:373).
package struct RateRatioTest: Sendable, Equatable {
  /// (x₁/T₁)/(x₂/T₂); nil without an event in the reference.
  package let ratio: Double?
  /// Limits; an upper one of nil is infinite. A one-sided test has the limit of its side.
  package let lower: Double
  package let upper: Double?
  /// Against the null ratio.
  package let p: Double

  /// - Parameters:
  ///   - nullRatio: > 0.
  ///   - alternative: other than `twoSided` only with `central` and `midP`.
  /// - Throws: `notACount`, `zeroExposure`, `zeroCount` when there is no event at all, or in one group under `wald`;
  ///   `invalidArgument`.
  package init(
    _ first: ExposedCount, reference: ExposedCount, interval: RatioInterval = .central,
    alternative: RatioAlternative = .twoSided, nullRatio: Double = 1, level: Double = 0.95
  ) throws(CountError) {
    for given in [first, reference] where given.count < 0 { throw .notACount(Double(given.count)) }
    for given in [first, reference] where !(given.exposure > 0 && given.exposure.isFinite) {
      throw .zeroExposure(given.exposure)
    }
    try validate(level: level)
    guard nullRatio > 0, nullRatio.isFinite else { throw .invalidArgument(nullRatio) }
    guard first.count + reference.count > 0 else { throw .zeroCount }
    let scale = reference.exposure / first.exposure
    let ratio = Double(first.count) / Double(reference.count) * scale
    self.ratio = reference.count > 0 ? ratio : nil
    guard let rule = interval.exactRule else {
      guard first.count > 0, reference.count > 0 else { throw .zeroCount }
      let error = (1 / Double(first.count) + 1 / Double(reference.count)).squareRoot()
      let reach = exp(NormalDistribution().quantile(1 - (1 - level) / 2) * error)
      (lower, upper) = (ratio / reach, ratio * reach)
      p = 2 * NormalDistribution().upperTail(abs(log(ratio / nullRatio)) / error)
      return
    }
    let outcome = BinomialOutcome(count: first.count, trials: first.count + reference.count)
    let share = nullRatio / (nullRatio + scale)
    let alpha = alternative == .twoSided ? 1 - level : 2 * (1 - level)
    p =
      switch alternative {
      case .twoSided: outcome.p(rule, share)
      case .greater: outcome.upperTail(rule, share)
      case .less: outcome.opposite.upperTail(rule, 1 - share)
      }
    let below = outcome.lowerLimit(rule, alpha: alpha)
    let above = outcome.opposite.lowerLimit(rule, alpha: alpha)
    lower = alternative == .less ? 0 : below / (1 - below) * scale
    upper = alternative == .greater || above == 0 ? nil : (1 - above) / above * scale
  }
}
