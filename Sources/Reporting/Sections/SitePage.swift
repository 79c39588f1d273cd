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
    blocks.append(bookletSummary(district, sites))
    blocks.append(.table(bookletTable(sites, district: district.id)))
    blocks += priorities(district.id) + bookletMoney(sites) + bookletFindings(sites)
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

  /// Findings that a site's page lists; the annex of the report has all of them.
  private static let findingsOnPage = 3

  private func siteBlocks(_ site: SiteResult, level: Int) -> [ReportBlock] {
    let action = site.flags.filter { FindingCode(rawValue: $0.code)?.needsAction ?? true }
    let notes = site.flags.filter { !(FindingCode(rawValue: $0.code)?.needsAction ?? true) }
    let sentences = (action + notes).map(findingSentence)
    let more = sentences.count - Self.findingsOnPage
    let listed =
      Array(sentences.prefix(Self.findingsOnPage))
      + (more > 0 ? [say(SitePagePhrase.moreFindings, ["count": .count(more)])] : [])
    let changes = stabilitySentences(site)
    let stability: [ReportBlock] =
      changes.isEmpty
      ? []
      : [
        heading(level, StabilityPhrase.siteHeading, id: "stability-\(site.site)", numbering: .none), .bullets(changes),
      ]
    return [
      siteProjects(site), .table(siteFactTable(site)), .table(siteIndicatorTable(site)), .table(actionTable(site)),
    ]
      + stability + [
        heading(level, SitePagePhrase.findings, id: "findings-\(site.site)", numbering: .none),
        sentences.isEmpty ? paragraph(SitePagePhrase.noFindings) : .bullets(listed),
        .note(
          say(
            SitePagePhrase.question,
            ["figure": .code("site/\(site.site)/score"), "digest": .code(result.inputs.digest)]
          )),
      ]
  }

  private func siteProjects(_ site: SiteResult) -> ReportBlock {
    paragraph(
      SitePagePhrase.projectList,
      [
        "count": .count(site.projects.count), "projects": list(site.projects.map { RichText(shortName($0)) }),
        "residents": .count(site.residents),
      ])
  }

  // MARK: Results

  private func siteFactTable(_ site: SiteResult) -> ReportTable {
    let city = result.city
    let district = result.districts.first { $0.id == site.district }
    let satisfaction = satisfactionFigure(site)
    let panel = result.review.sites.first { $0.site == site.site }?.corrected
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
          [.text(say(SitePagePhrase.satisfied, ["n": peopleText(satisfaction)]))]
            + peopleCells(satisfaction, .percent(1)).prefix(2)
            + [
              peopleCells(district?.satisfaction, .percent(1))[0], peopleCells(city.satisfaction, .percent(1))[0],
            ]),
        factRow(.rank, .rank(site.rank, lower: site.rankLower, upper: site.rankUpper)),
        factRow(.grade, .text(grade(site))),
        TableRow(
          [.text(say(SitePagePhrase.panel))]
            + (panel.map { cells($0, .decimal(2)) } ?? Array(repeating: .absent(.notApplicable), count: 2))
            + Array(repeating: .text(""), count: 2)),
        factRow(.visit, .text(visit(site))),
      ], notes: [say(SitePagePhrase.factNote, ["sites": .count(result.sites.count)])])
  }

  private func grade(_ site: SiteResult) -> RichText {
    let name = RichText(gradeName(site.grade))
    guard let certainty = site.gradeProbability[site.grade] else { return name }
    return say(SitePagePhrase.certainGrade, ["grade": name, "certainty": .quantity(certainty, .percent(0))])
  }

  private func peopleText(_ figure: Figure?) -> RichText {
    guard let figure, !isSuppressed(figure) else { return say(ListPhrase.absentSuppressed) }
    return .count(figure.n)
  }

  /// What the inspection verified of what the site had reported; whether it was visited at all.
  private func visit(_ site: SiteResult) -> RichText {
    guard let visit = result.inspection.visits.first(where: { $0.site == site.site }) else {
      return say(SitePagePhrase.notVisited)
    }
    return say(
      SitePagePhrase.visited,
      [
        "items": .count(visit.items), "reported": .quantity(visit.reported, .decimal(0)),
        "verified": .quantity(visit.verified, .decimal(0)),
      ])
  }

  private func factRow(_ label: SitePagePhrase, _ value: TableCell) -> TableRow {
    TableRow([.text(say(label)), value] + Array(repeating: .text(""), count: 3))
  }

  // MARK: Dimensions and indicators

  /// Dimensions as totals, each with a dot and its interval against the sites' mean, their indicators below.
  private func siteIndicatorTable(_ site: SiteResult) -> ReportTable {
    let byID = Dictionary(site.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = programme.dimensions.flatMap { dimension in
      [dimensionRow(dimension, of: site)]
        + dimension.indicators.map { indicatorRow($0, byID[$0.id], district: site.district) }
    }
    return ReportTable(
      id: "t-indicators-\(site.site)", caption: say(SitePagePhrase.indicatorCaption),
      columns: [
        .text(column(.indicator)), .number(column(.value)), .number(column(.interval)), .number(column(.n)),
        .number(column(.score)), .number(areaName(site.district)), .number(areaName(result.city.id)),
        .graphic(column(.scoreGraphic)),
      ], rows: rows, notes: [say(SitePagePhrase.indicatorNote, ["level": .quantity(level, .percent(0))])])
  }

  private func dimensionRow(_ dimension: IndicatorDimension, of site: SiteResult) -> TableRow {
    let own = site.dimensions.first { $0.id == dimension.id && $0.coverage > 0 && $0.score.value.isFinite }
    let city = result.meanScore(dimension: dimension.id)
    return TableRow(
      [
        .text(
          say(
            SitePagePhrase.dimension,
            ["name": RichText(dimension.name[language]), "weight": .quantity(own?.weight ?? 0, .percent(0))])),
        .text(""), .text(""), .text(""), own.map { .number($0.score.value, .score) } ?? .absent(.notApplicable),
        meanCell(result.meanScore(dimension: dimension.id, district: site.district)), meanCell(city),
        own.map { dotCell($0.score, reference: city, scale: 0...100) } ?? .absent(.notApplicable),
      ], isTotal: true)
  }

  private func meanCell(_ mean: Double?) -> TableCell { mean.map { .number($0, .score) } ?? .absent(.notApplicable) }

  private func indicatorRow(
    _ definition: IndicatorDefinition, _ indicator: IndicatorResult?, district: String
  ) -> TableRow {
    let unit = definition.isShare ? "%" : definition.unit[language]
    let name = TableCell.text(
      say(SitePagePhrase.indicator, ["name": RichText(definition.name[language]), "unit": RichText(unit)]))
    let means = [
      meanCell(result.meanScore(indicator: definition.id, district: district)),
      meanCell(result.meanScore(indicator: definition.id)),
    ]
    func all(_ absence: TableCell.Absence) -> TableRow {
      TableRow([name] + Array(repeating: .absent(absence), count: 4) + means + [.absent(absence)])
    }
    guard let indicator else { return all(.missing) }
    if let value = indicator.value, definition.isOfRespondents, isSuppressed(value) { return all(.suppressed) }
    switch indicator.status {
    case .notApplicable: return all(.notApplicable)
    case .missing: return all(.missing)
    case .scored, .unverified:
      guard let score = indicator.score, let value = indicator.value else { return all(.missing) }
      let format = valueFormat(definition)
      return TableRow(
        [
          name, .number(value.value, format), limitsCell(value, format),
          definition.isOfRespondents ? .count(value.n) : .text(""), .number(score, .score),
        ] + means + [
          .graphic(
            DotGraphic(
              value: score, lower: nil, upper: nil, reference: result.meanScore(indicator: definition.id),
              scale: 0...100, tone: .neutral))
        ])
    }
  }

  private func valueFormat(_ definition: IndicatorDefinition) -> NumberFormat {
    definition.isShare ? .percent(1) : .decimal(2)
  }

  // MARK: Strengths and things to do

  /// Lines of each column.
  private static let actions = 3

  private func actionTable(_ site: SiteResult) -> ReportTable {
    func isShown(_ definition: IndicatorDefinition, _ own: IndicatorResult) -> Bool {
      !(definition.isOfRespondents && own.value.map(isSuppressed) == true)
    }
    let strengths = result.strengths(of: site, in: programme, isShown: isShown).prefix(Self.actions).map(strength)
    let things = result.thingsToDo(of: site, in: programme, isShown: isShown).prefix(Self.actions).map(thingToDo)
    let left = strengths.isEmpty ? [say(SitePagePhrase.noStrength)] : strengths
    let right = things.isEmpty ? [say(SitePagePhrase.nothingToDo)] : things
    return ReportTable(
      id: "t-actions-\(site.site)", caption: say(SitePagePhrase.actionCaption),
      columns: [.text(plain(SitePagePhrase.strengths)), .text(plain(SitePagePhrase.thingsToDo))],
      rows: (0..<max(left.count, right.count)).map { line in
        TableRow([
          .text(left.indices.contains(line) ? left[line] : ""), .text(right.indices.contains(line) ? right[line] : ""),
        ])
      }, notes: [say(SitePagePhrase.actionNote)])
  }

  private func strength(_ standing: SiteStanding) -> RichText {
    let format = valueFormat(standing.indicator)
    return say(
      SitePagePhrase.strength,
      [
        "indicator": RichText(standing.indicator.name[language]), "value": .quantity(standing.value.value, format),
        "mean": standing.meanValue.map { .quantity($0, format) } ?? "",
      ])
  }

  private func thingToDo(_ standing: SiteStanding) -> RichText {
    say(
      SitePagePhrase.thingToDo,
      [
        "indicator": RichText(standing.indicator.name[language]), "score": .quantity(standing.score, .score),
        "points": .quantity(standing.missingPoints, .decimal(1)),
      ])
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
