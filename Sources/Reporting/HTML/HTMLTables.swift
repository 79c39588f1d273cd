// Tables and figures of the HTML page.
extension HTMLWriter {
  func table(_ table: ReportTable) -> String {
    let number = label(table.id, .tableLabel)
    let caption = "<span class=\"number\">\(number)</span>\(inline(table.caption))"
    let notes = table.notes.map { "<p class=\"source\">\(inline($0))</p>" }.joined(separator: "\n")
    return """
      <section class="table" id="\(HTMLText.escape(table.id))">
      \(scrollable(grid(table.columns, table.rows, caption: caption), name: number))
      \(notes)
      </section>
      """
  }

  /// A figure with its message, picture, explanation and data. Without a picture the data stand open.
  func figure(_ figure: ReportFigure) -> String {
    let number = label(figure.id, .figureLabel)
    let bare = number.filter(\.isNumber)
    let data = scrollable(
      grid(figure.columns, figure.rows, caption: HTMLText.escape(HeadingNumbers.fill(.dataBehind, bare, language))),
      name: number)
    let drawn = figure.charts.compactMap { chart in
      charts[chart.id].flatMap { SVGPicture.inline($0, id: chart.id, label: figure.alternative) }
    }
    let picture = drawn.count == figure.charts.count ? drawn.joined(separator: "\n") : nil
    let missing = "<p class=\"note\">\(word(.chartMissing))</p>"
    let open = picture == nil ? " open" : ""
    return """
      <figure id="\(HTMLText.escape(figure.id))">
      <figcaption><span class="number">\(number)</span>\(inline(figure.title))</figcaption>
      <p class="source">\(inline(figure.caption))</p>
      \(picture.map { "<div class=\"picture\" tabindex=\"0\">\($0)</div>" } ?? missing)
      <details\(open)><summary>\(HTMLText.escape(HeadingNumbers.fill(.dataBehind, bare, language)))</summary>
      \(data)
      </details>
      </figure>
      """
  }

  private func label(_ id: String, _ phrase: ListPhrase) -> String {
    document.labels[id].map { HTMLText.escape(HeadingNumbers.label($0, language)) } ?? HTMLText.escape(id)
  }

  /// Wide tables scroll by themselves, also with the keyboard, instead of widening the page.
  private func scrollable(_ table: String, name: String) -> String {
    "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"\(name)\">\n\(table)\n</div>"
  }

  private func grid(_ columns: [TableColumn], _ rows: [TableRow], caption: String) -> String {
    let head = columns.map { "<th scope=\"col\"\(style($0.kind))>\(HTMLText.escape($0.title))</th>" }.joined()
    let body = rows.map { row(columns, $0) }.joined(separator: "\n")
    return """
      <table\(columns.count > 4 ? " class=\"wide\"" : "")\(sortable(rows))>
      <caption>\(caption)</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body)
      </tbody>
      </table>
      """
  }

  /// Long tables without sums can be sorted by any column.
  private func sortable(_ rows: [TableRow]) -> String {
    rows.count >= 10 && !rows.contains(where: \.isTotal) ? " data-sort=\"\(word(.sort))\"" : ""
  }

  private func row(_ columns: [TableColumn], _ row: TableRow) -> String {
    let cells = zip(columns, row.cells).enumerated().map { index, pair in
      index == 0
        ? "<th scope=\"row\"\(style(pair.0.kind))>\(cell(pair.1))</th>"
        : "<td\(style(pair.0.kind))>\(cell(pair.1))</td>"
    }
    return "<tr\(row.isTotal ? " class=\"total\"" : "")>\(cells.joined())</tr>"
  }

  private func style(_ kind: TableColumn.Kind) -> String {
    switch kind {
    case .text: ""
    case .number: " class=\"n\""
    case .graphic: " class=\"g\""
    }
  }

  private func cell(_ cell: TableCell) -> String {
    switch cell {
    case .text(let text): inline(text)
    case .quantity(let quantity): HTMLText.escape(numbers.bare(quantity))
    case .limits(let limits): HTMLText.escape(numbers.bare(limits))
    case .rank(let rank, let lower, let upper): HTMLText.escape(numbers.rank(rank, lower: lower, upper: upper))
    case .graphic(let graphic): InlineGraphic.svg(graphic, label: PrintedText(document).alternative(graphic))
    case .verdict(let word, let tone): "<span class=\"tag \(className(tone))\">\(HTMLText.escape(word))</span>"
    case .absent(let absence): absent(absence)
    }
  }

  private func className(_ tone: Tone) -> String {
    switch tone {
    case .good: "good"
    case .attention: "attention"
    case .neutral: "neutral"
    }
  }

  private func absent(_ absence: TableCell.Absence) -> String {
    "<abbr class=\"absent\" title=\"\(word(absence.meaning))\">\(word(absence.mark))</abbr>"
  }
}
