/// How a column of raw values becomes scores of one scale (OECD/JRC 2008, *Handbook on Constructing Composite
/// Indicators*, step 5).
///
/// x is −x for indicators of which lower values are better, except where a case says otherwise; min, max, mean and sd
/// (divisor n − 1) are those of the present values. A missing value (NaN) stays missing.
package enum Normalisation: Sendable, Equatable {
  /// a + (b − a)(x − min)/(max − min) for the range a…b; 0…1 gives the distance to the maximum.
  case minMax(lower: Double, upper: Double)
  /// centre + spread·(x − mean)/sd.
  case zScore(centre: Double, spread: Double)
  /// scale·(x − lower)/(upper − lower), for lower-is-better scale·(upper − x)/(upper − lower) of the raw x; cut to
  /// 0…scale when truncated (Human Development Report, technical note 1).
  case goalposts(lower: Double, upper: Double, scale: Double, isTruncated: Bool)
  /// (x − min)/(x_ref − min), x_ref the value of one unit; cut at 1 when capped.
  case distanceToReference(unit: Int, isCapped: Bool)
  /// (x − min)/(target − min), for lower-is-better (max − x)/(max − target) of the raw x; cut at 1 when capped.
  case distanceToTarget(Double, isCapped: Bool)
  /// x/max, for lower-is-better min/x of the raw x, which must be positive.
  case fractionOfMaximum
  /// (rank − 1)/(n − 1), ranks from 1 = worst.
  case percentRank(RankTies)
  /// The rank from 1 = worst.
  case ascendingRank(RankTies)
  /// The rank less 1: how many units are worse.
  case borda(RankTies)

  /// The scores of a column.
  /// - Throws: `noData` without a value, or when the unit of reference has none; `tooFewUnits` when `percentRank` has
  ///   one value; `nonPositiveValue` when `fractionOfMaximum` meets a maximum, or for lower-is-better a value, of 0 or
  ///   less; `constantData` where max = min or x_ref = min makes a divisor 0; `targetIsWorst` likewise for a target.
  package func scores(of column: [Double], direction: Direction) throws(IndexError) -> [Double] {
    guard let raw = column.extent else { throw .noData }
    let values = direction.oriented(column)
    let (least, greatest) = direction == .higher ? raw : (-raw.greatest, -raw.least)
    switch self {
    case .minMax(let lower, let upper):
      guard greatest > least else { throw .constantData }
      return values.map { lower + (upper - lower) * (($0 - least) / (greatest - least)) }
    case .zScore(let centre, let spread):
      guard greatest > least else { throw .constantData }
      let (mean, deviation) = (values.present.mean, values.present.standardDeviation)
      return values.map { centre + spread * (($0 - mean) / deviation) }
    case .goalposts(let lower, let upper, let scale, let isTruncated):
      return column.map { value in
        let share = (direction == .higher ? value - lower : upper - value) / (upper - lower)
        return scale * (isTruncated && !share.isNaN ? min(max(share, 0), 1) : share)
      }
    case .distanceToReference(let unit, let isCapped):
      guard !values[unit].isNaN else { throw .noData }
      guard values[unit] > least else { throw .constantData }
      return Self.distances(values, from: least, to: values[unit], isCapped: isCapped)
    case .distanceToTarget(let target, let isCapped):
      let aim = direction == .higher ? target : -target
      guard aim != least else { throw .targetIsWorst }
      return Self.distances(values, from: least, to: aim, isCapped: isCapped)
    case .fractionOfMaximum: return try Self.fractions(of: column, raw, direction)
    case .percentRank, .ascendingRank, .borda: return try ranked(values)
    }
  }

  private static func distances(_ values: [Double], from least: Double, to aim: Double, isCapped: Bool) -> [Double] {
    values.map { value in
      let share = (value - least) / (aim - least)
      return isCapped && share > 1 ? 1 : share
    }
  }

  private static func fractions(
    of column: [Double], _ extent: (least: Double, greatest: Double), _ direction: Direction
  ) throws(IndexError) -> [Double] {
    let divisor = direction == .higher ? extent.greatest : extent.least
    guard divisor > 0 else { throw .nonPositiveValue(unit: column.firstIndex(of: divisor) ?? 0) }
    return column.map { direction == .higher ? $0 / divisor : divisor / $0 }
  }

  private func ranked(_ values: [Double]) throws(IndexError) -> [Double] {
    switch self {
    case .percentRank(let ties):
      let count = values.present.count
      guard count > 1 else { throw .tooFewUnits(least: 2, found: count) }
      return ascendingRanks(of: values, ties: ties).map { ($0 - 1) / Double(count - 1) }
    case .borda(let ties): return ascendingRanks(of: values, ties: ties).map { $0 - 1 }
    case .ascendingRank(let ties): return ascendingRanks(of: values, ties: ties)
    default: return values
    }
  }
}
