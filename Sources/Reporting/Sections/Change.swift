import Evaluation
import ProgrammeModel

// 八、年度变化与成效 (summative rounds): what changed since the previous round.
extension ReportContext {
  func change() -> [ReportBlock] {
    let head = heading(1, ChangePhrase.heading, id: "change")
    guard let change = result.change else { return [head, .note(say(ChangePhrase.noPrevious))] }
    let sites = change.sites.map(direction)
    return [
      head,
      paragraph(
        ChangePhrase.intro,
        [
          "previous": RichText(previousName(change)), "figure": .citation("f-change"),
          "table": .citation("t-change-areas"),
        ]), .figure(changeFigure(change)), .table(areaChangeTable(change)),
      paragraph(
        ChangePhrase.sites,
        [
          "up": .count(sites.count { $0 == .above }), "down": .count(sites.count { $0 == .below }),
          "same": .count(sites.count { $0 == .notDifferent }), "table": .citation("t-change-sites"),
        ]), .table(siteChangeTable(change)), paragraph(ChangePhrase.attribution),
    ]
  }

  func previousName(_ change: ChangeResult) -> String {
    programme.round(change.previous)?.name[language] ?? change.previous
  }

  private func areaChangeTable(_ change: ChangeResult) -> ReportTable {
    ReportTable(
      id: "t-change-areas", caption: say(ChangePhrase.areaCaption),
      columns: [
        .text(column(.district)), .number(column(.satisfiedBefore)), .number(column(.satisfiedNow)),
        .number(column(.changePoints)), .number(column(.interval)), .text(column(.verdict)),
      ],
      rows: ordered(change.satisfaction).map { area in
        TableRow([.text(RichText(areaName(area.area)))] + areaChangeCells(area), isTotal: isCity(area.area))
      }, notes: [say(ChangePhrase.source)])
  }

  private func areaChangeCells(_ area: AreaFigure) -> [TableCell] {
    guard !isSuppressed(area.figure), let now = currentSatisfaction(area.area), !isSuppressed(now) else {
      return Array(repeating: .absent(.suppressed), count: 5)
    }
    return [.number(now.value - area.figure.value, .percent(1)), .number(now.value, .percent(1))]
      + cells(area.figure, .percentagePoints) + [changeVerdict(area.figure)]
  }

  /// Satisfaction of this round in the city or a district.
  func currentSatisfaction(_ area: String) -> Figure? {
    isCity(area) ? result.city.satisfaction : result.districts.first { $0.id == area }?.satisfaction
  }

  private func changeVerdict(_ figure: Figure) -> TableCell { changeVerdict(Comparison(figure, with: 0)) }

  /// Whether a site's score changed, allowing for the number of sites; by its interval in results of earlier versions.
  private func direction(_ site: ChangeResult.SiteChange) -> Comparison {
    guard let p = site.adjusted else { return Comparison(site.change, with: 0) }
    return p > 1 - level ? .notDifferent : site.change.value > 0 ? .above : .below
  }

  private func changeVerdict(_ comparison: Comparison) -> TableCell {
    switch comparison {
    case .above: .verdict(plain(ChangePhrase.rose), .good)
    case .notDifferent: .verdict(plain(ChangePhrase.unchanged), .neutral)
    case .below: .verdict(plain(ChangePhrase.fell), .attention)
    }
  }

  private func siteChangeTable(_ change: ChangeResult) -> ReportTable {
    ReportTable(
      id: "t-change-sites", caption: say(ChangePhrase.siteCaption),
      columns: [
        .text(column(.site)), .number(column(.scoreBefore)), .number(column(.scoreNow)), .number(column(.change)),
        .number(column(.interval)), .number(column(.pAdjusted)), .text(column(.verdict)),
        .number(column(.satisfactionChangePoints)), .number(column(.interval)),
      ],
      rows: change.sites.map { site in
        TableRow(
          [
            .name(siteName(site.site)), .number(site.scoreBefore, .score), .number(site.score, .score),
          ] + cells(site.change, .signed(1))
            + [site.adjusted.map { .number($0, .probability) } ?? .absent(.undefined), changeVerdict(direction(site))]
            + peopleCells(site.satisfactionChange, .percentagePoints).prefix(2))
      }, notes: [say(ChangePhrase.siteSource)])
  }
}
