import ReviewPanel
import Statistics
import Testing

/// A table from rows of units, columns of judges.
private func table(_ rows: [[Double?]]) -> RatingTable {
  RatingTable(
    units: rows.indices.map { unitName($0) }, judges: (rows.first ?? []).indices.map { "J\($0 + 1)" },
    ratings: rows.enumerated().flatMap { unit, row in
      row.enumerated().compactMap { judge, value in
        value.map { RatingTable.Rating(unit: unit, judge: judge, value: $0) }
      }
    })
}

/// Four observers and twelve units of Krippendorff (2011), as Gwet (2014) uses them too.
private let krippendorff: [[Double?]] = [
  [1, 1, nil, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1],
  [2, 2, 2, 2], [nil, 5, 5, 5], [nil, nil, 1, 1], [nil, nil, 3, nil],
]

private func categories(_ rows: [[Double?]], count: Int) -> CategoryRatings {
  CategoryRatings(table(rows.map { $0.map { $0.map { $0 - 1 } } }), scores: (1...count).map(Double.init))
}

@Suite struct CategoryAgreementTests {
  /// Krippendorff (2011): .743, .815, .849, .797; digits by R irr 0.84.1.
  @Test(
    arguments: [
      (KrippendorffAlpha.Metric.nominal, 0.743421052631579), (.ordinal, 0.815387503754881),
      (.interval, 0.849107142857143),
      (.ratio, 0.797402774711612),
    ])
  func `alpha of the published example`(metric: KrippendorffAlpha.Metric, expected: Double) throws {
    let alpha = try KrippendorffAlpha(table(krippendorff), metric: metric)
    #expect(agree(alpha.coefficient.estimate.value, expected))
    #expect(alpha.units == 11 && alpha.ratings == 40 && alpha.judges == 4)
  }

  /// By hand: two judges, units 1 1, 1 2, 2 2. N = 6, D_o = 2/6, D_e = 18/30, so α = 4/9 under every metric but ratio,
  /// where every δ² is 1/9. Cohen: p_o = 2/3, p_e = 4/9. Shares ½ and ½: AC1, Fleiss and Brennan & Prediger (2/3 −
  /// ½)/½.
  @Test func `a table by hand`() throws {
    let rows: [[Double?]] = [[1, 1], [1, 2], [2, 2]]
    for metric in KrippendorffAlpha.Metric.allCases {
      let alpha = try KrippendorffAlpha(table(rows), metric: metric)
      #expect(agree(alpha.coefficient.estimate.value, 4.0 / 9))
      #expect(metric != .ratio || agree(alpha.observedDisagreement, 1.0 / 27))
    }
    func kappa(_ chance: CategoryAgreement.Chance) throws -> Double {
      try CategoryAgreement(categories(rows, count: 2), chance: chance, weights: .unweighted).coefficient.estimate.value
    }
    #expect(agree(try kappa(.conger), 0.4))
    for chance in [CategoryAgreement.Chance.gwet, .fleiss, .brennanPrediger] {
      #expect(agree(try kappa(chance), 1.0 / 3))
    }
    let cohen = try CohenKappa(counts: [[1, 1], [0, 1]], scores: [1, 2], weights: .unweighted)
    #expect(agree(cohen.coefficient.estimate.value, 0.4) && agree(cohen.coefficient.expectedAgreement, 4.0 / 9))
  }

  /// R irrCAC 1.0, which rounds to five decimals; the unweighted estimates are in Gwet (2014), ch. 2.
  @Test(
    arguments: [
      (CategoryAgreement.Chance.gwet, AgreementWeights.unweighted, 0.77544, 0.14295),
      (.gwet, .quadratic, 0.914, 0.10396),
      (.gwet, .ordinal, 0.89894, 0.1069), (.fleiss, .unweighted, 0.76117, 0.15302),
      (.fleiss, .quadratic, 0.86494, 0.14603), (.conger, .unweighted, 0.76282, 0.14917),
      (.conger, .ordinal, 0.84366, 0.1441), (.brennanPrediger, .unweighted, 0.77273, 0.14472),
      (.brennanPrediger, .quadratic, 0.90152, 0.11089),
    ])
  func `errors of the family`(
    chance: CategoryAgreement.Chance, weights: AgreementWeights, estimate: Double, error: Double
  ) throws {
    let found = try CategoryAgreement(categories(krippendorff, count: 5), chance: chance, weights: weights).coefficient
    #expect(abs(found.estimate.value - estimate) < 6e-6)
    #expect(abs((found.estimate.standardError ?? .nan) - error) < 6e-6)
    #expect(found.estimate.upper == 1)
  }

  @Test func `the error of alpha is Gwet's`() throws {
    let nominal = try KrippendorffAlpha(table(krippendorff), metric: .nominal).coefficient
    #expect(abs((nominal.estimate.standardError ?? .nan) - 0.14557) < 6e-6 && agree(nominal.observedAgreement, 0.805))
    let interval = try KrippendorffAlpha(table(krippendorff), metric: .interval).coefficient
    #expect(abs((interval.estimate.standardError ?? .nan) - 0.12913) < 6e-6 && agree(interval.expectedAgreement, 0.825))
  }

