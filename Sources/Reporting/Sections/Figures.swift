import Evaluation
import ProgrammeModel

// The figures of satisfaction and change: the title is a sentence made by rule, the picture and the data behind it.
extension ReportContext {
  private var aboveCityLegend: [Comparison: String] {
    [
      .above: plain(FigurePhrase.aboveCity), .notDifferent: plain(FigurePhrase.likeCity),
      .below: plain(FigurePhrase.belowCity),
    ]
  }

  private func percentText(_ share: Double) -> String { NumberText(language).full(Quantity(share, .percent(1))) }

  private func satisfactionChart(_ title: RichText, _ entries: [IntervalChart.Entry], step: Double) -> IntervalChart {
    let city = result.city.satisfaction.value
    return IntervalChart(
      description: alternative(.intervalChart, title), entries: entries, reference: city * 100,
      referenceLabel: plain(FigurePhrase.cityLine, ["value": RichText(percentText(city))]),
      axisTitle: column(.satisfiedPercent), legend: aboveCityLegend, step: step)
  }

  private func satisfactionEntry(_ label: String, _ figure: Figure) -> IntervalChart.Entry {
    IntervalChart.Entry(
      label: label, value: figure.value * 100, lower: figure.lower.map { $0 * 100 },
      upper: figure.upper.map { $0 * 100 },
      comparison: Comparison(figure, with: result.city.satisfaction.value))
  }

  /// The kind of chart and its finding in one sentence.
  func alternative(_ kind: FigurePhrase, _ title: RichText) -> String {
    plain(FigurePhrase.alternative, ["kind": say(kind), "title": title])
  }

  func districtFigure() -> ReportFigure {
    let shown = result.districts.filter { !isSuppressed($0.satisfaction) }
      .enumerated().sorted { ($1.element.satisfaction.value, $0.offset) < ($0.element.satisfaction.value, $1.offset) }
      .map(\.element)
    let sides = Comparisons(shown, with: result.city.satisfaction.value) { $0.satisfaction }
    let title = say(
      sides.above.isEmpty && sides.below.isEmpty ? FigurePhrase.districtsAlike : .districtsDiffer,
      [
        "above": .count(sides.above.count), "below": .count(sides.below.count),
        "city": .quantity(result.city.satisfaction.value, .percent(1)),
      ])
    let chart = satisfactionChart(title, shown.map { satisfactionEntry(areaName($0.id), $0.satisfaction) }, step: 26)
    return ReportFigure(
      id: "f-districts", title: title, caption: say(FigurePhrase.districtCaption, surveyCaptionArguments()),
      alternative: chart.description, specification: chart.specification,
      columns: [
        .text(column(.district)), .number(column(.satisfiedPercent)), .number(column(.intervalPercent)),
        .number(column(.n)),
      ],
      rows: shown.map { TableRow([.text(RichText(areaName($0.id)))] + peopleCells($0.satisfaction, .percent(1))) })
  }

  private func surveyCaptionArguments() -> [String: RichText] {
    ["level": .quantity(level, .percent(0)), "n": .count(result.survey.responses), "period": period]
  }

  func siteFigure() -> ReportFigure {
    let shown = result.sites.compactMap { site in
      satisfactionFigure(site).flatMap { isSuppressed($0) ? nil : (site: site, figure: $0) }
    }.enumerated()
      .sorted { ($1.element.figure.value, $0.offset) < ($0.element.figure.value, $1.offset) }.map(\.element)
    let sides = siteComparisons()
    let title = say(
      sides.above.isEmpty && sides.below.isEmpty ? FigurePhrase.sitesAlike : .sitesDiffer,
      ["above": .count(sides.above.count), "below": .count(sides.below.count)])
    let chart = satisfactionChart(title, shown.map { satisfactionEntry(siteLabel($0.site), $0.figure) }, step: 16)
    return ReportFigure(
      id: "f-sites", title: title, caption: say(FigurePhrase.siteCaption, surveyCaptionArguments()),
      alternative: chart.description, specification: chart.specification, sheets: chart.sheets,
      columns: [
        .text(column(.site)), .text(column(.district)), .number(column(.satisfiedPercent)),
        .number(column(.intervalPercent)), .number(column(.n)),
      ],
      rows: shown.map {
        TableRow(
          [.name(siteName($0.site.site)), .text(RichText(areaName($0.site.district)))]
            + peopleCells($0.figure, .percent(1)))
      })
  }

