import Statistics

/// Estimates of a total from a sample with unequal probabilities (Horvitz & Thompson 1952, JASA 47:663).
///
/// All variances are those of the total. They can be negative with joint probabilities (not Deville's).
package struct HorvitzThompson {
  private let values: [Double]
  private let probabilities: [Double]

  /// One value and one inclusion probability in (0, 1] for each sampled unit; at least one unit.
  package init(values: [Double], probabilities: [Double]) {
    self.values = values
    self.probabilities = probabilities
  }

  /// Σy/π.
  package var total: Double { expanded.compensatedSum() }

  /// Hájek's mean Σ(y/π)/Σ(1/π).
  package var mean: Double { total / probabilities.map { 1 / $0 }.compensatedSum() }

  private var expanded: [Double] { zip(values, probabilities).map { $0 / $1 } }

  /// Horvitz and Thompson's Σ_kl y_ky_l(π_kl − π_kπ_l)/(π_kπ_lπ_kl), on the diagonal y²(1 − π)/π². The joint probabilities
  /// are above 0.
  package func varianceHT(joint: [[Double]]) -> Double {
    let expanded = expanded
    var sum = CompensatedSum()
    for (row, value) in expanded.enumerated() {
      sum.add(value * value * (1 - probabilities[row]))
      for (column, other) in expanded.enumerated() where column != row {
        sum.add(value * other * (1 - probabilities[row] * probabilities[column] / joint[row][column]))
      }
    }
    return sum.value
  }

  /// Sen, Yates and Grundy's ½Σ_kl (y_k/π_k − y_l/π_l)²(π_kπ_l − π_kl)/π_kl, for designs of fixed size.
  package func varianceSYG(joint: [[Double]]) -> Double {
    let expanded = expanded
    var sum = CompensatedSum()
    for (row, value) in expanded.enumerated() {
      for (column, other) in expanded.enumerated() where column != row {
        let difference = value - other
        sum.add(difference * difference * (probabilities[row] * probabilities[column] / joint[row][column] - 1) / 2)
      }
    }
    return sum.value
  }

  /// Deville's Σ(1 − π)(y/π − A)²/(1 − Σa²), a = (1 − π)/Σ(1 − π), A = Σa·y/π, without joint probabilities (Deville 1999, as
  /// R `sampling::varest`). 0 when all units are certain; nil when only one is not.
  package var varianceDeville: Double? {
    let rests = probabilities.map { 1 - $0 }
    let sum = rests.compensatedSum()
    guard sum > 0 else { return 0 }
    guard rests.count(where: { $0 > 0 }) > 1 else { return nil }
    let parts = rests.map { $0 / sum }
    let expanded = expanded
    let centre = zip(parts, expanded).map { $0 * $1 }.compensatedSum()
    let squares = zip(rests, expanded).map { $0 * ($1 - centre) * ($1 - centre) }.compensatedSum()
    return squares / (1 - parts.map { $0 * $0 }.compensatedSum())
  }
}
