import ProgrammeModel
import Statistics

extension ChangeResult {
  /// The change from the previous round. The samples of the two rounds are taken as independent; sites and areas that
  /// one of the rounds does not have are left out.
  init(from previous: RoundResult, to current: RoundResult, gateIndicator: String, level: Double) {
    let before = [previous.city] + previous.districts
    let after = [current.city] + current.districts
    let satisfaction = after.compactMap { area -> AreaFigure? in
      guard let earlier = before.first(where: { $0.id == area.id }) else { return nil }
      guard area.satisfaction.n > 0, earlier.satisfaction.n > 0 else { return nil }
      return AreaFigure(area: area.id, figure: area.satisfaction.difference(from: earlier.satisfaction, level: level))
    }
    let earlierSites = Dictionary(previous.sites.map { ($0.site, $0) }, uniquingKeysWith: { first, _ in first })
    let sites = current.sites.compactMap { site -> SiteChange? in
      guard let earlier = earlierSites[site.site] else { return nil }
      let shares = (earlier.value(of: gateIndicator), site.value(of: gateIndicator))
      return SiteChange(
        site: site.site, scoreBefore: earlier.score.value, score: site.score.value,
        change: site.score.difference(from: earlier.score, level: level),
        satisfactionChange: shares.0.flatMap { before in shares.1?.difference(from: before, level: level) })
    }
    let adjusted = PAdjustment.benjaminiHochberg.adjusted(sites.map { Self.probability($0.change) })
    let tested = zip(sites, adjusted).map { site, p in
      var tested = site
      tested.adjusted = p
      return tested
    }
    self.init(previous: previous.round, satisfaction: satisfaction, sites: tested)
  }

  /// Two-sided p of a figure against 0; nil without an error.
  private static func probability(_ figure: Figure) -> Double? {
    guard let se = figure.se, se > 0 else { return nil }
    return 2 * StudentDistribution(degreesOfFreedom: figure.df ?? .infinity).upperTail(abs(figure.value / se))
  }
}

extension SiteResult {
  /// The value of an indicator; nil when it is missing or not applicable.
  func value(of indicator: String) -> Figure? { indicators.first { $0.id == indicator }?.value }
}
