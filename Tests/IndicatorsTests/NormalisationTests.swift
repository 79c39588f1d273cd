import Testing

@testable import Indicators

/// Expected values by hand, on a column with a tie and a missing value.
struct NormalisationTests {
  private let column: [Double] = [4, 1, 3, 3, .nan, 9]

  private func expect(
    _ normalisation: Normalisation, better direction: Direction = .higher, _ expected: [Double],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let found = try normalisation.scores(of: column, direction: direction)
    #expect(found.count == expected.count, sourceLocation: sourceLocation)
    for (found, expected) in zip(found, expected) {
      #expect(
        found.isNaN && expected.isNaN || abs(found - expected) < 1e-12, "\(found), not \(expected)",
        sourceLocation: sourceLocation)
    }
  }

  @Test func `scales by least and greatest value`() throws {
    try expect(.minMax(lower: 0, upper: 80), [30, 0, 20, 20, .nan, 80])
    try expect(.minMax(lower: 0, upper: 80), better: .lower, [50, 80, 60, 60, .nan, 0])
    try expect(.distanceToReference(unit: 0, isCapped: false), [1, 0, 2 / 3.0, 2 / 3.0, .nan, 8 / 3.0])
    try expect(.distanceToReference(unit: 0, isCapped: true), [1, 0, 2 / 3.0, 2 / 3.0, .nan, 1])
    try expect(.distanceToReference(unit: 0, isCapped: false), better: .lower, [1, 1.6, 1.2, 1.2, .nan, 0])
    try expect(.distanceToTarget(5, isCapped: false), [0.75, 0, 0.5, 0.5, .nan, 2])
    try expect(.distanceToTarget(5, isCapped: true), better: .lower, [1, 1, 1, 1, .nan, 0])
    try expect(.fractionOfMaximum, [4 / 9.0, 1 / 9.0, 3 / 9.0, 3 / 9.0, .nan, 1])
    try expect(.fractionOfMaximum, better: .lower, [0.25, 1, 1 / 3.0, 1 / 3.0, .nan, 1 / 9.0])
  }

  /// The mean is 4, the squared deviations sum to 36, so that sd = 3.
  @Test func `scales by mean and standard deviation`() throws {
    try expect(.zScore(centre: 50, spread: 10), [50, 40, 140 / 3.0, 140 / 3.0, .nan, 200 / 3.0])
  }

  @Test func `scales by goalposts`() throws {
    try expect(
      .goalposts(lower: 2, upper: 4, scale: 100, isTruncated: true), [100, 0, 50, 50, .nan, 100])
    try expect(
      .goalposts(lower: 2, upper: 4, scale: 10, isTruncated: false), better: .lower, [0, 15, 5, 5, .nan, -25])
  }

  @Test func `scales by rank`() throws {
    try expect(.ascendingRank(.minimum), [4, 1, 2, 2, .nan, 5])
    try expect(.ascendingRank(.average), [4, 1, 2.5, 2.5, .nan, 5])
    try expect(.ascendingRank(.maximum), better: .lower, [2, 5, 4, 4, .nan, 1])
    try expect(.borda(.minimum), [3, 0, 1, 1, .nan, 4])
    try expect(.percentRank(.minimum), [0.75, 0, 0.25, 0.25, .nan, 1])
  }

  @Test(
    arguments: [
      (Normalisation.minMax(lower: 0, upper: 1), [2, 2, .nan], IndexError.constantData),
      (.zScore(centre: 0, spread: 1), [0.1, 0.1, 0.1], .constantData),
      (.distanceToReference(unit: 0, isCapped: false), [1, 2], .constantData),
      (.distanceToReference(unit: 2, isCapped: false), [1, 2, .nan], .noData),
      (.distanceToTarget(1, isCapped: false), [1, 2], .targetIsWorst),
      (.fractionOfMaximum, [-1, 0], .nonPositiveValue(unit: 1)),
      (.percentRank(.minimum), [7, .nan], .tooFewUnits(least: 2, found: 1)),
      (.minMax(lower: 0, upper: 1), [.nan, .nan], .noData),
    ])
  func `what cannot be scaled is refused`(normalisation: Normalisation, column: [Double], error: IndexError) {
    #expect(throws: error) { try normalisation.scores(of: column, direction: .higher) }
  }

  @Test func `ranks of constant data are allowed`() throws {
    #expect(try Normalisation.ascendingRank(.minimum).scores(of: [5, 5], direction: .higher) == [1, 1])
  }

  @Test(
    arguments: [
      Normalisation.minMax(lower: 0, upper: 100), .zScore(centre: 0, spread: 1), .percentRank(.average),
      .borda(.minimum), .fractionOfMaximum,
    ], Direction.allCases)
  func `the unit of measurement does not matter`(normalisation: Normalisation, direction: Direction) throws {
    let column: [Double] = [4.2, 1.1, 3.7, 3.7, 9.3]
    let scores = try normalisation.scores(of: column, direction: direction)
    let other = try normalisation.scores(of: column.map { $0 * 1_000 }, direction: direction)
    for (score, other) in zip(scores, other) { #expect(abs(score - other) < 1e-10) }
  }

  @Test(arguments: [Imputation.mean, .median])
  func `missing values are filled from the unit's own group`(imputation: Imputation) {
    let filled = imputation.filled([1, .nan, 3, 10, .nan, .nan, 8], groups: [0, 0, 0, 1, 1, 2, 0])
    #expect(filled.values.prefix(5) == [1, imputation == .mean ? 4 : 3, 3, 10, 10])
    #expect(filled.values[5].isNaN)
    #expect(filled.count == 2)
    #expect(filled.withoutDonor == [2])
  }

  @Test func `what does not apply is not filled`() {
    let filled = Imputation.mean.filled([1, .nan, .nan], groups: [0, 0, 0], applies: [true, true, false])
    #expect(filled.values[1] == 1)
    #expect(filled.values[2].isNaN)
  }
}
