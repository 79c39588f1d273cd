/// A table of cells as a file holds them: text, before anything is read as a number.
package struct TextTable: Sendable, Equatable {
  package let columnNames: [String]
  /// One list of cells a row; a short row lacks its last cells, which then count as empty.
  package let rows: [[String]]

  package init(columnNames: [String], rows: [[String]]) {
    self.columnNames = columnNames
    self.rows = rows
  }

  /// The cells of the column at a position, empty where a row is too short.
  package func cells(ofColumnAt index: Int) -> [String] {
    rows.map { index < $0.count ? $0[index] : "" }
  }
}
