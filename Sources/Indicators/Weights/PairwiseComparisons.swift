import Foundation
import Statistics

/// Judgements of the analytic hierarchy process: a_ij is how much item i is preferred to item j (Saaty 1980, *The
/// Analytic Hierarchy Process*).
///
/// The matrix is positive and reciprocal, which the caller has checked.
package struct PairwiseComparisons: Sendable, Equatable {
  package let judgements: [[Double]]
  /// The principal right eigenvector with the sum 1, and its eigenvalue.
  package let eigenvector: [Double]
  package let lambdaMax: Double

  /// How weights follow from the judgements.
  package enum Weighting: String, Sendable, CaseIterable {
    case eigenvector
    /// Row geometric means (Crawford & Williams 1985, *J. Math. Psychol.* 29:387).
    case geometricMean
    /// The mean of the columns, each divided by its sum.
    case columnMean
  }

  /// The mean consistency index of random matrices of 1 … 10 items.
  package enum RandomIndex: String, Sendable, CaseIterable {
    case saaty1980, saaty2000

    /// Nil beyond ten items.
    func value(of count: Int) -> Double? {
      let values =
        switch self {
        case .saaty1980: [0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49]
        case .saaty2000: [0, 0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49]
        }
      return values.indices.contains(count - 1) ? values[count - 1] : nil
    }
  }

  /// Power iteration from equal weights until no weight moves by 1e-14 of itself; nil when it does not get there.
  package init?(_ judgements: [[Double]]) {
    var weights = judgements.map { _ in 1 / Double(judgements.count) }
    for _ in 0..<100_000 {
      let image = judgements.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
      let total = image.compensatedSum()
      let next = image.map { $0 / total }
      let change = zip(next, weights).reduce(0) { max($0, abs($1.0 - $1.1) / $1.0) }
      weights = next
      guard change < 1e-14 else { continue }
      self.judgements = judgements
      eigenvector = weights
      lambdaMax = total
      return
    }
    return nil
  }

  /// Several experts as one: the geometric mean of their judgements (Forman & Peniwati 1998, *EJOR* 108:165).
  package static func geometricMean(of matrices: [[[Double]]]) -> [[Double]] {
    guard let first = matrices.first else { return [] }
    return first.indices.map { i in
      first.indices.map { j in exp(matrices.map { log($0[i][j]) }.compensatedSum() / Double(matrices.count)) }
    }
  }

  /// Several experts' weights as one: their geometric means with the sum 1.
  package static func geometricMean(ofWeights weights: [[Double]]) -> [Double] {
    scaled((weights.first ?? []).indices.map { item in geometricMean(weights.map { $0[item] }) })
  }

  private static func geometricMean(_ values: [Double]) -> Double {
    exp(values.map { log($0) }.compensatedSum() / Double(values.count))
  }

  private static func scaled(_ weights: [Double]) -> [Double] {
    let total = weights.compensatedSum()
    return weights.map { $0 / total }
  }

  private var count: Double { Double(judgements.count) }

  package func weights(by weighting: Weighting) -> [Double] {
    switch weighting {
    case .eigenvector: return eigenvector
    case .geometricMean: return Self.scaled(judgements.map(Self.geometricMean))
    case .columnMean:
      let sums = judgements.indices.map { column in judgements.map { $0[column] }.compensatedSum() }
      return judgements.map { row in zip(row, sums).map { $0 / $1 }.compensatedSum() / count }
    }
  }

  /// (λ − n)/(n − 1); NaN of one item.
  package var consistencyIndex: Double { (lambdaMax - count) / (count - 1) }

  /// The index over that of random matrices; nil below 3 and above 10 items.
  package func consistencyRatio(_ randomIndex: RandomIndex) -> Double? {
    guard judgements.count > 2, let random = randomIndex.value(of: judgements.count) else { return nil }
    return consistencyIndex / random
  }

  /// 2/((n − 1)(n − 2))·Σ_{i<j}(ln a_ij − ln g_i/g_j)², g the row geometric means (Crawford & Williams 1985; Aguarón &
  /// Moreno-Jiménez 2003, *EJOR* 147:137); nil below 3 items.
  package var geometricConsistencyIndex: Double? {
    guard count > 2 else { return nil }
    let means = judgements.map { log(Self.geometricMean($0)) }
    let squares = pairs.map { i, j in
      let distance = log(judgements[i][j]) - (means[i] - means[j])
      return distance * distance
    }
    return 2 / ((count - 1) * (count - 2)) * squares.compensatedSum()
  }

  /// Items i < j.
  private var pairs: [(Int, Int)] {
    judgements.indices.flatMap { i in judgements.indices.dropFirst(i + 1).map { (i, $0) } }
  }

  /// The judgements above the diagonal that are farthest from what the weights imply, by |ln(a_ij·w_j/w_i)|.
  package func inconsistencies(weights: [Double], limit: Int = 3) -> [(row: Int, column: Int)] {
    let distances = pairs.map { i, j in (i, j, size: abs(log(judgements[i][j] * weights[j] / weights[i]))) }
    let order = distances.indices.sorted { (-distances[$0].size, $0) < (-distances[$1].size, $1) }
    return order.prefix(limit).map { (distances[$0].0, distances[$0].1) }
  }
}
