import Foundation
import ProgrammeModel

extension SimulatedProgramme {
  /// True count a month per 1,000 residents of a count that is compared as a rate.
  func countRate(of world: SiteWorld, project: String, measure: String) -> Double {
    var stream = stream("count rate \(world.site.id) \(project) \(measure)")
    return 4 * exp(0.25 * world.quality + stream.normal(sd: 0.3))
  }

  /// The monthly counts that the programme's indicators ask for.
  func counts(of round: EvaluationRound) -> SimulatedFile? {
    let counted = programme.indicators.compactMap { indicator -> (project: String, indicator: IndicatorDefinition)? in
      switch indicator.measure {
      case .countRate(let project, _), .countRatio(let project, _, _, _, _): (project, indicator)
      default: nil
      }
    }
    guard !counted.isEmpty || programme.monitoring?.isEmpty == false else { return nil }
    var file = RecordFile(.counts, .plain, programme: programme)
    for (project, indicator) in counted {
      for world in worlds(with: project) {
        addCounts(of: indicator, project, world, months: round.period.months, to: &file)
      }
    }
    for indicator in programme.monitoring ?? [] { addWatched(indicator, months: round.period.months, to: &file) }
    return file.file(path: "\(round.id)/counts.csv", encoding: .utf8, title: "Monthly counts of the projects")
  }

  /// About half of the full goalpost.
  private func addWatched(_ indicator: MonitoringIndicator, months: [YearMonth], to file: inout RecordFile) {
    for world in worlds(with: indicator.project) {
      let mean =
        max(indicator.zero, indicator.full) / 2 * exp(0.25 * world.quality) * Double(world.site.residents) / 1_000
      for month in months {
        var stream = stream("watched \(world.site.id) \(month) \(indicator.project) \(indicator.measure)")
        if stream.chance(0.01) { continue }
        file.add([
          "site": world.site.id, "project": indicator.project, "month": "\(month)", "measure": indicator.measure,
          "count": "\(stream.poisson(mean * stream.gamma(shape: 20)))",
        ])
      }
    }
  }

  private func addCounts(
    of indicator: IndicatorDefinition, _ project: String, _ world: SiteWorld, months: [YearMonth],
    to file: inout RecordFile
  ) {
    for month in months {
      for (name, count) in monthCounts(indicator, world, month) {
        file.add([
          "site": world.site.id, "project": project, "month": "\(month)", "measure": name, "count": "\(count)",
        ])
      }
    }
  }

  /// The counts of one indicator in a month, by name.
  private func monthCounts(
    _ indicator: IndicatorDefinition, _ world: SiteWorld, _ month: YearMonth
  ) -> [(String, Int)] {
    var stream = stream("counts \(world.site.id) \(month) \(indicator.id)")
    switch indicator.measure {
    case .countRate(let project, let name):
      let mean = countRate(of: world, project: project, measure: name) * Double(world.site.residents) / 1_000
      return [(name, stream.poisson(mean * stream.gamma(shape: 30)))]
    case .countRatio(_, let numerator, let denominator, let minimumMeasure, _):
      let whole = stream.poisson(1.6)
      let part = stream.binomial(whole, expit(1.2 + 0.4 * world.quality))
      return [(denominator, whole), (numerator, part), (minimumMeasure, stream.poisson(0.8))]
    default: return []
    }
  }
}
