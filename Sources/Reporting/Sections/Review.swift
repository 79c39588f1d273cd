import Evaluation
import ProgrammeModel

// 六（四）会议评估: how strict each judge is, how far they agree, who withdrew, what the sites received.
extension ReportContext {
  func review() -> [ReportBlock] {
    let review = result.review
    let opening = [heading(2, ReviewPhrase.heading, id: "review")]
    guard !review.sites.isEmpty else { return opening + [paragraph(ReviewPhrase.noJudges)] }
    var blocks = opening + meetingRules()
    if !review.judges.isEmpty {
      blocks += [paragraph(ReviewPhrase.judges, judgeArguments()), .figure(judgeFigure()), .table(judgeTable())]
    }
    blocks += panelQuality()
    blocks.append(
      review.recusals.isEmpty
        ? paragraph(ReviewPhrase.noRecusals)
        : paragraph(ReviewPhrase.recusals, ["recusals": list(review.recusals.map(recusal))]))
    if !review.agreement.isEmpty {
      blocks += [paragraph(ReviewPhrase.agreement, ["table": .citation("t-agreement")]), .table(agreementTable())]
    }
    blocks += disagreements() + scoreRevisions()
    return blocks + [
      paragraph(ReviewPhrase.sites, ["table": .citation("t-panel")]), .table(panelTable()),
    ]
  }

  private func judgeArguments() -> [String: RichText] {
    let judges = Comparisons(result.review.judges, with: 0) { $0.severity }
    return [
      "judges": .count(result.review.judges.count), "strict": .count(judges.above.count),
      "lenient": .count(judges.below.count), "figure": .citation("f-judges"), "table": .citation("t-judges"),
    ]
  }

  private func recusal(_ recusal: ReviewResult.Recusal) -> RichText {
    say(ReviewPhrase.recusal, ["judge": .name(recusal.judge), "site": .name(siteName(recusal.site))])
  }

  private func judgeTable() -> ReportTable {
    ReportTable(
      id: "t-judges", caption: say(ReviewPhrase.judgeCaption),
      columns: [
        .text(column(.judge)), .number(column(.sitesScored)), .number(column(.severity)), .number(column(.interval)),
      ],
      rows: result.review.judges.map { judge in
        TableRow([.name(judge.judge), .count(judge.scored)] + cells(judge.severity, .signed(2)))
      }, notes: [say(ReviewPhrase.judgeSource)])
  }

  private func agreementTable() -> ReportTable {
    ReportTable(
      id: "t-agreement", caption: say(ReviewPhrase.agreementCaption),
      columns: [
        .text(column(.coefficient)), .number(column(.value)), .number(column(.interval)), .number(column(.n)),
      ],
      rows: result.review.agreement.map { figure in
        TableRow(
          [.text(FigureNames.label(figure.name, language))] + cells(figure.figure, .decimal(2))
            + [.count(figure.figure.n)])
      }, notes: [say(ReviewPhrase.agreementSource)])
  }

  private func panelTable() -> ReportTable {
    ReportTable(
      id: "t-panel", caption: say(ReviewPhrase.panelCaption),
      columns: [
        .text(column(.site)), .text(column(.district)), .number(column(.mean)), .number(column(.trimmedMean)),
        .number(column(.correctedMean)), .number(column(.interval)),
      ],
      rows: result.review.sites.map { site in
        TableRow(
          [
            .name(siteName(site.site)), .text(RichText(self.site(site.site).map { areaName($0.district) } ?? "")),
            .number(site.mean, .decimal(2)), .number(site.trimmed, .decimal(2)),
          ] + cells(site.corrected, .decimal(2)))
      }, notes: [say(ReviewPhrase.panelSource)])
  }
}
