import Statistics
import Testing

struct SummaryTests {
  /// 1 + 10¹⁰⁰ + 1 − 10¹⁰⁰ = 2, the example of Neumaier 1974 that a plain sum gives as 0.
  @Test func `the sum keeps what large terms would swallow`() {
    #expect([1, 1e100, 1, -1e100].compensatedSum() == 2)
    #expect([Double]().compensatedSum() == 0)
    #expect([1, Double.infinity].compensatedSum() == .infinity)
    #expect([1, Double.nan].compensatedSum().isNaN)
  }

  /// R 4.2.2: quantile(c(2,3,5,8,13,21,34), c(0,.1,.5,.9,1)).
  @Test(arguments: [(0, 2), (0.1, 2.6), (0.5, 8), (0.9, 26.2), (1, 34)])
  func `quantiles are of type 7`(probability: Double, expected: Double) throws {
    let found = try #require(quantile(ofSorted: [2, 3, 5, 8, 13, 21, 34], probability: probability))
    #expect(abs(found - expected) < 1e-12)
  }

  @Test func `nothing has no quantile`() {
    #expect(quantile(ofSorted: [], probability: 0.5) == nil)
    #expect(quantile(ofSorted: [1], probability: 1.1) == nil)
  }
}
