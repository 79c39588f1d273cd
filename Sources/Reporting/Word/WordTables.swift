// Tables and figures of the Word file.
extension WordWriter {
  func table(_ table: ReportTable, isLying: Bool, to body: inout WordBody) {
    caption(table.id, .tableLabel, runs(table.caption), isBefore: true, to: &body)
    body.add(grid(table.columns, table.rows, isLying: isLying))
    sources(table.notes, to: &body)
  }

  /// A figure's picture, on several pages if it is long, with its message as caption below. Without the picture its data.
  func figure(_ figure: ReportFigure, isLying: Bool, to body: inout WordBody) {
    let parts = figure.charts.map { pictures[$0.id] }
    let drawn = parts.compactMap(\.self).filter(\.hasPixels)
    guard drawn.count == parts.count else {
      caption(figure.id, .figureLabel, runs(figure.title), isBefore: true, to: &body)
      body.paragraph("Note", WordMarkup.run(ListPhrase.chartMissing[document.language]))
      body.add(grid(figure.columns, figure.rows, isLying: isLying))
      return sources([figure.caption], to: &body)
    }
    for picture in drawn {
      let number = body.add(picture)
      let drawing = WordPicture(picture, number: number, alternative: figure.alternative, isLying: isLying)
      body.paragraph("Figure", drawing.markup)
    }
    caption(figure.id, .figureLabel, runs(figure.title), isBefore: false, to: &body)
    sources([figure.caption], to: &body)
  }

  /// `表` or `Table` with Word's own counter, then the text. The bookmark around both is what references show.
  private func caption(
    _ id: String, _ label: ListPhrase, _ text: String, isBefore: Bool, to body: inout WordBody
  ) {
    let name = HeadingNumbers.fill(label, "", document.language)
    let number: String =
      switch document.labels[id] {
      case .table(let number), .figure(let number): "\(number)"
      default: ""
      }
    let counter = name.filter { $0 != " " }
    let lead = WordMarkup.run(name) + WordMarkup.field("SEQ \(counter) \\* ARABIC", shown: number)
    body.paragraph(
      isBefore ? "Caption" : "FigureCaption", body.bookmark(id, around: lead) + WordMarkup.run("\u{2002}") + text)
  }

  private func sources(_ notes: [RichText], to body: inout WordBody) {
    for note in notes { body.paragraph("Source", runs(note)) }
    if notes.isEmpty { body.paragraph("Source", "") }
  }

  private func grid(_ columns: [TableColumn], _ rows: [TableRow], isLying: Bool) -> String {
    let shown = columns.indices.filter { columns[$0].kind != .graphic }
    let layout = ColumnLayout(
      headings: shown.map { columns[$0].title },
      cells: rows.map { row in shown.map { row.cells.indices.contains($0) ? print.text(row.cells[$0]) : "" } },
      isNumeric: shown.map { columns[$0].kind == .number },
      width: isLying ? PageStyle.height - PageStyle.left - PageStyle.right : PageStyle.textWidth,
      size: style.tableSize)
    let table = WordTable(layout: layout, isDense: style.isCompact)
    let head = shown.enumerated().map { place, column in
      table.heading(columns[column].title, place, isNumeric: columns[column].kind == .number)
    }
    let body = rows.map { row in
      table.row(
        shown.enumerated().map { place, column in
          let cell = row.cells.indices.contains(column) ? row.cells[column] : .text("")
          return table.cell(
            content(cell, layout, isTotal: row.isTotal), place, isNumeric: columns[column].kind == .number,
            isTotal: row.isTotal)
        })
    }
    return table.markup(head: table.head(head), rows: body)
  }

  private func content(_ cell: TableCell, _ layout: ColumnLayout, isTotal: Bool) -> String {
    let properties = (isTotal ? "<w:b/>" : "") + color(cell) + WordTable.size(layout.size)
    if case .text(let text) = cell { return runs(text, properties) }
    return WordMarkup.run(print.text(cell), properties)
  }

  private func color(_ cell: TableCell) -> String {
    switch cell {
    case .verdict(_, .attention): "<w:color w:val=\"A83C06\"/>"
    case .verdict(_, .good): "<w:color w:val=\"084A70\"/>"
    case .absent: "<w:color w:val=\"52626C\"/>"
    default: ""
    }
  }
}

/// The markup of one table of fixed columns: three rules, hairlines between rows, a header that comes again on every page,
/// rows that are never split.
struct WordTable {
  let layout: ColumnLayout
  /// Less room in rows, where a table has to share one page with others.
  var isDense = false

