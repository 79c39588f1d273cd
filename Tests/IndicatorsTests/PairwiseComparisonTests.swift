import Testing

@testable import Indicators

struct PairwiseComparisonTests {
  /// The matrix of judgements above the diagonal, row by row.
  private static func reciprocal(_ above: [[Double]]) -> [[Double]] {
    var matrix = (0...above.count).map { _ in [Double](repeating: 1, count: above.count + 1) }
    for (i, row) in above.enumerated() {
      for (offset, judgement) in row.enumerated() {
        matrix[i][i + 1 + offset] = judgement
        matrix[i + 1 + offset][i] = 1 / judgement
      }
    }
    return matrix
  }

  /// Saaty (2008, *Int. J. Services Sciences* 1:83), the drinks example: printed weights .177 .019 .042 .116 .190 .129
  /// .327, consistency ratio .022.
  @Test func `Saaty's drinks`() throws {
    let judgements = Self.reciprocal([
      [9, 5, 2, 1, 1, 0.5], [1 / 3.0, 1 / 9.0, 1 / 9.0, 1 / 9.0, 1 / 9.0], [1 / 3.0, 0.25, 1 / 3.0, 1 / 9.0],
      [0.5, 1, 1 / 3.0], [2, 0.5], [1 / 3.0],
    ])
    let found = try #require(PairwiseComparisons(judgements))
    for (weight, printed) in zip(found.eigenvector, [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]) {
      #expect(abs(weight - printed) < 0.00051)
    }
    #expect(abs(try #require(found.consistencyRatio(.saaty1980)) - 0.022) < 0.0005)
  }

  private let three = reciprocal([[3, 5], [2]])

  /// R: `eigen(J)`, `exp(rowMeans(log(J)))`, `rowMeans(sweep(J, 2, colSums(J), "/"))`.
  @Test func `weights agree with R`() throws {
    let found = try #require(PairwiseComparisons(three))
    let expected: [(PairwiseComparisons.Weighting, [Double])] = [
      (.eigenvector, [0.648329013822237, 0.229650794062637, 0.122020192115126]),
      (.geometricMean, [0.648329013822237, 0.229650794062637, 0.122020192115126]),
      (.columnMean, [0.647946859903382, 0.229871175523349, 0.122181964573269]),
    ]
    for (weighting, expected) in expected {
      for (weight, expected) in zip(found.weights(by: weighting), expected) { #expect(abs(weight - expected) < 1e-12) }
    }
    #expect(abs(found.lambdaMax - 3.00369459806364) < 1e-12)
    #expect(abs(try #require(found.consistencyRatio(.saaty1980)) - 0.00318499833072397) < 1e-12)
    #expect(abs(try #require(found.geometricConsistencyIndex) - 0.0110803833572571) < 1e-12)
  }

  @Test func `experts are averaged by geometric means`() throws {
    let other = Self.reciprocal([[2, 4], [3]])
    let group = try #require(PairwiseComparisons(PairwiseComparisons.geometricMean(of: [three, other])))
    for (weight, expected) in zip(group.eigenvector, [0.604958215238203, 0.27239251596312, 0.122649268798677]) {
      #expect(abs(weight - expected) < 1e-12)
    }
  }

  /// Judgements a_ij = w_i/w_j: λ = n, nothing to mend; one of them doubled is the one that is named.
  @Test func `the judgement that does not fit is named`() throws {
    let weights = [0.4, 0.3, 0.2, 0.1]
    var judgements = weights.map { row in weights.map { row / $0 } }
    let consistent = try #require(PairwiseComparisons(judgements))
    #expect(abs(consistent.lambdaMax - 4) < 1e-12)
    #expect(zip(consistent.eigenvector, weights).allSatisfy { abs($0 - $1) < 1e-12 })
    judgements[1][3] *= 2
    judgements[3][1] /= 2
    let found = try #require(PairwiseComparisons(judgements))
    let worst = try #require(found.inconsistencies(weights: found.eigenvector).first)
    #expect(worst == (1, 3))
  }

  @Test func `relabelling items changes nothing`() throws {
    let order = [2, 0, 1]
    let found = try #require(PairwiseComparisons(three))
    let other = try #require(PairwiseComparisons(order.map { row in order.map { three[row][$0] } }))
    #expect(abs(found.lambdaMax - other.lambdaMax) < 1e-12)
    for (place, item) in order.enumerated() { #expect(abs(other.eigenvector[place] - found.eigenvector[item]) < 1e-13) }
  }

  @Test func `two items have no consistency to speak of`() throws {
    let found = try #require(PairwiseComparisons([[1, 4], [0.25, 1]]))
    #expect(found.consistencyRatio(.saaty1980) == nil)
    #expect(found.geometricConsistencyIndex == nil)
    #expect(abs(found.eigenvector[0] - 0.8) < 1e-12)
  }
}
