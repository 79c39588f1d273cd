import Evaluation
import ProgrammeModel

// 二、评估设计与方法: indicators, self-reports, survey, draw, panel, scores, limits.
extension ReportContext {
  func methods() -> [ReportBlock] {
    var blocks = [heading(1, MethodPhrase.heading, id: "methods")]
    blocks.append(heading(2, MethodPhrase.indicatorHeading, id: "indicators"))
    blocks.append(
      paragraph(
        MethodPhrase.indicators,
        [
          "dimensions": .count(programme.dimensions.count), "indicators": .count(programme.indicators.count),
          "table": .citation("t-indicators"),
        ]))
    blocks.append(.table(indicatorTable()))
    blocks.append(heading(2, MethodPhrase.gradeHeading, id: "grading"))
    blocks.append(.paragraph(gradingRule()))
    blocks.append(paragraph(MethodPhrase.gate, gateArguments()))
    blocks.append(paragraph(MethodPhrase.ranks, rankArguments()))
    blocks.append(heading(2, MethodPhrase.stepsHeading, id: "steps"))
    blocks.append(.bullets(steps()))
    blocks.append(heading(2, MethodPhrase.surveyHeading, id: "survey-design"))
    blocks.append(paragraph(MethodPhrase.survey, ["table": .citation("t-survey")]))
    blocks.append(.table(surveyTable()))
    blocks.append(heading(2, MethodPhrase.limitHeading, id: "limits"))
    blocks.append(.bullets(limits()))
    return blocks
  }

  private func indicatorTable() -> ReportTable {
    let total = programme.dimensions.reduce(0) { $0 + $1.weight }
    let rows = programme.dimensions.flatMap { dimension -> [TableRow] in
      let within = dimension.indicators.reduce(0) { $0 + $1.weight }
      let share = total > 0 ? dimension.weight / total : 0
      let head = TableRow(
        [
          .text(RichText(dimension.name[language])), .text(""), .number(share, .percent(1)), .text(""), .text(""),
          .text(""),
        ],
        isTotal: true)
      return [head]
        + dimension.indicators.map { indicator in
          indicatorRow(indicator, weight: within > 0 ? share * indicator.weight / within : 0)
        }
    }
    return ReportTable(
      id: "t-indicators", caption: say(MethodPhrase.indicatorCaption),
      columns: [
        .text(column(.indicator)), .text(column(.source)), .number(column(.weight)), .text(column(.scoresZero)),
        .text(column(.scoresFull)), .text(column(.basis)),
      ], rows: rows, notes: [say(MethodPhrase.basisNote), say(MethodPhrase.applicableNote)])
  }

  private func indicatorRow(_ indicator: IndicatorDefinition, weight: Double) -> TableRow {
    TableRow([
      .text(RichText(indicator.name[language])), .text(say(MeasurePhrase(indicator.measure))),
      .number(weight, .percent(1)), .text(goalpost(indicator.zero, of: indicator)),
      .text(goalpost(indicator.full, of: indicator)), .text(RichText(BasisPhrase(indicator.basis)[language])),
    ])
  }

  private func goalpost(_ goalpost: Goalpost, of indicator: IndicatorDefinition) -> RichText {
    switch goalpost {
    case .value(let value):
      let format: NumberFormat = indicator.isShare ? .percent(0) : .decimal(value == value.rounded() ? 0 : 2)
      let unit = indicator.isShare ? "" : ListPhrase.beforeUnit[language] + indicator.unit[language]
      return .quantity(value, format) + RichText(unit)
    case .percentile(let percentile):
      return say(MethodPhrase.percentile, ["percentile": .quantity(percentile, .decimal(0))])
    }
  }

  private func gradingRule() -> RichText {
    let grades = programme.grading.grades.map { grade in
      say(
        MethodPhrase.gradeFrom,
        ["grade": RichText(grade.name[language]), "minimum": .quantity(grade.minimum, .decimal(0))])
    }
    return say(MethodPhrase.grades, ["grades": list(grades)])
  }

