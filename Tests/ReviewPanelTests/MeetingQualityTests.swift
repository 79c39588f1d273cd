import ReviewPanel
import Statistics
import Testing

/// What a meeting's marks say of the meeting: limits of W, agreement of all marks, the panel needed, disagreement.
@Suite struct MeetingQualityTests {
  // numpy 2.4: W of Shrout & Fleiss' table by the formula of docs/methods/agreement.md, each target left out once.
  @Test func `W has the limits of the jackknife, cut at 1`() throws {
    let estimate = try KendallConcordance.estimate(CompleteBlock(largestOf: panel(shroutFleiss)))
    #expect(agree(estimate.value, 0.8870370370370371))
    #expect(agree(estimate.standardError, 0.06870150934443547))
    #expect(agree(estimate.lower, 0.7104341850354328))
    #expect(estimate.upper == 1)
  }

  @Test func `two units have no jackknife`() throws {
    let estimate = try KendallConcordance.estimate(CompleteBlock(largestOf: panel([[1, 2], [3, 4]])))
    #expect(estimate.value == 1)
    #expect(estimate.standardError == nil && estimate.lower == nil)
  }

  // numpy 2.4, the formulas of Gwet (2014) written out on the same table with quadratic weights.
  @Test func `marks as categories give AC2`() throws {
    let ratings = CategoryRatings(marks: RatingTable(try panel(shroutFleiss)))
    let agreement = try CategoryAgreement(ratings, chance: .gwet, weights: .quadratic)
    #expect(agree(agreement.coefficient.estimate.value, 0.31511009870918727))
    #expect(agree(agreement.coefficient.estimate.standardError, 0.12219152992011259))
  }

  @Test func `the larger complete block is kept`() throws {
    // Judge 3 saw one unit only: without the judge 3 × 2 marks stay, with the judge 1 × 3.
    let gaps = try panel([[1, 2, 3], [2, 3, nil], [4, 4, nil]])
    let block = CompleteBlock(largestOf: gaps)
    #expect(block.judges == ["J1", "J2"])
    #expect(block.units == ["U01", "U02", "U03"])
  }

  // Components of Shrout & Fleiss' table by hand (docs/methods/agreement.md): 2.556, 5.244, 1.019. For 0.8 the mean needs
  // 4·(5.244 + 1.019)/2.556 = 9.80 judges, without severity 4·1.019/2.556 = 1.59.
  @Test func `judges needed`() throws {
    let components = try VarianceComponents(RatingTable(panel(shroutFleiss)))
    #expect(components.panelSize(dependability: 0.8) == 10)
    #expect(components.panelSize(generalizability: 0.8) == 2)
    #expect(components.dependability(panelSize: 10) >= 0.8)
    #expect(components.dependability(panelSize: 9) < 0.8)
  }

  // By hand: unit means 8, 6, 6, judge means 7, 17/3, 22/3 about 20/3. Residuals −1/3 0 1/3 twice and 2/3 0 −2/3: Q = 2/9,
  // 2/9, 8/9 of 4/3 on 4 degrees of freedom, ν = 2·2/3 = 4/3. Third unit: F = (8/9 ÷ 4/3)/(4/9 ÷ 8/3) = 4; scipy 1.17:
  // f.sf(4, 4/3, 8/3) = 0.15423577871842137, three times that after adjustment. Judge 1 gave 7 where 6 + 1/3 was expected.
  @Test func `the scatter of a unit against the others`() throws {
    let table = RatingTable(try panel([[8, 7, 9], [6, 5, 7], [7, 5, 6]]))
    let screen = DisagreementScreen(table, try SeverityModel(table))
    let third = try #require(screen.units.last)
    #expect(agree(third.statistic, 4))
    #expect(agree(third.p, 0.15423577871842137))
    #expect(agree(third.adjusted, 3 * 0.15423577871842137))
    #expect(agree(third.deviation, (2.0 / 3).squareRoot()))
    #expect(third.judge == "J1" && third.mark == 7)
    #expect(agree(third.expected, 19.0 / 3))
    #expect(screen.units.prefix(2).allSatisfy { $0.statistic < 1 })
  }

