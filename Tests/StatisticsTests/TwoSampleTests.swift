import Testing

@testable import Statistics

/// Extra hours of sleep by two drugs (Student 1908, Biometrika 6:1) and depression scores before and after (Hollander &
/// Wolfe 1973, p. 29); results by R 4.2.2 unless shown.
struct TwoSampleTests {
  private static let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
  private static let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
  private static let before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3]
  private static let after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]

  private func near(_ found: Double?, _ expected: Double) -> Bool {
    abs((found ?? .nan) - expected) <= 1e-9 * abs(expected)
  }

  @Test func `Student's pairs`() throws {
    let test = try StudentTest.paired(Self.second, Self.first)
    #expect(near(test.statistic, 4.06212768338204) && near(test.p, 0.00283289019738427))
    #expect(near(test.difference.value, 1.58) && near(test.effectSize, 1.28455756259105))
    #expect(near(test.difference.lower, 0.700114236723018) && near(test.difference.upper, 2.45988576327698))
  }

  @Test func `Welch's degrees of freedom and the pooled ones`() throws {
    let welch = try StudentTest.independent(Self.second, Self.first)
    #expect(near(welch.difference.degreesOfFreedom, 17.7764735161785) && near(welch.p, 0.0793941401873582))
    let pooled = try StudentTest.independent(Self.second, Self.first, equalVariances: true)
    #expect(pooled.difference.degreesOfFreedom == 18 && near(pooled.p, 0.0791867142159381))
  }

  @Test func `differences that vary by rounding only are constant`() {
    let values = [0.1, 0.2, 0.3, 0.7]
    #expect(throws: TestRefusal.constant) { try StudentTest.paired(values, values.map { $0 + 0.1 }) }
    #expect(throws: TestRefusal.tooFewObservations(1)) { try StudentTest.independent([1], [1, 2]) }
    #expect(throws: TestRefusal.noObservations) { try StudentTest.paired([], []) }
  }

  @Test func `exact signed ranks with limits`() throws {
    let test = try RankTest.signedRank(zip(Self.before, Self.after).map { $0 - $1 }, .exact)
    // 2·10/512.
    #expect(test.statistic == 40 && near(test.p, 0.0390625) && near(test.estimate, 0.46))
    #expect(near(test.limits?.lowerBound, 0.01) && near(test.limits?.upperBound, 0.786))
  }

  @Test func `normal approximation with ties and zeros`() throws {
    let differences = zip(Self.second, Self.first).map { $0 - $1 }
    #expect(near(try RankTest.signedRank(differences, .normal).p, 0.00763244164820552))
    #expect(near(try RankTest.signedRank(differences, .normalContinuity).p, 0.00909069801592506))
    #expect(throws: TestRefusal.ties) { try RankTest.signedRank(differences, .exact) }
    let sums = try RankTest.rankSum(Self.second, Self.first, .normalContinuity)
    #expect(sums.statistic == 74.5 && near(sums.p, 0.0693275754336266) && sums.count == 20)
  }

  /// By hand: the subsets of the ranks 1 2 3 by their sum; of two and two values, the pairs won.
  @Test func `exact distributions are counts of arrangements`() {
    #expect(RankDistribution.signedRank(3).probabilities == [1, 1, 1, 2, 1, 1, 1].map { $0 / 8 })
    for (found, count) in zip(RankDistribution.rankSum(2, 2).probabilities, [1.0, 1, 2, 1, 1]) {
      #expect(abs(found - count / 6) < 1e-15)
    }
    #expect(abs(RankDistribution.rankSum(30, 7).probabilities.compensatedSum() - 1) < 1e-13)
    #expect(RankDistribution.rankSum(7, 30).probabilities == RankDistribution.rankSum(30, 7).probabilities)
  }

  @Test func `order statistics of pairs are those of the list of pairs`() {
    var generator = SeededGenerator(seed: (1, 2, 3, 4))
    for count in [1, 2, 5, 12] {
      let left = (0..<count).map { _ in (10 * generator.uniform()).rounded() / 4 - 1 }
      let right = (0..<count + 1).map { _ in generator.uniform() }
      let averages = left.indices.flatMap { i in left[i...].map { (left[i] + $0) / 2 } }.sorted()
      let differences = left.flatMap { value in right.map { value - $0 } }.sorted()
      let (walsh, shifts) = (PairwiseOrder(averagesOf: left), PairwiseOrder(differencesOf: left, from: right))
      #expect((1...walsh.count).map { walsh[$0] } == averages)
      #expect((1...shifts.count).map { shifts[$0] } == differences)
    }
  }

  @Test func `exchanging the samples turns the shift around`() throws {
    let other = Self.after.enumerated().map { $1 + Double($0) / 1000 }
    let there = try RankTest.rankSum(Self.before, other, .exact)
    let back = try RankTest.rankSum(other, Self.before, .exact)
    #expect(there.statistic + back.statistic == 81 && there.p == back.p && there.estimate == -back.estimate)
    #expect(there.limits?.lowerBound == back.limits.map { -$0.upperBound })
  }

  /// By hand: 8 of 9 differ upwards, 2·(1 + 9)/2⁹.
  @Test func `signs`() throws {
    let test = try SignTest([1, 2, 3, 4, 5, 6, 7, 8, -1, 0])
    #expect(test.positive == 8 && test.count == 9 && near(test.p, 20.0 / 512))
    #expect(throws: TestRefusal.constant) { try SignTest([0, 0]) }
  }

  /// By hand from b = 1, c = 3: exact 2·5/16, mid-p less 4/16, chi-squares 4/4 and 1/4; equal counts give p = 1.
  @Test func `McNemar by hand`() throws {
    func test(_ form: McNemarTest.Form) throws -> McNemarTest {
      try #require(McNemarTest(lost: 1, gained: 3, count: 10, form: form))
    }
    let exact = try test(.exact)
    #expect(near(exact.p, 0.625) && near(exact.oddsRatio, 1.0 / 3) && near(exact.difference, -0.2))
    #expect(near(try test(.midP).p, 0.375))
    #expect(try test(.chiSquared).statistic == 1)
    #expect(try test(.chiSquaredContinuity).statistic == 0.25)
    for form in McNemarTest.Form.allCases {
      #expect(near(McNemarTest(lost: 4, gained: 4, count: 9, form: form)?.p, 1))
    }
    #expect(McNemarTest(lost: 0, gained: 0, count: 9, form: .exact) == nil)
  }
}