  /// Moves units, judges and, where the scale is nominal, the names of the categories.
  @Test(arguments: KrippendorffAlpha.Metric.allCases)
  func `order and names change nothing`(metric: KrippendorffAlpha.Metric) throws {
    let alpha = try KrippendorffAlpha(table(krippendorff), metric: metric).coefficient
    let turned = table(krippendorff.reversed().map { Array($0.reversed()) })
    let moved = try KrippendorffAlpha(turned, metric: metric).coefficient
    #expect(agree(moved.estimate.value, alpha.estimate.value, relative: 1e-13))
    #expect(agree(moved.estimate.standardError, alpha.estimate.standardError ?? .nan, relative: 1e-12))
    let shift: (Double) -> Double =
      switch metric {
      case .nominal: { [0, 40, 7, 3.5, 12, 1][Int($0)] }
      case .ordinal: { $0 * $0 * $0 }
      case .interval: { 1e6 - 0.3 * $0 }
      case .ratio: { 0.001 * $0 }
      }
    let changed = try KrippendorffAlpha(table(krippendorff.map { $0.map { $0.map(shift) } }), metric: metric)
      .coefficient
    #expect(agree(changed.estimate.value, alpha.estimate.value, relative: 1e-9))
    #expect(agree(changed.estimate.standardError, alpha.estimate.standardError ?? .nan, relative: 1e-8))
  }

  @Test(arguments: CategoryAgreement.Chance.allCases, AgreementWeights.allCases)
  func `judges and units may change places`(chance: CategoryAgreement.Chance, weights: AgreementWeights) throws {
    let found = try CategoryAgreement(categories(krippendorff, count: 5), chance: chance, weights: weights).coefficient
    let turned = categories(krippendorff.reversed().map { Array($0.reversed()) }, count: 5)
    let moved = try CategoryAgreement(turned, chance: chance, weights: weights).coefficient
    #expect(agree(moved.estimate.value, found.estimate.value, relative: 1e-13))
    #expect(agree(moved.estimate.standardError, found.estimate.standardError ?? .nan, relative: 1e-12))
    let backwards = categories(krippendorff.map { $0.map { $0.map { 6 - $0 } } }, count: 5)
    let renamed = try CategoryAgreement(backwards, chance: chance, weights: weights).coefficient
    #expect(agree(renamed.estimate.value, found.estimate.value, relative: 1e-12))
  }

  /// Agresti (2002), table 10.8: two pathologists, 118 slides; κ 0.493 with error 0.057.
  @Test func `Cohen's kappa of the pathologists`() throws {
    let counts: [[Double]] = [[22, 2, 2, 0], [5, 7, 14, 0], [0, 2, 36, 0], [0, 1, 17, 10]]
    let found = try CohenKappa(counts: counts, scores: [1, 2, 3, 4], weights: .unweighted).coefficient.estimate
    #expect(abs(found.value - 0.493) < 5e-4 && abs((found.standardError ?? .nan) - 0.057) < 5e-4 && found.count == 118)
  }

  /// By hand: units a a, a b, b b. p = q = ½, κ_j = 1 − 1·1/(3·2·1·¼) = 1/3, error √(2/6), and so is that of κ.
  @Test func `categories of Fleiss by hand`() throws {
    let detail = try #require(FleissDetail(categories([[1, 1], [1, 2], [2, 2]], count: 3)))
    #expect(detail.categories[2] == nil && agree(detail.categories[0] ?? nil, 1.0 / 3))
    #expect(agree(detail.categoryError, (1.0 / 3).squareRoot()) && agree(detail.error, (1.0 / 3).squareRoot()))
    #expect(FleissDetail(categories(krippendorff, count: 5)) == nil)
  }

  @Test func `full disagreement is not cut`() throws {
    // By hand: units 1 2 and 2 1: D_o = 1, D_e = 8/12, α = −½.
    let alpha = try KrippendorffAlpha(table([[1, 2], [2, 1]]), metric: .nominal).coefficient.estimate
    #expect(agree(alpha.value, -0.5) && (alpha.lower ?? 0) <= -0.5)
  }

  @Test func `what cannot be compared is refused`() {
    func alpha(_ rows: [[Double?]], _ metric: KrippendorffAlpha.Metric = .interval) throws {
      _ = try KrippendorffAlpha(table(rows), metric: metric)
    }
    #expect(throws: PanelError.tooFewJudges(1)) { try alpha([[1, nil], [2, nil]]) }
    #expect(throws: PanelError.tooFewRatings(2)) { try alpha([[1, nil], [nil, 2]]) }
    #expect(throws: PanelError.constantScores) { try alpha([[3, 3], [3, 3], [4, nil]]) }
    #expect(throws: PanelError.negativeRating(judge: "J2", unit: "U01")) { try alpha([[1, -2], [3, 3]], .ratio) }
    #expect(throws: PanelError.constantScores) {
      try CategoryAgreement(categories([[1, 1], [1, 1]], count: 1), chance: .gwet, weights: .unweighted)
    }
  }

  /// Two zeros are at distance 0 although their ratio is not defined.
  @Test func `zero over zero is no distance`() throws {
    // By hand: δ²(0, 1) = 1, so the ratio metric is the nominal one of the table by hand.
    #expect(
      agree(
        try KrippendorffAlpha(table([[0, 0], [0, 1], [1, 1]]), metric: .ratio).coefficient.estimate.value, 4.0 / 9))
  }
}
