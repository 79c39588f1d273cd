import Statistics
import Testing

struct MomentsTests {
  /// By hand: deviations −1 −1 −1 3, Σd² = 12, m₂ = 3, m₃ = 6, m₄ = 21, s = 2.
  @Test func `shape by three definitions`() throws {
    let moments = try #require(Moments([0, 0, 0, 4]))
    #expect(moments.mean == 1 && moments.sumOfSquares == 12 && moments.standardDeviation == 2)
    let expected: [(Moments.Standardisation, Double, Double)] = [
      (.population, 6 / 27.0.squareRoot(), 21.0 / 9 - 3), (.adjusted, 2, 4), (.sampleDeviation, 0.75, 21.0 / 16 - 3),
    ]
    for (standardisation, skewness, kurtosis) in expected {
      #expect(abs((moments.skewness(standardisation) ?? .nan) - skewness) < 1e-14)
      #expect(abs((moments.kurtosis(standardisation) ?? .nan) - kurtosis) < 1e-14)
    }
    #expect(abs((moments.lag1Autocorrelation ?? .nan) + 1.0 / 12) < 1e-15)
  }

  /// NIST StRD NumAcc3: 1 000 000.2, then 1 000 000.1 and .3 in turn, 1001 values; mean 1000000.2, standard deviation
  /// 0.1, first autocorrelation −0.999.
  @Test func `digits beyond the mean are kept`() throws {
    let moments = try #require(
      Moments([1_000_000.2] + (0..<1000).map { $0.isMultiple(of: 2) ? 1_000_000.1 : 1_000_000.3 }))
    #expect(abs(moments.mean - 1_000_000.2) < 1e-9)
    #expect(abs((moments.standardDeviation ?? .nan) - 0.1) < 1e-9)
    #expect(abs((moments.lag1Autocorrelation ?? .nan) + 0.999) < 1e-9)
  }

  @Test func `what is not defined is nil`() throws {
    #expect(Moments([]) == nil)
    let single = try #require(Moments([5]))
    #expect(single.standardDeviation == nil && single.skewness(.population) == nil)
    let flat = try #require(Moments([0.1, 0.1, 0.1]))
    #expect(flat.standardDeviation == 0 && flat.kurtosis(.population) == nil && flat.lag1Autocorrelation == nil)
    let three = try #require(Moments([1, 2, 4]))
    #expect(three.skewness(.adjusted) != nil && three.kurtosis(.adjusted) == nil)
  }

  /// Hyndman & Fan's formulas by hand at p = 0.2 of seven values: np = 1.4, so types 4 to 9 stand at 1.4, 1.9, 1.6,
  /// 2.2, 1.8 and 1.825.
  @Test(arguments: zip(1...9, [3, 3, 2, 2.4, 2.9, 2.6, 3.4, 2.8, 2.825]))
  func `quantiles of all types`(type: Int, expected: Double) throws {
    let type = try #require(QuantileType(rawValue: type))
    let found = quantile(ofSorted: [2, 3, 5, 8, 13, 21, 34], probability: 0.2, type: type)
    #expect(abs((found ?? .nan) - expected) < 1e-14)
  }

  /// By hand: np = 2 exactly, where type 2 takes the mean of two values and type 3 the even one; 0.1·30 exceeds 3 only
  /// by rounding.
  @Test func `steps at whole positions`() {
    let four = [1.0, 2, 4, 8]
    #expect(quantile(ofSorted: four, probability: 0.5, type: .inverse) == 2)
    #expect(quantile(ofSorted: four, probability: 0.5, type: .averagedInverse) == 3)
    #expect(quantile(ofSorted: four, probability: 0.5, type: .nearest) == 2)
    #expect(quantile(ofSorted: (1...30).map(Double.init), probability: 0.1, type: .inverse) == 3)
  }

  /// By hand: median 3, distances 2 1 0 1 6, their median 1.
  @Test func `median and its deviation`() {
    #expect(median(of: [9, 1, 3, 4, 2]) == 3 && medianAbsoluteDeviation(of: [9, 1, 3, 4, 2]) == 1.4826)
    #expect(median(of: []) == nil && medianAbsoluteDeviation(of: []) == nil)
  }

  @Test func `ties share their mean rank`() {
    let ranked = MidRanks([10, 20, 10, 30, 10])
    #expect(ranked.ranks == [2, 4, 2, 5, 2] && ranked.tieSum == 24)
  }
}
