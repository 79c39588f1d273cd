import Evaluation
import ProgrammeModel

// 四、五: shares of the sites against their sizes, with limits that allow for more variation than chance.
extension ReportContext {
  /// The funnel of a measure; nothing where there is none.
  func funnel(_ measure: FunnelResult.Measure) -> [ReportBlock] {
    guard let funnel = result.funnels?.first(where: { $0.measure == measure }) else { return [] }
    let figure = funnelFigure(funnel)
    return [
      paragraph(
        FunnelPhrase.intro,
        [
          "figure": .citation(figure.id), "dispersion": .quantity(funnel.dispersion, .decimal(2)),
          "between": .quantity(funnel.betweenVariance.squareRoot() * 100, .decimal(1)),
          "expected": .quantity(0.05 * Double(shown(funnel).count), .decimal(0)),
        ]), .figure(figure),
    ]
  }

  /// Sites whose share may be shown.
  private func shown(_ funnel: FunnelResult) -> [FunnelResult.Place] {
    funnel.sites.filter { $0.n >= Self.fewestRespondents }
  }

  private func funnelFigure(_ funnel: FunnelResult) -> ReportFigure {
    let places = shown(funnel)
    let zones = places.map { FunnelZone($0.z) }
    let outer = zip(places, zones).filter { $1 == .beyondOuter }.map(\.0)
    let title = say(
      outer.isEmpty ? FunnelPhrase.noneOuter : .someOuter,
      [
        "outer": .count(outer.count), "high": .count(outer.count { $0.z > 0 }), "low": .count(outer.count { $0.z < 0 }),
        "inner": .count(zones.count { $0 != .inside }), "sites": .count(places.count),
      ])
    let target = NumberText(language).full(Quantity(funnel.target, .percent(1)))
    let chart = FunnelChart(
      description: alternative(.funnelChart, title),
      entries: zip(places, zones).map { place, zone in
        FunnelChart.Entry(label: siteName(place.site), share: place.share, size: place.size, zone: zone)
      }, target: funnel.target, targetLabel: plain(FigurePhrase.cityLine, ["value": RichText(target)]),
      limits: funnel.limits, horizontalTitle: plain(sizeName(funnel.measure)),
      verticalTitle: column(funnel.measure == .satisfaction ? .satisfiedPercent : .coveragePercent),
      legend: [
        .inside: plain(FunnelPhrase.inside), .beyondInner: plain(FunnelPhrase.beyondInner),
        .beyondOuter: plain(FunnelPhrase.beyondOuter),
      ])
    return ReportFigure(
      id: "f-funnel-\(funnel.measure.rawValue)", title: title, caption: say(FunnelPhrase.caption, ["period": period]),
      alternative: chart.description, specification: chart.specification,
      columns: [
        .text(column(.site)), .text(column(.district)),
        .number(column(funnel.measure == .satisfaction ? .satisfiedPercent : .coveragePercent)),
        .number(column(.n)), .number(plain(FunnelPhrase.z)),
      ],
      rows: zip(places, zones).filter { $1 != .inside }.map(\.0).sorted { abs($0.z) > abs($1.z) }.map { place in
        TableRow([
          .name(siteName(place.site)), .text(RichText(site(place.site).map { areaName($0.district) } ?? "")),
          .number(place.share, .percent(1)), .count(place.n), .number(place.z, .signed(2)),
        ])
      })
  }

  private func sizeName(_ measure: FunnelResult.Measure) -> FunnelPhrase {
    measure == .satisfaction ? .effectiveSize : .elders
  }
}
