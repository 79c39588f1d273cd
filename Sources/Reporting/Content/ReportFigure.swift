/// A chart: what it says, its specification, its words for those who cannot see it, and its data.
package struct ReportFigure: Sendable, Equatable {
  /// Anchor, unique in the document, and the name under which the rendered picture is handed to a writer.
  package let id: String
  /// The message as a sentence made by rule from the result.
  package let title: RichText
  /// What is shown: measure, unit, observations, period, method.
  package let caption: RichText
  /// One sentence with the kind of chart and the finding.
  package let alternative: String
  /// Vega-Lite specification as JSON text.
  package let specification: String
  /// The same cut into charts that each fit on a sheet of paper; empty when the whole does.
  package let sheets: [String]
  package let columns: [TableColumn]
  package let rows: [TableRow]

  init(
    id: String, title: RichText, caption: RichText, alternative: String, specification: String, sheets: [String] = [],
    columns: [TableColumn], rows: [TableRow]
  ) {
    self.id = id
    self.title = title
    self.caption = caption
    self.alternative = alternative
    self.specification = specification
    self.sheets = sheets
    self.columns = columns
    self.rows = rows
  }

  /// What is drawn, with the names under which the pictures are handed to a writer.
  package var charts: [(id: String, json: String)] {
    guard sheets.count > 1 else { return [(id, specification)] }
    return sheets.enumerated().map { ("\(id)-\($0 + 1)", $1) }
  }
}
