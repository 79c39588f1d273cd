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
    return [head] + programmeOpinion() + [rule, .table(rollOutTable())] + effects()
      + [.note(say(RollOutPhrase.caution))]
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

  /// The opinion on the whole programme, first of all.
  private func programmeOpinion() -> [ReportBlock] {
    guard let opinion = result.rollOut?.programme else { return [] }
    let phrase: EffectPhrase =
      switch opinion.rollOut {
      case .yes: .programmeYes
      case .no: .programmeNo
      case .undecided: .programmeOpen
      }
    return [
      paragraph(
        phrase,
        [
          "satisfaction": quotePeople(opinion.satisfaction, .percent(1)), "yes": .count(opinion.yes),
          "no": .count(opinion.no), "open": .count(opinion.undecided), "needed": .count(opinion.needed),
          "all": .count(opinion.yes + opinion.no + opinion.undecided),
          "floor": .quantity(programme.rollOut.satisfactionFloor, .percent(0)),
        ])
    ]
  }

  private func effects() -> [ReportBlock] {
    guard let effects = result.rollOut?.effects, !effects.isEmpty else { return [] }
    let comparison = effectTable(effects)
    let equity = equityTable(effects)
    return [
      paragraph(EffectPhrase.comparison, ["table": .citation(comparison.id)]), .table(comparison),
      paragraph(EffectPhrase.equity, ["table": .citation(equity.id)]), .table(equity),
    ]
  }

  private func effectTable(_ effects: [RollOutResult.ProjectEffect]) -> ReportTable {
    func pair(_ figure: Figure?) -> [TableCell] { Array(peopleCells(figure, .percentagePoints).prefix(2)) }
    return ReportTable(
      id: "t-effects", caption: say(EffectPhrase.caption),
      columns: [
        .text(column(.project)), .number(plain(EffectPhrase.otherSites)), .number(column(.interval)),
        .number(plain(EffectPhrase.matched)), .number(column(.interval)), .number(plain(EffectPhrase.before)),
        .number(column(.interval)), .number(column(.findings)), .text(plain(EffectPhrase.open)),
      ],
      rows: effects.map { effect in
        TableRow(
          [.text(RichText(projectName(effect.project)))] + pair(effect.otherSites) + pair(effect.matched)
            + pair(effect.before) + [
              .count(effect.findings),
              .text(list(effect.open.compactMap(EffectPhrase.init(condition:)).map { say($0) })),
            ])
      }, notes: [say(EffectPhrase.note)])
  }

  private func equityTable(_ effects: [RollOutResult.ProjectEffect]) -> ReportTable {
    ReportTable(
      id: "t-equity", caption: say(EffectPhrase.equityCaption),
      columns: [
        .text(column(.project)), .number(column(.usedPercent)), .text(plain(EffectPhrase.lowest)),
        .number(column(.usedPercent)), .number(plain(EffectPhrase.gap)), .number(column(.interval)),
      ],
      rows: effects.map { effect in
        let used = result.survey.projects.first { $0.project == effect.project }?.used
        let lowest = effect.gap.flatMap { gap in
          effect.groups.first { $0.question == gap.question && $0.category == gap.category }
        }
        let name = effect.gap.map {
          "\(questionLabel($0.question)): \(choiceLabel(question: $0.question, code: $0.category))"
        }
        return TableRow(
          [.text(RichText(projectName(effect.project)))] + peopleCells(used, .percent(1)).prefix(1)
            + [.text(RichText(name ?? "—"))] + peopleCells(lowest?.used, .percent(1)).prefix(1)
            + peopleCells(effect.gap?.difference, .percentagePoints).prefix(2))
      }, notes: [say(EffectPhrase.equityNote)])
  }
}
