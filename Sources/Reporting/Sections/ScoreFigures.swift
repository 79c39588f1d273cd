import Evaluation
import ProgrammeModel

// The figures of usage, ranks, dimensions and judges.
extension ReportContext {
  func clickFigure() -> ReportFigure {
    let chart = RunChart(months: result.website.months.map(runMonth))
    let title = clickTitle(chart)
    let last = chart.months.last { $0.rate != nil }?.rate
    let words = RunChart.Words(
      axis: column(.clickRate),
      median: chart.median.map { plain(FigurePhrase.median, ["value": .quantity($0, .decimal(1))]) } ?? "",
      monthNames: MonthPhrase.allCases.map { $0[language] },
      lastValue: last.map { NumberText.fixed($0, 1) } ?? "", raw: plain(FigurePhrase.rawLine),
      clean: plain(FigurePhrase.cleanLine))
    return ReportFigure(
      id: "f-clicks", title: title,
      caption: say(
        FigurePhrase.clickCaption,
        ["baseline": dates(round.baseline), "months": .count(RunChart.shiftLength)]),
      alternative: alternative(.runChart, title),
      specification: chart.specification(description: alternative(.runChart, title), words: words),
      columns: [
        .text(column(.month)), .number(column(.viewsRaw)), .number(column(.viewsCleaned)), .number(column(.visitors)),
        .number(column(.sitesReporting)), .number(column(.clickRate)), .text(column(.baseline)),
      ], rows: result.website.months.map(clickRow))
  }

  private func runMonth(_ month: WebsiteResult.MonthTotal) -> RunChart.Month {
    let rate = month.sites > 0 ? month.rate : nil
    let raw = rate.flatMap { month.cleaned > 0 ? $0 * Double(month.raw) / month.cleaned : nil }
    return RunChart.Month(month: month.month, rate: rate, rawRate: raw, isBaseline: month.baseline)
  }

  private func clickTitle(_ chart: RunChart) -> RichText {
    guard let shift = chart.shift else { return say(FigurePhrase.noShift, ["months": .count(RunChart.shiftLength)]) }
    return say(
      shift.isAbove ? FigurePhrase.shiftUp : .shiftDown,
      ["first": RichText(shift.months.first ?? ""), "months": .count(shift.months.count)])
  }

  private func clickRow(_ month: WebsiteResult.MonthTotal) -> TableRow {
    TableRow([
      .text(RichText(month.month)), .count(month.raw), .number(month.cleaned, .count), .count(month.visitors),
      .count(month.sites), month.sites > 0 ? .number(month.rate, .decimal(1)) : .absent(.missing),
      .text(month.baseline ? say(FigurePhrase.yes) : ""),
    ])
  }

  func rankFigure() -> ReportFigure {
    let sites = sitesByRank
    let groups = Dictionary(
      (result.stability?.sites ?? []).map { ($0.site, $0.tieGroup) }, uniquingKeysWith: { first, _ in first })
    let widths = sites.map { $0.rankUpper - $0.rankLower + 1 }.sorted()
    let median = widths.isEmpty ? 0 : widths[widths.count / 2]
    let title = say(FigurePhrase.ranks, ["median": .count(median), "sites": .count(sites.count)])
    let chart = RankChart(
      description: alternative(.rankChart, title),
      entries: sites.map {
        RankChart.Entry(
          label: siteLabel($0), rank: $0.rank, lower: $0.rankLower, upper: $0.rankUpper, group: groups[$0.site])
      }, axisTitle: plain(FigurePhrase.rankAxis), groupName: plain(FigurePhrase.tieGroup))
    return ReportFigure(
      id: "f-ranks", title: title,
      caption: say(
        FigurePhrase.rankCaption,
        ["level": .quantity(level, .percent(0)), "replicates": .count(result.method.replicates)]),
      alternative: chart.description, specification: chart.specification, sheets: chart.sheets,
      columns: [.text(column(.site)), .text(column(.district)), .number(column(.rank))],
      rows: sites.map {
        TableRow([
          .name(siteName($0.site)), .text(RichText(areaName($0.district))),
          .rank($0.rank, lower: $0.rankLower, upper: $0.rankUpper),
        ])
      })
  }

  func dimensionFigure() -> ReportFigure {
    let title = dimensionTitle()
    let sites = sitesByRank
    let chart = HeatMap(
      description: alternative(.heatMap, title),
      cells: sites.flatMap { site in
        programme.dimensions.map {
          HeatMap.Cell(
            site: siteLabel(site), dimension: $0.name[language], score: dimensionScore(site, $0.id)?.value)
        }
      }, sites: sites.map(siteLabel), dimensions: programme.dimensions.map { $0.name[language] },
      legendTitle: column(.score))
    return ReportFigure(
      id: "f-dimensions", title: title,
      caption: say(FigurePhrase.dimensionCaption, ["weak": .quantity(HeatMap.weak, .decimal(0))]),
      alternative: chart.description, specification: chart.specification, sheets: chart.sheets,
      columns: [.text(column(.site))] + programme.dimensions.map { .number($0.name[language]) },
      rows: sites.map { site in
        TableRow(
          [.name(siteLabel(site))]
            + programme.dimensions.map { dimension in
              dimensionScore(site, dimension.id).map { .number($0.value, .score) } ?? .absent(.notApplicable)
            })
      })
  }

