import Evaluation
import ProgrammeModel

// 九、推广价值 (summative rounds): the opinion on each project with its reasons.
extension ReportContext {
  func rollOut() -> [ReportBlock] {
    let head = heading(1, RollOutPhrase.heading, id: "roll-out")
    guard !result.recommendations.isEmpty else { return [head, paragraph(RollOutPhrase.none)] }
    let rule = paragraph(
      RollOutPhrase.rule,
      [
        "satisfaction": .quantity(programme.rollOut.satisfactionFloor, .percent(0)),
        "verification": .quantity(programme.rollOut.verificationFloor, .percent(0)), "table": .citation("t-roll-out"),
      ])
    return [head, rule, .table(rollOutTable()), .note(say(RollOutPhrase.caution))]
  }

  private func rollOutTable() -> ReportTable {
    ReportTable(
      id: "t-roll-out", caption: say(RollOutPhrase.caption),
      columns: [
        .text(column(.project)), .text(column(.opinion)), .text(column(.reasons)), .number(column(.sites)),
      ],
      rows: result.recommendations.map { recommendation in
        TableRow([
          .text(RichText(projectName(recommendation.project))), opinion(recommendation.rollOut),
          .text(reasons(recommendation)),
          .count(result.sites.filter { $0.projects.contains(recommendation.project) }.count),
        ])
      }, notes: [say(RollOutPhrase.source)])
  }

  private func opinion(_ rollOut: ProjectRecommendation.RollOut) -> TableCell {
    switch rollOut {
    case .yes: .verdict(plain(RollOutPhrase.yes), .good)
    case .no: .verdict(plain(RollOutPhrase.no), .attention)
    case .undecided: .verdict(plain(RollOutPhrase.undecided), .neutral)
    }
  }

  private func reasonFigure(_ reason: NamedFigure) -> RichText {
    let format = FigureNames.format(reason.name)
    guard FigureNames.isEstimate(reason.name) else { return .quantity(reason.figure.value, format) }
    return FigureNames.isOfRespondents(reason.name)
      ? quotePeople(reason.figure, format) : quote(reason.figure, format)
  }

  private func reasons(_ recommendation: ProjectRecommendation) -> RichText {
    let reasons = recommendation.because.map { reason in
      FigureNames.label(reason.name, language) + RichText(ListPhrase.colon[language])
        + reasonFigure(reason)
    }
    return .list(reasons, separator: ListPhrase.sentenceSeparator[language])
  }
}
