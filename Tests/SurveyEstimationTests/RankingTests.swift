import Statistics
import Testing

@testable import SurveyEstimation

struct RankingTests {
  private static let values = [10, 9, 6.4, 5.957, 3]
  private static let covariance = [
    [0.5, 0.2, 0.1, 0, 0], [0.2, 0.6, 0.1, 0, 0], [0.1, 0.1, 0.8, 0.3, 0], [0, 0, 0.3, 0.7, 0.1],
    [0, 0, 0, 0.1, 0.4],
  ]

  private static func generator() -> SeededGenerator { SeededGenerator(seed: (1, 2, 3, 4)) }

  private static func independent(_ count: Int) -> [[Double]] {
    (0..<count).map { row in (0..<count).map { $0 == row ? 1 : 0 } }
  }

  @Test func `ties share the smallest rank`() {
    let values = [3.0, 5, 3, 1]
    let covariance = Self.independent(4)
    #expect(Ranking(values: values, covariance: covariance, order: .descending).ranks == [2, 1, 2, 4])
    #expect(Ranking(values: values, covariance: covariance, order: .ascending).ranks == [2, 4, 2, 1])
  }

  /// Klein, Wright & Wieczorek use 3.081 for 51 states at 0.90 (independence) and 3.096 (Bonferroni).
  @Test func `the level of each of 51 intervals`() {
    let normal = NormalDistribution()
    func critical(_ rule: JointLevel) -> Double {
      normal.quantile(1 - (1 - rule.level(ofEachOf: 51, together: 0.9)) / 2)
    }
    #expect(abs(critical(.independence) - 3.081) < 5e-4)
    #expect(abs(critical(.bonferroni) - 3.096) < 5e-4)
  }

  /// Intervals 9 ± 1.5, 7 ± 1, 5.5 ± 0.5, 1 ± 1: the first overlaps the second, the second touches the third.
  @Test func `the joint region counts the intervals above and below`() {
    let ranking = Ranking(values: [9, 7, 5.5, 1], covariance: Self.independent(4), order: .descending)
    #expect(ranking.jointRegion(reaches: [1.5, 1, 0.5, 1]) == [1...2, 1...2, 3...3, 4...4])
    let ascending = Ranking(values: [9, 7, 5.5, 1], covariance: Self.independent(4), order: .ascending)
    #expect(ascending.jointRegion(reaches: [1.5, 1, 0.5, 1]) == [3...4, 3...4, 2...2, 1...1])
  }

  @Test func `equal values without error share their ranks`() {
    let ranking = Ranking(values: [2, 2, 1], covariance: Self.independent(3), order: .descending)
    #expect(ranking.jointRegion(reaches: [0, 0, 0]) == [1...2, 1...2, 3...3])
  }

  /// R (400,000 draws by Cholesky): critical values 2.720 and 2.614 in the first two steps; the pair (2, 4)
  /// has 2.669, so only the second step separates it.
  @Test func `stepwise sets separate more than one step`() {
    var generator = Self.generator()
    let draws = JointNormalDraws(covariance: Self.covariance, count: 20_000, generator: &generator)
    let ranking = Ranking(values: Self.values, covariance: Self.covariance, order: .descending)
    let sets = ranking.stepwiseSets(
      level: 0.95, degreesOfFreedom: .infinity, draws: draws, generator: &generator)
    #expect(sets == [1...2, 1...3, 2...4, 3...4, 5...5])
  }

  /// The first critical value of equal, independent errors is Tukey's: qtukey(.95, 3, Inf)/√2 = 2.3437 and
  /// qtukey(.95, 3, 5)/√2 = 3.2539. The values are that many standard errors √2 apart, less and more a little.
  @Test(arguments: [
    (Double.infinity, 2.26, 1...3), (.infinity, 2.43, 2...3), (5, 3.10, 1...3), (5, 3.42, 2...3),
  ])
  func `critical values are Tukey's`(freedom: Double, distance: Double, last: ClosedRange<Int>) {
    var generator = Self.generator()
    let draws = JointNormalDraws(covariance: Self.independent(3), count: 40_000, generator: &generator)
    let top = distance * 2.0.squareRoot()
    let ranking = Ranking(values: [top, top / 2, 0], covariance: Self.independent(3), order: .descending)
    let sets = ranking.stepwiseSets(
      level: 0.95, degreesOfFreedom: freedom, draws: draws, generator: &generator)
    #expect(sets[2] == last)
  }

  @Test func `differences without error are certain`() {
    let covariance = [[1.0, 1], [1, 1]]
    var generator = Self.generator()
    let draws = JointNormalDraws(covariance: covariance, count: 100, generator: &generator)
    let ranking = Ranking(values: [1, 1.01], covariance: covariance, order: .descending)
    let sets = ranking.stepwiseSets(
      level: 0.95, degreesOfFreedom: .infinity, draws: draws, generator: &generator)
    #expect(sets == [2...2, 1...1])
    #expect(ranking.bottomProbabilities(1, draws: draws) == [1, 0])
  }

  /// R, 400,000 draws: colMeans(rank <= k); the tolerance is four simulation errors √(p(1 − p)/n) of 20,000 draws.
  @Test func `the chance of being among the last`() {
    var generator = Self.generator()
    let covariance = Self.covariance
    let draws = JointNormalDraws(covariance: covariance, count: 20_000, generator: &generator)
    let ranking = Ranking(values: [10, 9, 6.4, 5.9, 3], covariance: covariance, order: .descending)
    let expected = [
      1: [0, 0, 0.00089, 0.0010825, 0.9980275], 2: [1.5e-05, 0.000875, 0.2970125, 0.70218, 0.9999175],
      3: [0.000205, 0.01127, 0.9913325, 0.9971925, 1],
    ]
    for (count, expected) in expected {
      for (found, expected) in zip(ranking.bottomProbabilities(count, draws: draws), expected) {
        #expect(abs(found - expected) <= 4 * (max(expected * (1 - expected), 1e-4) / 20_000).squareRoot())
      }
    }
  }

  /// P(a < b) of two estimates 1 apart, variances 1 and 0.25, covariance 0.3: pnorm(-1/sqrt(0.65)) = 0.1074235.
  @Test func `two correlated groups`() {
    var generator = Self.generator()
    let covariance = [[1, 0.3], [0.3, 0.25]]
    let draws = JointNormalDraws(covariance: covariance, count: 40_000, generator: &generator)
    let ranking = Ranking(values: [1, 0], covariance: covariance, order: .descending)
    #expect(abs(ranking.bottomProbabilities(1, draws: draws)[0] - 0.1074235) < 0.0062)
  }

  /// chol(matrix(c(4,2,2,2,1,1,2,1,3),3)) by hand: rows (2), (1, 0), (1, 0, √2).
  @Test func `a singular covariance has a factor`() {
    let factor = JointNormalDraws.factor(of: [[4, 2, 2], [2, 1, 1], [2, 1, 3]])
    #expect(factor == [[2], [1, 0], [1, 0, 2.0.squareRoot()]])
  }
}
