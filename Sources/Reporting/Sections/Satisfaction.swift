import Evaluation
import ProgrammeModel

// 四、居民满意度: distribution by district, sites against the city, groups of respondents, projects.
extension ReportContext {
  func satisfaction() -> [ReportBlock] {
    var blocks = [
      heading(1, SatisfactionPhrase.heading, id: "satisfaction"),
      paragraph(
        SatisfactionPhrase.intro,
        [
          "question": RichText(questionLabel(programme.survey.overall)),
          "satisfied": list(
            programme.survey.satisfied.map {
              RichText(choiceLabel(question: programme.survey.overall, code: $0))
            }),
        ]),
      heading(2, SatisfactionPhrase.districtHeading, id: "satisfaction-districts"),
      paragraph(SatisfactionPhrase.districts, ["figure": .citation("f-answers")]), .figure(answerFigure()),
      heading(2, SatisfactionPhrase.siteHeading, id: "satisfaction-sites"),
      paragraph(SatisfactionPhrase.sites, siteArguments()), .figure(siteFigure()),
    ]
    blocks += funnel(.satisfaction)
    blocks += [
      heading(2, SatisfactionPhrase.groupHeading, id: "satisfaction-groups"),
      paragraph(SatisfactionPhrase.groups, ["table": .citation("t-groups")]), .table(groupTable()),
      heading(2, SatisfactionPhrase.projectHeading, id: "satisfaction-projects"),
      paragraph(SatisfactionPhrase.projects, ["table": .citation("t-project-answers")]),
      .table(projectAnswerTable()),
    ]
    return blocks + priorities("city")
  }

  /// Sites whose satisfaction may be shown, sorted against the city's.
  func siteComparisons() -> Comparisons<SiteResult> {
    Comparisons(result.sites, with: result.city.satisfaction.value) { site in
      satisfactionFigure(site).flatMap { isSuppressed($0) ? nil : $0 }
    }
  }

  private func siteArguments() -> [String: RichText] {
    let sites = siteComparisons()
    let shown = sites.above.count + sites.notDifferent.count + sites.below.count
    return [
      "figure": .citation("f-sites"), "shown": .count(shown), "hidden": .count(result.sites.count - shown),
      "expected": .quantity(Double(shown) * (1 - level), .decimal(0)),
    ]
  }

  private func groupTable() -> ReportTable {
    ReportTable(
      id: "t-groups", caption: say(SatisfactionPhrase.groupCaption, ["period": period]),
      columns: [
        .text(column(.question)), .text(column(.group)), .number(column(.satisfiedPercent)),
        .number(column(.intervalPercent)), .number(column(.n)),
      ],
      rows: result.survey.domains.map { domain in
        TableRow(
          [
            .text(RichText(questionLabel(domain.question))),
            .text(RichText(choiceLabel(question: domain.question, code: domain.category))),
          ] + peopleCells(domain.satisfied, .percent(1)))
      }, notes: [say(SatisfactionPhrase.surveySource), say(SatisfactionPhrase.cityNote)])
  }

  private func projectAnswerTable() -> ReportTable {
    ReportTable(
      id: "t-project-answers", caption: say(SatisfactionPhrase.projectCaption, ["period": period]),
      columns: [
        .text(column(.project)), .number(column(.awarePercent)), .number(column(.intervalPercent)),
        .number(column(.usedPercent)), .number(column(.intervalPercent)), .number(column(.satisfiedPercent)),
        .number(column(.intervalPercent)), .number(column(.nSatisfied)),
      ],
      rows: result.survey.projects.map { project in
        TableRow(
          [.text(RichText(projectName(project.project)))] + peopleCells(project.aware, .percent(1)).prefix(2)
            + peopleCells(project.used, .percent(1)).prefix(2) + peopleCells(project.satisfied, .percent(1)))
      }, notes: [say(SatisfactionPhrase.surveySource), say(SatisfactionPhrase.projectNote)])
  }
}
