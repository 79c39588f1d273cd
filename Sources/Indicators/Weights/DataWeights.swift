import Foundation
import Statistics

/// Weights of indicators that follow from their values alone.
///
/// Columns are complete; raw weights are divided by their sum.
package enum DataWeights: String, Sendable, CaseIterable {
  case equal
  /// The standard deviation of the raw column.
  case standardDeviation
  /// Gini's coefficient Σ_i Σ_j |x_i − x_j|/(2n²·mean).
  case gini
  /// 1 − e, e = −Σ p ln p/ln n with p = x/Σx and 0·ln 0 = 0 (Shannon 1948; Zou et al. 2006, *J. Environ. Sci.* 18:1020).
  case entropy
  /// Contrast times conflict, sd·Σ_k(1 − r_jk), of columns scaled to 0…1 towards the ideal (Diakoulaki et al. 1995,
  /// *Computers & OR* 22:763).
  case critic
  /// The effect of removing a criterion (Keshavarz-Ghorabaee et al. 2021, *Symmetry* 13:525).
  case merec

  /// One weight for each column, with the sum 1.
  /// - Throws: `noData` and `tooFewUnits` below 2 units; `negativeValue` (entropy; gini where the mean is below 0),
  ///   `nonPositiveValue` (merec); `constantData` where a mean, a sum, a range or all raw weights are 0.
  package func weights(of columns: [[Double]], directions: [Direction]) throws(PlacedIndexError) -> [Double] {
    let raw: [Double]
    switch self {
    case .merec: raw = try Self.removalEffects(columns, directions)
    case .critic: raw = try Self.contrasts(columns, directions)
    default: raw = try columns.mapColumns { (_, column) throws(IndexError) in try rawWeight(column) }
    }
    let total = raw.compensatedSum()
    guard total > 0 else { throw PlacedIndexError(place: 0, error: .constantData) }
    return raw.map { $0 / total }
  }

  private static func check(_ column: [Double]) throws(IndexError) {
    guard !column.isEmpty else { throw .noData }
    guard column.count > 1 else { throw .tooFewUnits(least: 2, found: column.count) }
  }

  private func rawWeight(_ column: [Double]) throws(IndexError) -> Double {
    try Self.check(column)
    switch self {
    case .standardDeviation: return column.min() == column.max() ? 0 : column.standardDeviation
    case .gini:
      guard column.mean != 0 else { throw .constantData }
      guard column.mean > 0 else { throw .negativeValue(unit: column.firstIndex { $0 < 0 } ?? 0) }
      // Σ_i Σ_j |x_i − x_j| = 2·Σ (2i − n − 1)·x₍ᵢ₎.
      let count = Double(column.count)
      let spread = column.sorted().enumerated().map { (2 * Double($0) + 1 - count) * $1 }.compensatedSum()
      return spread / (count * count * column.mean)
    case .entropy:
      if let unit = column.firstIndex(where: { $0 < 0 }) { throw .negativeValue(unit: unit) }
      let total = column.compensatedSum()
      guard total > 0 else { throw .constantData }
      guard column.min() != column.max() else { return 0 }
      let terms = column.map { $0 > 0 ? $0 / total * log($0 / total) : 0 }
      return 1 + terms.compensatedSum() / log(Double(column.count))
    case .equal, .critic, .merec: return 1
    }
  }

  private static func contrasts(
    _ columns: [[Double]], _ directions: [Direction]
  ) throws(PlacedIndexError) -> [Double] {
    let scaled = try columns.mapColumns { (place, column) throws(IndexError) in
      try check(column)
      return try Normalisation.minMax(lower: 0, upper: 1).scores(of: column, direction: directions[place])
    }
    return scaled.map { column in
      column.standardDeviation * scaled.map { 1 - (correlation(column, $0) ?? 0) }.compensatedSum()
    }
  }

  /// S_i = ln(1 + (1/m)·Σ_j |ln n_ij|), n_ij = min/x or, lower-is-better, x/max; S'_ij without j; Σ_i |S'_ij − S_i|.
  private static func removalEffects(
    _ columns: [[Double]], _ directions: [Direction]
  ) throws(PlacedIndexError) -> [Double] {
    let distances = try columns.mapColumns { (place, column) throws(IndexError) -> [Double] in
      try check(column)
      if let unit = column.firstIndex(where: { !($0 > 0) }) { throw .nonPositiveValue(unit: unit) }
      let (least, greatest) = column.extent ?? (1, 1)
      return column.map { abs(log(directions[place] == .higher ? least / $0 : $0 / greatest)) }
    }
    let count = Double(columns.count)
    let totals = (columns.first ?? []).indices.map { unit in distances.map { $0[unit] }.compensatedSum() }
    return distances.map { column in
      zip(column, totals).map { distance, total in
        abs(log(1 + (total - distance) / count) - log(1 + total / count))
      }.compensatedSum()
    }
  }
}
