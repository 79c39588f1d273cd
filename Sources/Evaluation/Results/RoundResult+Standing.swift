package import ProgrammeModel
import Statistics

/// How one site stands among the others, for its page: simple means of what the result lists, and what helps or costs it most.
extension RoundResult {
  /// The mean of the sites' scores in a dimension, over all sites or those of a district; a site none of whose weight has a
  /// value is left out. Nil when none is left.
  package func meanScore(dimension id: String, district: String? = nil) -> Double? {
    mean(district) { site in
      site.dimensions.first { $0.id == id && $0.coverage > 0 && $0.score.value.isFinite }?.score.value
    }
  }

  /// The mean of the sites' scores in an indicator; sites to which it does not apply or that lack it are left out.
  package func meanScore(indicator id: String, district: String? = nil) -> Double? {
    mean(district) { site in site.indicators.first { $0.id == id }.flatMap { $0.isScored ? $0.score : nil } }
  }

  /// The mean of the sites' values of an indicator.
  package func meanValue(indicator id: String) -> Double? {
    mean(nil) { site in site.indicators.first { $0.id == id }.flatMap { $0.isScored ? $0.value?.value : nil } }
  }

  private func mean(_ district: String?, _ value: (SiteResult) -> Double?) -> Double? {
    let values = sites.filter { district == nil || $0.district == district }.compactMap(value)
    return values.isEmpty ? nil : values.compensatedSum() / Double(values.count)
  }

  /// The indicators in which a site is better than the sites are on average, most points of its total first.
  ///
  /// Better means that the interval of the site's value excludes the mean of all sites on the good side; the goalposts tell
  /// which side that is. Ties keep the order of the programme.
  ///
  /// - Parameter isShown: whether an indicator's figure may be printed.
  package func strengths(
    of site: SiteResult, in programme: Programme, isShown: (IndicatorDefinition, IndicatorResult) -> Bool
  ) -> [SiteStanding] {
    SiteStanding.strengths(standings(of: site, in: programme, isShown: isShown))
  }

  /// The indicators whose full score would add most to a site's total, most first; ties keep the order of the programme.
  package func thingsToDo(
    of site: SiteResult, in programme: Programme, isShown: (IndicatorDefinition, IndicatorResult) -> Bool
  ) -> [SiteStanding] {
    SiteStanding.thingsToDo(standings(of: site, in: programme, isShown: isShown))
  }

  private func standings(
    of site: SiteResult, in programme: Programme, isShown: (IndicatorDefinition, IndicatorResult) -> Bool
  ) -> [SiteStanding] {
    programme.indicators.enumerated().compactMap { place, definition in
      guard let own = site.indicators.first(where: { $0.id == definition.id }), own.isScored, own.weight > 0,
        let value = own.value, let score = own.score, isShown(definition, own)
      else { return nil }
      return SiteStanding(
        place: place, indicator: definition, value: value, score: score, weight: own.weight,
        meanValue: meanValue(indicator: definition.id), meanScore: meanScore(indicator: definition.id))
    }
  }
}

/// One indicator of a site beside the mean of all sites.
package struct SiteStanding: Sendable, Equatable {
  let place: Int
  package let indicator: IndicatorDefinition
  package let value: Figure
  /// 0…100.
  package let score: Double
  /// Share of the site's total.
  package let weight: Double
  package let meanValue: Double?
  package let meanScore: Double?

  static func strengths(_ standings: [SiteStanding]) -> [SiteStanding] {
    standings.filter { standing in
      guard let mean = standing.meanValue else { return false }
      let figure = standing.value
      return standing.isFalling ? figure.upper.map { $0 < mean } ?? false : figure.lower.map { $0 > mean } ?? false
    }.sorted { ($1.gain, $0.place) < ($0.gain, $1.place) }
  }

  static func thingsToDo(_ standings: [SiteStanding]) -> [SiteStanding] {
    standings.filter { $0.missingPoints > 0 }
      .sorted { ($1.missingPoints, $0.place) < ($0.missingPoints, $1.place) }
  }

  /// Points of the total above what the mean score would give.
  var gain: Double { weight * (score - (meanScore ?? score)) }
  /// Points of the total that the full score would add.
  package var missingPoints: Double { weight * (100 - score) }

  /// Whether less is better: the value that scores 0 is above the one that scores 100.
  var isFalling: Bool {
    guard case .value(let zero) = indicator.zero, case .value(let full) = indicator.full else { return false }
    return zero > full
  }
}

extension IndicatorResult {
  var isScored: Bool { status == .scored || status == .unverified }
}
