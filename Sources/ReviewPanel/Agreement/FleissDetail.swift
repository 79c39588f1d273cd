import Statistics

/// Fleiss' κ of single categories, and tests against chance agreement, where every unit has the same number m of ratings.
///
/// κ_j = 1 − Σ_i x_ij(m − x_ij)/(n m(m − 1)p_j q_j), tested by √(2/(n m(m − 1))); the variance of κ under chance is that
/// times [(Σp_j q_j)² − Σp_j q_j(q_j − p_j)]/(Σp_j q_j)² (Fleiss 1971; Fleiss, Nee & Landis 1979, Psychological Bulletin
/// 86:974).
package struct FleissDetail: Sendable, Equatable {
  /// By category κ; nil for one that is not used.
  package let categories: [Double?]
  /// The standard error of κ of a category under chance.
  package let categoryError: Double
  /// The standard error of κ under chance.
  package let error: Double

  /// nil where units have different numbers of ratings, or a single one; units without any are left out.
  package init?(_ ratings: CategoryRatings) {
    let table = ratings.table
    let units = table.units(withAtLeast: 1)
    guard let first = units.first else { return nil }
    let m = Double(table.range(first).count)
    guard m > 1, units.allSatisfy({ Double(table.range($0).count) == m }) else { return nil }
    let n = Double(units.count)
    var sums = [Double](repeating: 0, count: ratings.scores.count)
    var mixed = sums
    for unit in units {
      var counts = [Int: Double]()
      for place in table.range(unit) { counts[Int(table.values[place]), default: 0] += 1 }
      for (category, count) in counts {
        sums[category] += count
        mixed[category] += count * (m - count)
      }
    }
    let shares = sums.map { $0 / (n * m) }
    categories = zip(shares, mixed).map { share, mixed in
      share > 0 && share < 1 ? 1 - mixed / (n * m * (m - 1) * share * (1 - share)) : nil
    }
    let variance = 2 / (n * m * (m - 1))
    let products = shares.map { $0 * (1 - $0) }
    let total = products.compensatedSum()
    let skew = zip(products, shares).lazy.map { $0 * (1 - 2 * $1) }.compensatedSum()
    categoryError = variance.squareRoot()
    error = (variance * (total * total - skew)).squareRoot() / total
  }
}
