import Evaluation
import ProgrammeModel

// 六（四）会议评估: what was fixed beforehand, fit of judges and criteria, disagreement, versions of scores.
extension ReportContext {
  /// The digest of the rules with the events that show that they came first; the rubric.
  func meetingRules() -> [ReportBlock] {
    let rubric: [ReportBlock] =
      programme.review.criteria.contains { $0.rubric?.isEmpty == false }
      ? [paragraph(MeetingPhrase.rubric, ["table": .citation("t-rubric")]), .table(rubricTable())] : []
    guard let stamp = result.review.stamp else { return rubric }
    let digest = RichText.code(String(stamp.rules.prefix(16)) + "…")
    guard let fixed = stamp.fixed else {
      return [paragraph(MeetingPhrase.stampWithoutLog, ["digest": digest])] + rubric
    }
    var arguments = ["digest": digest, "fixed": RichText(fixed.time), "first": .count(fixed.number)]
    guard let scored = stamp.scored else { return [paragraph(MeetingPhrase.stampUnscored, arguments)] + rubric }
    arguments["scored"] = RichText(scored.time)
    arguments["later"] = .count(scored.number)
    return [paragraph(MeetingPhrase.stamp, arguments)] + rubric
  }

  private func rubricTable() -> ReportTable {
    let rows = programme.review.criteria.flatMap { criterion in
      (criterion.rubric ?? []).map { anchor in
        TableRow([
          .text(RichText(criterion.name[language])), .number(anchor.score, .decimal(0)),
          .text(RichText(anchor.text[language])),
        ])
      }
    }
    return ReportTable(
      id: "t-rubric", caption: say(MeetingPhrase.rubricCaption),
      columns: [.text(plain(MeetingPhrase.criterion)), .number(column(.score)), .text(column(.meaning))], rows: rows,
      notes: [say(MeetingPhrase.rubricSource)])
  }

  /// Unlinked groups, the panel that would be needed, the Rasch model.
  func panelQuality() -> [ReportBlock] {
    let review = result.review
    var blocks: [ReportBlock] = []
    if let parts = review.parts, !parts.isEmpty {
      blocks.append(
        paragraph(MeetingPhrase.parts, ["groups": list(parts.map { RichText($0.joined(separator: " ")) })]))
    }
    if let size = review.panelSize { blocks.append(panelSize(size)) }
    guard let rasch = review.rasch else { return blocks }
    if let refusal = rasch.refusal {
      return blocks + [paragraph(MeetingPhrase.noModel, ["reason": raschReason(refusal, rasch.subject)])]
    }
    return blocks + [
      paragraph(MeetingPhrase.fit, ["table": .citation("t-fit")]), .table(fitTable(rasch)),
      paragraph(MeetingPhrase.ladder, ["figure": .citation("f-ladder")]), .figure(ladderFigure(rasch)),
    ]
  }

  private func panelSize(_ size: ReviewResult.PanelSize) -> ReportBlock {
    var arguments: [String: RichText] = [
      "now": .count(size.now), "phi": .quantity(size.dependability, .decimal(2)),
      "rho": .quantity(size.generalizability, .decimal(2)), "target": .quantity(size.target, .decimal(1)),
    ]
    guard let plain = size.forDependability, let corrected = size.forGeneralizability else {
      return paragraph(MeetingPhrase.panelSizeNone, arguments)
    }
    arguments["plain"] = .count(plain)
    arguments["corrected"] = .count(corrected)
    return paragraph(MeetingPhrase.panelSize, arguments)
  }

  private func raschReason(_ refusal: String, _ subject: String?) -> RichText {
    switch refusal {
    case "constant": say(MeetingPhrase.constant)
    case "extreme":
      say(MeetingPhrase.extreme, ["name": .name(subject.map { criterionName($0) ?? siteName($0) } ?? "")])
    case "disconnected": say(MeetingPhrase.disconnected)
    default: say(MeetingPhrase.notConverged)
    }
  }

  /// Judges, criteria and sites on one scale; the title compares how far judges and sites spread.
  private func ladderFigure(_ rasch: ReviewResult.RaschResult) -> ReportFigure {
    func spread(_ measures: [ReviewResult.RaschMeasure]) -> Double {
      let values = measures.map(\.measure)
      return (values.max() ?? 0) - (values.min() ?? 0)
    }
    let (judges, sites) = (spread(rasch.judges), spread(rasch.sites))
    let title = say(
      judges < sites ? MeetingPhrase.ladderSites : .ladderJudges,
      ["judges": .quantity(judges, .decimal(1)), "sites": .quantity(sites, .decimal(1))])
    func entries(_ measures: [ReviewResult.RaschMeasure], _ name: (String) -> String) -> [LadderChart.Entry] {
      measures.map { LadderChart.Entry(label: name($0.id), measure: $0.measure) }
    }
    let rails = [
      LadderChart.Rail(
        title: plain(MeetingPhrase.judges), entries: entries(rasch.judges) { $0 }, isNamed: true),
      LadderChart.Rail(
        title: plain(MeetingPhrase.criteria), entries: entries(rasch.criteria) { criterionName($0) ?? $0 },
        isNamed: false),
      LadderChart.Rail(title: column(.site), entries: entries(rasch.sites, siteName), isNamed: false),
    ]
    let chart = LadderChart(
      description: alternative(.ladderChart, title), rails: rails, axisTitle: plain(MeetingPhrase.ladderAxis))
    return ReportFigure(
      id: "f-ladder", title: title, caption: say(MeetingPhrase.ladderCaption), alternative: chart.description,
      specification: chart.specification,
      columns: [
        .text(plain(MeetingPhrase.rail)), .text(plain(MeetingPhrase.name)), .number(plain(MeetingPhrase.logits)),
      ],
      rows: rails.prefix(2).flatMap { rail in
        rail.entries.sorted { $0.measure > $1.measure }.map {
          TableRow([.text(RichText(rail.title)), .name($0.label), .number($0.measure, .signed(2))])
        }
      })
  }

