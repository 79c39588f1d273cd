import ProgrammeModel

/// Makes a workbook of a report: a sheet of what it rests on, and one sheet for each table and each figure's data. Numbers
/// are numbers with all their digits; an interval takes two columns, a rank with its interval three.
package struct ReportWorkbook {
  private let document: ReportDocument
  private let print: PrintedText

  package static func make(_ document: ReportDocument) -> ExcelWorkbook {
    let workbook = ReportWorkbook(document: document, print: PrintedText(document))
    return ExcelWorkbook(title: document.title, sheets: [workbook.provenance] + workbook.tables)
  }

  private var language: Language { document.language }

  private var tables: [ExcelSheet] {
    document.blocks.compactMap { block in
      switch block {
      case .table(let table): sheet(table.id, table.caption, table.columns, table.rows, notes: table.notes)
      case .figure(let figure):
        sheet(
          figure.id, figure.title, figure.columns, figure.rows, notes: [figure.caption], isDrawn: true)
      default: nil
      }
    }
  }

  /// The facts of the cover, and what every sheet holds.
  private var provenance: ExcelSheet {
    var rows: [[ExcelCell]] = []
    for case .titlePage(let page) in document.blocks {
      rows += page.facts.map { [.text($0.label), .text(print.text($0.value))] }
    }
    if let banner = document.banner { rows.insert([.text(""), .text(banner)], at: 0) }
    rows += tables.map { [.text($0.name), .text($0.title ?? "")] }
    return ExcelSheet(
      name: WorkbookPhrase.provenance[language], title: document.title,
      columns: [
        ExcelColumn(WorkbookPhrase.fact[language], width: 20), ExcelColumn(WorkbookPhrase.value[language], width: 90),
      ], rows: rows)
  }

  private func sheet(
    _ id: String, _ caption: RichText, _ columns: [TableColumn], _ rows: [TableRow], notes: [RichText],
    isDrawn: Bool = false
  ) -> ExcelSheet {
    let name = document.labels[id].map { HeadingNumbers.label($0, language) } ?? id
    let shown = columns.indices.filter { columns[$0].kind != .graphic }
    let spans = shown.map { span(of: $0, in: rows) }
    let titles = zip(shown, spans).flatMap { column, span in heads(columns[column].title, span) }
    let lines = rows.map { row in
      zip(shown, spans).flatMap { column, span in
        row.cells.indices.contains(column) ? cells(row.cells[column], span) : []
      }
    }
    let widths = titles.indices.map { column in
      width(of: lines.compactMap { $0.indices.contains(column) ? $0[column] : nil })
    }
    return ExcelSheet(
      name: name, title: "\(name)  \(print.text(caption))",
      columns: zip(titles, widths).map { ExcelColumn($0, width: max($1, Double(min(14, TextWidth.whole($0) * 2)))) },
      rows: lines, notes: notes.map(print.text),
      chart: isDrawn ? chart(of: lines, titled: print.text(caption)) : nil)
  }

  /// Rows of a figure that a chart beside them can hold.
  private static let rowsOfChart = 2...30

  /// Bars of the first column of numbers.
  private func chart(of rows: [[ExcelCell]], titled title: String) -> ExcelChart? {
    guard Self.rowsOfChart.contains(rows.count), let first = rows.first else { return nil }
    let column = first.firstIndex { cell in
      if case .number = cell.content { true } else { false }
    }
    return column.map { ExcelChart(title: title, column: $0) }
  }

  // MARK: Columns

  /// How many columns of a sheet one column of the report takes.
  private enum Span {
    case single
    case limits
    case rank
  }

  private func span(of column: Int, in rows: [TableRow]) -> Span {
    for row in rows where row.cells.indices.contains(column) {
      if case .limits = row.cells[column] { return .limits }
      if case .rank = row.cells[column] { return .rank }
    }
    return .single
  }

  private func heads(_ title: String, _ span: Span) -> [String] {
    let limits = [ListPhrase.lowerLimit, .upperLimit].map { phrase in
      print.numbers.plain(RichText(template: phrase[language], ["column": RichText(title)]))
    }
    switch span {
    case .single: return [title]
    case .limits: return limits
    case .rank: return [title] + limits
    }
  }

  private func cells(_ cell: TableCell, _ span: Span) -> [ExcelCell] {
    switch (span, cell) {
    case (.single, .quantity(let quantity)): return [number(quantity)]
    case (.limits, .limits(let limits)):
      return [limits.lower, limits.upper].map { number(Quantity($0, limits.format)) }
    case (.rank, .rank(let rank, let lower, let upper)): return [rank, lower, upper].map { ExcelCell(.whole($0)) }
    case (.single, _): return [.text(print.text(cell))]
    case (.limits, _): return [.text(print.text(cell)), .text("")]
    case (.rank, _): return [.text(print.text(cell)), .text(""), .text("")]
    }
  }

  /// The number in the unit of its heading (a share in percent), with the decimals that are printed.
  private func number(_ quantity: Quantity) -> ExcelCell {
    let value = quantity.value
    let (shown, format): (Double, ExcelNumberFormat) =
      switch quantity.format {
      case .percent(let decimals): (value * 100, ExcelNumberFormat(decimals: decimals))
      case .percentagePoints: (value * 100, ExcelNumberFormat(decimals: 1, isSigned: true))
      case .decimal(let decimals): (value, ExcelNumberFormat(decimals: decimals, isGrouped: true))
      case .signed(let decimals): (value, ExcelNumberFormat(decimals: decimals, isSigned: true))
      case .probability: (value, ExcelNumberFormat(decimals: 4))
      case .yuanExact: (value, ExcelNumberFormat(decimals: 2, isGrouped: true))
      case .count, .yuan: (value, ExcelNumberFormat(decimals: 0, isGrouped: true))
      }
    return ExcelCell(.number(shown, format))
  }

  /// In characters: as wide as the widest cell, within bounds.
  private func width(of cells: [ExcelCell]) -> Double {
    let widest =
      cells.map { cell -> Double in
        switch cell.content {
        case .text(let text): TextWidth.whole(text) * 2
        case .empty, .whole, .number: 9
        }
      }.max() ?? 0
    return min(60, max(9, widest + 2))
  }
}
