import Testing

@testable import Indicators

/// Expected values: R 4.2.2 with the formulas of `DataWeights` written out, on four sites and three indicators, the third
/// of which is better when lower.
struct DataWeightTests {
  static let columns: [[Double]] = [[80, 60, 70, 50], [120, 200, 90, 40], [10, 14, 12, 20]]
  static let directions: [Direction] = [.higher, .higher, .lower]

  @Test(
    arguments: [
      (DataWeights.equal, [1 / 3.0, 1 / 3.0, 1 / 3.0]),
      (.standardDeviation, [0.153233151657984, 0.795485227249188, 0.0512816210928276]),
      (.gini, [0.184081346423562, 0.542426367461431, 0.273492286115007]),
      (.entropy, [0.0803773633856207, 0.734956717931621, 0.184665918682758]),
      (.critic, [0.306528395678513, 0.476127692504685, 0.217343911816802]),
      (.merec, [0.153358693645374, 0.599881914996759, 0.246759391357867]),
    ])
  func `weights from the data`(weighting: DataWeights, expected: [Double]) throws {
    let weights = try weighting.weights(of: Self.columns, directions: Self.directions)
    for (weight, expected) in zip(weights, expected) { #expect(abs(weight - expected) < 1e-12) }
  }

  /// 1 − e of (1, 3): 1 − H(1/4) in bits = 0.188721875540867; of (1, 1): 0. So all weight is on the first.
  @Test func `a constant column tells nothing`() throws {
    #expect(try DataWeights.entropy.weights(of: [[1, 3], [1, 1]], directions: [.higher, .higher]) == [1, 0])
    #expect(try DataWeights.entropy.weights(of: [[0, 2], [2, 2]], directions: [.higher, .higher]) == [1, 0])
  }

  @Test(arguments: DataWeights.allCases)
  func `the order of units does not matter`(weighting: DataWeights) throws {
    let reversed = Self.columns.map { Array($0.reversed()) }
    let weights = try weighting.weights(of: Self.columns, directions: Self.directions)
    let other = try weighting.weights(of: reversed, directions: Self.directions)
    for (weight, other) in zip(weights, other) { #expect(abs(weight - other) < 1e-14) }
  }

  @Test(arguments: [DataWeights.gini, .entropy, .critic, .merec])
  func `the unit of measurement does not matter`(weighting: DataWeights) throws {
    let scaled = zip(Self.columns, [0.01, 1_000, 7]).map { column, factor in column.map { $0 * factor } }
    let weights = try weighting.weights(of: Self.columns, directions: Self.directions)
    let other = try weighting.weights(of: scaled, directions: Self.directions)
    for (weight, other) in zip(weights, other) { #expect(abs(weight - other) < 1e-12) }
  }

  @Test(
    arguments: [
      (DataWeights.gini, [[-1, 1], [1, 2]], PlacedIndexError(place: 0, error: .constantData)),
      (.entropy, [[1, 2], [-1, 2]], PlacedIndexError(place: 1, error: .negativeValue(unit: 0))),
      (.critic, [[1, 1], [1, 2]], PlacedIndexError(place: 0, error: .constantData)),
      (.merec, [[1, 1], [1, 0]], PlacedIndexError(place: 1, error: .nonPositiveValue(unit: 1))),
      (.standardDeviation, [[1, 1], [2, 2]], PlacedIndexError(place: 0, error: .constantData)),
      (.gini, [[1], [2]], PlacedIndexError(place: 0, error: .tooFewUnits(least: 2, found: 1))),
    ])
  func `what gives no weights is refused`(weighting: DataWeights, columns: [[Double]], error: PlacedIndexError) {
    #expect(throws: error) { try weighting.weights(of: columns, directions: [.higher, .higher]) }
  }

  /// R: `varimax(L, normalize = TRUE, eps = 1e-15)`.
  @Test func `varimax agrees with R`() {
    let turned = varimax([[0.8, 0.1], [0.7, 0.2], [0.6, 0.4], [0.2, -0.6], [0.1, -0.7], [0.3, -0.8]])
    let expected = [
      [0.7943389119883623, -0.1379336539831563], [0.7278932274026678, -0.0130938726635047],
      [0.6906445911839523, 0.2073886416088199], [0.0161031757034740, -0.6322504944499949],
      [-0.1087366056161776, -0.6986961790356893], [0.0533518119221896, -0.8527330087223195],
    ]
    for (row, expected) in zip(turned, expected) {
      for (loading, expected) in zip(row, expected) { #expect(abs(loading - expected) < 1e-7) }
    }
  }

  /// R: `eigen(cor(x))`, `psych::KMO`, `psych::cortest.bartlett`.
  @Test func `components and whether they are worth it`() throws {
    let components = try PrincipalComponents([
      [1, 2, 3, 4, 5, 6, 7, 8], [2, 1, 4, 3, 6, 5, 8, 7], [5, 1, 4, 2, 8, 3, 7, 6],
    ])
    for (found, expected) in zip(components.eigenvalues, [2.44255256349023, 0.533933271978652, 0.0235141645311192]) {
      #expect(abs(found - expected) < 1e-12)
    }
    for (found, expected) in zip(components.vectors[0], [0.57007373912946, 0.633719855611619, 0.522891075233213]) {
      #expect(abs(found - expected) < 1e-12)
    }
    let adequacy = try #require(components.samplingAdequacy)
    #expect(abs(adequacy.overall - 0.415848647427507) < 1e-10)
    #expect(abs(adequacy.byVariable[2] - 0.369341827605844) < 1e-10)
    let bartlett = try #require(components.bartlett)
    #expect(abs(bartlett.statistic - 18.0037308875469) < 1e-9)
    #expect(abs(bartlett.p - 0.000439071032716545) < 1e-12)
    #expect(components.factorCount == 1)
    #expect(components.factors == [0, 0, 0])
  }

  @Test func `a singular matrix has no measure of adequacy`() throws {
    let components = try PrincipalComponents([[1, 2, 3, 5], [2, 4, 6, 10], [1, 0, 1, 2]])
    #expect(components.samplingAdequacy == nil)
    #expect(components.bartlett == nil)
  }
}
