import Statistics
import SurveyEstimation
import Testing

/// Expected values from R survey 4.1-1 on the data of `SmallSample`; each test names the call.
struct EstimateTests {
  private let design: SurveyDesign

  init() throws { design = try SmallSample.draft.validated() }

  /// svymean(~y, one, na.rm=TRUE).
  @Test func `a mean leaves missing rows in the design`() {
    let mean = design.means([SmallSample.y]).estimates[0]
    #expect(close(mean.value, 4.114754098360656))
    #expect(close(mean.standardError, 1.175242578554522))
    #expect(mean.degreesOfFreedom == 4)
    #expect(mean.count == 11)
  }

  /// svytotal(~y, one, na.rm=TRUE).
  @Test func `a total adds weighted values`() {
    let total = design.total(of: SmallSample.y)
    #expect(close(total.value, 125.5))
    #expect(close(total.standardError, 31.0845620847391))
  }

  /// svyratio(~x, ~z, one).
  @Test func `a ratio of totals`() throws {
    let ratio = try design.ratio(of: SmallSample.x, to: SmallSample.z)
    #expect(close(ratio.value, 0.237037037037037))
    #expect(close(ratio.standardError, 0.02500516937152459))
  }

  /// v <- svyvar(~x+z, one); SE(v).
  @Test func `variances and covariances of the population`() {
    let (x, z) = (SmallSample.x, SmallSample.z)
    let set = design.covariances([(x, x), (x, z), (z, z)], over: design.domains())
    let values = [0.2726627218934911, 0.3782678859601937, 1.3865519096288326]
    let errors = [0.00157297391304625, 0.14900650878022781, 0.60312569520556336]
    for index in 0..<3 {
      #expect(close(set.estimates[index].value, values[index]))
      #expect(close(set.estimates[index].standardError, errors[index], 1e-9))
    }
  }

  @Test func `a ratio to nothing is refused`() {
    #expect(throws: EstimationError.zeroDenominator(0)) {
      try design.ratio(of: SmallSample.x, to: Array(repeating: 0, count: 12))
    }
  }

  /// vcov(svymean(~x+z, one)); confint(svymean(~z, one), df=degf(one)).
  @Test func `means have a covariance and t limits`() {
    let set = design.means([SmallSample.x, SmallSample.z])
    #expect(close(set.covarianceMatrix()[0][0], 0.00878400616224922))
    #expect(close(set.covarianceMatrix()[0][1], 0.02642120373936487))
    #expect(close(set.covarianceMatrix()[1][1], 0.11459542733097580))
    #expect(set.covarianceMatrix()[1][0] == set.covarianceMatrix()[0][1])
    #expect(close(set.estimates[1].lower, 1.137042368807322))
    #expect(close(set.estimates[1].upper, 3.016803785038833))
  }

  /// deff(svymean(~x, one, deff=TRUE)) and deff="replace".
  @Test(arguments: [
    (DesignEffectRule.withoutReplacement, 0.6128830519074421), (.withReplacement, 0.3865877712031558),
  ])
  func `design effects`(rule: DesignEffectRule, expected: Double) {
    let set = design.means([SmallSample.x], options: EstimationOptions(designEffect: rule))
    #expect(close(set.designEffects[0], expected))
  }

  /// svymean(~z, subset(one, z > 1)); degf(subset(one, psu > 4)).
  @Test func `a domain keeps the sizes of the whole sample`() {
    let mean = design.means([SmallSample.z], in: SmallSample.z.map { $0 > 1 }).estimates[0]
    #expect(close(mean.value, 2.707317073170731))
    #expect(close(mean.standardError, 0.3536554095530508))
    #expect(design.domain(SmallSample.clusters.map { $0 > 4 }).degreesOfFreedom == 1)
  }

  /// A variable that is missing outside a domain has the domain's mean and error.
  @Test func `missing outside is a domain`() {
    let masked = SmallSample.z.map { $0 > 1 ? $0 : .nan }
    let mean = design.means([masked]).estimates[0]
    #expect(close(mean.value, 2.707317073170731))
    #expect(close(mean.standardError, 0.3536554095530508))
  }

  /// b <- svyby(~z, ~g, one, svymean, covmat=TRUE); vcov(b); svycontrast(b, c(-1, 1)).
  @Test func `a contrast of domains uses their covariance`() {
    let set = design.means([SmallSample.z], over: design.domains(cellOfRow: SmallSample.g, count: 2))
    #expect(close(set.covarianceMatrix()[0][1], -0.03402634297520658))
    let difference = set.contrast([-1, 1])
    #expect(close(difference.value, 0.5823863636363638))
    #expect(close(difference.standardError, 0.8072901289400032))
  }

  /// svydesign(id=~psu+el, strata=~h, weights=~w, fpc=~N1+N2, data=subset(d, psu != 3)): svymean(~z), svytotal(~z).
  @Test func `two stages with finite populations`() throws {
    let kept: Set<Int32> = [1, 2, 4, 5, 6]
    let design = try SmallSample.draft(ofClusters: kept, twoStages: true).validated()
    let values = SmallSample.z(ofClusters: kept)
    let mean = design.means([values]).estimates[0]
    #expect(close(mean.value, 2.228070175438596))
    #expect(close(mean.standardError, 0.3478314401373522))
    #expect(close(design.total(of: values).standardError, 4.499990079354143))
  }

  /// V(total) by hand: one stratum of N = 5, rows 2, 4, 9 of weight 5/3; 25·(1 − 3/5)·13/3.
  @Test func `a simple random sample weighed by its population`() throws {
    let draft = SurveyDesignDraft(rowCount: 3, weighting: .populationSizes, fpc: [[5, 5, 5]])
    let total = try draft.validated().total(of: [2, 4, 9])
    #expect(close(total.value, 25))
    #expect(close(total.standardError, (25.0 * 0.4 * 13 / 3).squareRoot()))
  }

  @Test func `a census has no sampling error`() throws {
    let draft = SurveyDesignDraft(rowCount: 3, weighting: .populationSizes, fpc: [[3, 3, 3]])
    #expect(try draft.validated().means([[2, 4, 9]]).estimates[0].standardError == 0)
  }

  @Test func `nothing observed is not zero`() {
    let set = design.means([Array(repeating: .nan, count: 12), SmallSample.z])
    #expect(set.estimates[0].value.isNaN)
    #expect(set.estimates[0].standardError == nil)
    #expect(set.warnings == [.nothingObserved(0)])
    #expect(set.covarianceMatrix()[0][1].isNaN)
    #expect(set.contrast([1, -1]).standardError == nil)
    #expect(set.contrast([0, 1]).standardError != nil)
  }

  @Test func `one cluster gives no standard error`() throws {
    let design = try SurveyDesignDraft(rowCount: 3, clusters: [[7, 7, 7]], weighting: .equal).validated()
    let set = design.means([[1, 2, 3]])
    #expect(set.estimates[0].value == 2)
    #expect(set.estimates[0].standardError == nil)
    #expect(set.estimates[0].lower == nil)
    #expect(set.warnings == [.lonelyPSU(0, stratum: "0")])
  }
}
