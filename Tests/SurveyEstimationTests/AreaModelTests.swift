import SurveyEstimation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Thirteen trials of the BCG vaccine (Colditz et al. 1994) as areas: log relative risks with their variances. The
/// published fits are those of Viechtbauer 2010, J. Stat. Software 36(3), and of his R package metafor; the further
/// digits and the errors of the areas come from full matrices in R (solve, uniroot), with the terms of `sae::mseFH`.
struct AreaModelTests {
  private static let trials: [(treated: Double, healthyTreated: Double, control: Double, healthyControl: Double)] = [
    (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761),
    (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892), (29, 7470, 45, 7232), (17, 1699, 65, 1600),
    (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825),
  ]
  private static let latitudes: [Double] = [44, 55, 42, 52, 13, 44, 19, 13, 27, 42, 18, 33, 33]

  private static var direct: [Double] {
    trials.map { log($0.treated / ($0.treated + $0.healthyTreated) / ($0.control / ($0.control + $0.healthyControl))) }
  }

  private static var variances: [Double] {
    trials.map {
      1 / $0.treated - 1 / ($0.treated + $0.healthyTreated) + 1 / $0.control - 1 / ($0.control + $0.healthyControl)
    }
  }

  struct Fit: Sendable {
    let method: AreaVarianceMethod
    let variance: Double
    let coefficients: [Double]
    let errors: [Double]
    /// Of the first and the eighth trial.
    let values: [Double]
    let meanSquaredErrors: [Double]
    let shrinkage: [Double]
  }

  /// metafor: τ² 0.3132 (REML), 0.2800 (ML), 0.3181 (Paule-Mandel, the moment equation), mean −0.7145 (0.1798).
  @Test(arguments: [
    Fit(
      method: .reml, variance: 0.313243258136481, coefficients: [-0.714532342158139], errors: [0.179781516105206],
      values: [-0.80023356197034934, 0.00287924789676697],
      meanSquaredErrors: [0.18849533958240061, 0.00394187783247093],
      shrinkage: [0.49034050916644978, 0.98751097451772540]),
    Fit(
      method: .ml, variance: 0.280028137268644, coefficients: [-0.711199135474181], errors: [0.17189680877689],
      values: [-0.79355607828120911, 0.00186456723636508],
      meanSquaredErrors: [0.18748879250064129, 0.00394633321998983],
      shrinkage: [0.46238799770912820, 0.98605027201085071]),
    Fit(
      method: .fh, variance: 0.318068452205024, coefficients: [-0.714968153493444], errors: [0.180892191537624],
      values: [-0.80112179037154019, 0.00300983477896299],
      meanSquaredErrors: [0.19008216031560685, 0.00394318384933096],
      shrinkage: [0.49416120932982399, 0.98769810604517250]),
  ])
  func `the mean alone`(fit: Fit) throws {
    let model = try AreaModel(
      direct: Self.direct, variances: Self.variances, covariates: Self.direct.map { _ in [1] }, method: fit.method)
    #expect(close(model.variance, fit.variance, 1e-8))
    #expect(close(model.coefficients[0], fit.coefficients[0], 1e-8))
    #expect(close(model.coefficientErrors[0], fit.errors[0], 1e-8))
    for (index, area) in [model.areas[0], model.areas[7]].enumerated() {
      #expect(close(area.meanSquaredError, fit.meanSquaredErrors[index], 1e-8))
      #expect(close(area.shrinkage, fit.shrinkage[index], 1e-8))
      #expect(close(area.value, fit.values[index], 1e-6))
      #expect(close(area.synthetic, fit.coefficients[0], 1e-8))
    }
  }

