import ReviewPanel
import Statistics
import Testing

@Suite struct JudgeModelTests {
  /// Without gaps and with positive estimates, restricted likelihood gives those of the analysis of variance (Searle,
  /// Casella & McCulloch 1992, ch. 4): mean squares of Shrout & Fleiss (1979), table 3: 11.24, 32.49, 1.02.
  @Test func `components of a complete table are those of its mean squares`() throws {
    let found = try VarianceComponents(RatingTable(panel(shroutFleiss)))
    let (units, judges, error) = (11.0 + 29.0 / 120, 32.0 + 35.0 / 72, 1.0 + 7.0 / 360)
    #expect(agree(found.residual, error, relative: 1e-7))
    #expect(agree(found.unit, (units - error) / 4, relative: 1e-7))
    #expect(agree(found.judge, (judges - error) / 6, relative: 1e-7))
    let icc = try IntraclassCorrelation(CompleteBlock(RatingTable(panel(shroutFleiss))))
    #expect(agree(found.singleAgreement, icc.single.value, relative: 1e-7))
    #expect(agree(found.dependability(panelSize: 4), icc.average.value, relative: 1e-7))
    #expect(agree(found.generalizability(panelSize: 4), icc.forms[5].estimate.value, relative: 1e-7))
  }

  /// By hand: judges' means are equal, so their variance is estimated at 0; what is left is the one-way analysis of
  /// variance with unit means 1.5 and 5.5: MSB = 16, MSW = ½, unit variance (16 − ½)/2.
  @Test func `a variance at its limit is 0`() throws {
    let found = try VarianceComponents(RatingTable(panel([[1, 2], [6, 5]])))
    #expect(found.judge == 0)
    #expect(agree(found.residual, 0.5, relative: 1e-6) && agree(found.unit, 7.75, relative: 1e-6))
    #expect(agree(found.mean, 3.5))
  }

  @Test func `order changes no component`() throws {
    let rows: [[Double?]] = [[70, 80, nil], [nil, 75, 60], [66, 72, 61], [71, nil, 65], [80, 83, 70]]
    let found = try VarianceComponents(RatingTable(panel(rows)))
    let turned = try VarianceComponents(RatingTable(panel(rows.reversed().map { Array($0.reversed()) })))
    for component in [\VarianceComponents.unit, \.judge, \.residual, \.mean, \.criterion] {
      #expect(agree(turned[keyPath: component], found[keyPath: component], relative: 1e-6))
    }
  }

