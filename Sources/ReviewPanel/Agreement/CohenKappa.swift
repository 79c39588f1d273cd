import Statistics

/// Cohen's κ of two judges, weighted or not (Cohen 1968, Psychological Bulletin 70:213).
///
/// p_ij the shares of the pairs, p_o = Σwp, p_e = Σ w p_i.p_.j, κ = (p_o − p_e)/(1 − p_e); the large-sample variance is
/// [Σ p_ij(w_ij − (w̄_i. + w̄_.j)(1 − κ))² − (κ − p_e(1 − κ))²]/(n(1 − p_e)²) (Fleiss, Cohen & Everitt 1969, Psychological
/// Bulletin 72:323), with normal limits.
package struct CohenKappa: Sendable, Equatable {
  package let coefficient: AgreementCoefficient

  /// `counts`: pairs by category of the first and of the second judge; `scores`: by category the number that its distances
  /// are taken from.
  ///
  /// - Throws: `invalidLevel`; `tooFewRatings` without a pair; `constantScores` when p_e = 1.
  package init(
    counts: [[Double]], scores: [Double], weights: AgreementWeights, level: Double = 0.95
  ) throws(PanelError) {
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    let total = counts.lazy.map { $0.reduce(0, +) }.reduce(0, +)
    guard total > 0 else { throw .tooFewRatings(0) }
    guard scores.count > 1 else { throw .constantScores }
    let places = scores.indices
    let matrix = weights.matrix(scores)
    let first = counts.map { $0.reduce(0, +) / total }
    let second = places.map { column in counts.reduce(0) { $0 + $1[column] } / total }
    // Mean weights of a row over the columns' shares, of a column over the rows'.
    let rows = matrix.map { row in zip(row, second).reduce(0) { $0 + $1.0 * $1.1 } }
    let columns = places.map { column in places.reduce(0) { $0 + matrix[$1][column] * first[$1] } }
    let expected = zip(rows, first).lazy.map { $0 * $1 }.compensatedSum()
    guard 1 - expected > 1e-12 else { throw .constantScores }
    let observed = zip(counts, matrix).lazy.map { zip($0, $1).reduce(0) { $0 + $1.0 * $1.1 } }.compensatedSum() / total
    let kappa = (observed - expected) / (1 - expected)
    let squares = places.lazy.map { row in
      places.reduce(0) { sum, column in
        let value = matrix[row][column] - (rows[row] + columns[column]) * (1 - kappa)
        return sum + counts[row][column] / total * value * value
      }
    }.compensatedSum()
    let center = kappa - expected * (1 - kappa)
    let variance = (squares - center * center) / (total * (1 - expected) * (1 - expected))
    coefficient = AgreementCoefficient(
      kappa, variance: variance, degreesOfFreedom: .infinity, observed: observed, expected: expected, count: Int(total),
      level: level, highest: .infinity, method: "agreement.cohen")
  }
}
