import Statistics
import Testing

@testable import Counts

/// The example of docs/methods/counts.md: 12, 20, –, 16. Rate 48/3 = 16; Pearson ((−4)² + 4² + 0)/16 = 2 on 2 degrees of
/// freedom, φ = 1; error of the logarithm √(1/48) = 0.1443376; t(0.975; 2) = 4.302653 (published tables): limits
/// 16·exp(∓0.621035).
struct PeriodRateTests {
  @Test func `a period's rate leaves gaps out and shows its scatter`() throws {
    let rate = try ObservedMonths(series: [12, 20, nil, 16]).rate()
    #expect(abs(rate.value - 16) < 1e-12)
    #expect(abs((rate.standardError ?? 0) - 2.309401) < 1e-6)
    #expect(abs((rate.lower ?? 0) - 8.598212) < 1e-5)
    #expect(abs((rate.upper ?? 0) - 29.773631) < 1e-5)
    #expect(rate.degreesOfFreedom == 2)
  }

  @Test(arguments: [[5.0], [0, 0, 0]])
  func `one month or no event has no error`(_ months: [Double]) throws {
    let rate = try ObservedMonths(series: months).rate()
    #expect(rate.standardError == nil)
    #expect(rate.lower == nil)
  }

  @Test func `no month has no rate`() throws {
    #expect(throws: CountError.tooFewMonths(0)) { try ObservedMonths(series: [nil]).rate() }
  }
}
