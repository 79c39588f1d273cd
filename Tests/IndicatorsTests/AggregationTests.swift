import Statistics
import Testing

@testable import Indicators

/// What any way of aggregating owes the units: order, names and units of measurement do not matter, better is better.
struct AggregationTests {
  private static let means: [WeightedMean] = [.arithmetic, .geometric, .harmonic, .power(0.5), .power(-2), .power(3)]

  /// (2·4 + 1·1)/3, (4²·1)^(1/3), 3/(2/4 + 1), ((2·√4 + 1)/3)².
  @Test func `means by hand`() {
    let expected: [(WeightedMean, Double)] = [
      (.arithmetic, 3), (.geometric, 2.5198420997897464), (.harmonic, 2), (.power(0.5), 25 / 9.0),
    ]
    for (mean, expected) in expected {
      #expect(agree(mean.value(of: [4, .nan, 1], weights: [2, 5, 1]), expected, within: 1e-12))
    }
    #expect(WeightedMean.arithmetic.value(of: [.nan, 3], weights: [1, 0]) == nil)
  }

  @Test(arguments: means)
  func `weights that sum to two are those that sum to one`(mean: WeightedMean) {
    let values: [Double] = [60, 72, 55]
    let once = mean.value(of: values, weights: [0.5, 0.3, 0.2])
    #expect(agree(once, mean.value(of: values, weights: [1, 0.6, 0.4]) ?? 0, within: 1e-12))
  }

  /// 30 random pairs of which the second is nowhere better.
  @Test(arguments: means)
  func `a dominated unit is never above its dominator`(mean: WeightedMean) throws {
    var source = generator()
    for _ in 0..<30 {
      let weights = (0..<5).map { _ in source.uniform() }
      let better = (0..<5).map { _ in 1 + 99 * source.uniform() }
      let worse = better.map { source.uniform() < 0.4 ? $0 : $0 * source.uniform() }
      let scores = [mean.value(of: better, weights: weights), mean.value(of: worse, weights: weights)]
      let ranks = ranks(ofScores: scores).compactMap(\.self)
      #expect(ranks[0] <= ranks[1])
    }
  }

  private let columns: [[Double]] = DataWeightTests.columns
  private let directions = DataWeightTests.directions

  /// By hand: A beats all; C beats B with 0.5 + 0.2 and D; B beats D.
  @Test func `outranking by hand`() {
    let found = Outranking(columns, weights: [0.5, 0.3, 0.2], directions: directions)
    #expect(agree(found.matrix[0][1], 0.7))
    #expect(agree(found.matrix[1][2], 0.3))
    #expect((0..<4).map { found.wins(of: $0) - found.losses(of: $0) } == [3, -1, 1, -3])
  }

  /// Three sites of which no two have the same indicators: COINr's scores change with the order of the rows.
  @Test func `outranking with missing values does not depend on the order of rows`() {
    let gaps: [[Double]] = [[3, .nan, 1], [.nan, 2, 3], [1, 3, .nan]]
    let weights = [0.4, 0.3, 0.3]
    let all = [Direction](repeating: .higher, count: 3)
    let found = Outranking(gaps, weights: weights, directions: all)
    let reversed = Outranking(gaps.map { Array($0.reversed()) }, weights: weights, directions: all)
    for i in 0..<3 {
      for j in 0..<3 where i != j {
        #expect(agree(found.matrix[i][j] + found.matrix[j][i], 1))
        #expect(agree(found.matrix[i][j], reversed.matrix[2 - i][2 - j]))
      }
    }
  }

  @Test func `units without an indicator in common are even`() {
    let found = Outranking([[1, .nan], [.nan, 2]], weights: [1, 1], directions: [.higher, .higher])
    #expect(found.matrix == [[0, 0.5], [0.5, 0]])
    #expect(found.incomparable.count == 1)
    #expect(found.wins(of: 0) + found.losses(of: 0) == 0)
  }

  /// R, formulas written out: z = 100 ± 10(x − mean)/S, M − V/M with V = mean((z − M)²).
  @Test func `Mazziotta and Pareto agree with R`() throws {
    let expected: [(MazziottaPareto.Variant, MazziottaPareto.Penalty, [Double])] = [
      (.standard, .subtract, [108.217675796788, 102.859033354292, 101.810834094415, 85.9927153152166]),
      (.standard, .add, [108.715023548717, 104.209920828301, 102.14969014756, 86.045106914711]),
      (.adjusted, .subtract, [117.79397661587, 104.496510971281, 103.711177828716, 68.7415571169538]),
    ]
    for (variant, penalty, expected) in expected {
      let found = try MazziottaPareto(
        columns, directions: directions, variant: variant, penalty: penalty, references: [nil, nil, nil])
      for (score, expected) in zip(found.scores, expected) { #expect(agree(score, expected, within: 1e-10)) }
    }
  }

  @Test func `a reference moves the goalposts`() throws {
    let found = try MazziottaPareto(
      columns, directions: directions, variant: .adjusted, penalty: .subtract, references: [100, nil, nil])
    #expect(found.goalposts[0] == (85, 115))
  }

  /// R, formulas written out.
  @Test func `closeness to the ideal agrees with R`() throws {
    let found = try IdealSolution(columns, weights: [0.5, 0.3, 0.2], directions: directions, scaling: .vector)
    for (place, expected) in [0.632766786313038, 0.710209297089933, 0.448428663086148, 0].enumerated() {
      #expect(agree(found.closeness[place], expected, within: 1e-12))
    }
    #expect(agree(found.toIdeal[0], 0.0947943006640037, within: 1e-12))
    #expect(agree(found.toAntiIdeal[0], 0.163336764639933, within: 1e-12))
  }

  @Test(arguments: [IdealSolution.Scaling.vector, .minMax])
  func `closeness does not depend on units and the scale of weights`(scaling: IdealSolution.Scaling) throws {
    let found = try IdealSolution(columns, weights: [0.5, 0.3, 0.2], directions: directions, scaling: scaling)
    let scaled = zip(columns, [0.1, 1_000, 3]).map { column, factor in column.map { $0 * factor } }
    let other = try IdealSolution(scaled, weights: [1, 0.6, 0.4], directions: directions, scaling: scaling)
    for (score, other) in zip(found.closeness, other.closeness) { #expect(agree(score, other ?? -1, within: 1e-12)) }
    #expect(ranks(ofScores: found.closeness)[3] == 4)
  }

  @Test func `incomplete units have no score and change no other`() throws {
    let gaps = columns.map { $0 + [.nan] }
    let found = try IdealSolution(gaps, weights: [1, 1, 1], directions: directions, scaling: .minMax)
    let complete = try IdealSolution(columns, weights: [1, 1, 1], directions: directions, scaling: .minMax)
    #expect(found.closeness == complete.closeness + [nil])
    let index = try MazziottaPareto(
      gaps, directions: directions, variant: .standard, penalty: .subtract, references: [nil, nil, nil])
    #expect(index.scores[4] == nil)
  }

  @Test func `units that are all equal have no ideal`() {
    #expect(throws: PlacedIndexError(place: 0, error: .constantData)) {
      try IdealSolution([[2, 2], [3, 3]], weights: [1, 1], directions: [.higher, .higher], scaling: .vector)
    }
  }
}
