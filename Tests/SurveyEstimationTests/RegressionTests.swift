import Statistics
import Testing

@testable import SurveyEstimation

/// Models against R survey 4.1-1 on the data of `SmallSample`, g and q as factors.
struct RegressionTests {
  private let ones = [Double](repeating: 1, count: 12)
  private let g = SmallSample.g.map(Double.init)
  private let q = SmallSample.q.map(Double.init)

  /// m <- svyglm(y~z+g, subset(one, !is.na(y))): coef, SE, vcov[1, 2], df.residual, summary(m)$dispersion, deviance,
  /// null.deviance, regTermTest(m, ~g)$Ftest. Without subset() R scales the weights over the missing row too.
  @Test func `a linear model`() throws {
    let model = try SmallSample.draft.validated().regression(
      [ones, SmallSample.z, g], response: SmallSample.y, family: .gaussian, in: SmallSample.y.map { !$0.isNaN })
    expect(model, [1.0008590696275939, 1.6486405223143334, -0.4425926721360762])
    expectErrors(model, [1.2667061127105079, 0.2813794774439172, 0.6152252018173349])
    #expect(close(model.covariance[0][1], -0.3338999678720841, 1e-9))
    #expect(model.degreesOfFreedom == 2)
    #expect(model.designDegreesOfFreedom == 4)
    #expect(close(model.dispersion, 2.768375534541993, 1e-9))
    #expect(close(model.deviance, 27.683755345419922, 1e-9))
    #expect(close(model.nullDeviance, 64.953507121741453, 1e-9))
    #expect(close(model.test(of: 2..<3)?.statistic, 0.517535569414627, 1e-9))
    #expect(model.count == 11)
  }

  /// svyglm(x~z, subset(one, z<5), family=quasibinomial()).
  @Test func `a logistic model in a domain`() throws {
    let model = try SmallSample.draft.validated().regression(
      [ones, SmallSample.z], response: SmallSample.x, family: .binomial, in: SmallSample.z.map { $0 < 5 })
    expect(model, [-3.998256000978449, 2.068575477691812])
    expectErrors(model, [2.364983324203029, 1.522917123381428])
    #expect(close(model.deviance, 10.19178522571295, 1e-9))
    #expect(close(model.nullDeviance, 15.20342051686242, 1e-9))
  }

  /// svyglm(z~g+q, one, family=quasipoisson()); regTermTest(m, ~g+q)$Ftest.
  @Test func `a Poisson model`() throws {
    let model = try SmallSample.draft.validated().regression(
      [ones, g, q], response: SmallSample.z, family: .poisson, in: Array(repeating: true, count: 12))
    expect(model, [0.61701175443286937, 0.30432566973198183, -0.09316548862831826])
    expectErrors(model, [0.3360609889019349, 0.3281791166936245, 0.2888473047207307])
    #expect(close(model.test(of: 1..<3)?.statistic, 2.304162802643073, 1e-7))
    #expect(close(model.deviance, 6.243932338243813, 1e-9))
  }

  /// svyglm(z~x+g, as.svrepdesign(one, type="JKn")).
  @Test func `a model is fitted again to each replicate`() throws {
    var draft = SmallSample.draft
    draft.replicates = .stratifiedJackknife
    let model = try draft.validated().regression(
      [ones, SmallSample.x, g], response: SmallSample.z, family: .gaussian, in: Array(repeating: true, count: 12))
    expect(model, [1.3237712755785049, 1.3308471983170778, 0.1929623254924457])
    expectErrors(model, [0.3009416676460082, 0.8371302121526886, 0.8925167786013478])
  }

