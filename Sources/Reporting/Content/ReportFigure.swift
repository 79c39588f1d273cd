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
  package let columns: [TableColumn]
  package let rows: [TableRow]
}
