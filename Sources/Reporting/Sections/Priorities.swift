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
    return [intro] + (isClear ? [] : [paragraph(PriorityPhrase.none)]) + [.table(table)]
  }

  private func place(_ priority: SurveyResult.Priority) -> RichText {
    priority.isSure ? say(priority.place) : say(PriorityPhrase.unsure, ["place": say(priority.place)])
  }
}
