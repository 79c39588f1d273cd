import Statistics
import Testing

@testable import Counts

@Suite struct ExactIntervalTests {
  // R 4.2.2: poisson.test and binom.test (p by minimum likelihood); mid-p limits by uniroot(tol = 1e-15) on
  // pbinom(x, n, p, lower = FALSE) + dbinom(x, n, p)/2 - 0.025.
  @Test func `the limits of a ratio are those of its test`() throws {
    let first = ExposedCount(count: 11, exposure: 800)
    let reference = ExposedCount(count: 21, exposure: 3011)
    let central = try RateRatioTest(first, reference: reference)
    #expect(agree(central.ratio, 1.9714880952381))
    #expect(agree(central.lower, 0.858426403391639) && agree(central.upper, 4.27726594365407))
    let likelihood = try RateRatioTest(first, reference: reference, interval: .minimumLikelihood)
    #expect(agree(likelihood.p, 0.0796686330333295))
    let middle = try RateRatioTest(first, reference: reference, interval: .midP)
    #expect(agree(middle.lower, 0.916602075860532))
    let small = try RateRatioTest(
      ExposedCount(count: 2, exposure: 17877), reference: ExposedCount(count: 10, exposure: 20000), interval: .midP)
    #expect(agree(small.lower, 0.033351214663101))
  }

  // R: uniroot(function(l) ppois(1, l, lower = FALSE) + dpois(1, l)/2 - 0.025, tol = 1e-16)/12.
  @Test func `the mid-p limits of a rate share the probability of the count`() throws {
    #expect(agree(try poissonRate(count: 1, exposure: 12, interval: .midP).lower, 0.00416836206961129))
    // With x = 0 half of exp(-m) is 0.025: m = -ln 0.05.
    #expect(agree(try poissonRate(count: 0, exposure: 1, interval: .midP).upper, 2.995732273553991))
  }

  /// Every outcome of up to twelve trials: below the lower limit no share has p > alpha, at it p rises above alpha.
  @Test(arguments: [ExactRule.central, .minimumLikelihood, .blaker, .midP])
  func `limits hold exactly the shares that the test does not refuse`(rule: ExactRule) {
    for trials in 1...12 {
      for count in 1...trials {
        for alpha in [0.05, 0.1, 0.32] {
          let outcome = BinomialOutcome(count: count, trials: trials)
          let limit = outcome.lowerLimit(rule, alpha: alpha)
          let below = stride(from: limit * 0.002, to: limit * 0.9999, by: limit * 0.002)
          #expect(below.allSatisfy { outcome.p(rule, $0) <= alpha * (1 + 1e-9) }, "\(rule) \(count)/\(trials)")
          #expect(outcome.p(rule, limit + (1 - limit) * 1e-5) > alpha, "\(rule) \(count)/\(trials)")
        }
      }
    }
  }

  @Test(arguments: RatioInterval.allCases)
  func `the unit of exposure and the order of groups change only what they must`(interval: RatioInterval) throws {
    let (a, b) = (ExposedCount(count: 7, exposure: 3.5), ExposedCount(count: 19, exposure: 6))
    let test = try RateRatioTest(a, reference: b, interval: interval)
    let days = try RateRatioTest(
      ExposedCount(count: 7, exposure: 3.5 * 365), reference: ExposedCount(count: 19, exposure: 6 * 365),
      interval: interval)
    #expect(agree(days.lower, test.lower) && agree(days.upper, test.upper ?? .nan) && agree(days.p, test.p))
    let turned = try RateRatioTest(b, reference: a, interval: interval)
    #expect(agree(turned.lower, 1 / (test.upper ?? .nan)) && agree(turned.upper, 1 / test.lower))
    #expect(agree(turned.p, test.p))
  }

  @Test func `one side has one limit`() throws {
    let (a, b) = (ExposedCount(count: 11, exposure: 800), ExposedCount(count: 21, exposure: 3011))
    let greater = try RateRatioTest(a, reference: b, alternative: .greater)
    // R: poisson.test(c(11, 21), c(800, 3011), alternative = "greater").
    #expect(agree(greater.p, 0.0560086597876997) && agree(greater.lower, 0.977584347496745) && greater.upper == nil)
    let less = try RateRatioTest(b, reference: a, alternative: .less)
    #expect(agree(less.p, greater.p) && less.lower == 0 && agree(less.upper, 1 / greater.lower))
  }

  @Test func `nothing seen has no ratio`() throws {
    let none = ExposedCount(count: 0, exposure: 1)
    #expect(throws: CountError.zeroCount) { try RateRatioTest(none, reference: none) }
    let open = try RateRatioTest(ExposedCount(count: 3, exposure: 1), reference: none)
    #expect(open.ratio == nil && open.upper == nil && open.lower > 0)
  }

  // R 4.2.2: prop.test(3, 17) with and without correct, binom.test(3, 17), qbeta(c(.025, .975), 3.5, 14.5).
  @Test(arguments: [
    (ProportionInterval.wilson, 0.061911266376210, 0.410294585688341),
    (.wilsonContinuity, 0.0467295697162096, 0.4419559191684140),
    (.clopperPearson, 0.037985068070626, 0.434317872844284), (.jeffreys, 0.0523476570506738, 0.4001226626233140),
  ])
  func `a share has the limits of its rule`(rule: ProportionInterval, lower: Double, upper: Double) throws {
    let limits = try rule.limits(count: 3, trials: 17)
    #expect(agree(limits.lower, lower) && agree(limits.upper, upper))
  }

  @Test(arguments: ProportionInterval.allCases)
  func `the limits of the other outcome are the mirror`(rule: ProportionInterval) throws {
    let (seen, other) = (try rule.limits(count: 4, trials: 19), try rule.limits(count: 15, trials: 19))
    #expect(agree(1 - other.upper, seen.lower) && agree(1 - other.lower, seen.upper))
    let none = try rule.limits(count: 0, trials: 19)
    #expect(rule == .agrestiCoull ? none.lower < 0 : none.lower == 0)
  }

  // R 4.2.2: chisq.test and fisher.test of 9/10 against 3/10; odds ratios by uniroot(tol = 1e-15) on the conditional
  // distribution, since fisher.test stops near 1e-4 (its upper limit is 1039.3).
  @Test func `two shares differ`() throws {
    let (first, reference) = (TrialCount(count: 9, trials: 10), TrialCount(count: 3, trials: 10))
    let difference = try ProportionDifference(first, reference: reference)
    #expect(agree(difference.p, 0.00616989932054415) && agree(difference.continuityP, 0.0224788733661252))
    let fisher = try FisherTest(first, reference: reference)
    #expect(agree(fisher.p, 0.0197666110978804) && agree(fisher.oddsRatio, 17.269033938))
    #expect(agree(fisher.lower, 1.38711353794) && agree(fisher.upper, 1047.8399817))
    let turned = try FisherTest(reference, reference: first)
    #expect(agree(turned.oddsRatio, 1 / 17.269033938) && agree(turned.p, fisher.p))
  }

  @Test func `a table without events has no test`() throws {
    let none = TrialCount(count: 0, trials: 5)
    #expect(try ProportionDifference(none, reference: none).p == nil)
    let fisher = try FisherTest(none, reference: none)
    #expect(fisher.p == 1 && fisher.oddsRatio == nil && fisher.lower == nil && fisher.upper == nil)
  }
}
