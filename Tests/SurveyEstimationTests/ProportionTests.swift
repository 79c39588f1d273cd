import Statistics
import SurveyEstimation
import Testing

/// svyciprop(~x, one, method=…) of R survey 4.1-1 on the data of `SmallSample`.
struct ProportionTests {
  private let design: SurveyDesign

  init() throws { design = try SmallSample.draft.validated() }

  private static let limits: [(interval: ProportionInterval, lower: Double, upper: Double, tolerance: Double)] = [
    (.wald, 0.2320908472361108, 0.7525245373792739, 1e-10),
    (.logit, 0.2550446878870830, 0.7330871010707796, 1e-8),
    (.asin, 0.2447008402124377, 0.7419518832790831, 1e-10),
    (.kornGraubard, 0.2530805729875525, 0.7341587107569457, 1e-10),
    // R interpolates the profile; these are the roots of its deviance by uniroot(tol = 1e-14):
    // dev(q) - dev(b) - summary(m)$dispersion * qt(.975, 4)^2 * m$cov.unscaled / m$naive.cov, m = svyglm(x ~ 1, one,
    // quasibinomial).
    (.likelihood, 0.240803919652676, 0.746587334327191, 1e-9),
  ]

  @Test(arguments: limits)
  func `limits agree with R`(
    interval: ProportionInterval, lower: Double, upper: Double, tolerance: Double
  ) {
    let share = design.proportion(of: SmallSample.x, interval: interval)
    #expect(close(share.value, 0.4923076923076923))
    #expect(close(share.lower, lower, tolerance))
    #expect(close(share.upper, upper, tolerance))
  }

  /// Newcombe 1998 (Stat. Med. 17:857), table I, score method: 81 of 263 gives 0.2553 to 0.3662.
  @Test func `Wilson's interval of a simple random sample`() throws {
    let hits = [Double](repeating: 1, count: 81) + [Double](repeating: 0, count: 182)
    let design = try SurveyDesignDraft(rowCount: 263, weighting: .equal).validated()
    let options = EstimationOptions(degreesOfFreedom: .infinite)
    let set = design.proportions(
      [hits], over: design.domains(), interval: .wilson(adjusted: false), options: options)
    // The design's variance has n − 1 where the binomial one has n, which moves the limits by 1e-4.
    #expect(abs((set.estimates[0].lower ?? 0) - 0.2553) < 2e-4)
    #expect(abs((set.estimates[0].upper ?? 0) - 0.3662) < 2e-4)
  }

  @Test(arguments: [
    ProportionInterval.logit, .asin, .kornGraubard, .wilson(adjusted: false), .wilson(adjusted: true), .likelihood,
  ])
  func `a share of one has no such interval`(interval: ProportionInterval) {
    let all = [[Double](repeating: 1, count: 12)]
    let set = design.proportions(all, over: design.domains(), interval: interval)
    #expect(set.estimates[0].value == 1)
    #expect(set.estimates[0].lower == nil)
    #expect(set.warnings == [.undefinedInterval(0)])
  }

  /// Wilson's formula by mpmath with p and se² of R's svymean(~x, one): n = p(1−p)/se² = 28.4540816, times
  /// (t(11)/t(4))² = (2.200985160/2.776445105)² when adjusted.
  @Test(arguments: [
    (false, 0.263119658715231, 0.724775195642218), (true, 0.220222470160643, 0.769027323499383),
  ])
  func `Wilson's interval at the effective size`(adjusted: Bool, lower: Double, upper: Double) {
    let share = design.proportion(of: SmallSample.x, interval: .wilson(adjusted: adjusted))
    #expect(close(share.lower, lower))
    #expect(close(share.upper, upper))
  }
}
