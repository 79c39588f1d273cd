import ReviewPanel
import Statistics
import Testing

/// What must not change what is said of a meeting, over random panels in which each unit is seen by 5 of 9 judges.
@Suite struct PanelPropertyTests {
  /// Marks by unit and judge; nil where a judge did not see a unit.
  private static func marks(_ source: inout SeededGenerator) -> [[Double?]] {
    let severities = (0..<9).map { _ in 2 * source.uniform() }
    return (0..<30).map { _ in
      let quality = 4 + 4 * source.uniform()
      let seen = Set((0..<9).shuffled(using: &source).prefix(5))
      return (0..<9).map { judge in
        seen.contains(judge) ? (quality - severities[judge] + 3 * source.uniform()).rounded() : nil
      }
    }
  }

  /// The same panel with judges in another order and under other names, units likewise; `scale` changes the marks.
  private static func table(
    _ marks: [[Double?]], judges: [Int], units: [Int], prefix: String, scale: (Double) -> Double = { $0 }
  ) throws -> RatingTable {
    let ratings = units.enumerated().flatMap { place, unit in
      judges.enumerated().compactMap { column, judge in
        marks[unit][judge].map { RatingTable.Rating(unit: place, judge: column, value: scale($0)) }
      }
    }
    return RatingTable(
      units: units.map { "\(prefix)u\($0)" }, judges: judges.map { "\(prefix)j\($0)" }, ratings: ratings)
  }

  @Test func `order and names of judges and units change nothing`() throws {
    var source = SeededGenerator(seed: (9, 9, 9, 9))
    for _ in 0..<20 {
      let marks = Self.marks(&source)
      let plain = try Self.table(marks, judges: Array(0..<9), units: Array(0..<30), prefix: "")
      let (judges, units) = ((0..<9).shuffled(using: &source), (0..<30).shuffled(using: &source))
      let moved = try Self.table(marks, judges: judges, units: units, prefix: "other-")
      for metric in KrippendorffAlpha.Metric.allCases where metric != .ratio {
        let (alpha, again) = (
          try KrippendorffAlpha(plain, metric: metric), try KrippendorffAlpha(moved, metric: metric)
        )
        #expect(agree(again.coefficient.estimate.value, alpha.coefficient.estimate.value))
        #expect(agree(again.coefficient.estimate.standardError, alpha.coefficient.estimate.standardError ?? .nan))
      }
      let (model, again) = (try SeverityModel(plain), try SeverityModel(moved))
      for (place, judge) in judges.enumerated() {
        #expect(agree(again.severities[place]?.value, try #require(model.severities[judge]).value))
      }
      for (place, unit) in units.enumerated() {
        #expect(agree(again.fairAverages[place]?.value, try #require(model.fairAverages[unit]).value))
        #expect(agree(again.fairAverages[place]?.standardError, try #require(model.fairAverages[unit]?.standardError)))
      }
      let (parts, other) = (try VarianceComponents(plain), try VarianceComponents(moved))
      #expect(agree(other.unit, parts.unit, relative: 1e-6) && agree(other.judge, parts.judge, relative: 1e-6))
    }
  }

  /// Marks of 0 to 100 instead of 0 to 10, with another zero.
  @Test func `the scale of the marks changes no agreement and scales severity`() throws {
    var source = SeededGenerator(seed: (7, 9, 9, 9))
    for _ in 0..<20 {
      let marks = Self.marks(&source)
      let all = (Array(0..<9), Array(0..<30))
      let plain = try Self.table(marks, judges: all.0, units: all.1, prefix: "")
      let scaled = try Self.table(marks, judges: all.0, units: all.1, prefix: "") { 10 * $0 + 7 }
      for metric in [KrippendorffAlpha.Metric.nominal, .ordinal, .interval] {
        let (alpha, again) = (
          try KrippendorffAlpha(plain, metric: metric), try KrippendorffAlpha(scaled, metric: metric)
        )
        #expect(agree(again.coefficient.estimate.value, alpha.coefficient.estimate.value))
      }
      let (model, again) = (try SeverityModel(plain), try SeverityModel(scaled))
      for (one, other) in zip(model.severities, again.severities) {
        #expect(agree(other?.value, 10 * (try #require(one).value)))
      }
      for (one, other) in zip(model.fairAverages, again.fairAverages) {
        #expect(agree(other?.value, 10 * (try #require(one).value) + 7))
      }
      #expect(agree(again.judgeStatistic, try #require(model.judgeStatistic)))
    }
  }
}
