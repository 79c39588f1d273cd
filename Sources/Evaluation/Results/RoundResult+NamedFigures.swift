/// A figure of a result with the name under which `explain` derives it.
package struct ExplainedName: Sendable, Equatable {
  package let name: String
  package let figure: Figure
}

extension RoundResult {
  /// The figures of the result that `RoundEvaluation.derivation` explains, by name, in the order of the report: programme and
  /// districts, answers, projects, sites, judges, inspection.
  package var namedFigures: [ExplainedName] {
    areaFigures + surveyFigures + sites.flatMap(figures) + reviewFigures
      + (inspection.indicators ?? []).map { ExplainedName(name: "inspection/\($0.name)", figure: $0.figure) }
      + (inspection.agreement.map { [ExplainedName(name: "inspection/agreement", figure: $0)] } ?? [])
      + (monitoring ?? []).compactMap { watched in
        watched.rate.map { ExplainedName(name: "watched/\(watched.project)/\(watched.measure)", figure: $0) }
      } + rollOutFigures
  }

  /// `city/NAME` or `district/ID/NAME`.
  static func areaName(_ area: String, _ name: String) -> String {
    area == "city" ? "city/\(name)" : "district/\(area)/\(name)"
  }

  private var areaFigures: [ExplainedName] {
    func named(_ name: String, _ figures: [AreaFigure]?) -> [ExplainedName] {
      (figures ?? []).map { ExplainedName(name: Self.areaName($0.area, name), figure: $0.figure) }
    }
    var all = ([city] + districts).flatMap { area in
      [
        ExplainedName(name: Self.areaName(area.id, "score"), figure: area.score),
        ExplainedName(name: Self.areaName(area.id, "satisfaction"), figure: area.satisfaction),
      ]
    }
    all += named("verification", inspection.factors) + named("clicks", website.rates)
    all += named("click-ratio", website.ratios) + named("raw-click-ratio", website.rawRatios)
    for found in website.breaks ?? [] {
      all.append(ExplainedName(name: Self.areaName(found.area, "click-level"), figure: found.level))
      all.append(ExplainedName(name: Self.areaName(found.area, "click-slope"), figure: found.slope))
    }
    all += named("rooms", rooms.rates)
    all += callButtons.areas.map {
      ExplainedName(name: Self.areaName($0.area, "call-buttons"), figure: $0.coverage)
    }
    return all + named("change", change?.satisfaction)
  }

  private var surveyFigures: [ExplainedName] {
    var all = survey.distributions.flatMap { area in
      area.shares.map { ExplainedName(name: "answers/\(area.area)/\($0.category)", figure: $0.share) }
    }
    for project in survey.projects {
      let figures = [("aware", project.aware), ("used", project.used), ("satisfied", project.satisfied)]
      for case (let name, let figure?) in figures {
        all.append(ExplainedName(name: "project/\(project.project)/\(name)", figure: figure))
      }
    }
    for priority in survey.priorities ?? [] {
      let place = "\(priority.area)/\(priority.project)"
      all.append(ExplainedName(name: "importance/\(place)", figure: priority.importance))
      all.append(ExplainedName(name: "performance/\(place)", figure: priority.performance))
    }
    for domain in survey.domains {
      guard let figure = domain.satisfied else { continue }
      all.append(ExplainedName(name: "domain/\(domain.question)/\(domain.category)", figure: figure))
    }
    return all
  }

  private func figures(of site: SiteResult) -> [ExplainedName] {
    func named(_ name: String, _ figure: Figure?) -> [ExplainedName] {
      figure.map { [ExplainedName(name: "site/\(site.site)/\(name)", figure: $0)] } ?? []
    }
    let moved = change?.sites.first { $0.site == site.site }
    return named("score", site.score) + site.dimensions.flatMap { named($0.id, $0.score) }
      + site.indicators.flatMap { named($0.id, $0.value) } + named("change", moved?.change)
      + named("satisfaction-change", moved?.satisfactionChange)
      + named("panel", review.sites.first { $0.site == site.site }?.corrected)
  }

  private var reviewFigures: [ExplainedName] {
    review.judges.map { ExplainedName(name: "judge/\($0.judge)/severity", figure: $0.severity) }
      + review.agreement.map { ExplainedName(name: "review/\($0.name)", figure: $0.figure) }
  }

  private var rollOutFigures: [ExplainedName] {
    let rule = recommendations.flatMap { recommendation in
      recommendation.because.map {
        ExplainedName(name: "roll-out/\(recommendation.project)/\($0.name)", figure: $0.figure)
      }
    }
    let effects = (rollOut?.effects ?? []).flatMap { effect -> [ExplainedName] in
      let figures = [
        ("other-sites", effect.otherSites), ("matched", effect.matched), ("before", effect.before),
        ("gap", effect.gap?.difference),
      ]
      let named = figures.compactMap { name, figure in
        figure.map { ExplainedName(name: "effect/\(effect.project)/\(name)", figure: $0) }
      }
      return named
        + effect.groups.map {
          ExplainedName(name: "use/\(effect.project)/\($0.question)/\($0.category)", figure: $0.used)
        }
    }
    return rule + effects
  }
}
