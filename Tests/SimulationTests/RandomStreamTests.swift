import Testing

@testable import Simulation

@Suite struct RandomStreamTests {
  private static let draws = 20_000
  private func stream(_ label: String) -> RandomStream {
    RandomStream(seed: SimulationSeed(1, 2, 3, 4), label: label)
  }

  /// A distribution with its mean and variance from its definition.
  struct Moments: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let mean: Double
    let variance: Double
    let draw: @Sendable (inout RandomStream) -> Double
  }

  private static let distributions = [
    Moments(testDescription: "uniform", mean: 0.5, variance: 1.0 / 12) { $0.uniform() },
    Moments(testDescription: "normal", mean: 3, variance: 4) { $0.normal(mean: 3, sd: 2) },
    // Mean 1 and shape 5: variance 1 / 5.
    Moments(testDescription: "gamma", mean: 1, variance: 0.2) { $0.gamma(shape: 5) },
    Moments(testDescription: "Poisson 2.5", mean: 2.5, variance: 2.5) { Double($0.poisson(2.5)) },
    Moments(testDescription: "Poisson 90", mean: 90, variance: 90) { Double($0.poisson(90)) },
    Moments(testDescription: "binomial", mean: 6, variance: 4.2) { Double($0.binomial(20, 0.3)) },
  ]

  @Test(arguments: distributions)
  func `draws have the moments of their distribution`(moments: Moments) {
    var stream = stream(moments.testDescription)
    let values = (0..<Self.draws).map { _ in moments.draw(&stream) }
    let mean = values.reduce(0, +) / Double(Self.draws)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(Self.draws - 1)
    // Four standard errors of the mean; 6 % of the variance are more than four of its own (kurtosis below 5).
    #expect(abs(mean - moments.mean) < 4 * (moments.variance / Double(Self.draws)).squareRoot())
    #expect(abs(variance / moments.variance - 1) < 0.06)
  }

  @Test func `streams with different labels differ and with the same label agree`() {
    var first = stream("a")
    var again = stream("a")
    var other = stream("b")
    let numbers = (0..<5).map { _ in first.uniform() }
    #expect(numbers == (0..<5).map { _ in again.uniform() })
    #expect(numbers != (0..<5).map { _ in other.uniform() })
  }

  @Test(arguments: [(2.345, 2, "2.35"), (-0.004, 2, "0.00"), (-1.5, 0, "-2"), (0.05, 3, "0.050"), (1200, 2, "1200.00")])
  func `numbers are printed with fixed decimals`(number: Double, decimals: Int, text: String) {
    #expect(fixed(number, decimals: decimals) == text)
  }
}