  /// metafor, REML with absolute latitude: τ² 0.0764, 0.2515 (0.2491) and −0.0291 (0.0072).
  @Test(arguments: [
    Fit(
      method: .reml, variance: 0.0763479639551982, coefficients: [0.251468210007371, -0.0291017250116497],
      errors: [0.249095396616759, 0.00719532722090435], values: [-1.00247207489400569, 0.00510516284735130],
      meanSquaredErrors: [0.08314091714226980, 0.00399120062393456],
      shrinkage: [0.18995209510036171, 0.95067112652680963]),
    Fit(
      method: .ml, variance: 0.0343514424812346, coefficients: [0.282107173896213, -0.0295093353884547],
      errors: [0.187184556334342, 0.00548773630753861], values: [-1.004183749581300411, 0.000219857345318042],
      meanSquaredErrors: [0.056170313430288929, 0.004313398193576790],
      shrinkage: [0.095437585235565559, 0.896599664712854350]),
    Fit(
      method: .fh, variance: 0.142131941472756, coefficients: [0.221915964507364, -0.0285645258944061],
      errors: [0.317473696547314, 0.00907018887118224], values: [-0.99067396722640710, 0.00757636482593191],
      meanSquaredErrors: [0.12697155170589441, 0.00396475067820496],
      shrinkage: [0.30388467956047061, 0.97288326493247412]),
  ])
  func `a covariate`(fit: Fit) throws {
    let model = try AreaModel(
      direct: Self.direct, variances: Self.variances, covariates: Self.latitudes.map { [1, $0] }, method: fit.method)
    #expect(close(model.variance, fit.variance, 1e-7))
    for index in 0..<2 {
      #expect(close(model.coefficients[index], fit.coefficients[index], 1e-7))
      #expect(close(model.coefficientErrors[index], fit.errors[index], 1e-7))
    }
    for (index, area) in [model.areas[0], model.areas[7]].enumerated() {
      #expect(close(area.value, fit.values[index], 1e-6))
      #expect(close(area.meanSquaredError, fit.meanSquaredErrors[index], 1e-7))
      #expect(close(area.shrinkage, fit.shrinkage[index], 1e-7))
    }
  }

  /// The eight schools (Rubin 1981): the areas differ less than their errors explain; the pooled mean is 7.69 with
  /// standard error 4.07 (Gelman et al., *Bayesian Data Analysis*, 5.5). Errors of the areas as above, from R.
  @Test func `no variance between areas`() throws {
    let errors = [15.0, 10, 16, 11, 9, 11, 10, 18]
    let model = try AreaModel(
      direct: [28, 8, -3, 7, -1, 1, 18, 12], variances: errors.map { $0 * $0 }, covariates: errors.map { _ in [1] },
      method: .reml)
    #expect(model.variance == 0)
    #expect(close(model.coefficients[0], 7.68561672495604))
    #expect(close(model.coefficientErrors[0], 4.0719191584023))
    #expect(model.areas.allSatisfy { $0.value == $0.synthetic && $0.shrinkage == 0 })
    #expect(close(model.areas[0].meanSquaredError, 49.8999266422432))
    #expect(close(model.areas[4].meanSquaredError, 109.1344173261180))
  }

  /// With equal variances ψ and a mean alone σ² = s² − ψ: 26/3 − 1/6 = 8.5. Unknown variances do not move the fit.
  @Test func `areas without a variance are synthetic`() throws {
    let model = try AreaModel(
      direct: [9, 7, 6, 2, .nan, 1], variances: [1.0 / 6, 1.0 / 6, 1.0 / 6, 1.0 / 6, .nan, 0],
      covariates: Array(repeating: [1], count: 6), method: .reml)
    #expect(close(model.variance, 8.5))
    for area in model.areas[4...] {
      #expect(area.shrinkage == 0)
      #expect(close(area.value, 6))
      #expect(close(area.meanSquaredError, 8.5 + (26.0 / 3) / 4))
    }
  }

  @Test func `the order of the areas does not matter`() throws {
    let order = [7, 2, 12, 0, 5, 9, 1, 11, 3, 10, 4, 8, 6]
    func model(_ order: [Int]) throws -> AreaModel {
      try AreaModel(
        direct: order.map { Self.direct[$0] }, variances: order.map { Self.variances[$0] },
        covariates: order.map { [1, Self.latitudes[$0]] }, method: .reml)
    }
    let first = try model(Array(0..<13))
    let second = try model(order)
    for (position, area) in order.enumerated() {
      #expect(close(second.areas[position].value, first.areas[area].value))
      #expect(close(second.areas[position].meanSquaredError, first.areas[area].meanSquaredError ?? .nan))
    }
  }

  @Test func `too few areas and dependent covariates are refused`() {
    #expect(throws: AreaModelError.tooFewAreas(2, coefficients: 2)) {
      try AreaModel(direct: [1, 2], variances: [1, 1], covariates: [[1, 3], [1, 4]], method: .reml)
    }
    #expect(throws: AreaModelError.tooFewAreas(0, coefficients: 1)) {
      try AreaModel(direct: [.nan], variances: [.nan], covariates: [[1]], method: .reml)
    }
    #expect(throws: AreaModelError.singularDesign) {
      try AreaModel(direct: [1, 2, 4], variances: [1, 1, 1], covariates: [[1, 3], [1, 3], [1, 3]], method: .fh)
    }
  }
}
