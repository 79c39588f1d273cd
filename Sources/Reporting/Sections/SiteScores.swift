import Evaluation
import ProgrammeModel

// 六、各示范点综合评价: league table with rank intervals, dimensions, the gate.
extension ReportContext {
  func siteScores() -> [ReportBlock] {
    var blocks = [
      heading(1, SitePhrase.heading, id: "site-scores"),
      heading(2, SitePhrase.rankHeading, id: "ranks"),
      paragraph(SitePhrase.ranks, ["table": .citation("t-sites"), "figure": .citation("f-ranks")]),
      .figure(rankFigure()), .table(leagueTable()),
    ]
    let gated = result.sites.filter { site in site.gradeBeforeGate.map { $0 != site.grade } ?? false }
    blocks.append(
      gated.isEmpty
        ? paragraph(SitePhrase.noneGated)
        : paragraph(SitePhrase.gated, ["sites": .count(gated.count), "table": .citation("t-gated")]))
    if !gated.isEmpty { blocks.append(.table(gatedTable(gated))) }
    blocks += stability()
    blocks += [
      heading(2, SitePhrase.dimensionHeading, id: "dimensions"),
      paragraph(SitePhrase.dimensions, ["figure": .citation("f-dimensions"), "annex": .citation("t-matrix")]),
      .figure(dimensionFigure()), paragraph(SitePhrase.indicators, ["figure": .citation("f-matrix")]),
      .figure(matrixFigure()),
    ]
    return blocks
  }

  /// Sites by rank, ties in the order of the result.
  var sitesByRank: [SiteResult] {
    result.sites.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
  }

  private func leagueTable() -> ReportTable {
    let scale = extent(result.sites.map(\.score), around: result.city.score.value, margin: 5)
    return ReportTable(
      id: "t-sites", caption: say(SitePhrase.leagueCaption, ["period": period]),
      columns: [
        .text(column(.site)), .text(column(.district)), .number(column(.rank)), .number(column(.score)),
        .number(column(.se)), .number(column(.interval)), .graphic(column(.scoreGraphic)), .text(column(.grade)),
        .number(column(.gradeProbability)),
      ], rows: sitesByRank.map { leagueRow($0, scale: scale) },
      notes: [
        say(SitePhrase.leagueSource, rankArgumentsForNote()), say(SitePhrase.neighbourNote),
        say(SitePhrase.probabilityNote),
      ])
  }

  private func rankArgumentsForNote() -> [String: RichText] {
    ["level": .quantity(level, .percent(0)), "replicates": .count(result.method.replicates)]
  }

  private func leagueRow(_ site: SiteResult, scale: ClosedRange<Double>) -> TableRow {
    TableRow([
      .name(siteName(site.site)), .text(RichText(areaName(site.district))),
      .rank(site.rank, lower: site.rankLower, upper: site.rankUpper), .number(site.score.value, .score),
      site.score.se.map { .number($0, .decimal(2)) } ?? .absent(.undefined), limitsCell(site.score, .score),
      dotCell(site.score, reference: result.city.score.value, scale: scale),
      .verdict(gradeName(site.grade), gradeTone(site.grade)),
      site.gradeProbability[site.grade].map { .number($0, .percent(0)) } ?? .absent(.undefined),
    ])
  }

  private func gradeTone(_ grade: String) -> Tone {
    let grades = programme.grading.grades.map(\.id)
    return grade == grades.first ? .good : grade == grades.last ? .attention : .neutral
  }

  private func gatedTable(_ sites: [SiteResult]) -> ReportTable {
    ReportTable(
      id: "t-gated", caption: say(SitePhrase.gatedCaption),
      columns: [
        .text(column(.site)), .number(column(.score)), .number(column(.satisfiedPercent)),
        .number(column(.intervalPercent)), .number(column(.n)), .text(column(.gradeByScore)), .text(column(.grade)),
      ],
      rows: sites.map { site in
        TableRow(
          [.name(siteName(site.site)), .number(site.score.value, .score)]
            + peopleCells(satisfactionFigure(site), .percent(1))
            + [
              .text(RichText(site.gradeBeforeGate.map(gradeName) ?? "")),
              .verdict(gradeName(site.grade), gradeTone(site.grade)),
            ])
      }, notes: [say(SitePhrase.gatedSource)])
  }
}