  @Test func `components that cannot be told apart are refused`() throws {
    func components(_ rows: [[Double?]]) throws { _ = try VarianceComponents(RatingTable(panel(rows))) }
    #expect(throws: PanelError.tooFewRatings(2)) { try components([[1, nil], [nil, 2]]) }
    #expect(throws: PanelError.constantScores) { try components([[1, 1], [1, 1]]) }
    #expect(throws: PanelError.noResidual) { try components([[1, 2], [3, 4]]) }
    #expect(throws: PanelError.self) {
      try components([[1, 2, nil, nil], [2, 4, nil, nil], [nil, nil, 1, 2], [nil, nil, 3, 2]])
    }
  }

  /// By hand: chances of the higher mark 2/3, 1/3 (object a by two judges) and 4/5, 1/2 (b) have the log odds ln 2, −ln
  /// 2, 2 ln 2, 0, which are exactly ability less severity for abilities 0 and ln 2, severities −ln 2 and ln 2.
  @Test func `a Rasch model by hand`() throws {
    let cells: [(object: Int, judge: Int, high: Int, low: Int)] = [
      (0, 0, 2, 1), (0, 1, 1, 2), (1, 0, 4, 1), (1, 1, 1, 1),
    ]
    let places = cells.flatMap { cell in [[Int]](repeating: [cell.object, cell.judge], count: cell.high + cell.low) }
    let marks = cells.flatMap { cell in Array(repeating: 5, count: cell.high) + Array(repeating: 4, count: cell.low) }
    let model = try ManyFacetRasch(FacetRatings(levelCounts: [2, 2], levels: places, marks: marks))
    let log2 = 0.693147180559945
    let (objects, judges) = (model.levels[0], model.levels[1])
    #expect(abs(objects[0].measure) < 1e-9 && agree(objects[1].measure, log2, relative: 1e-9))
    #expect(agree(judges[0].measure, -log2, relative: 1e-9) && agree(judges[1].measure, log2, relative: 1e-9))
    // ΣV of a: 3·2/9 twice.
    #expect(agree(objects[0].standardError, 0.75.squareRoot(), relative: 1e-8))
    #expect(agree(objects[1].fairAverage, 4 + 2.0 / 3, relative: 1e-9) && judges[0].fairAverage == nil)
    #expect(agree(objects[0].observedAverage, 4.5) && model.thresholds.allSatisfy { abs($0) < 1e-12 })
    // −ln of 27/4, 27/4, 5⁵/4⁴ and 4.
    #expect(agree(model.logLikelihood, -(2 * 1.9095425048844386 + 2.5020121176909393 + 2 * log2), relative: 1e-9))
    #expect(model.maximumResidual < 1e-8)
  }

  @Test func `marks without finite measures are refused`() {
    func rasch(_ marks: [Int], _ levels: [[Int]] = [[0, 0], [0, 1], [1, 0], [1, 1]]) throws {
      _ = try ManyFacetRasch(FacetRatings(levelCounts: [2, 2], levels: levels, marks: marks))
    }
    #expect(throws: RaschRefusal.constant) { try rasch([3, 3, 3, 3]) }
    #expect(throws: RaschRefusal.extreme(facet: 0, level: 1)) { try rasch([1, 2, 2, 2]) }
    #expect(throws: RaschRefusal.unobserved(2)) { try rasch([1, 3, 3, 1]) }
    #expect(throws: RaschRefusal.disconnected([[[0], [0]], [[1], [1]]])) {
      try rasch([1, 2, 1, 2], [[0, 0], [0, 0], [1, 1], [1, 1]])
    }
  }

  /// By hand: three units of two judges, ranks 1 2 throughout, Σ(R − 4.5)² = 4.5, 12·4.5/(3·2·3) = 3. Ranges 1 2 3:
  /// scores ∓½, ∓1, ∓3/2, A = 7, B = 2·9/3 = 6, F = 2·6/1 = 12 on 1 and 2.
  @Test func `Friedman and Quade by hand`() throws {
    let block = try CompleteBlock(RatingTable(panel([[1, 2], [1, 3], [1, 4]])))
    let friedman = try FriedmanTest(block)
    #expect(agree(friedman.statistic, 3) && friedman.degreesOfFreedom == 1 && agree(friedman.p, 0.0832645166635504))
    let quade = try QuadeTest(block)
    #expect(agree(quade.statistic, 12) && quade.numerator == 1 && quade.denominator == 2)
    // Equal ranges: A = B, and p = (1/2!)².
    let alike = try QuadeTest(CompleteBlock(RatingTable(panel([[1, 2], [3, 4], [5, 6]]))))
    #expect(alike.statistic == nil && alike.p == 0.25)
    #expect(throws: PanelError.missingRating(judge: "J2", unit: "U01")) {
      try CompleteBlock(RatingTable(panel([[1, nil], [3, 4]])))
    }
  }

  /// By hand from 1 2 3 4 10.
  @Test(
    arguments: [
      (ScoreRule.mean, 4.0), (.median, 3), (.dropHighLow(1), 3), (.dropHighLow(2), 3), (.trimmed(0.2), 3),
      (.trimmed(0.1), 4),
      // 2 2 3 4 4; type-7 quantiles at ¼ and ¾ are 2 and 4.
      (.winsorisedCount(1), 3), (.winsorisedQuantile(0.25), 3),
    ])
  func `rules of scores`(rule: ScoreRule, expected: Double) {
    #expect(agree(rule.score(of: [4, 10, 1, 3, 2]), expected))
  }

  @Test func `too few marks have no score`() {
    #expect(ScoreRule.dropHighLow(1).score(of: [1, 2]) == nil && ScoreRule.mean.score(of: []) == nil)
    #expect(ScoreRule.trimmed(0.5).score(of: [1, 2]) == nil && ScoreRule.trimmed(0.5).score(of: [1, 2, 9]) == 2)
  }

  @Test func `ties share the smallest rank, also when they differ by rounding`() {
    #expect(competitionRanks([3, nil, 5, 3, 1]) == [2, nil, 1, 2, 4])
    #expect(competitionRanks([0.3, 0.1 + 0.2]) == [1, 1])
  }
}
