// Tables and figures of the PDF.
extension TypstWriter {
  func table(_ table: ReportTable, isLying: Bool) -> String {
    let notes = table.notes.map { "#source(\(content($0)))" }.joined(separator: "\n")
    return """
      \(caption("caption", table.id, .tableLabel, table.caption))
      \(grid(table.columns, table.rows, isLying: isLying))
      \(notes)
      """
  }

  func figure(_ figure: ReportFigure, isLying: Bool) -> String {
    let names = figure.charts.map(\.id)
    let drawn = names.compactMap { name in pictures[name].map { picture(name, $0, figure.alternative, isLying) } }
    guard drawn.count == names.count else {
      return """
        \(caption("caption", figure.id, .figureLabel, figure.title))
        #note(\(Self.literal(ListPhrase.chartMissing[document.language])))
        \(grid(figure.columns, figure.rows, isLying: isLying))
        #source(\(content(figure.caption)))
        """
    }
    let last = drawn.last ?? ""
    let under = caption("figure-caption", figure.id, .figureLabel, figure.title)
    // The last sheet keeps its caption: both are one block.
    return (drawn.dropLast() + ["#block(breakable: false)[\n\(last)\n\(under)\n#source(\(content(figure.caption)))\n]"])
      .joined(separator: "\n")
  }

  private func picture(_ name: String, _ picture: ChartPicture, _ alternative: String, _ isLying: Bool) -> String {
    let width = NumberText.fixed(picture.size(in: PageStyle.pictureRoom(isLying: isLying)).width, 2)
    return "#picture(\(Self.literal("\(name).svg")), \(Self.literal(alternative)), \(width)mm)"
  }

  private func caption(_ kind: String, _ id: String, _ label: ListPhrase, _ text: RichText) -> String {
    let number = document.labels[id].map { HeadingNumbers.label($0, document.language) } ?? id
    return "#\(kind)[#\(Self.literal(number + "\u{2002}"));\(inline(text))] \(anchor(id))"
  }

  private func grid(_ columns: [TableColumn], _ rows: [TableRow], isLying: Bool) -> String {
    let layout = ColumnLayout(
      headings: columns.map(\.title),
      cells: rows.map { row in columns.indices.map { measured(row.cells.indices.contains($0) ? row.cells[$0] : nil) } },
      isNumeric: columns.map { $0.kind != .text },
      width: isLying ? PageStyle.height - 2 * PageStyle.right : PageStyle.textWidth, size: style.tableSize)
    let widths = layout.widths.map { "\(NumberText.fixed($0, 2))mm" }.joined(separator: ", ")
    let sides = columns.map { $0.kind == .number ? "right + top" : "left + top" }.joined(separator: ", ")
    let heads = columns.enumerated().map { index, column in
      layout.isUpright[index]
        ? "table.cell(align: bottom + left, turned(\(Self.literal(column.title))))"
        : "table.cell(align: bottom + \(column.kind == .number ? "right" : "left"), \(Self.literal(column.title)))"
    }
    let cells = rows.map { row in
      columns.indices.map { index in
        let shown = row.cells.indices.contains(index) ? cell(row.cells[index]) : "[]"
        return row.isTotal ? "total(\(shown))" : shown
      }.joined(separator: ", ")
    }
    return """
      #data(\(NumberText.fixed(layout.size, 1))pt, (\(widths),), (\(sides),), (\(heads.joined(separator: ", ")),), (
      \(cells.joined(separator: ",\n")),
      ))
      """
  }

  /// The text by whose width a column is measured; a graphic is as wide as six characters.
  private func measured(_ cell: TableCell?) -> String {
    guard let cell else { return "" }
    if case .graphic = cell { return String(repeating: "图", count: 6) }
    return print.text(cell)
  }

  private func cell(_ cell: TableCell) -> String {
    switch cell {
    case .text(let text): content(text)
    case .quantity, .limits, .rank: Self.literal(print.text(cell))
    case .verdict(let word, .attention): "attention(\(Self.literal(word)))"
    case .verdict(let word, .good): "good(\(Self.literal(word)))"
    case .verdict(let word, .neutral): Self.literal(word)
    case .absent: "absent(\(Self.literal(print.text(cell))))"
    case .graphic(let graphic):
      "dot(\(Self.literal(InlineGraphic.file(graphic))), \(Self.literal(print.alternative(graphic))))"
    }
  }
}