  func markup(head: String, rows: [String]) -> String {
    let columns = layout.widths.map { "<w:gridCol w:w=\"\(WordMarkup.twentieths(millimetres: $0))\"/>" }.joined()
    let whole = layout.widths.reduce(0) { $0 + WordMarkup.twentieths(millimetres: $1) }
    return """
      <w:tbl><w:tblPr><w:tblW w:w="\(whole)" w:type="dxa"/><w:tblBorders>\
      <w:top w:val="single" w:sz="12" w:space="0" w:color="17242D"/>\
      <w:bottom w:val="single" w:sz="12" w:space="0" w:color="17242D"/>\
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="D7DEE2"/></w:tblBorders><w:tblLayout w:type="fixed"/>\
      <w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>\
      <w:tblGrid>\(columns)</w:tblGrid>\(head)\(rows.joined())</w:tbl>
      """
  }

  func head(_ cells: [String]) -> String {
    "<w:tr><w:trPr><w:cantSplit/>\(height)<w:tblHeader/></w:trPr>\(cells.joined())</w:tr>"
  }

  /// Room for headings that stand upright.
  private var height: String {
    layout.isUpright.contains(true) ? "<w:trHeight w:val=\"1900\" w:hRule=\"atLeast\"/>" : ""
  }

  func row(_ cells: [String]) -> String { "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cells.joined())</w:tr>" }

  func heading(_ title: String, _ column: Int, isNumeric: Bool) -> String {
    let upright = layout.isUpright[column] ? "<w:textDirection w:val=\"btLr\"/>" : ""
    let border = "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"17242D\"/></w:tcBorders>"
    let content = WordMarkup.run(title, Self.size(layout.size))
    let alignment = isNumeric && upright.isEmpty ? "<w:jc w:val=\"right\"/>" : ""
    return "<w:tc><w:tcPr>\(width(column))\(border)\(upright)<w:vAlign w:val=\"bottom\"/></w:tcPr>"
      + WordMarkup.paragraph("TableHeading", content, "<w:keepNext/>" + spacing + alignment) + "</w:tc>"
  }

  func cell(_ content: String, _ column: Int, isNumeric: Bool, isTotal: Bool) -> String {
    let shade = isTotal ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F4F6F7\"/>" : ""
    let alignment = isNumeric ? "<w:jc w:val=\"right\"/>" : ""
    return "<w:tc><w:tcPr>\(width(column))\(shade)</w:tcPr>"
      + WordMarkup.paragraph("TableText", content, spacing + alignment) + "</w:tc>"
  }

  private func width(_ column: Int) -> String {
    "<w:tcW w:w=\"\(WordMarkup.twentieths(millimetres: layout.widths[column]))\" w:type=\"dxa\"/>"
  }

  private var spacing: String {
    let line = WordMarkup.twentieths(points: layout.size * (isDense ? 1.08 : 1.35))
    let room = isDense ? 4 : 30
    return "<w:spacing w:before=\"\(room)\" w:after=\"\(room)\" w:line=\"\(line)\" w:lineRule=\"atLeast\"/>"
  }

  static func size(_ points: Double) -> String {
    let halves = Int((points * 2).rounded())
    return "<w:sz w:val=\"\(halves)\"/><w:szCs w:val=\"\(halves)\"/>"
  }

  /// The facts of the cover: what, and what about it.
  static func facts(_ facts: [(label: String, value: String)]) -> String {
    let widths = [40.0, PageStyle.textWidth - 40].map { WordMarkup.twentieths(millimetres: $0) }
    let rows = facts.map { fact in
      let cells = zip(widths, [WordMarkup.run(fact.label, "<w:color w:val=\"52626C\"/>"), fact.value]).map {
        "<w:tc><w:tcPr><w:tcW w:w=\"\($0)\" w:type=\"dxa\"/></w:tcPr>\(WordMarkup.paragraph("Fact", $1))</w:tc>"
      }
      return "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cells.joined())</w:tr>"
    }
    return """
      <w:tbl><w:tblPr><w:tblW w:w="\(widths[0] + widths[1])" w:type="dxa"/><w:tblBorders>\
      <w:top w:val="single" w:sz="4" w:space="0" w:color="D7DEE2"/>\
      <w:bottom w:val="single" w:sz="4" w:space="0" w:color="D7DEE2"/>\
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="D7DEE2"/></w:tblBorders>\
      <w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="\(widths[0])"/><w:gridCol w:w="\(widths[1])"/>\
      </w:tblGrid>\(rows.joined())</w:tbl>
      """
  }
}