  func answerFigure() -> ReportFigure {
    let categories = programme.survey.categories
    let shown = result.survey.distributions.filter { $0.n >= Self.fewestRespondents }
    let bars = shown.map { answerBar($0) }
    let order = bars.indices.sorted {
      (isCity(shown[$0].area) ? 0 : 1, -bars[$0].satisfied, $0) < (
        isCity(shown[$1].area) ? 0 : 1, -bars[$1].satisfied, $1
      )
    }
    let labels = categories.map { choiceLabel(question: programme.survey.overall, code: $0) }
    let title = say(
      FigurePhrase.answers,
      [
        "satisfied": quantityOrNotice(bars.indices.first { isCity(shown[$0].area) }.map { bars[$0].satisfied }),
        "dissatisfied": quantityOrNotice(bars.indices.first { isCity(shown[$0].area) }.map { bars[$0].dissatisfied }),
      ])
    let chart = AnswerChart(
      description: alternative(.answerChart, title), bars: order.map { bars[$0] }, categories: labels)
    return ReportFigure(
      id: "f-answers", title: title, caption: say(FigurePhrase.answerCaption, surveyCaptionArguments()),
      alternative: chart.description, specification: chart.specification,
      columns: [.text(column(.district))] + labels.map { .number($0 + ListPhrase.inPercent[language]) }
        + [.number(column(.n))],
      rows: order.map { index in
        TableRow(
          [.text(RichText(areaName(shown[index].area)))] + bars[index].shares.map { .number($0, .percent(1)) }
            + [.count(shown[index].n)], isTotal: isCity(shown[index].area))
      })
  }

  private func quantityOrNotice(_ share: Double?) -> RichText {
    share.map { .quantity($0, .percent(1)) } ?? say(ListPhrase.suppressed)
  }

  private func answerBar(_ distribution: SurveyResult.AreaDistribution) -> AnswerChart.Bar {
    let shares = Dictionary(
      distribution.shares.map { ($0.category, $0.share.value) }, uniquingKeysWith: { first, _ in first })
    let ordered = programme.survey.categories.map { shares[$0] ?? 0 }
    return AnswerChart.Bar(
      label: areaName(distribution.area), shares: ordered,
      satisfied: programme.survey.satisfied.reduce(0) { $0 + (shares[$1] ?? 0) },
      dissatisfied: ordered.prefix(ordered.count / 2).reduce(0, +))
  }

  func changeFigure(_ change: ChangeResult) -> ReportFigure {
    let shown = ordered(change.satisfaction).compactMap { area -> (area: AreaFigure, now: Figure)? in
      guard let now = currentSatisfaction(area.area), !isSuppressed(now), !isSuppressed(area.figure) else { return nil }
      return (area, now)
    }
    let districts = shown.filter { !isCity($0.area.area) }
    let sides = Comparisons(districts, with: 0) { $0.area.figure }
    let title = say(
      sides.above.isEmpty && sides.below.isEmpty ? FigurePhrase.noChange : .changes,
      [
        "up": .count(sides.above.count), "down": .count(sides.below.count), "same": .count(sides.notDifferent.count),
      ])
    let chart = SlopeChart(
      description: alternative(.slopeChart, title),
      lines: shown.map {
        SlopeChart.Line(
          label: areaName($0.area.area), before: ($0.now.value - $0.area.figure.value) * 100, after: $0.now.value * 100,
          change: Comparison($0.area.figure, with: 0))
      }, beforeName: previousName(change), afterName: round.name[language])
    return ReportFigure(
      id: "f-change", title: title, caption: say(FigurePhrase.changeCaption, ["level": .quantity(level, .percent(0))]),
      alternative: chart.description, specification: chart.specification,
      columns: [
        .text(column(.district)), .number(column(.satisfiedBefore)), .number(column(.satisfiedNow)),
        .number(column(.changePoints)), .number(column(.interval)),
      ],
      rows: shown.map {
        TableRow(
          [
            .text(RichText(areaName($0.area.area))), .number($0.now.value - $0.area.figure.value, .percent(1)),
            .number($0.now.value, .percent(1)),
          ] + cells($0.area.figure, .percentagePoints), isTotal: isCity($0.area.area))
      })
  }
}
