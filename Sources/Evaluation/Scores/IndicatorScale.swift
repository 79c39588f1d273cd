import ProgrammeModel
import Statistics

/// The values of an indicator that score 0 and 100.
struct IndicatorScale: Sendable, Equatable {
  let zero: Double
  let full: Double

  /// The scale of an indicator over the sites' values; a percentile is the quantile of type 7 (0 without a value).
  init(_ definition: IndicatorDefinition, values: [Double]) {
    let sorted = values.sorted()
    func end(_ goalpost: Goalpost) -> Double {
      switch goalpost {
      case .value(let value): value
      case .percentile(let percent): quantile(ofSorted: sorted, probability: percent / 100) ?? 0
      }
    }
    zero = end(definition.zero)
    full = end(definition.full)
  }

  /// 100·(value − zero)/(full − zero), cut to 0…100. Where both ends coincide, a value above them scores 100, else 0.
  func score(_ value: Double) -> Double {
    guard full != zero else { return value > zero ? 100 : 0 }
    return min(100, max(0, 100 * (value - zero) / (full - zero)))
  }
}
