/// A result as rows and columns, for terminals and spreadsheets. Numbers are kept unrounded until they are printed.
package struct ResultTable: Sendable, Equatable {
  package let headers: [String]
  package let rows: [[Cell]]

  /// One cell.
  package enum Cell: Sendable, Equatable {
    case text(String)
    /// A number with the decimals that a person is shown.
    case number(Double, decimals: Int)
    case empty
  }

  package init(headers: [String], rows: [[Cell]]) {
    self.headers = headers
    self.rows = rows
  }
}

extension ResultTable.Cell {
  package static func count(_ value: Int) -> Self { .number(Double(value), decimals: 0) }

  /// A text, or nothing.
  package static func optional(_ text: String?) -> Self { text.map { .text($0) } ?? .empty }
}
