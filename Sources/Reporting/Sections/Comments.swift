import Evaluation
import ProgrammeModel

// 七（四）公众意见, and 一: what happened to the catalogue of projects.
extension ReportContext {
  func comments() -> [ReportBlock] {
    guard let found = result.rules.comments, !found.themes.isEmpty else { return [] }
    func row(_ name: RichText, _ theme: CommentResult.Theme, isTotal: Bool = false) -> TableRow {
      TableRow(
        [
          .text(name), .count(theme.comments), .count(theme.residents), .count(theme.replied), .count(theme.adopted),
        ], isTotal: isTotal)
    }
    let total = found.total
    let table = ReportTable(
      id: "t-comments", caption: say(CommentPhrase.caption),
      columns: [
        .text(plain(CommentPhrase.theme)), .number(plain(CommentPhrase.comments)),
        .number(plain(CommentPhrase.residents)), .number(plain(CommentPhrase.replied)),
        .number(plain(CommentPhrase.adopted)),
      ],
      rows: found.themes.map { row(.name($0.theme), $0) } + [row(say(CommentPhrase.total), total, isTotal: true)],
      notes: [say(CommentPhrase.source)])
    return [
      heading(2, CommentPhrase.heading, id: "comments"),
      paragraph(
        CommentPhrase.intro,
        [
          "comments": .count(total.comments), "replied": .count(total.replied), "adopted": .count(total.adopted),
          "table": .citation(table.id),
        ]), .table(table),
    ]
  }

  /// What entered, changed and left the catalogue; nothing where its history is not on record.
  func libraryBlocks() -> [ReportBlock] {
    guard let history = programme.history, !history.isEmpty else { return [] }
    let table = ReportTable(
      id: "t-library", caption: say(CommentPhrase.libraryCaption),
      columns: [
        .text(plain(CommentPhrase.day)), .text(column(.project)), .text(plain(CommentPhrase.event)),
        .text(plain(CommentPhrase.reason)),
      ],
      rows: history.sorted { ($0.date, $0.project) < ($1.date, $1.project) }.map { event in
        TableRow([
          .text(RichText(date(event.date))), .text(RichText(projectName(event.project))),
          .text(say(CommentPhrase(event.kind))), .text(RichText(event.reason[language])),
        ])
      }, notes: [say(OverviewPhrase.programmeSource)])
    return [paragraph(CommentPhrase.library, ["table": .citation(table.id)]), .table(table)]
  }
}
