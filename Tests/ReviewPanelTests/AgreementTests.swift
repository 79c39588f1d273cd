import ReviewPanel
import Statistics
import Testing

@Suite struct AgreementTests {
  @Test func `the intraclass correlations are those of Shrout and Fleiss`() throws {
    // Shrout & Fleiss (1979), table 4: .29 and .62; digits and limits from R psych::ICC(lmer = FALSE).
    let block = CompleteBlock(try panel(shroutFleiss), keeping: .judgesOfAllUnits)
    let icc = try IntraclassCorrelation(block)
    #expect(agree(icc.single.value, 0.289763779527559) && agree(icc.average.value, 0.620050547598989))
    #expect(agree(icc.single.lower, 0.018786513374712) && agree(icc.single.upper, 0.761084369648953))
    #expect(agree(icc.average.lower, 0.0711368153025032) && agree(icc.average.upper, 0.927232040167722))
    #expect(agree(icc.meanSquareUnits, 11.2416666666667) && agree(icc.meanSquareJudges, 32.4861111111111))
    #expect(agree(icc.meanSquareError, 1.01944444444445))
    #expect(icc.judges == 4 && icc.units == 6)
  }

  @Test func `judges who differ by a constant have a correlation without limits`() throws {
    // By hand: unit means 65 and 75, judge means 65 and 75, no residual: MSB = MSJ = 2·(5² + 5²) = 100, MSE = 0;
    // ICC(2,1) = 100/(100 + 2·100/2) = 0.5.
    let icc = try IntraclassCorrelation(
      CompleteBlock(panel([[60, 70], [70, 80]]), keeping: .judgesOfAllUnits))
    #expect(agree(icc.single.value, 0.5) && icc.single.lower == nil && icc.single.upper == nil)
  }

  @Test func `concordance corrects for ties`() throws {
    // R irr::kendall(anxiety, correct = TRUE): 20 people, 3 raters.
    let anxiety: [[Double?]] = [
      [3, 3, 2], [3, 6, 1], [3, 4, 4], [4, 6, 4], [5, 2, 3], [5, 4, 2], [2, 2, 1], [3, 4, 6], [5, 3, 1], [2, 3, 1],
      [2, 2, 1], [6, 3, 2], [1, 3, 3], [5, 3, 3], [2, 2, 1], [2, 2, 1], [1, 1, 3], [2, 3, 3], [4, 3, 2], [3, 4, 2],
    ]
    let found = try KendallConcordance(CompleteBlock(panel(anxiety), keeping: .judgesOfAllUnits))
    #expect(agree(found.coefficient, 0.53965687595437) && agree(found.statistic, 30.7604419293991))
    #expect(found.degreesOfFreedom == 19 && agree(found.probability, 0.0428834731269479))
    #expect(found.judges == 3 && found.units == 20)
  }

  @Test func `judges who order alike concord entirely, opposed ones not at all`() throws {
    let alike = CompleteBlock(try panel([[1, 10], [2, 20], [3, 30]]), keeping: .judgesOfAllUnits)
    #expect(try KendallConcordance(alike).coefficient == 1)
    let opposed = CompleteBlock(try panel([[1, 30], [2, 20], [3, 10]]), keeping: .judgesOfAllUnits)
    #expect(try KendallConcordance(opposed).coefficient == 0)
  }

  @Test func `a recused judge leaves the block, or his unit does`() throws {
    let panel = try panel([[1, 2, 3], [2, 3, nil], [3, 4, 5]])
    let judges = CompleteBlock(panel, keeping: .judgesOfAllUnits)
    #expect(judges.judges == ["J1", "J2"] && judges.units.count == 3)
    let units = CompleteBlock(panel, keeping: .unitsOfAllJudges)
    #expect(units.judges.count == 3 && units.units == ["U01", "U03"] && units.marks == [[1, 2, 3], [3, 4, 5]])
  }

  @Test func `too small or constant tables are refused`() throws {
    let one = CompleteBlock(try panel([[1, nil], [2, 3]]), keeping: .judgesOfAllUnits)
    #expect(throws: PanelError.tooFewJudges(1)) { try KendallConcordance(one) }
    let single = CompleteBlock(try panel([[1, nil], [2, 3]]), keeping: .unitsOfAllJudges)
    #expect(throws: PanelError.tooFewUnits(1)) { try IntraclassCorrelation(single) }
    let flat = CompleteBlock(try panel([[1, 1], [1, 1]]), keeping: .judgesOfAllUnits)
    #expect(throws: PanelError.constantScores) { try KendallConcordance(flat) }
    #expect(throws: PanelError.constantScores) { try IntraclassCorrelation(flat) }
  }
}
