import Statistics
import Testing

@testable import SurveyEstimation

/// Replicates against R survey 4.1-1 on the data of `SmallSample`: `fp` has fpc=~N1, `flat` no strata,
/// `jkn <- as.svrepdesign(fp, type="JKn")`, `jk1 <- as.svrepdesign(flat, type="JK1")`.
@Suite struct ReplicateTests {
  private static func design(
    _ plan: ReplicatePlan, stratified: Bool = true, fpc: Bool = false, aroundEstimate: Bool = false
  ) throws -> SurveyDesign {
    var draft = SmallSample.draft
    if !stratified { draft.strata = [] }
    if fpc { draft.fpc = [SmallSample.clusterCounts] }
    draft.replicates = plan
    draft.replicatesAroundEstimate = aroundEstimate
    return try draft.validated()
  }

  /// SE(svymean(~z+x, jkn)), SE(svytotal(~z, jkn)), SE(svyratio(~x, ~z, jkn)), SE(svyby(~z, ~g, jkn, svymean)),
  /// SE(svyvar(~z, jkn)), vcov(svymean(~z+x, jkn))[1, 2].
  @Test func `the stratified jackknife with a finite population`() throws {
    let design = try Self.design(.stratifiedJackknife, fpc: true)
    let means = design.means([SmallSample.z, SmallSample.x])
    #expect(close(means.estimates[0].standardError, 0.32163099644782173))
    #expect(close(means.estimates[1].standardError, 0.08036466314925557))
    #expect(close(means.covariance(0, 1), 0.021283101486690333))
    #expect(close(design.total(of: SmallSample.z).standardError, 9.554449225360926))
    #expect(close(try design.ratio(of: SmallSample.x, to: SmallSample.z).standardError, 0.02207398932517397))
    let domains = design.means([SmallSample.z], over: design.domains(cellOfRow: SmallSample.g, count: 2))
    #expect(close(domains.estimates[0].standardError, 0.5019542402293593))
    #expect(close(domains.estimates[1].standardError, 0.5077446256047270))
    let variance = design.covariances([(SmallSample.z, SmallSample.z)], over: design.domains())
    #expect(close(variance.estimates[0].standardError, 0.5215799398183983))
  }

  /// SE(svymean(~z, jk1)), SE(svytotal(~z, jk1)); with mse=TRUE SE(svyratio(~x, ~z, …)).
  @Test func `the jackknife without strata`() throws {
    let design = try Self.design(.jackknife, stratified: false)
    #expect(close(design.means([SmallSample.z]).estimates[0].standardError, 0.3139523764984239))
    #expect(close(design.total(of: SmallSample.z).standardError, 10.15135458941317))
    let around = try Self.design(.jackknife, stratified: false, aroundEstimate: true)
    #expect(close(try around.ratio(of: SmallSample.x, to: SmallSample.z).standardError, 0.0260213105668507))
  }

  /// ps <- postStratify(jk1, ~g, data.frame(g=c("a","b"), Freq=c(40,60))): svymean(~z, ps), svytotal(~x, ps).
  @Test func `adjustments are redone on every replicate`() throws {
    var draft = SmallSample.draft
    draft.strata = []
    draft.replicates = .jackknife
    draft.adjustments = [
      .postStratify(PostStratification(cells: SmallSample.g, counts: [40, 60], names: ["a", "b"]))
    ]
    let design = try draft.validated()
    let mean = design.means([SmallSample.z]).estimates[0]
    #expect(close(mean.value, 2.130681818181818))
    #expect(close(mean.standardError, 0.363187539612346))
    #expect(close(design.total(of: SmallSample.x).standardError, 12.88958566146063))
  }

  /// The jackknife of a total, which is linear, is its linearised variance (Wolter 2007, 4.2.1).
  @Test(arguments: [true, false])
  func `the jackknife of a total is its linearised variance`(stratified: Bool) throws {
    var linear = SmallSample.draft
    if !stratified { linear.strata = [] }
    let jackknife = try Self.design(stratified ? .stratifiedJackknife : .jackknife, stratified: stratified)
    let expected = try linear.validated().total(of: SmallSample.y).standardError
    #expect(close(jackknife.total(of: SmallSample.y).standardError, try #require(expected), 1e-12))
  }

  /// Balanced replicates give the linearised variance of a total exactly (McCarthy 1969), Fay's too (Judkins 1990).
  @Test(arguments: [0, 0.3, 0.5], [1, 2, 3, 4, 7, 12, 30])
  func `balanced replicates of a total`(rho: Double, strata: Int) throws {
    let rows = 2 * strata
    let values = (0..<rows).map { Double(($0 * 7919) % 31) }
    var draft = SurveyDesignDraft(
      rowCount: rows, strata: [(0..<rows).map { Int32($0 / 2) }], weighting: .weights(values.map { 1 + $0 / 8 }))
    let expected = try #require(try draft.validated().total(of: values).standardError)
    draft.replicates = .balanced(rho: rho)
    #expect(close(try draft.validated().total(of: values).standardError, expected, 1e-12))
  }

  /// Expected value of the Rao-Wu bootstrap variance of a total: the linearised one; 4,000 replicates come within 10 %
  /// of it (the standard error of a variance from 4,000 replicates is about 2.2 % for normal data).
  @Test func `the bootstrap estimates the linearised variance`() throws {
    let linear = try #require(try SmallSample.draft.validated().total(of: SmallSample.z).standardError)
    let plan = ReplicatePlan.bootstrap(count: 4000, generator: SeededGenerator(seed: (1, 2, 3, 4)))
    let design = try Self.design(plan)
    let error = try #require(design.total(of: SmallSample.z).standardError)
    #expect(abs(error * error / (linear * linear) - 1) < 0.1)
    #expect(try Self.design(plan).total(of: SmallSample.z).standardError == error)
  }

  @Test func `replicates that do not fit are refused`() throws {
    #expect(throws: DesignError.stratifiedSample) { try Self.design(.jackknife) }
    #expect(throws: DesignError.notTwoUnits(stratum: "1", count: 3)) { try Self.design(.balanced(rho: 0)) }
    var lonely = SmallSample.draft(ofClusters: [1, 4, 5])
    lonely.replicates = .stratifiedJackknife
    #expect(throws: DesignError.lonelyPSU(stratum: "1")) { try lonely.validated() }
    lonely.lonelyPSU = .remove
    #expect(try lonely.validated().replication?.count == 2)
  }

  @Test(arguments: Array(stride(from: 1, through: 120, by: 1)))
  func `a Hadamard matrix has orthogonal columns`(least: Int) {
    let matrix = HadamardMatrix(atLeast: least)
    #expect(matrix.order >= least && matrix.order % 4 == 0)
    for column in 0..<matrix.order {
      for other in 0...column {
        let product = (0..<matrix.order).reduce(0) {
          $0 + matrix.sign(row: $1, column: column) * matrix.sign(row: $1, column: other)
        }
        #expect(product == (column == other ? matrix.order : 0))
      }
      #expect(matrix.sign(row: column, column: 0) == 1)
    }
  }
}
