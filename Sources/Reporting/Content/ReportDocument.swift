package import Evaluation
package import ProgrammeModel

/// A finished report as a value: blocks in order, in one language, without any markup.
package struct ReportDocument: Sendable, Equatable {
  package let language: Language
  package let title: String
  /// The last day of the period evaluated: files are dated by it, never by the clock.
  package let date: CalendarDate
  /// Shown on every page when the data are not real or the report is a draft.
  package let banner: String?
  package let blocks: [ReportBlock]
  /// Numbers of tables, figures and headings by identifier, in the order of the blocks.
  package let labels: [String: ReportLabel]

  /// The report of a round: formative when the round does not decide on roll-out, summative with change and opinion when
  /// it does.
  ///
  /// - Parameters:
  ///   - head: the head line of the log that vouches for the result, printed with the proofs.
  ///   - scope: the whole programme, the booklet of a district, or the page of a site.
  ///   - procedure: the steps of the round with their signatures.
  ///   - isDraft: marks every page as a draft.
  /// - Throws: `ReportError` when the result is not one of this programme, or has no such district or site.
  package static func make(
    result: RoundResult, programme: Programme, questionnaire: Questionnaire, language: Language, head: String? = nil,
    scope: ReportScope = .programme, procedure: [StepState] = [], isDraft: Bool = false
  ) throws(ReportError) -> ReportDocument {
    let report = try ReportContext(
      result: result, programme: programme, questionnaire: questionnaire, language: language, head: head,
      procedure: procedure)
    let blocks = try report.blocks(of: scope)
    let marks = [isDraft ? CoverPhrase.draft[language] : nil, programme.banner?[language]].compactMap(\.self)
    return ReportDocument(
      language: language, title: report.title, date: report.round.period.last,
      banner: marks.isEmpty ? nil : marks.joined(separator: ListPhrase.sentenceSeparator[language]),
      blocks: blocks)
  }

  init(language: Language, title: String, date: CalendarDate, banner: String?, blocks: [ReportBlock]) {
    self.language = language
    self.title = title
    self.date = date
    self.banner = banner
    self.blocks = blocks
    labels = ReportLabel.number(blocks)
  }

  /// Whether the first page is a cover; without one the document is short, and set in small type.
  var hasCover: Bool {
    blocks.contains { if case .titlePage(let page) = $0 { page.isCover } else { false } }
  }

  /// The charts to be rendered, in order: identifier and Vega-Lite specification. Long ones are cut into sheets.
  package var chartSpecifications: [(id: String, json: String)] {
    blocks.flatMap { block -> [(id: String, json: String)] in
      guard case .figure(let figure) = block else { return [] }
      return figure.charts
    }
  }
}

/// What a report is about.
package enum ReportScope: Sendable, Equatable {
  case programme
  /// The booklet of a district: a table of its sites and their pages.
  case district(String)
  case site(String)
  /// What the public is told.
  case publicSummary
  /// The acceptance report of a site with its own words.
  case acceptance(String, AcceptanceWords)
}

/// A result that cannot be reported under the programme that was handed over.
package enum ReportError: Error, Equatable {
  /// The result belongs to another programme.
  case otherProgramme(result: String, programme: String)
  /// The programme has no round of this name.
  case unknownRound(String)
  /// The result has no district or site of this identifier.
  case unknownPlace(String)
}

/// The number of a block that others refer to.
package enum ReportLabel: Sendable, Equatable {
  case table(Int)
  case figure(Int)
  /// The counters of the levels down to the heading's own.
  case heading([Int])
  case annex(Int)

  /// Numbers tables, figures, headings and annexes continuously, each kind from 1.
  static func number(_ blocks: [ReportBlock]) -> [String: ReportLabel] {
    var labels: [String: ReportLabel] = [:]
    var tables = 0
    var figures = 0
    var annexes = 0
    var counters: [Int] = []
    for block in blocks {
      switch block {
      case .table(let table):
        tables += 1
        labels[table.id] = .table(tables)
      case .figure(let figure):
        figures += 1
        labels[figure.id] = .figure(figures)
      case .heading(let heading) where heading.numbering == .annex:
        annexes += 1
        labels[heading.id] = .annex(annexes)
      case .heading(let heading) where heading.numbering == .numbered:
        counters = next(after: counters, level: heading.level)
        labels[heading.id] = .heading(counters)
      default:
        continue
      }
    }
    return labels
  }

  /// The counters of a heading of `level` that follows a heading with `counters`.
  private static func next(after counters: [Int], level: Int) -> [Int] {
    var next = Array(counters.prefix(level))
    while next.count < level { next.append(0) }
    if !next.isEmpty { next[next.count - 1] += 1 }
    return next
  }
}
