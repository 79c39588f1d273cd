import Foundation
import Statistics
import Testing

@testable import Counts

/// Calls in six communities before and after a change: the example of `docs/methods/counts.md`.
enum Calls {
  static let sites = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 5]
  static let months = [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 1, 2, 3]
  static let treated = sites.map { $0 < 3 }
  static let post = months.map { $0 >= 2 }
  static let calls: [Double] = [12, 9, 25, 31, 4, 7, 9, 16, 20, 14, 38, 22, 10, 12, 9, 15, 3, 8, 6, 22, 17, 25]
  static let days: [Double] = [
    30, 28, 31, 30, 30, 28, 31, 30, 30, 28, 31, 15, 30, 28, 31, 30, 30, 28, 31, 28, 31, 30,
  ]
  static var columns: [[Double]] {
    func indicator(_ flags: [Bool]) -> [Double] { flags.map { $0 ? 1 : 0 } }
    return [
      calls.map { _ in 1 }, indicator(treated), indicator(post), indicator(zip(treated, post).map { $0 && $1 }),
    ]
  }
}

/// Expected values: R 4.2.2, MASS 7.3 and sandwich 3.0: glm(calls ~ treated * post + offset(log(days))), the negative
/// binomial one with theta iterated by uniroot(tol = 1e-13) on MASS's score of theta.
@Suite struct CountModelTests {
  private func regression(days: [Double] = Calls.days) throws -> CountRegression {
    try CountRegression(columns: Calls.columns, counts: Calls.calls, exposures: days)
  }

  @Test func `a negative binomial model is that of MASS`() throws {
    let model = try NegativeBinomialModel(regression())
    let estimates = [-0.9541582210013393, -0.0165498276812421, 0.2042884622472976, 0.6364607604451913]
    let errors = [0.234896080594543, 0.318280075002254, 0.325798505029926, 0.436298240523386]
    for (found, expected) in zip(model.coefficients, zip(estimates, errors)) {
      #expect(agree(found.value, expected.0, relative: 1e-8) && agree(found.standardError, expected.1, relative: 1e-8))
    }
    #expect(agree(model.theta, 5.38632014887666, relative: 1e-8))
    #expect(agree(model.thetaError, 2.2513994293208, relative: 1e-8))
    #expect(agree(model.logLikelihood, -73.638645238348) && agree(model.aic, 2 * 73.638645238348 + 10))
    #expect(agree(model.deviance, 22.7067936795296, relative: 1e-7))
    #expect(agree(model.nullDeviance, 34.3711885734751, relative: 1e-7))
    #expect(agree(model.overdispersionStatistic, 29.6727850005564, relative: 1e-8))
    #expect(model.degreesOfFreedom == 18)
  }

  @Test func `Poisson, quasi-Poisson and robust errors are those of R`() throws {
    let model = try PoissonModel(regression(), dispersion: .estimated)
    let robust = try PoissonModel(regression(), errors: .robust)
    let estimates = [-0.96248011434352920, -0.00692044284457388, 0.20870831196714895, 0.58548815619586336]
    // By hand, since the model has a rate of its own for each of the four cells, with 55, 66, 72 and 141 calls.
    let errors = [1.0 / 55, 1.0 / 55 + 1.0 / 66, 1.0 / 55 + 1.0 / 72, 1.0 / 55 + 1.0 / 66 + 1.0 / 72 + 1.0 / 141]
    let sandwich = [0.263761870740803, 0.324737609421530, 0.337548431138327, 0.426685535226834]
    for index in 0..<4 {
      #expect(agree(model.coefficients[index].value, estimates[index]))
      #expect(agree(model.coefficients[index].standardError, (errors[index] * 4.31004555721611).squareRoot()))
      #expect(agree(robust.coefficients[index].standardError, sandwich[index]))
    }
    #expect(agree(model.dispersion, 4.31004555721611) && agree(model.deviance, 80.3515595600397))
    #expect(agree(model.logLikelihood, -88.4750377386262) && model.coefficients[0].degreesOfFreedom == 18)
    #expect(robust.dispersion == 1 && robust.coefficients[0].degreesOfFreedom == .infinity)
  }

  @Test func `the unit of exposure moves only the intercept and the order of rows nothing`() throws {
    let model = try NegativeBinomialModel(regression())
    let weeks = try NegativeBinomialModel(regression(days: Calls.days.map { $0 / 7 }))
    #expect(agree(weeks.coefficients[0].value, model.coefficients[0].value + log(7), relative: 1e-8))
    #expect(agree(weeks.coefficients[3].value, model.coefficients[3].value, relative: 1e-8))
    #expect(agree(weeks.theta, model.theta, relative: 1e-8))
    let turned = try NegativeBinomialModel(
      CountRegression(
        columns: Calls.columns.map { $0.reversed() }, counts: Calls.calls.reversed(), exposures: Calls.days.reversed()))
    #expect(agree(turned.theta, model.theta, relative: 1e-8))
    #expect(agree(turned.coefficients[3].standardError, model.coefficients[3].standardError ?? .nan, relative: 1e-8))
  }

  @Test func `one rate is the mean over the exposure`() throws {
    // By hand: 10 + 20 events in 2 + 3 units, ln 6; error 1/√30.
    let one = try CountRegression(columns: [[1, 1]], counts: [10, 20], exposures: [2, 3])
    let model = try PoissonModel(one)
    #expect(agree(model.coefficients[0].value, log(6)))
    #expect(agree(model.coefficients[0].standardError, 1 / 30.0.squareRoot()))
  }

  @Test func `counts steadier than Poisson have no theta`() throws {
    let steady = try CountRegression(columns: [Array(repeating: 1, count: 6)], counts: [5, 6, 5, 4, 5, 6])
    #expect(throws: CountError.noOverdispersion) { try NegativeBinomialModel(steady) }
  }

  @Test func `a model refuses what it cannot carry`() throws {
    #expect(throws: CountError.notACount(1.5)) { try CountRegression(columns: [[1]], counts: [1.5]) }
    #expect(throws: CountError.notACount(-1)) { try CountRegression(columns: [[1]], counts: [-1]) }
    #expect(throws: CountError.zeroExposure(0)) {
      try CountRegression(columns: [[1]], counts: [1], exposures: [0])
    }
    let twice = try CountRegression(columns: [[1, 1, 1], [2, 2, 2]], counts: [1, 2, 3])
    #expect(throws: CountError.singularDesign) { try PoissonModel(twice) }
    // A group without an event: its coefficient runs to minus infinity.
    let silent = try CountRegression(columns: [[1, 1, 1, 1], [0, 0, 1, 1]], counts: [4, 5, 0, 0])
    #expect(throws: CountError.self) { try PoissonModel(silent) }
  }

  // R 4.2.2: lgamma, digamma, trigamma at 2.5 and 102.5.
  @Test func `differences of gamma functions agree term by term and by series`() {
    let long = GammaDifference(count: 100, theta: 2.5)
    #expect(agree(long.logarithm, 278.75200093587, relative: 1e-13))
    #expect(agree(long.first, 3.92182017744159, relative: 1e-13))
    #expect(agree(long.second, 0.480553913055827, relative: 1e-13))
    for theta in [0.3, 7, 45.5, 1e5] {
      let (seen, next) = (GammaDifference(count: 60, theta: theta), GammaDifference(count: 61, theta: theta))
      #expect(agree(next.first - seen.first, 1 / (theta + 60), relative: 1e-9))
      #expect(agree(next.logarithm - seen.logarithm, log1p(60 / theta), relative: 1e-9))
    }
  }
}
