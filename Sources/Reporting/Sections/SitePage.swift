import Evaluation
import ProgrammeModel

// The page of one site, for those who run it, and the booklet of a district: a table of its sites, then their pages.
extension ReportContext {
  /// Blocks of a site's page.
  func sitePage(_ site: SiteResult) -> [ReportBlock] {
    [.titlePage(masthead(siteName(site.site), district: site.district))] + siteBlocks(site, level: 1)
  }

  /// Blocks of a district's booklet.
  func booklet(_ district: District) -> [ReportBlock] {
    let sites = sitesByRank.filter { $0.district == district.id }
    var blocks: [ReportBlock] = [.titlePage(masthead(plain(SitePagePhrase.booklet), district: district.id))]
    blocks.append(.table(bookletTable(sites, district: district.id)))
    blocks += priorities(district.id)
    for site in sites {
      blocks += [
        .pageBreak,
        .heading(ReportHeading(1, siteName(site.site), id: "site-\(site.site)", numbering: .none)),
      ]
      blocks += siteBlocks(site, level: 2)
    }
    return blocks
  }

  private func masthead(_ name: String, district: String) -> TitlePage {
    TitlePage(
      title: plain(SitePagePhrase.title, ["name": .name(name), "district": RichText(areaName(district))]),
      subtitle: title, banner: nil, facts: [], isCover: false)
  }

  private func siteBlocks(_ site: SiteResult, level: Int) -> [ReportBlock] {
    let sentences = site.flags.map(findingSentence)
    let changes = stabilitySentences(site)
    let stability: [ReportBlock] =
      changes.isEmpty
      ? []
      : [
        heading(level, StabilityPhrase.siteHeading, id: "stability-\(site.site)", numbering: .none), .bullets(changes),
      ]
    return [.table(siteFactTable(site)), .table(siteIndicatorTable(site))] + stability + [
      heading(level, SitePagePhrase.findings, id: "findings-\(site.site)", numbering: .none),
      sentences.isEmpty ? paragraph(SitePagePhrase.noFindings) : .bullets(sentences),
      .note(
        say(
          SitePagePhrase.question, ["figure": .code("site/\(site.site)/score"), "digest": .code(result.inputs.digest)])),
    ]
  }

  private func siteFactTable(_ site: SiteResult) -> ReportTable {
    let city = result.city
    let district = result.districts.first { $0.id == site.district }
    let satisfaction = satisfactionFigure(site)
    return ReportTable(
      id: "t-facts-\(site.site)", caption: say(SitePagePhrase.factCaption, ["period": period]),
      columns: [
        .text(column(.fact)), .number(column(.value)), .number(column(.interval)),
        .number(areaName(site.district)), .number(areaName(city.id)),
      ],
      rows: [
        TableRow(
          [.text(say(SitePagePhrase.score))] + cells(site.score, .score)
            + [
              district.map { .number($0.score.value, .score) } ?? .absent(.missing), .number(city.score.value, .score),
            ]),
        TableRow(
          [.text(say(SitePagePhrase.satisfied))] + peopleCells(satisfaction, .percent(1)).prefix(2)
            + [
              peopleCells(district?.satisfaction, .percent(1))[0], peopleCells(city.satisfaction, .percent(1))[0],
            ]),
        factRow(.rank, .rank(site.rank, lower: site.rankLower, upper: site.rankUpper)),
        factRow(.grade, .verdict(gradeName(site.grade), .neutral)),
        factRow(
          .gradeProbability,
          site.gradeProbability[site.grade].map { .number($0, .percent(0)) } ?? .absent(.undefined)),
        factRow(.projects, .count(site.projects.count)), factRow(.residents, .count(site.residents)),
      ], notes: [say(SitePagePhrase.factNote, ["sites": .count(result.sites.count)])])
  }

  private func factRow(_ label: SitePagePhrase, _ value: TableCell) -> TableRow {
    TableRow([.text(say(label)), value] + Array(repeating: .text(""), count: 3))
  }

  /// Dimensions as totals with their indicators below.
  private func siteIndicatorTable(_ site: SiteResult) -> ReportTable {
    let byID = Dictionary(site.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let scores = Dictionary(site.dimensions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = programme.dimensions.flatMap { dimension -> [TableRow] in
      let score = scores[dimension.id]
      let head = TableRow(
        [.text(RichText(dimension.name[language]))]
          + (score.map { scoreCells(weight: $0.weight, score: $0.score.value, se: $0.score.se) }
            ?? Array(repeating: .absent(.missing), count: 3)),
        isTotal: true)
      return [head] + dimension.indicators.map { indicatorRow($0, byID[$0.id]) }
    }
    return ReportTable(
      id: "t-indicators-\(site.site)", caption: say(SitePagePhrase.indicatorCaption),
      columns: [
        .text(column(.indicator)), .number(column(.weight)), .number(column(.score)), .number(column(.se)),
      ], rows: rows, notes: [say(SitePagePhrase.indicatorNote)])
  }

  private func indicatorRow(_ definition: IndicatorDefinition, _ indicator: IndicatorResult?) -> TableRow {
    let name = TableCell.text(RichText(definition.name[language]))
    func all(_ absence: TableCell.Absence) -> TableRow {
      TableRow([name] + Array(repeating: .absent(absence), count: 3))
    }
    guard let indicator else { return all(.missing) }
    if definition.isOfRespondents, let value = indicator.value, isSuppressed(value) { return all(.suppressed) }
    switch indicator.status {
    case .notApplicable: return all(.notApplicable)
    case .missing: return all(.missing)
    case .scored, .unverified:
      guard let score = indicator.score else { return all(.missing) }
      return TableRow([name] + scoreCells(weight: indicator.weight, score: score, se: indicator.scoreSE))
    }
  }

  private func scoreCells(weight: Double, score: Double, se: Double?) -> [TableCell] {
    [
      .number(weight, .percent(1)), .number(score, .score),
      se.map { .number($0, .decimal(2)) } ?? .absent(.undefined),
    ]
  }

  private func bookletTable(_ sites: [SiteResult], district: String) -> ReportTable {
    ReportTable(
      id: "t-sites", caption: say(SitePagePhrase.bookletCaption, ["district": RichText(areaName(district))]),
      columns: [
        .text(column(.site)), .number(column(.rank)), .number(column(.score)), .number(column(.interval)),
        .number(column(.satisfiedPercent)), .number(column(.intervalPercent)), .text(column(.grade)),
      ],
      rows: sites.map { site in
        TableRow(
          [
            .name(siteName(site.site)), .rank(site.rank, lower: site.rankLower, upper: site.rankUpper),
          ] + cells(site.score, .score) + peopleCells(satisfactionFigure(site), .percent(1)).prefix(2)
            + [.verdict(gradeName(site.grade), .neutral)])
      }, notes: [say(SitePagePhrase.factNote, ["sites": .count(result.sites.count)])])
  }
}