  // 40 panels of 30 units and 6 judges without any true disagreement: 1,200 tests at 5 %. Their number of rejections is
  // about binomial with mean 60 and deviation 7.5; 30 and 90 are four deviations off.
  @Test func `without disagreement few units are suspected`() throws {
    var source = SeededGenerator(seed: (1, 2, 3, 4))
    func noise() -> Double { NormalDistribution().quantile(source.uniform()) }
    var rejected = 0
    for _ in 0..<40 {
      let units = (0..<30).map { _ in 3 * noise() }
      let judges = (0..<6).map { _ in noise() }
      let marks = units.map { unit in judges.map { Optional(unit + $0 + noise()) } }
      let table = RatingTable(try panel(marks))
      rejected += DisagreementScreen(table, try SeverityModel(table)).units.count { $0.p < 0.05 }
    }
    #expect((30...90).contains(rejected))
  }

  @Test func `a planted quarrel is found, with the judge`() throws {
    var marks: [[Double?]] = (0..<20).map { unit in
      (0..<5).map { judge -> Double? in
        let scatter = (unit + 2 * judge) % 3 == 0 ? 0.2 : -0.1
        return Double(unit % 7 + judge) + scatter
      }
    }
    marks[11][3] = 12
    let table = RatingTable(try panel(marks))
    let alarms = DisagreementScreen(table, try SeverityModel(table)).units.filter { $0.adjusted < 0.05 }
    #expect(alarms.map(\.unit) == ["U12"])
    #expect(alarms.first?.judge == "J4")
  }

  @Test func `marks that fit exactly are not screened`() throws {
    let table = RatingTable(try panel([[1, 2], [2, 3], [3, 4]]))
    #expect(DisagreementScreen(table, try SeverityModel(table)).units.isEmpty)
  }
}

/// The Rasch model of a meeting.
@Suite struct PanelRaschTests {
  /// Four units, three judges, two criteria; marks 1…4 that no level has only at one end.
  private static func ratings(_ scale: (Double) -> Double = { $0 }) -> [PanelRating] {
    let marks: [[Double]] = [
      [1, 2, 2, 3, 1, 2], [2, 3, 3, 3, 2, 2], [3, 4, 2, 4, 2, 3], [4, 3, 4, 4, 3, 4],
    ]
    return marks.enumerated().flatMap { unit, row in
      row.enumerated().map { place, mark in
        PanelRating(
          judge: "J\(place / 2 + 1)", unit: unitName(unit), criterion: "c\(place % 2 + 1)", score: scale(mark))
      }
    }
  }

  @Test func `only the order of the scores counts, not the numbers`() throws {
    let plain = try PanelRasch(Self.ratings())
    let spread = try PanelRasch(Self.ratings { $0 * $0 / 2 + 3 })
    #expect(plain.categories == 4 && spread.categories == 4)
    for (one, other) in zip(plain.units + plain.judges + plain.criteria, spread.units + spread.judges + spread.criteria)
    {
      #expect(agree(other.found.measure, one.found.measure) && agree(other.found.infit, one.found.infit))
    }
  }

  @Test func `neither order nor names of judges change a measure`() throws {
    let plain = try PanelRasch(Self.ratings())
    let renamed = try PanelRasch(
      Self.ratings().reversed().map {
        PanelRating(judge: $0.judge == "J1" ? "Z" : $0.judge, unit: $0.unit, criterion: $0.criterion, score: $0.score)
      })
    #expect(renamed.judges.map(\.name) == ["J2", "J3", "Z"])
    #expect(agree(renamed.judges.last?.found.measure, try #require(plain.judges.first).found.measure))
  }

  @Test func `it is the model of the analysis plan`() throws {
    let ratings = Self.ratings()
    let facets = FacetRatings(
      levelCounts: [4, 3, 2],
      levels: ratings.indices.map { [$0 / 6, $0 % 6 / 2, $0 % 2] },
      marks: ratings.compactMap { $0.score.map { Int($0) } })
    let model = try ManyFacetRasch(facets)
    let panel = try PanelRasch(ratings)
    for (found, level) in zip(panel.units + panel.judges + panel.criteria, model.levels.flatMap(\.self)) {
      #expect(agree(found.found.measure, level.measure))
    }
  }

  @Test func `what has no measure is named`() {
    let top = Self.ratings().map {
      PanelRating(judge: $0.judge, unit: $0.unit, criterion: $0.criterion, score: $0.unit == "U04" ? 4 : $0.score)
    }
    #expect(throws: PanelRasch.Refusal.extreme("U04")) { try PanelRasch(top) }
    #expect(throws: PanelRasch.Refusal.constant) { try PanelRasch([]) }
  }
}