  /// Sites by indicators: the data stand in the annex, too, with all sites by identifier.
  func matrixFigure() -> ReportFigure {
    let sites = sitesByRank
    let title = matrixTitle()
    let chart = HeatMap(
      description: alternative(.heatMap, title), cells: sites.flatMap(matrixCells), sites: sites.map(siteLabel),
      dimensions: programme.indicators.map { $0.name[language] }, legendTitle: column(.score),
      heads: language == .zh ? .stacked : .turned)
    return ReportFigure(
      id: "f-matrix", title: title,
      caption: say(FigurePhrase.matrixCaption, ["weak": .quantity(HeatMap.weak, .decimal(0))]),
      alternative: chart.description, specification: chart.specification, sheets: chart.sheets,
      columns: [.text(column(.site))] + programme.indicators.map { .number($0.name[language]) },
      rows: sites.map { site in
        let byID = Dictionary(site.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return TableRow([.name(siteLabel(site))] + programme.indicators.map { matrixCell(byID[$0.id], of: $0) })
      })
  }

  private func matrixCells(_ site: SiteResult) -> [HeatMap.Cell] {
    let byID = Dictionary(site.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return programme.indicators.map { definition in
      let score = shownScore(byID[definition.id], of: definition)
      return HeatMap.Cell(
        site: siteLabel(site), dimension: definition.name[language], score: score,
        isMissing: score == nil && byID[definition.id]?.status != .notApplicable)
    }
  }

  /// An indicator's score where it may be shown.
  private func shownScore(_ indicator: IndicatorResult?, of definition: IndicatorDefinition) -> Double? {
    guard let indicator, !(definition.isOfRespondents && indicator.value.map(isSuppressed) == true) else { return nil }
    switch indicator.status {
    case .notApplicable, .missing: return nil
    case .scored, .unverified: return indicator.score
    }
  }

  /// Names the indicator in which most sites are weak; ties are broken by the programme's order.
  private func matrixTitle() -> RichText {
    let counts = programme.indicators.map { definition in
      result.sites.filter { site in
        let own = site.indicators.first { $0.id == definition.id }
        return (shownScore(own, of: definition) ?? HeatMap.weak) < HeatMap.weak
      }.count
    }
    guard let most = counts.max(), most > 0, let place = counts.firstIndex(of: most) else {
      return say(FigurePhrase.matrixPlain, ["weak": .quantity(HeatMap.weak, .decimal(0))])
    }
    return say(
      FigurePhrase.matrix,
      [
        "indicator": RichText(programme.indicators[place].name[language]), "sites": .count(most),
        "weak": .quantity(HeatMap.weak, .decimal(0)),
      ])
  }

  /// A site's score in a dimension; nil when none of its weight has a value.
  private func dimensionScore(_ site: SiteResult, _ id: String) -> Figure? {
    site.dimensions.first { $0.id == id && $0.coverage > 0 && $0.score.value.isFinite }?.score
  }

  /// Names the dimension that is most often a site's lowest; ties are broken by the programme's order.
  private func dimensionTitle() -> RichText {
    var counts: [String: Int] = [:]
    for site in result.sites {
      let scores = programme.dimensions.compactMap { dimension in
        dimensionScore(site, dimension.id).map { (id: dimension.id, value: $0.value) }
      }
      if let lowest = scores.min(by: { $0.value < $1.value }) { counts[lowest.id, default: 0] += 1 }
    }
    let most = counts.values.max() ?? 0
    guard let weakest = programme.dimensions.first(where: { counts[$0.id] == most }) else {
      return say(FigurePhrase.dimensionsPlain)
    }
    return say(FigurePhrase.dimensions, ["dimension": RichText(weakest.name[language]), "sites": .count(most)])
  }

  func judgeFigure() -> ReportFigure {
    let judges = result.review.judges.enumerated()
      .sorted { ($1.element.severity.value, $0.offset) < ($0.element.severity.value, $1.offset) }.map(\.element)
    let sides = Comparisons(judges, with: 0) { $0.severity }
    let title = say(
      sides.above.isEmpty && sides.below.isEmpty ? FigurePhrase.judgesAlike : .judgesDiffer,
      ["strict": .count(sides.above.count), "lenient": .count(sides.below.count)])
    let chart = IntervalChart(
      description: alternative(.intervalChart, title),
      entries: judges.map {
        IntervalChart.Entry(
          label: $0.judge, value: $0.severity.value, lower: $0.severity.lower, upper: $0.severity.upper,
          comparison: Comparison($0.severity, with: 0))
      }, reference: 0, referenceLabel: plain(FigurePhrase.panelLine), axisTitle: column(.severity),
      legend: [
        .above: plain(FigurePhrase.strict), .notDifferent: plain(FigurePhrase.likePanel),
        .below: plain(FigurePhrase.lenient),
      ], step: 26)
    return ReportFigure(
      id: "f-judges", title: title, caption: say(FigurePhrase.judgeCaption, ["level": .quantity(level, .percent(0))]),
      alternative: chart.description, specification: chart.specification,
      columns: [.text(column(.judge)), .number(column(.severity)), .number(column(.interval))],
      rows: judges.map { TableRow([.name($0.judge)] + cells($0.severity, .signed(2))) })
  }
}
