import Statistics
import Tables
import Testing

@testable import SurveyEstimation

struct ResponseQualityTests {
  /// By item, then row: what eight people answered to six items; NaN is a blank.
  private static let battery: [[Double]] = [
    [4, 5, 3, 5, 2, 2, 5, 1], [4, 4, 4, 4, 3, 3, 5, 2], [4, 3, 4, 3, 3, .nan, 4, 2], [4, 4, 5, 4, 2, 2, 5, 3],
    [4, 2, 4, 2, 4, 4, 4, 1], [4, 4, 2, 5, 3, 3, .nan, 2],
  ]

  private static let answers = ItemAnswers(
    battery.enumerated().map { DataColumn(name: "q\($0.offset + 1)", numbers: $0.element) })

  /// R: max(rle(x)$lengths) and sd(x, na.rm = TRUE) of each row, which is what careless::longstring and irv compute.
  @Test func `runs and deviations agree with R`() {
    let found = StraightLining(Self.answers)
    #expect(found.longestRuns == [6, 1, 2, 1, 2, 1, 2, 2])
    let deviations = [
      0, 1.032795558988644, 1.032795558988644, 1.169045194450012, 0.752772652709081, 0.836660026534076,
      0.547722557505166, 0.752772652709081,
    ]
    for (found, expected) in zip(found.deviations, deviations) { #expect(abs(found - expected) < 1e-12) }
    #expect(found.isFlagged == [true, false, false, false, false, false, false, false])
  }

  /// Rows: 3 3 – 3 3 (identical, blank inside), 1 1 1 2 2, a single answer, nothing.
  @Test func `rules of straight lines`() {
    let answers = ItemAnswers(codes: [
      [3, 1, -1, -1], [3, 1, 7, -1], [-1, 1, -1, -1], [3, 2, -1, -1], [3, 2, -1, -1],
    ])
    let identical = StraightLining(answers, minimumItems: 4)
    #expect(identical.longestRuns == [2, 3, 1, 0])
    #expect(identical.isJudged == [true, true, false, false])
    #expect(identical.isFlagged == [true, false, false, false])
    #expect(identical.deviations.allSatisfy { $0.isNaN })
    #expect(StraightLining(answers, minimumItems: 5).isFlagged == [false, false, false, false])
    #expect(StraightLining(answers, rule: .run(3), minimumItems: 4).isFlagged == [false, true, false, false])
    #expect(StraightLining(answers, rule: .run(2), minimumItems: 4).isFlagged == [true, true, false, false])
  }

  /// The codes of an answer must not depend on which other answers its item has.
  @Test func `the same answer is the same in every item`() {
    let answers = ItemAnswers([
      DataColumn(name: "a", texts: ["好", "差", nil]), DataColumn(name: "b", texts: ["好", "好", "好"]),
      DataColumn(name: "c", numbers: [1, 2, 3]), DataColumn(name: "d", numbers: [.nan, 2, 2]),
    ])
    #expect(answers.codes[0][0] == answers.codes[1][0])
    #expect(answers.codes[0][1] != answers.codes[1][1])
    #expect(answers.codes[2][1] == answers.codes[3][2])
    #expect(answers.codes[0][2] == -1)
    #expect(answers.values == nil)
    #expect(answers.answeredCounts == [3, 4, 3])
  }

  /// Medians 30 of (10, 30, 50), 40 of (20, 60); the limit itself (15, 20) is no flag.
  @Test func `speed against the median of the group`() {
    let durations: [Double] = [10, 30, 50, 20, 60, 5, .nan]
    let found = Speeding(durations: durations, groups: [0, 0, 0, 1, 1, -1, 1], groupCount: 3)
    #expect(found.medians[0] == 30 && found.medians[1] == 40 && found.medians[2].isNaN)
    #expect(found.isFlagged == [true, false, false, false, false, false, false])
    #expect(found.isJudged == [true, true, true, true, true, false, false])
    #expect(found.ratios[4] == 1.5)
    let strict = Speeding(durations: durations, groups: [0, 0, 0, 1, 1, -1, 1], groupCount: 3, share: 0.3)
    #expect(!strict.isFlagged.contains(true))
  }

  /// Rows 2 and 4 differ in the last item, 5 and 6 in the third (a blank); counted by hand.
  @Test func `the largest matches`() {
    let match = PercentMatch(Self.answers)
    #expect(match.shares == [3, 5, 3, 5, 5, 5, 3, 1].map { $0 / 6 })
    #expect(match.partners == [1, 3, 0, 1, 5, 4, 2, 2])
    #expect(!match.isFlagged(threshold: 0.85).contains(true))
    #expect(match.isFlagged(threshold: 5.0 / 6) == [false, true, false, true, true, true, false, false])
  }

  @Test func `blanks match or differ`() {
    let answers = ItemAnswers(codes: [[0, 0, 0], [1, 1, 2], [-1, -1, 3], [-1, -1, -1]])
    #expect(PercentMatch(answers, minimumAnswered: 0).shares == [1, 1, 0.5])
    #expect(PercentMatch(answers, blanks: .differ, minimumAnswered: 0).shares == [0.5, 0.5, 0.25])
    let strict = PercentMatch(answers, minimumAnswered: 0.75)
    #expect(strict.isCompared == [false, false, true])
    #expect(strict.shares.allSatisfy { $0.isNaN })
    #expect(strict.partners == [nil, nil, nil])
    #expect(strict.summary(threshold: 0.85) == nil)
  }

  /// By item, row: answers from a small range with blanks, without any system.
  private static func randomAnswers(rows: Int, items: Int, answers: Int, seed: UInt64) -> ItemAnswers {
    var generator = SeededGenerator(seed: (seed, 2, 3, 4))
    return ItemAnswers(
      codes: (0..<items).map { _ in
        (0..<rows).map { _ in Int32(generator.next() >> 33) % Int32(answers + 1) - 1 }
      })
  }

  /// Every pair, item by item.
  private func plainShares(_ answers: ItemAnswers, _ blanks: BlankRule) -> [Double] {
    (0..<answers.rowCount).map { row in
      let counts = (0..<answers.rowCount).filter { $0 != row }.map { other in
        answers.codes.count { $0[row] == $0[other] && (blanks == .match || $0[row] >= 0) }
      }
      return Double(counts.max() ?? 0) / Double(answers.codes.count)
    }
  }

  @Test(
    arguments: [(1, 3), (5, 1), (63, 5), (64, 7), (65, 8), (130, 90)], BlankRule.allCases)
  func `planes of bits agree with plain counting`(size: (items: Int, answers: Int), blanks: BlankRule) {
    let answers = Self.randomAnswers(rows: 40, items: size.items, answers: size.answers, seed: 7)
    #expect(PercentMatch(answers, blanks: blanks, minimumAnswered: 0).shares == plainShares(answers, blanks))
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `the order of the rows and of the items changes no match`(seed: UInt64) {
    let answers = Self.randomAnswers(rows: 30, items: 20, answers: 3, seed: seed)
    let strata = (0..<30).map { Int32($0 % 4) - 1 }
    let order = (0..<30).map { $0 * 7 % 30 }
    let moved = answers.keeping(rows: order)
    let first = PercentMatch(answers, minimumAnswered: 0.5)
    let second = PercentMatch(moved, minimumAnswered: 0.5)
    for (place, row) in order.enumerated() where first.isCompared[row] {
      #expect(second.shares[place] == first.shares[row])
    }
    let turned = PercentMatch(ItemAnswers(codes: answers.codes.reversed()), minimumAnswered: 0.5)
    #expect(zip(turned.shares, first.shares).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN })
    func expected(_ match: PercentMatch, _ strata: [Int32]) -> [MatchSummary] {
      var generator = SeededGenerator(seed: (seed, 1, 1, 1))
      return match.expected(permutations: 5, threshold: 0.5, strata: strata, generator: &generator)
    }
    #expect(expected(first, strata) == expected(second, order.map { strata[$0] }))
  }

  /// Two items with two answers of two people each: dealt out anew, the pairs coincide with probability 1/3 and then
  /// all four match fully, else each matches by half. 3,000 permutations: four simulation errors of the share are
  /// 0.034.
  @Test func `what chance gives`() {
    let match = PercentMatch(ItemAnswers(codes: [[0, 0, 1, 1], [0, 1, 0, 1]]))
    #expect(match.shares == [0.5, 0.5, 0.5, 0.5])
    var generator = SeededGenerator(seed: (1, 2, 3, 4))
    let found = match.expected(permutations: 3_000, threshold: 0.85, strata: [0, 0, 0, 0], generator: &generator)
    #expect(found.allSatisfy { $0.mean == 1 && $0.flaggedShare == 1 || $0.maximum == 0.5 && $0.flaggedShare == 0 })
    let coinciding = Double(found.count { $0.mean == 1 })
    #expect(abs(coinciding / 3_000 - 1.0 / 3) < 0.034)
  }

  /// Each item has one answer in a stratum, so there is nothing to deal out.
  @Test func `strata keep their answers`() {
    let match = PercentMatch(ItemAnswers(codes: [[0, 1, 0, 1], [2, 3, 2, 3], [5, 4, 5, 4]]))
    var generator = SeededGenerator(seed: (1, 2, 3, 4))
    let found = match.expected(permutations: 20, threshold: 0.85, strata: [0, 1, 0, 1], generator: &generator)
    #expect(found.allSatisfy { $0 == match.summary(threshold: 0.85) && $0.mean == 1 })
  }

  /// Device 0: 0, 240, 540 s within ten minutes, then 7,200; device 1: three within 600 exactly; device 2: two only,
  /// and one without a time.
  @Test func `bursts of one device`() {
    let found = DeviceBursts(
      devices: [0, 1, 0, 2, 0, 1, 0, 1, 2, 2, -1], times: [540, 100, 0, 5, 240, 400, 7_200, 700, 6, .nan, 0])
    #expect(
      found.bursts == [
        DeviceBurst(rows: [2, 4, 0], start: 0, end: 540), DeviceBurst(rows: [1, 5, 7], start: 100, end: 700),
      ])
    #expect(found.burstOfRow == [0, 1, 0, -1, 0, 1, -1, 1, -1, -1, -1])
    #expect(found.isJudged == [true, true, true, true, true, true, true, true, true, false, false])
  }

  /// 0, 5, 10 and 10, 15, 20 minutes share a form; 60, 65, 70 do not.
  @Test func `spans that share a form are one burst`() {
    let minutes: [Double] = [0, 5, 10, 15, 20, 60, 65, 70]
    let devices = [Int32](repeating: 0, count: 8)
    let found = DeviceBursts(devices: devices, times: minutes.map { 60 * $0 })
    #expect(found.bursts.map(\.rows) == [[0, 1, 2, 3, 4], [5, 6, 7]])
    #expect(DeviceBursts(devices: devices, times: minutes.map { 60 * $0 }, forms: 4).bursts.isEmpty)
    #expect(DeviceBursts(devices: devices, times: minutes.map { 60 * $0 }, seconds: 599).bursts.isEmpty)
  }

  @Test func `no rows, no findings`() {
    let none = ItemAnswers([DataColumn(name: "a", numbers: []), DataColumn(name: "b", numbers: [])])
    #expect(StraightLining(none).isFlagged.isEmpty)
    #expect(PercentMatch(none).shares.isEmpty)
    #expect(DeviceBursts(devices: [], times: []).bursts.isEmpty)
    #expect(Speeding(durations: [], groups: [], groupCount: 1).isFlagged.isEmpty)
  }
}
