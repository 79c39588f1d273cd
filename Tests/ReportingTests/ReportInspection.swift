@testable import Evaluation
@testable import ProgrammeModel
@testable import Reporting

/// Ways to look into a report that several suites share.
enum ReportInspection {
  static let rounds = ["mid-term", "annual"]

  static func document(_ round: String, _ language: Language) throws -> ReportDocument {
    try document(SampleResult.round(round), language)
  }

  static func document(_ result: RoundResult, _ language: Language) throws -> ReportDocument {
    try ReportDocument.make(
      result: result, programme: SampleProgramme.programme(), questionnaire: SampleProgramme.questionnaire,
      language: language)
  }

  /// Every running text of the report in order.
  static func texts(_ document: ReportDocument) -> [RichText] { document.blocks.flatMap(texts) }

  private static func texts(_ block: ReportBlock) -> [RichText] {
    switch block {
    case .titlePage(let page): [RichText(page.title), RichText(page.subtitle)] + page.facts.map(\.value)
    case .heading(let heading): [RichText(heading.title)]
    case .paragraph(let text), .note(let text): [text]
    case .bullets(let items), .findings(let items): items
    case .table(let table): [table.caption] + table.notes + titles(table.columns) + cells(table.rows)
    case .figure(let figure): [figure.title, figure.caption] + titles(figure.columns) + cells(figure.rows)
    case .contents, .pageBreak: []
    }
  }

  private static func titles(_ columns: [TableColumn]) -> [RichText] { columns.map { RichText($0.title) } }

  private static func cells(_ rows: [TableRow]) -> [RichText] {
    rows.flatMap(\.cells).compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// Every number of the report as it is printed, without unit, sorted.
  static func numbers(_ document: ReportDocument) -> [String] {
    let text = NumberText(.zh)
    let inText = texts(document).flatMap(\.runs).flatMap { run -> [String] in
      switch run {
      case .quantity(let quantity): [text.bare(quantity)]
      case .estimate(let quoted):
        [text.bare(quoted.estimate), "\(quoted.n)"] + (quoted.limits.map { limits(of: $0, text) } ?? [])
      case .text, .name, .code, .citation: []
      }
    }
    return (inText + tableCells(document).flatMap { numbers($0, text) }).sorted()
  }

  static func tableCells(_ document: ReportDocument) -> [TableCell] {
    document.blocks.flatMap { block -> [TableRow] in
      switch block {
      case .table(let table): table.rows
      case .figure(let figure): figure.rows
      default: []
      }
    }.flatMap(\.cells)
  }

  private static func numbers(_ cell: TableCell, _ text: NumberText) -> [String] {
    switch cell {
    case .quantity(let quantity): [text.bare(quantity)]
    case .limits(let limits): self.limits(of: limits, text)
    case .rank(let rank, let lower, let upper): [text.rank(rank, lower: lower, upper: upper)]
    case .graphic(let graphic): ["\(graphic.value)"]
    case .text, .verdict, .absent: []
    }
  }

  private static func limits(of limits: Limits, _ text: NumberText) -> [String] {
    [limits.lower, limits.upper].map { text.bare(Quantity($0, limits.format)) }
  }

  static func citations(_ document: ReportDocument) -> Set<String> {
    Set(texts(document).flatMap(\.runs).compactMap { if case .citation(let id) = $0 { id } else { nil } })
  }
}
