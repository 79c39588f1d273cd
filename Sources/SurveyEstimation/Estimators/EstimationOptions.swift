/// What the user of an estimator may choose.
package struct EstimationOptions: Sendable {
  /// The confidence level of the limits, in (0, 1).
  package var level: Double
  package var degreesOfFreedom: DegreesOfFreedomRule
  /// Which design effect to compute; nil = none.
  package var designEffect: DesignEffectRule?

  package init(
    level: Double = 0.95, degreesOfFreedom: DegreesOfFreedomRule = .domain, designEffect: DesignEffectRule? = nil
  ) {
    self.level = level
    self.degreesOfFreedom = degreesOfFreedom
    self.designEffect = designEffect
  }
}

/// The degrees of freedom of an interval.
package enum DegreesOfFreedomRule: Sendable, Equatable {
  /// PSUs − strata among those with a row in the domain.
  case domain
  /// PSUs − strata of the whole design.
  case design
  /// The normal distribution.
  case infinite
  case number(Double)
}

/// What a variance is compared with in a design effect: simple random sampling without or with replacement.
package enum DesignEffectRule: String, Sendable, CaseIterable {
  case withoutReplacement = "wor"
  case withReplacement = "wr"
}

/// What had to be left undefined, by the position of the estimate.
package enum EstimationWarning: Sendable, Equatable {
  /// No row of the domain has a value.
  case nothingObserved(Int)
  /// A stratum with one sampled unit and no rule for it: no standard error.
  case lonelyPSU(Int, stratum: String)
  /// As many strata as PSUs: no standard error.
  case noDegreesOfFreedom(Int)
  /// A share of 0 or 1 (or without variance), for which this interval is not defined.
  case undefinedInterval(Int)
  /// Replicates without an estimate, which were left out.
  case undefinedReplicates(Int, count: Int)
  /// No replicate has an estimate.
  case noReplicate(Int)
  /// A variance by pairs of units that came out below zero.
  case negativeVariance(Int)

  /// The position of the estimate.
  package var position: Int {
    switch self {
    case .nothingObserved(let position), .lonelyPSU(let position, _), .noDegreesOfFreedom(let position),
      .undefinedInterval(let position), .undefinedReplicates(let position, _), .noReplicate(let position),
      .negativeVariance(let position):
      position
    }
  }

  /// The same warning about the estimate at another position.
  func moved(to position: Int) -> EstimationWarning {
    switch self {
    case .nothingObserved: .nothingObserved(position)
    case .lonelyPSU(_, let stratum): .lonelyPSU(position, stratum: stratum)
    case .noDegreesOfFreedom: .noDegreesOfFreedom(position)
    case .undefinedInterval: .undefinedInterval(position)
    case .undefinedReplicates(_, let count): .undefinedReplicates(position, count: count)
    case .noReplicate: .noReplicate(position)
    case .negativeVariance: .negativeVariance(position)
    }
  }
}

/// Why an estimate is refused.
package enum EstimationError: Error, Equatable {
  /// The denominator of the ratio at a position sums to zero.
  case zeroDenominator(Int)
}
