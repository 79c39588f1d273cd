import Evaluation
import ProgrammeModel
import Reporting

/// An appeal file as a page: the same figures as the JSON, rounded for reading.
struct AppealPage {
  private let appeal: AppealFile
  private let programme: Programme
  private let sentences: FindingSentences
  private let words: AppealWords

  init(_ appeal: AppealFile, programme: Programme, sentences: FindingSentences, language: Language) {
    self.appeal = appeal
    self.programme = programme
    self.sentences = sentences
    words = AppealWords(language: language)
  }

  var html: String {
    let round = programme.round(appeal.round)?.name[words.language] ?? appeal.round
    let sections =
      [outcome, score] + appeal.site.dimensions.map(dimension) + [rows, findings, proof]
    return PlainPage(
      title: words.title(appeal.site.name, round), sections: sections.compactMap(\.self), language: words.language
    ).html
  }

  private func grade(_ id: String) -> String {
    programme.grading.grades.first { $0.id == id }?.name[words.language] ?? id
  }

  private func indicatorName(_ id: String) -> String {
    programme.indicators.first { $0.id == id }?.name[words.language] ?? id
  }

  private func dimensionName(_ id: String) -> String {
    programme.dimensions.first { $0.id == id }?.name[words.language] ?? id
  }

  // MARK: Score and grade

  private var outcome: String {
    let site = appeal.site
    var facts: [[ResultTable.Cell]] = [
      [.text(words.score), .figure(words.figure(site.score, decimals: 2))],
      [.text(words.rank), .figure("\(site.rank) (\(site.rankLower)–\(site.rankUpper)) / \(appeal.sites)")],
      [.text(words.grade), .text(grade(site.grade))],
    ]
    if let before = site.gradeBeforeGate { facts.append([.text(words.gradeBeforeGate), .text(grade(before))]) }
    for limit in appeal.grades {
      let probability = site.gradeProbability[limit.grade] ?? 0
      facts.append([
        .text(words.probability(grade(limit.grade), from: limit.minimum)), .number(100 * probability, decimals: 1),
      ])
    }
    let changes = [appeal.stability?.better, appeal.stability?.worse].compactMap(\.self).map(change)
    return PlainPage.section(
      words.outcome, tables: [PrintedTable(caption: nil, table: ResultTable(headers: words.factHeaders, rows: facts))],
      notes: [gateNote] + changes)
  }

  private var gateNote: String {
    words.gate(
      indicatorName(appeal.gate.indicator), floor: 100 * appeal.gate.floor, grade: grade(appeal.gate.lowerLimitFor),
      ceiling: grade(appeal.gate.ceilingBelow))
  }

  private func change(_ change: SiteStability.GradeChange) -> String {
    let alone = change.scores.sorted { $0.key < $1.key }.map {
      "\(indicatorName($0.key)) \(words.number($0.value, decimals: 1))"
    }
    return words.change(to: grade(change.grade), distance: change.distance, alone: alone)
  }

  private var score: String {
    let rows = appeal.site.dimensions.map { dimension -> [ResultTable.Cell] in
      [
        .text(dimensionName(dimension.id)), .number(dimension.score.value, decimals: 2),
        .number(100 * dimension.weight, decimals: 2), .number(dimension.weight * dimension.score.value, decimals: 2),
      ]
    }
    let total = appeal.site.dimensions.reduce(0) { $0 + $1.weight * $1.score.value }
    return PlainPage.section(
      words.composition,
      tables: [PrintedTable(caption: nil, table: ResultTable(headers: words.dimensionHeaders, rows: rows))],
      notes: [words.sum(total)])
  }

  // MARK: Dimensions and their rows

  private func dimension(_ dimension: DimensionResult) -> String {
    let members = programme.dimensions.first { $0.id == dimension.id }?.indicators.map(\.id) ?? []
    let rows = members.compactMap { id in appeal.site.indicators.first { $0.id == id } }.map { indicator in
      let scale = derivation(indicator.id)?.goalposts
      return [
        .text(indicatorName(indicator.id)), .text(words.status(indicator.status)),
        indicator.value.map { .figure(words.figure($0, decimals: 4)) } ?? .empty,
        scale.map { .figure("\(words.number($0.zero, decimals: 2)) → \(words.number($0.full, decimals: 2))") }
          ?? .empty,
        indicator.score.map { .number($0, decimals: 2) } ?? .empty,
        .number(dimension.weight > 0 ? 100 * indicator.weight / dimension.weight : 0, decimals: 2),
      ] as [ResultTable.Cell]
    }
    return PlainPage.section(
      dimensionName(dimension.id),
      tables: [PrintedTable(caption: nil, table: ResultTable(headers: words.indicatorHeaders, rows: rows))],
      notes: dimension.capped ? [words.capped] : [])
  }

  private func derivation(_ name: String) -> Derivation? {
    appeal.figures.first { $0.figure == "site/\(appeal.site.site)/\(name)" }
  }

  private var rows: String {
    let rows = appeal.figures.flatMap { figure in
      figure.rows.map { rows -> [ResultTable.Cell] in
        [
          .text(figure.figure), .text(figure.formula), .text(rows.file ?? "–"),
          .number(Double(rows.batch), decimals: 0),
          .number(Double(rows.lines.count), decimals: 0), .text(AppealWords.ranges(rows.lines)),
        ]
      }
    }
    return PlainPage.section(
      words.rows, tables: [PrintedTable(caption: nil, table: ResultTable(headers: words.rowHeaders, rows: rows))])
  }

  private var findings: String? {
    guard !appeal.site.flags.isEmpty else { return nil }
    let rows = appeal.site.flags.map { finding -> [ResultTable.Cell] in
      [.text(sentences.sentence(finding)), .text(finding.evidence.joined(separator: " "))]
    }
    return PlainPage.section(
      words.findings,
      tables: [PrintedTable(caption: nil, table: ResultTable(headers: words.findingHeaders, rows: rows))])
  }

  private var proof: String {
    let files = appeal.files.map { file -> [ResultTable.Cell] in
      [.number(Double(file.id), decimals: 0), .text(file.kind), .text(file.file), .text(file.sha256)]
    }
    return PlainPage.section(
      words.proof, lines: words.reproduce(appeal),
      tables: [PrintedTable(caption: nil, table: ResultTable(headers: words.fileHeaders, rows: files))])
  }
}
