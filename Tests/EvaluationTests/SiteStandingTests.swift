import ProgrammeModel
import Testing

@testable import Evaluation

/// Strengths and things to do of a site's page, by hand: three sites, two indicators, one of them better when lower.
@Suite struct SiteStandingTests {
  private static func name(_ text: String) -> LocalizedText { LocalizedText(zh: text, en: text) }

  private static func indicator(_ id: String, zero: Double, full: Double) -> IndicatorDefinition {
    IndicatorDefinition(
      id: id, name: name(id), project: nil, weight: 1, measure: .clickRatio, unit: name(""), zero: .value(zero),
      full: .value(full), basis: .target)
  }

  private static func own(_ id: String, _ value: Double, score: Double, half: Double) -> IndicatorResult {
    IndicatorResult(
      id: id, status: .scored,
      value: Figure(
        value: value, se: half / 2, df: nil, lower: value - half, upper: value + half, n: 50, method: "by.hand"),
      score: score, scoreSE: nil, weight: 0.5, sources: [])
  }

  /// Rising: values 4, 6, 8 (mean 6); falling: 1, 2, 6 (mean 3).
  private static func standing(half: Double) -> (found: [SiteStanding], toDo: [SiteStanding]) {
    let rising = indicator("rising", zero: 0, full: 10)
    let falling = indicator("falling", zero: 10, full: 0)
    let indicators = zip([4.0, 6, 8], [2.0, 6, 1]).map { up, down in
      [own("rising", up, score: up * 10, half: half), own("falling", down, score: 100 - down * 10, half: half)]
    }
    var result = StandingResult(indicators: indicators)
    result.definitions = [rising, falling]
    return (
      SiteStanding.strengths(result.standings(of: 2)), SiteStanding.thingsToDo(result.standings(of: 2))
    )
  }

  @Test func `a strength needs an interval on the good side of the mean`() {
    // Site 3: rising 8 ± 1 above 6; falling 1 ± 1 below 3. Points: 0.5 · (80 − 60) = 10, 0.5 · (90 − 70) = 10.
    #expect(Self.standing(half: 1).found.map(\.indicator.id) == ["rising", "falling"])
    #expect(Self.standing(half: 2).found.map(\.indicator.id) == [])
  }

  @Test func `what can add most to the total comes first`() {
    // 0.5 · (100 − 80) = 10 points, 0.5 · (100 − 90) = 5 points.
    let toDo = Self.standing(half: 1).toDo
    #expect(toDo.map(\.indicator.id) == ["rising", "falling"])
    #expect(toDo.map(\.missingPoints) == [10, 5])
  }
}

/// Sites by position, without the rest of a result.
private struct StandingResult {
  let indicators: [[IndicatorResult]]
  var definitions: [IndicatorDefinition] = []

  init(indicators: [[IndicatorResult]]) { self.indicators = indicators }

  func standings(of site: Int) -> [SiteStanding] {
    definitions.enumerated().compactMap { place, definition in
      let all = indicators.compactMap { $0.first { $0.id == definition.id } }
      guard let own = indicators[site].first(where: { $0.id == definition.id }), let value = own.value,
        let score = own.score
      else { return nil }
      return SiteStanding(
        place: place, indicator: definition, value: value, score: score, weight: own.weight,
        meanValue: all.compactMap(\.value?.value).reduce(0, +) / Double(all.count),
        meanScore: all.compactMap(\.score).reduce(0, +) / Double(all.count))
    }
  }
}
