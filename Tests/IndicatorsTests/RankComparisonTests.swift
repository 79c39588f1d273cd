import Testing

@testable import Indicators

struct RankComparisonTests {
  private let first: [Double] = [3, 1, 4, 1, 5, 9, 2, 6]
  private let second: [Double] = [2, 7, 1, 8, 2, 8, 1, 8]

  /// R: `cor.test(a, b, method = "spearman" and "kendall", exact = FALSE)`, `cor(a, b)`.
  @Test func `correlations with ties agree with R`() throws {
    let found = try #require(RankCorrelation(first, second))
    let pairs = [
      (found.spearman, 0.198853681209925), (found.spearmanP, 0.636861783325329), (found.kendall, 0.160514470781026),
      (found.kendallStatistic, 0.521439983199701), (found.kendallP, 0.60206030438058),
      (found.pearson, 0.209655319073012),
    ]
    for (found, expected) in pairs { #expect(abs(found - expected) < 1e-12) }
  }

  @Test func `the same order correlates fully`() throws {
    let found = try #require(RankCorrelation([1, 2, 3, 4], [10, 20, 40, 80]))
    #expect(found.spearman == 1)
    #expect(found.spearmanP == 0)
    #expect(abs(found.kendall - 1) < 1e-15)
    #expect(RankCorrelation([1, 1, 1], [1, 2, 3]) == nil)
  }

  /// Ranks 3 2 1 against 1 3 2.
  @Test func `shifts by hand`() {
    let shift = RankShift([10, 20, 30], [9, 1, 5])
    #expect(shift.shifts == [2, -1, -1])
    #expect(shift.share(movingMoreThan: 1) == 1 / 3.0)
  }

  /// 0.1 + 0.2 and 0.3 differ by rounding only.
  @Test func `scores that differ by rounding tie`() {
    #expect(ranks(ofScores: [0.3, 0.1 + 0.2, 0.4, nil, 0.2]) == [2, 2, 1, nil, 4])
  }

  /// y = x₁ + 2x₂ on the four points of {−1, 1}² for A, its opposite for B: the variance of the 8 outputs is 40/7; from
  /// y_B − y_AB1 = −4x₂ and y_A − y_AB1 = 2x₁: 1 − 16/(80/7) = −0.4 and 4/(80/7) = 0.35.
  @Test func `Sobol indices by hand, whatever is added to the output`() throws {
    for offset in [0.0, 1_000] {
      let a = [-3, 1, -1, 3].map { $0 + offset }
      let b = [3, -1, 1, -3].map { $0 + offset }
      let mixed = [[-1, 3, -3, 1].map { $0 + offset }]
      let found = try #require(SobolIndices(a: a, b: b, mixed: mixed))
      #expect(agree(found.variance, 40 / 7.0))
      #expect(agree(found.firstOrder[0], -0.4))
      #expect(agree(found.total[0], 0.35))
    }
    #expect(SobolIndices(a: [1, 1], b: [1, 1], mixed: []) == nil)
  }
}