  /// Separation: x is 1 exactly where the column is positive.
  @Test func `models without a solution are refused`() throws {
    let design = try SmallSample.draft.validated()
    let all = [Bool](repeating: true, count: 12)
    let twice = SmallSample.z.map { 2 * $0 }
    let apart = SmallSample.x.map { 2 * $0 - 1 }
    #expect(throws: ModelError.singular) {
      try design.regression([ones, SmallSample.z, twice], response: SmallSample.x, family: .gaussian, in: all)
    }
    #expect(throws: ModelError.singular) {
      try design.regression([], response: SmallSample.x, family: .gaussian, in: all)
    }
    #expect(throws: ModelError.self) {
      try design.regression([ones, apart], response: SmallSample.x, family: .binomial, in: all)
    }
    #expect(throws: ModelError.noRows) {
      try design.regression([ones], response: SmallSample.x, family: .gaussian, in: all.map { !$0 })
    }
  }

  private func expect(_ model: SurveyRegression, _ coefficients: [Double]) {
    for (found, value) in zip(model.coefficients, coefficients) { #expect(close(found.value, value, 1e-7)) }
  }

  private func expectErrors(_ model: SurveyRegression, _ errors: [Double]) {
    for (found, value) in zip(model.coefficients, errors) { #expect(close(found.standardError, value, 1e-7)) }
  }
}

/// Tests of groups against R survey 4.1-1 on the data of `SmallSample`.
struct GroupTestTests {
  /// svyttest(y~g, one).
  @Test func `two means`() throws {
    let difference = try SmallSample.draft.validated().groupDifferences(
      of: SmallSample.y, groups: SmallSample.g, count: 2
    ).coefficients[1]
    #expect(close(difference.value, 0.3728448275862072))
    #expect(close(difference.standardError.map { difference.value / $0 }, 0.3326719009811642))
    #expect(difference.degreesOfFreedom == 3)
  }

  /// svyranktest(z~g, one, test=…): estimate and statistic; the last with as.svrepdesign(one, type="JKn").
  @Test(
    arguments: [
      (RankScores.wilcoxon, false, 0.1863048756798756, 0.9128808288878854),
      (.vanDerWaerden, false, 0.5042369901796646, 0.774325791146684),
      (.median, false, 0.2575757575757575, 0.6766612943965424),
      (.wilcoxon, true, 0.1863048756798756, 0.9128808288878852),
    ])
  func `two groups of ranks`(scores: RankScores, hasReplicates: Bool, estimate: Double, statistic: Double) throws {
    var draft = SmallSample.draft
    if hasReplicates { draft.replicates = .stratifiedJackknife }
    let difference = try draft.validated().rankDifferences(
      of: SmallSample.z, groups: SmallSample.g, count: 2, scores: scores
    ).coefficients[1]
    #expect(close(difference.value, estimate))
    #expect(close(difference.standardError.map { difference.value / $0 }, statistic))
  }

  /// svyranktest(z~k, update(one, k=factor((0:11)%%3+1)), test="KruskalWallis").
  @Test func `three groups of ranks`() throws {
    let model = try SmallSample.draft.validated().rankDifferences(
      of: SmallSample.z, groups: (0..<12).map { $0 % 3 }, count: 3, scores: .wilcoxon)
    let test = model.test(of: 1..<3)
    #expect(close(test.map { 2 * $0.statistic }, 9.8402126496370244, 1e-9))
    #expect(close(test?.p, 0.1689158851434406, 1e-9))
  }

  /// By hand: weights 1, 2, 1, 4, values 1, 1, 2, 3. The tie has running sums 1, 3 and mid-ranks 0.5, 2: 1.25 on average;
  /// then 3.5 and 6; over N̂ = 8.
  @Test func `ties share the mean of their mid-ranks`() throws {
    let design = try SurveyDesignDraft(rowCount: 4, weighting: .weights([1, 2, 1, 4])).validated()
    let all = [Bool](repeating: true, count: 4)
    let shares: [Double] = [0.15625, 0.15625, 0.4375, 0.75]
    #expect(design.rankScores(of: [1, 1, 2, 3], in: all, .wilcoxon) == shares)
    #expect(design.rankScores(of: [1, 1, 2, 3], in: all, .median) == [0, 0, 0, 1])
  }
}

/// Two-way tables, alpha and kappa against R survey 4.1-1 on the data of `SmallSample`.
struct TwoWayTests {
  /// svychisq(~z3+q, update(one, z3=pmin(z, 3)), statistic=…): statistic, parameters, p.
  @Test(
    arguments: [
      (IndependenceTest.raoScottF, 1.7940242600115304, 1.4294311532478938, 5.7177246129915753, 0.2419394736037827),
      (.raoScottChisq, nil, 2, nil, 0.1662896286533573), (.wald, 2.0091219057624574, 2, 4, 0.2488636503832214),
      (.adjustedWald, 1.5068414293218431, 2, 3, 0.3523474237030644),
      (.saddlepoint, 4.3016677935542029, nil, nil, 0.2729796383748517),
    ] as [(IndependenceTest, Double?, Double?, Double?, Double)])
  func `independence`(test: IndependenceTest, statistic: Double?, df1: Double?, df2: Double?, p: Double) throws {
    let table = ContingencyTable(
      SmallSample.z.map { Int32(min($0, 3)) - 1 }, SmallSample.q, rowCount: 3, columnCount: 2, in: nil, base: nil,
      of: try SmallSample.draft.validated())
    let result = table.result(of: test)
    #expect(close(table.pearson, 4.3016677935542029))
    if let statistic { #expect(close(result.statistic, statistic, 1e-9)) }
    if let df1 { #expect(close(result.df1, df1, 1e-9)) }
    if let df2 { #expect(close(result.df2, df2, 1e-9)) }
    #expect(close(result.p, p, test == .saddlepoint ? 1e-6 : 1e-8))
  }

  /// svykappa(~gg+qq, one) with q's u as a and v as b.
  @Test func `kappa`() throws {
    let kappa = try SmallSample.draft.validated().kappa(
      SmallSample.g, SmallSample.q, categories: 2, options: EstimationOptions()
    ).estimate
    #expect(close(kappa.value, 0.2294926505452822))
    #expect(close(kappa.standardError, 0.3217004533596988))
  }

  /// svycralpha(~x+z, one).
  @Test func `alpha`() throws {
    let alpha = try #require(SmallSample.draft.validated().alpha([SmallSample.x, SmallSample.z]))
    #expect(close(alpha.value, 0.6263360410431811))
    #expect(alpha.count == 12)
  }

  /// Items that cancel have a sum that does not vary.
  @Test func `alpha of a constant sum is not defined`() throws {
    let opposite = SmallSample.z.map { -$0 }
    #expect(try SmallSample.draft.validated().alpha([SmallSample.z, opposite]) == nil)
  }
}
