import Statistics
import Testing

@testable import Counts

@Suite struct AnomalyTests {
  // By hand: median 5, absolute deviations 3 1 0 0 1 1 35, their median 1.
  private let values: [Double] = [2, 4, 5, 5, 6, 6, 40]

  @Test func `modified z scores divide by the median deviation`() throws {
    let found = try ModifiedZScores(values)
    #expect(agree(found.scores[0], -3 * 0.6745) && agree(found.scores[6], 35 * 0.6745))
    #expect(found.flagged == [6])
    #expect(throws: CountError.constantData) { try ModifiedZScores([1, 1, 1, 9]) }
  }

  @Test func `fences stand one and a half quartile ranges off`() throws {
    // By hand, type 7: quartiles at 2.5 and 5.5 of the order: 4.5 and 6.
    let fences = try TukeyFences(values)
    #expect(fences.lower == 2.25 && fences.upper == 8.25 && fences.flagged == [0, 6])
  }

  // Rosner (1983), table 4, as in the NIST/SEMATECH e-Handbook 1.3.5.17.3: R and λ to three digits, three outliers.
  @Test func `the generalised test finds Rosner's three outliers`() throws {
    let data: [Double] = [
      -0.25, 0.68, 0.94, 1.15, 1.20, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58, 1.65, 1.69, 1.70, 1.76,
      1.77, 1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09, 2.10, 2.14, 2.15, 2.23, 2.24, 2.26, 2.35, 2.37, 2.40, 2.47, 2.54,
      2.62, 2.64, 2.90, 2.92, 2.92, 2.93, 3.21, 3.26, 3.30, 3.59, 3.68, 4.30, 4.64, 5.34, 5.42, 6.01,
    ]
    let test = try GeneralisedESD(data, maximum: 10)
    #expect(test.outlierCount == 3)
    for (found, expected) in zip(
      test.statistics, [3.118, 2.942, 3.179, 2.810, 2.815, 2.848, 2.279, 2.310, 2.101, 2.067])
    {
      #expect(abs(found - expected) < 1e-3)
    }
    for (found, expected) in zip(
      test.criticalValues, [3.158, 3.151, 3.143, 3.136, 3.128, 3.120, 3.111, 3.103, 3.094, 3.085])
    {
      #expect(abs(found - expected) < 1e-3)
    }
    #expect(test.removed.prefix(3).map { data[$0] } == [6.01, 5.42, 5.34])
    let turned = try GeneralisedESD(data.reversed(), maximum: 10)
    #expect(turned.statistics == test.statistics)
    #expect(throws: CountError.tooFewObservations(4)) { try GeneralisedESD([1, 2, 3, 4], maximum: 2) }
    #expect(throws: CountError.constantData) { try GeneralisedESD([1, 1, 1, 1, 9], maximum: 2) }
  }

  @Test(
    arguments: [
      ("735", 7), ("-0.0210", 2), ("4e5", 4), ("0.9E-7", 9), ("000", nil), ("0e5", nil), ("1", 1),
    ] as [(String, Int?)])
  func `the first digit is read as written`(text: String, digit: Int?) {
    #expect(FirstDigits.first(of: text) == digit)
  }

  @Test func `digits are held against Benford's shares`() throws {
    // By hand: ten ones; shares 1, 0, …; log10 2 = 0.30103: deviations 0.69897 twice over 9; gap 0.69897 − 0.05.
    let found = try FirstDigits(Array(repeating: 1, count: 10))
    #expect(agree(found.meanAbsoluteDeviation, 2 * 0.6989700043360188 / 9))
    #expect(agree(found.maximumDifference, 0.6989700043360188))
    #expect(agree(found.scores[0], 0.6489700043360188 / (0.3010299956639812 * 0.6989700043360188 / 10).squareRoot()))
    // n(Σ o²/e − 1) = 10(1/0.30103 − 1).
    #expect(agree(found.statistic, 10 * (1 / 0.3010299956639812 - 1)))
    #expect(found.conformity == .nonconforming && found.count == 10)
  }
}
