import Evaluation
import ProgrammeModel

// 六、各示范点综合评价, continued: which source moves ranks, which sites are tied, what alone would change a grade.
extension ReportContext {
  /// Rows of the table of sites whose grade may change.
  private static let shownSites = 20

  func stability() -> [ReportBlock] {
    guard let found = result.stability else { return [] }
    var blocks = [heading(2, StabilityPhrase.heading, id: "stability")]
    if let first = found.ranks.max(by: { $0.total < $1.total }) {
      blocks += [
        paragraph(
          StabilityPhrase.sources,
          [
            "source": say(first.source), "alone": .quantity(first.alone, .percent(0)),
            "together": .quantity(first.total, .percent(0)), "table": .citation("t-sources"),
          ]), .table(sourceTable(found)),
      ]
    }
    blocks.append(
      paragraph(
        StabilityPhrase.groups,
        [
          "sites": .count(found.sites.count), "groups": .count(Set(found.sites.map(\.tieGroup)).count),
          "level": .quantity(level, .percent(0)),
        ]))
    return blocks + nearSites(found)
  }

  private func sourceTable(_ found: StabilityResult) -> ReportTable {
    ReportTable(
      id: "t-sources", caption: say(StabilityPhrase.sourceCaption),
      columns: [
        .text(plain(StabilityPhrase.source)), .number(plain(StabilityPhrase.alone)),
        .number(plain(StabilityPhrase.together)),
      ],
      rows: found.ranks.map { share in
        TableRow([
          .text(say(share.source)), .number(share.alone, .percent(1)), .number(share.total, .percent(1)),
        ])
      },
      notes: [
        say(
          StabilityPhrase.sourceSource,
          ["rows": .count(found.rows), "kappa": .quantity(found.concentration, .decimal(0))])
      ])
  }

  private func nearSites(_ found: StabilityResult) -> [ReportBlock] {
    let certain = Dictionary(
      result.sites.map { ($0.site, $0.gradeProbability[$0.grade] ?? 1) }, uniquingKeysWith: { first, _ in first })
    let open = found.sites.enumerated().filter { (certain[$0.element.site] ?? 1) < level }
      .sorted { (certain[$0.element.site] ?? 1, $0.offset) < (certain[$1.element.site] ?? 1, $1.offset) }.map(\.element)
    guard !open.isEmpty else { return [] }
    let shown = open.prefix(Self.shownSites)
    return [
      paragraph(
        StabilityPhrase.near,
        [
          "count": .count(open.count), "shown": .count(shown.count), "level": .quantity(level, .percent(0)),
          "table": .citation("t-near"),
        ]),
      .table(
        ReportTable(
          id: "t-near", caption: say(StabilityPhrase.nearCaption),
          columns: [
            .text(column(.site)), .text(column(.grade)), .number(column(.gradeProbability)),
            .text(plain(StabilityPhrase.limit)), .number(plain(StabilityPhrase.distance)),
            .text(plain(StabilityPhrase.byIndicator)), .number(plain(StabilityPhrase.underWeights)),
            .number(plain(StabilityPhrase.judges)),
          ],
          rows: shown.compactMap { nearRow($0, certainty: certain[$0.site] ?? 1) },
          notes: [
            say(StabilityPhrase.nearSource, ["tolerance": .quantity(found.tolerance, .percent(0))])
          ])),
    ]
  }

  private func nearRow(_ place: SiteStability, certainty: Double) -> TableRow? {
    guard let site = result.sites.first(where: { $0.site == place.site }) else { return nil }
    let nearest = [place.better, place.worse].compactMap(\.self).min { abs($0.distance) < abs($1.distance) }
    return TableRow([
      .name(siteName(site.site)), .text(RichText(gradeName(site.grade))), .number(certainty, .percent(0)),
      .text(RichText(nearest.map { gradeName($0.grade) } ?? "")),
      nearest.map { .number($0.distance, .signed(1)) } ?? .absent(.undefined),
      nearest.flatMap { leastStep($0, of: site) }.map { .text(say(StabilityPhrase.step, $0)) }
        ?? .absent(.notApplicable),
      .text(RichText("\(place.weights.best)–\(place.weights.worst)")), .count(place.judges.count),
    ])
  }

  /// The indicator whose score has to move least, with where from and where to; one that rests on too few people to be shown is
  /// passed over.
  private func leastStep(_ change: SiteStability.GradeChange, of site: SiteResult) -> [String: RichText]? {
    let steps = programme.indicators.compactMap { definition -> (name: String, from: Double, to: Double)? in
      guard let to = change.scores[definition.id], let own = site.indicators.first(where: { $0.id == definition.id }),
        let from = own.score, !(definition.isOfRespondents && own.value.map(isSuppressed) == true)
      else { return nil }
      return (definition.name[language], from, to)
    }
    return steps.min { abs($0.to - $0.from) < abs($1.to - $1.from) }.map { step in
      [
        "indicator": RichText(step.name), "from": .quantity(step.from, .score), "to": .quantity(step.to, .score),
      ]
    }
  }

  // MARK: A site's page

  /// What would change a site's rank and grade, in sentences.
  func stabilitySentences(_ site: SiteResult) -> [RichText] {
    guard let found = result.stability, let place = found.sites.first(where: { $0.site == site.site }) else {
      return []
    }
    var sentences: [RichText] = []
    if let better = place.better {
      sentences.append(sentence(better, of: site, can: .better, cannot: .betterNone))
    }
    if let worse = place.worse { sentences.append(sentence(worse, of: site, can: .worse, cannot: .worseNone)) }
    sentences.append(
      say(
        StabilityPhrase.span,
        [
          "group": .count(place.tieGroup), "tolerance": .quantity(found.tolerance, .percent(0)),
          "best": .count(place.weights.best), "worst": .count(place.weights.worst),
        ]))
    if !place.judges.isEmpty {
      sentences.append(say(StabilityPhrase.someJudges, ["count": .count(place.judges.count)]))
    }
    return sentences
  }

  private func sentence(
    _ change: SiteStability.GradeChange, of site: SiteResult, can: StabilityPhrase, cannot: StabilityPhrase
  ) -> RichText {
    let step = leastStep(change, of: site)
    let arguments = [
      "grade": RichText(gradeName(change.grade)), "distance": RichText.quantity(abs(change.distance), .decimal(1)),
    ].merging(step ?? [:]) { first, _ in first }
    return say(step == nil ? cannot : can, arguments)
  }
}
