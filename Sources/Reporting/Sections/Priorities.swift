import Evaluation
import ProgrammeModel

// 四、居民满意度, continued, and the districts' booklets: which projects to work on first.
extension ReportContext {
  /// The projects of an area by importance and performance; nothing where fewer than two could be placed.
  func priorities(_ area: String) -> [ReportBlock] {
    let placed = (result.survey.priorities ?? []).filter { $0.area == area }
    guard !placed.isEmpty else { return [] }
    let table = ReportTable(
      id: "t-priorities-\(area)",
      caption: say(PriorityPhrase.caption, ["area": RichText(areaName(area)), "period": period]),
      columns: [
        .text(column(.project)), .number(plain(PriorityPhrase.importance)), .number(column(.interval)),
        .number(column(.satisfiedPercent)), .number(column(.intervalPercent)), .number(column(.n)),
        .text(plain(PriorityPhrase.place)),
      ],
      rows: placed.sorted { $0.importance.value > $1.importance.value }.map { priority in
        TableRow(
          [
            .text(RichText(projectName(priority.project))), .number(priority.importance.value, .decimal(2)),
            limitsCell(priority.importance, .decimal(2)),
          ] + peopleCells(priority.performance, .percent(1)) + [.text(place(priority))])
      }, notes: [say(PriorityPhrase.note)])
    let intro = paragraph(PriorityPhrase.intro, ["table": .citation(table.id)])
    let isClear = placed.contains { $0.isSure && $0.place == .concentrate }
    let figure: [ReportBlock] = isCity(area) ? priorityFigure(placed).map { [cited($0), .figure($0)] } ?? [] : []
    return [intro] + (isClear ? [] : [paragraph(PriorityPhrase.none)]) + figure + [.table(table)]
  }

  private func cited(_ figure: ReportFigure) -> ReportBlock {
    paragraph(PriorityPhrase.drawn, ["figure": .citation(figure.id)])
  }

  /// The projects that may be shown as a chart; nil for fewer than two.
  private func priorityFigure(_ placed: [SurveyResult.Priority]) -> ReportFigure? {
    let shown = placed.filter { !isSuppressed($0.performance) }
    guard shown.count >= 2 else { return nil }
    let first = shown.filter { $0.isSure && $0.place == .concentrate }
    let title = say(
      first.isEmpty ? PriorityPhrase.titleNone : .titleFirst,
      ["projects": list(first.map { RichText(shortName($0.project)) }), "count": .count(first.count)])
    let chart = PriorityChart(
      description: alternative(.priorityChart, title), entries: shown.map(priorityEntry),
      words: PriorityChart.Words(
        performance: column(.satisfiedPercent), importance: plain(PriorityPhrase.importance),
        corners: [SurveyResult.Priority.Place.concentrate, .keepUp, .lowPriority, .possibleOverkill].map { plain($0) }))
    return ReportFigure(
      id: "f-priorities", title: title,
      caption: say(PriorityPhrase.drawnCaption, ["level": .quantity(level, .percent(0)), "period": period]),
      alternative: chart.description, specification: chart.specification,
      columns: [
        .text(column(.project)), .number(column(.satisfiedPercent)), .number(column(.intervalPercent)),
        .number(plain(PriorityPhrase.importance)), .number(column(.interval)),
      ],
      rows: shown.map {
        TableRow(
          [.text(RichText(projectName($0.project)))] + cells($0.performance, .percent(1))
            + cells($0.importance, .decimal(2)))
      })
  }

  private func priorityEntry(_ priority: SurveyResult.Priority) -> PriorityChart.Entry {
    func limits(_ figure: Figure, _ factor: Double) -> ClosedRange<Double>? {
      guard let lower = figure.lower, let upper = figure.upper, lower <= upper else { return nil }
      return (lower * factor)...(upper * factor)
    }
    return PriorityChart.Entry(
      label: shortName(priority.project), performance: priority.performance.value * 100,
      performanceLimits: limits(priority.performance, 100), importance: priority.importance.value,
      importanceLimits: limits(priority.importance, 1), isFirst: priority.isSure && priority.place == .concentrate,
      isSure: priority.isSure)
  }

  func shortName(_ project: String) -> String { programme.project(project)?.shortName[language] ?? project }

  private func place(_ priority: SurveyResult.Priority) -> RichText {
    priority.isSure ? say(priority.place) : say(PriorityPhrase.unsure, ["place": say(priority.place)])
  }
}