  private func gateArguments() -> [String: RichText] {
    let gate = programme.grading.gate
    return [
      "indicator": RichText(programme.indicators.first { $0.id == gate.indicator }?.name[language] ?? gate.indicator),
      "floor": .quantity(gate.floor, .percent(0)), "best": RichText(gradeName(gate.lowerLimitFor)),
      "ceiling": RichText(gradeName(gate.ceilingBelow)),
    ]
  }

  private func rankArguments() -> [String: RichText] {
    [
      "replicates": .count(result.method.replicates), "level": .quantity(level, .percent(0)),
      "annex": .citation("annex-proof"),
    ]
  }

  private func steps() -> [RichText] {
    let rules = programme.review
    let trimming: MethodPhrase = rules.trimming == .dropHighLow ? .trimHighLow : .trimNone
    return [
      say(MethodPhrase.selfReport, ["deadline": RichText(date(round.selfReportDeadline))]),
      say(
        MethodPhrase.inspection,
        [
          "sites": .count(programme.inspection.sitesPerDistrict),
          "reserves": .count(programme.inspection.reservesPerDistrict),
        ]),
      say(
        MethodPhrase.panel,
        [
          "criteria": list(rules.criteria.map { RichText($0.name[language]) }),
          "lower": .quantity(rules.scale.lowerBound, .decimal(0)),
          "upper": .quantity(rules.scale.upperBound, .decimal(0)), "trimming": say(trimming),
        ]),
    ]
  }

  private func surveyTable() -> ReportTable {
    let survey = result.survey
    var rows = [
      factRow(.responses, .count(survey.responses)),
      factRow(.sitesSurveyed, .count(result.sites.filter { satisfactionFigure($0) != nil }.count)),
      factRow(.clusters, .count(survey.clusters)), factRow(.weightSum, .number(survey.weightSum, .count)),
      factRow(.deff, survey.deff.map { .number($0, .decimal(2)) } ?? .absent(.undefined)),
    ]
    for kind in MissingKind.allCases {
      guard let count = survey.missing[kind.rawValue] else { continue }
      rows.append(TableRow([.text(say(MissingPhrase(kind))), peopleCount(count)]))
    }
    let known = Set(MissingKind.allCases.map(\.rawValue))
    for (code, count) in survey.missing.sorted(by: { $0.key < $1.key }) where !known.contains(code) {
      rows.append(TableRow([.text(.code(code)), peopleCount(count)]))
    }
    return ReportTable(
      id: "t-survey", caption: say(MethodPhrase.surveyCaption, ["period": period]),
      columns: [.text(column(.fact)), .number(column(.value))], rows: rows, notes: [say(MethodPhrase.surveySource)])
  }

  private func factRow(_ label: MethodPhrase, _ value: TableCell) -> TableRow { TableRow([.text(say(label)), value]) }

  private func limits() -> [RichText] {
    [
      say(MethodPhrase.limitSample, ["fewest": .count(Self.fewestRespondents)]), say(MethodPhrase.limitCity),
      say(MethodPhrase.limitUnverified),
    ] + (hasWebsite ? [say(MethodPhrase.limitClicks)] : []) + [say(MethodPhrase.limitCause)]
  }
}

extension IndicatorDefinition {
  /// Whether the measure is a proportion, printed in percent.
  var isShare: Bool {
    switch measure {
    case .surveyShare, .surveyMeanShare, .surveyProjectShare, .callButtonCoverage, .countRatio, .projectsRunning,
      .expectedProjectsRunning, .milestones, .verifiedShare, .rulesKept, .reportedOnTime, .changesApproved,
      .truthfulness:
      true
    case .clickRatio, .roomRate, .countRate, .inspectionItems, .panelScore:
      false
    }
  }

  /// Whether the value is a figure of people, to which disclosure control applies.
  var isOfRespondents: Bool {
    switch measure {
    case .surveyShare, .surveyMeanShare, .surveyProjectShare: true
    case .clickRatio, .roomRate, .callButtonCoverage, .countRate, .countRatio, .projectsRunning,
      .expectedProjectsRunning, .milestones, .verifiedShare, .inspectionItems, .rulesKept, .reportedOnTime,
      .changesApproved, .truthfulness, .panelScore:
      false
    }
  }
}
