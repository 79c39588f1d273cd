import Statistics
import Testing

struct LinearRegressionTests {
  /// By hand: x = 0 1 2, y = 1 2 4: slope 3/2, intercept 5/6, residuals 1/6 −1/3 1/6, their squares 1/6 on one degree
  /// of freedom; about the mean Σ = 14/3, F = 4.5·6 = 27.
  @Test func `a line by hand`() throws {
    let fit = try #require(LinearRegression([[1, 1, 1], [0, 1, 2]], response: [1, 2, 4], hasIntercept: true))
    #expect(abs(fit.coefficients[0].value - 5.0 / 6) < 1e-14 && abs(fit.coefficients[1].value - 1.5) < 1e-14)
    #expect(abs(fit.residualSumOfSquares - 1.0 / 6) < 1e-14 && abs(fit.modelSumOfSquares - 4.5) < 1e-13)
    #expect(abs((fit.statistic ?? .nan) - 27) < 1e-11 && abs((fit.determination ?? .nan) - 27.0 / 28) < 1e-14)
    #expect(abs((fit.coefficients[1].standardError ?? .nan) - (1.0 / 12).squareRoot()) < 1e-14)
  }

  /// NIST StRD Wampler1: y = 1 + x + x² + … + x⁵ at x = 0 … 20, all coefficients exactly 1, no residual.
  @Test func `an exact polynomial has errors of 0`() throws {
    let x = (0...20).map(Double.init)
    let powers = (0...5).map { power in x.map { value in (0..<power).reduce(1.0) { product, _ in product * value } } }
    let response = x.indices.map { row in powers.reduce(0) { $0 + $1[row] } }
    let fit = try #require(LinearRegression(powers, response: response, hasIntercept: true))
    for coefficient in fit.coefficients {
      #expect(abs(coefficient.value - 1) < 1e-9 && coefficient.standardError == 0)
    }
    #expect(fit.statistic == nil && fit.residualSumOfSquares == 0 && fit.determination == 1)
  }

  @Test func `columns that depend are refused, nearly dependent ones are not`() {
    let x = [1.0, 2, 3, 4, 5]
    let ones = [Double](repeating: 1, count: 5)
    let response = [1.0, 3, 2, 5, 4]
    #expect(LinearRegression([ones, x, x.map { 2 * $0 }], response: response, hasIntercept: true) == nil)
    #expect(LinearRegression([ones, x, x.map { 1 - 0.1 * $0 }], response: response, hasIntercept: true) == nil)
    let near = zip(x, [0, 1e-7, -1e-7, 1e-7, 0]).map { $0 + $1 }
    #expect(LinearRegression([ones, x, near], response: response, hasIntercept: true) != nil)
  }

  @Test func `a response that does not vary has no share explained`() throws {
    let fit = try #require(LinearRegression([[1, 1, 1]], response: [2, 2, 2], hasIntercept: true))
    #expect(fit.determination == nil && fit.statistic == nil && fit.coefficients[0].value == 2)
  }
}