  private func criterionName(_ id: String) -> String? {
    programme.review.criteria.first { $0.id == id }?.name[language]
  }

  private func fitTable(_ rasch: ReviewResult.RaschResult) -> ReportTable {
    func row(_ label: RichText, _ found: ReviewResult.RaschMeasure) -> TableRow {
      TableRow([
        .text(label), .number(found.measure, .signed(2)), .number(found.se, .decimal(2)),
        .number(found.infit, .decimal(2)), .number(found.outfit, .decimal(2)), fitVerdict(found),
      ])
    }
    let judges = rasch.judges.map { row(say(MeetingPhrase.judgeRow, ["name": .name($0.id)]), $0) }
    let criteria = rasch.criteria.map {
      row(say(MeetingPhrase.criterionRow, ["name": RichText(criterionName($0.id) ?? $0.id)]), $0)
    }
    return ReportTable(
      id: "t-fit", caption: say(MeetingPhrase.fitCaption),
      columns: [
        .text(column(.judge)), .number(plain(MeetingPhrase.measure)), .number(plain(MeetingPhrase.standardError)),
        .number(plain(MeetingPhrase.infit)), .number(plain(MeetingPhrase.outfit)), .text(column(.meaning)),
      ], rows: judges + criteria,
      notes: [
        say(MeetingPhrase.fitSource, ["scores": .count(rasch.scores), "categories": .count(rasch.categories)])
      ])
  }

  /// Mean squares between 0.5 and 1.5 are productive for measurement (Linacre 2002, Rasch Measurement Transactions 16:878).
  private func fitVerdict(_ found: ReviewResult.RaschMeasure) -> TableCell {
    let squares = [found.infit, found.outfit]
    if squares.contains(where: { $0 > 1.5 }) { return .verdict(plain(MeetingPhrase.erratic), .attention) }
    if squares.contains(where: { $0 < 0.5 }) { return .verdict(plain(MeetingPhrase.uniform), .attention) }
    return .verdict(plain(MeetingPhrase.fitsWell), .good)
  }

  /// Sites on which the judges differ.
  func disagreements() -> [ReportBlock] {
    guard let found = result.review.disagreements, !result.review.judges.isEmpty else { return [] }
    guard !found.isEmpty else { return [paragraph(MeetingPhrase.noAlarms)] }
    let table = ReportTable(
      id: "t-disagreement", caption: say(MeetingPhrase.alarmCaption),
      columns: [
        .text(column(.site)), .number(plain(MeetingPhrase.deviation)), .number(column(.pAdjusted)),
        .text(column(.judge)), .number(plain(MeetingPhrase.mark)), .number(plain(MeetingPhrase.expected)),
      ],
      rows: found.map {
        TableRow([
          .name(siteName($0.site)), .number($0.deviation, .decimal(2)), .number($0.p, .probability), .name($0.judge),
          .number($0.mark, .decimal(2)), .number($0.expected, .decimal(2)),
        ])
      }, notes: [say(MeetingPhrase.alarmSource)])
    return [
      paragraph(MeetingPhrase.alarms, ["count": .count(found.count), "table": .citation(table.id)]), .table(table),
    ]
  }

  /// Scores with more than one version.
  func scoreRevisions() -> [ReportBlock] {
    guard let revisions = result.review.revisions, !revisions.isEmpty else { return [] }
    func version(_ score: Double?) -> RichText {
      score.map { .quantity($0, .decimal(1)) } ?? say(MeetingPhrase.recusedScore)
    }
    let table = ReportTable(
      id: "t-revisions", caption: say(MeetingPhrase.revisionCaption),
      columns: [
        .text(column(.judge)), .text(column(.site)), .text(plain(MeetingPhrase.criterion)),
        .text(plain(MeetingPhrase.versions)), .text(column(.evidence)),
      ],
      rows: revisions.map {
        TableRow([
          .name($0.judge), .name(siteName($0.site)), .text(RichText(criterionName($0.criterion) ?? $0.criterion)),
          .text(.list($0.scores.map(version), separator: " → ")),
          .text(.list($0.evidence.map { .code($0) }, separator: " ")),
        ])
      }, notes: [say(MeetingPhrase.revisionSource)])
    return [
      paragraph(MeetingPhrase.revisions, ["count": .count(revisions.count), "table": .citation(table.id)]),
      .table(table),
    ]
  }
}
