import Statistics
import Testing

@testable import SurveyEstimation

/// Calibration, trimming and nonresponse on the data of `SmallSample`; numbers of R survey 4.1-1's `calibrate(one, …,
/// epsilon=1e-13)` and `trimWeights`.
struct CalibrationTests {
  private let ones = [Double](repeating: 1, count: 12)
  private static let free = -Double.infinity...Double.infinity

  private func design(_ step: WeightAdjustment, replicates: ReplicatePlan? = nil) throws -> SurveyDesign {
    var draft = SmallSample.draft
    draft.replicates = replicates
    draft.adjustments = [step]
    return try draft.validated()
  }

  private func calibrated(
    _ distance: Calibration.Distance, stage: Int? = nil, replicates: ReplicatePlan? = nil
  ) throws -> SurveyDesign {
    let step = Calibration(
      columns: [ones, SmallSample.z], totals: [34, 70], distance: distance, aggregateStage: stage)
    return try design(.calibrate(step), replicates: replicates)
  }

  private func expect(_ design: SurveyDesign, weights: [Double], mean: Double, error: Double) {
    for (found, value) in zip(design.weights, weights) { #expect(close(found, value, 1e-9)) }
    let estimate = design.means([SmallSample.x]).estimates[0]
    #expect(close(estimate.value, mean, 1e-9))
    #expect(close(estimate.standardError, error, 1e-8))
  }

  /// ~z+g to 60, 130, 25: the first weights, svymean(~x), SE(svytotal(~x)).
  @Test(
    arguments: [
      (
        Calibration.Distance.linear(free), [4.4722007295236, 5.5902509119045, 3.313068788917136, 5.636122471537526],
        0.50227515566854575, 0.04376332837309488, 2.625799702385692
      ),
      (
        .raking(0...Double.infinity), [4.443343576090122, 5.554179470112651, 3.227311510065149, 5.399295719193631],
        0.50157181680745289, 0.04431691454499174, 2.659014872699505
      ),
    ])
  func `three totals`(
    distance: Calibration.Distance, weights: [Double], mean: Double, error: Double, ofTotal: Double
  ) throws {
    let columns = [ones, SmallSample.z, SmallSample.g.map(Double.init)]
    let design = try design(
      .calibrate(Calibration(columns: columns, totals: [60, 130, 25], distance: distance)))
    expect(design, weights: weights, mean: mean, error: error)
    #expect(close(design.total(of: SmallSample.x).standardError, ofTotal, 1e-8))
    #expect(close(design.total(of: ones).value, 60))
    #expect(close(design.total(of: SmallSample.z).value, 130))
  }

  /// calfun="logit", bounds=c(.5, 2).
  @Test func `logit`() throws {
    expect(
      try calibrated(.logit(0.5...2)),
      weights: [2.094388107262151, 2.617985134077689, 2.064530100591103, 3.052566366269363],
      mean: 0.4873500864755686, error: 0.05320472182489817)
  }

  /// bounds=c(.9, 1.06); the fifth row is at the bound: 3·1.06.
  @Test func `linear with bounds`() throws {
    expect(
      try calibrated(.linear(0.9...1.06)),
      weights: [2.100481622306717, 2.625602027883396, 2.066007604562738, 3.047300380228137, 3.18, 4.24],
      mean: 0.48789383433981953, error: 0.05330073047068016)
  }

  /// aggregate.stage=1.
  @Test func `one factor in each cluster`() throws {
    expect(
      try calibrated(.linear(Self.free), stage: 1),
      weights: [2.05338632579623, 2.566732907245287, 2.05338632579623, 3.038831301358827, 3.038831301358827],
      mean: 0.48072335975584712, error: 0.05478676717011739)
  }

  /// calibrate(as.svrepdesign(one, type="JKn"), …).
  @Test func `every replicate is calibrated`() throws {
    let design = try calibrated(.linear(Self.free), replicates: .stratifiedJackknife)
    #expect(close(design.means([SmallSample.x]).estimates[0].standardError, 0.05090524374491125, 1e-8))
  }

  @Test func `totals that cannot be met are refused`() {
    func refused(_ columns: [[Double]], _ totals: [Double], _ distance: Calibration.Distance) -> DesignError? {
      do {
        _ = try design(.calibrate(Calibration(columns: columns, totals: totals, distance: distance)))
        return nil
      } catch { return error as? DesignError }
    }
    #expect(refused([ones, ones], [34, 34], .linear(Self.free)) == .singularAdjustment)
    #expect(refused([ones], [.nan], .linear(Self.free)) == .invalidPopulation("total 1"))
    #expect(refused([SmallSample.y], [34], .linear(Self.free)) == .unknownCell(nil, row: 2))
    for distance in [Calibration.Distance.logit(0.9...1.1), .linear(0.9...1.1), .raking(0...1.1)] {
      guard case .notConverged = refused([ones], [340], distance) else {
        Issue.record("ten times the weights lie beyond the bounds")
        continue
      }
    }
    #expect(throws: DesignError.noSuchStage(2)) { try calibrated(.linear(Self.free), stage: 2) }
  }

  /// trimWeights(one, upper=3.4, lower=1.8), and with lower=2.4, upper=4.1 once and strict=TRUE.
  @Test(
    arguments: [
      (
        1.8...3.4, false,
        [
          2.314285714285715, 2.814285714285715, 2.314285714285715, 3.314285714285715, 3.314285714285715, 3.4, 1.8, 1.8,
          2.314285714285715, 2.314285714285715, 3.4, 3.4,
        ]
      ),
      (2.4...4.1, false, [2.4, 2, 2.4, 2.5, 2.5, 3.5, 2.4, 2.4, 2.4, 2.4, 4.1, 3.5]),
      (2.4...4.1, true, [2.4, 2.4, 2.4, 2.42, 2.42, 3.42, 2.4, 2.4, 2.4, 2.4, 4.02, 3.42]),
    ])
  func `trimmed weights keep their sum`(bounds: ClosedRange<Double>, isStrict: Bool, expected: [Double]) throws {
    let weights = try design(.trim(WeightTrimming(bounds: bounds, isStrict: isStrict))).weights
    for (found, value) in zip(weights, expected) { #expect(close(found, value)) }
  }

  @Test func `bounds that leave no weight to take the rest are refused`() {
    #expect(throws: DesignError.self) { try design(.trim(WeightTrimming(bounds: 0...1, isStrict: true))) }
  }

  /// By hand: class a weighs 16, its respondents (rows 1, 5, 9) 7; class b 16.5, its respondents (rows 3, 6) 6.
  @Test func `respondents take over their class`() throws {
    let answered = [1, 3, 5, 6, 9]
    let step = NonresponseAdjustment(
      responded: (1...12).map { answered.contains($0) }, classes: SmallSample.g, names: ["a", "b"])
    let respondents = try design(.nonresponse(step))
    #expect(respondents.keptRows == [0, 2, 4, 5, 8])
    for (found, value) in zip(respondents.weights, [32.0 / 7, 5.5, 48.0 / 7, 11, 32.0 / 7]) {
      #expect(close(found, value))
    }
    #expect(throws: DesignError.emptyCell("b")) {
      try design(
        .nonresponse(
          NonresponseAdjustment(responded: SmallSample.g.map { $0 == 0 }, classes: SmallSample.g, names: ["a", "b"])))
    }
  }
}
