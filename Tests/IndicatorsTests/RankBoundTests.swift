import Indicators
import Statistics
import Testing

@Suite struct RankBoundTests {
  @Test func `the greatest weighted sum is that of the continuous knapsack`() {
    // Weights 0.5, 0.3, 0.2 ± 20 %: 0.4…0.6, 0.24…0.36, 0.16…0.24; the free 0.2 goes to the second (0.12), then the third (0.08).
    let weights = AdmissibleWeights(around: [5, 3, 2], tolerance: 0.2)
    #expect(agree(weights.greatest([1, 4, 2]), 0.4 * 1 + 0.36 * 4 + 0.24 * 2, within: 1e-12))
  }

  @Test func `no tolerance gives the ranks themselves`() {
    let bounds = RankBounds(
      scores: [[80, 20], [50, 55], [10, 90]], weights: AdmissibleWeights(around: [1, 1], tolerance: 0))
    // Totals 50, 52.5, 50: the first and the last are tied, so neither is always above the other.
    #expect(bounds.ranks == [2...3, 1...1, 2...3])
  }

  @Test func `a unit without scores has no rank and other parts leave the order open`() {
    let bounds = RankBounds(
      scores: [[90, 90], [nil, nil], [10, nil]], weights: AdmissibleWeights(around: [1, 1], tolerance: 0.1))
    #expect(bounds.ranks == [1...2, nil, 1...2])
  }

  @Test(arguments: 0..<60)
  func `ranks under weights of a grid stay within the bounds`(seed: Int) {
    var random = SeededGenerator(seed: (UInt64(seed), 5, 6, 7))
    let declared = (0..<3).map { _ in Double.random(in: 1...5, using: &random) }
    let scores = (0..<8).map { _ in (0..<3).map { _ in Double.random(in: 0...100, using: &random) } }
    let weights = AdmissibleWeights(around: declared, tolerance: 0.3)
    let bounds = RankBounds(scores: scores.map { $0.map { $0 } }, weights: weights)
    for step in 0...400 {
      let (first, second) = (Double(step / 20) / 20, Double(step % 20) / 19)
      let w = [
        weights.lower[0] + first * (weights.upper[0] - weights.lower[0]),
        weights.lower[1] + second * (weights.upper[1] - weights.lower[1]),
      ]
      let last = 1 - w[0] - w[1]
      guard (weights.lower[2]...weights.upper[2]).contains(last) else { continue }
      let totals = scores.map { $0[0] * w[0] + $0[1] * w[1] + $0[2] * last }
      for unit in scores.indices {
        let rank = 1 + totals.count { $0 > totals[unit] }
        #expect(bounds.ranks[unit]?.contains(rank) == true)
      }
    }
  }
}
