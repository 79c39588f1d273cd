import Evaluation
import ProgrammeModel

// 五、项目进展, continued: counts of every project that are watched and not scored.
extension ReportContext {
  func monitoring() -> [ReportBlock] {
    guard let found = result.monitoring, !found.isEmpty else { return [] }
    let definitions = programme.monitoring ?? []
    let table = ReportTable(
      id: "t-monitoring", caption: say(MonitoringPhrase.caption, ["period": period]),
      columns: [
        .text(column(.project)), .text(plain(MonitoringPhrase.measure)), .text(plain(MonitoringPhrase.unit)),
        .number(plain(MonitoringPhrase.owing)), .number(plain(MonitoringPhrase.sending)),
        .number(plain(MonitoringPhrase.total)), .number(plain(MonitoringPhrase.rate)), .number(column(.interval)),
        .text(plain(MonitoringPhrase.goalposts)), .number(column(.score)), .text(plain(MonitoringPhrase.basis)),
      ],
      rows: found.map { figure in
        let definition = definitions.first { $0.project == figure.project && $0.measure == figure.measure }
        return TableRow(
          [
            .text(RichText(projectName(figure.project))), .text(RichText(definition?.name[language] ?? figure.measure)),
            .text(RichText(definition?.unit[language] ?? "")), .count(figure.owing), .count(figure.sending),
            .count(figure.total),
          ] + cells(figure.rate, .decimal(2)) + [
            .text(definition.map { say(MonitoringPhrase.posts, posts($0)) } ?? ""),
            figure.score.map { .number($0, .score) } ?? .absent(.missing),
            .text(RichText(definition?.basis[language] ?? "")),
          ])
      }, notes: [say(MonitoringPhrase.source)])
    return [
      heading(2, MonitoringPhrase.heading, id: "monitoring"),
      paragraph(MonitoringPhrase.intro, ["count": .count(found.count), "table": .citation(table.id)]), .table(table),
    ]
  }

  private func posts(_ definition: MonitoringIndicator) -> [String: RichText] {
    ["zero": .quantity(definition.zero, .decimal(0)), "full": .quantity(definition.full, .decimal(0))]
  }
}
