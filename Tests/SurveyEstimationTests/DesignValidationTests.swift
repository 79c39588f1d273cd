import SurveyEstimation
import Tables
import Testing

struct DesignValidationTests {
  private func draft(
    strata: [[Int32]?] = [], clusters: [[Int32]] = [], weights: [Double] = [1, 2, 3, 4], fpc: [[Double]] = []
  ) -> SurveyDesignDraft {
    SurveyDesignDraft(rowCount: 4, strata: strata, clusters: clusters, weighting: .weights(weights), fpc: fpc)
  }

  @Test func `each rule has its error`() {
    let cases: [(SurveyDesignDraft, DesignError)] = [
      (draft(weights: [1, 2, .nan, 4]), .missingWeights(row: 2)),
      (draft(weights: [1, -2, 0, 4]), .negativeWeight(row: 1)),
      (draft(weights: [1, 2, 3, 0]), .zeroWeight(row: 3)),
      (draft(weights: [1, .infinity, 3, 4]), .notNumeric(column: "weights", row: 1)),
      (draft(weights: [1]), .unequalLength(part: "weights", expected: 4, found: 1)),
      (draft(strata: [[0, 0, -1, 1]]), .missingDesign(row: 2, stage: 1)),
      (draft(clusters: [[0, -1, 1, 1]]), .missingDesign(row: 1, stage: 1)),
      (draft(strata: [[0, 0, 1, 1]], clusters: [[0, 1, 1, 2]]), .clustersNotNested(row: 2, stage: 1)),
      (draft(strata: [[0, 0, 1, 1], [0, 0, 0, 0]]), .tooManyStages(part: "strata", stages: 1)),
      (draft(fpc: [[9, 9, 9, 9], [9, 9, 9, 9]]), .tooManyStages(part: "fpc", stages: 1)),
      (draft(fpc: [[9, 9, 8, 9]]), .invalidFPC(row: 2, stage: 1)),
      (draft(fpc: [[0, 0, 0, 0]]), .invalidFPC(row: 0, stage: 1)),
      (draft(fpc: [[9, .nan, 9, 9]]), .missingDesign(row: 1, stage: 1)),
      (draft(fpc: [[3, 3, 3, 3]]), .fpcTooSmall(row: 0, stage: 1, population: 3, sampled: 4)),
      (SurveyDesignDraft(rowCount: 0, weighting: .equal), .noRows),
      (SurveyDesignDraft(rowCount: 1, weighting: .unstated), .missingWeights(row: nil)),
      (SurveyDesignDraft(rowCount: 2, weighting: .probabilities([0.5, 1.5])), .invalidProbability(row: 1)),
    ]
    for (draft, error) in cases { #expect(throws: error) { try draft.validated() } }
  }

  @Test func `nested clusters are numbered anew in every stratum`() throws {
    var draft = draft(strata: [[0, 0, 1, 1]], clusters: [[0, 1, 0, 1]])
    draft.nested = true
    let design = try draft.validated()
    #expect(design.psuCount == 4)
    #expect(design.degreesOfFreedom == 2)
  }

  @Test func `rows without a weight can be dropped`() throws {
    var draft = draft(weights: [1, .nan, 3, 4])
    draft.missingWeights = .drop
    let design = try draft.validated()
    #expect(design.keptRows == [0, 2, 3])
    #expect(design.weights == [1, 3, 4])
    #expect(design.warnings == [.droppedRows(1)])
  }

  @Test func `an error after dropping names the row of the draft`() {
    var draft = draft(weights: [.nan, 2, 3, -4])
    draft.missingWeights = .drop
    #expect(throws: DesignError.negativeWeight(row: 3)) { try draft.validated() }
  }

  /// By hand: 10/2 clusters times 6/3 and 4/1 elements.
  @Test func `weights follow from the sizes of two stages`() throws {
    let draft = SurveyDesignDraft(
      rowCount: 4, clusters: [[7, 7, 7, 8], [1, 2, 3, 1]], weighting: .populationSizes,
      fpc: [[10, 10, 10, 10], [6, 6, 6, 4]])
    #expect(try draft.validated().weights == [10, 10, 10, 20])
  }

  @Test func `fractions say the same as counts`() throws {
    var draft = SurveyDesignDraft(rowCount: 2, weighting: .populationSizes, fpc: [[0.25, 0.25]])
    draft.fpcKind = .fractions
    #expect(try draft.validated().weights == [4, 4])
  }

  @Test func `a table gives the same design`() throws {
    let table = try DataTable([
      DataColumn(name: "district", texts: ["北", "北", "南", "南"]), DataColumn(name: "site", numbers: [1, 2, 3, 4]),
      DataColumn(name: "w", numbers: [1, 2, 3, 4]), DataColumn(name: "t", texts: ["1", "x", "3", "4"]),
    ])
    var columns = DesignColumns()
    columns.strata = ["district"]
    columns.clusters = ["site"]
    columns.weights = "w"
    #expect(try SurveyDesignDraft(table: table, columns: columns).validated().stratumCount == 2)
    columns.weights = "t"
    #expect(throws: DesignError.notNumeric(column: "t", row: 1)) {
      try SurveyDesignDraft(table: table, columns: columns)
    }
    columns.weights = "weight"
    #expect(throws: DesignError.unknownColumn("weight")) { try SurveyDesignDraft(table: table, columns: columns) }
  }
}
