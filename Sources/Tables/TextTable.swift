/// A table of cells as a file holds them: text, before anything is read as a number.
package struct TextTable: Sendable, Equatable {
  package let columnNames: [String]
  package let columns: [TextColumn]
  package let rowCount: Int

  /// A table of columns of one length; nil when their lengths differ or there is not one name for each.
  package init?(columnNames: [String], columns: [TextColumn]) {
    let rowCount = columns.first?.codes.count ?? 0
    guard columnNames.count == columns.count, columns.allSatisfy({ $0.codes.count == rowCount }) else { return nil }
    self.columnNames = columnNames
    self.columns = columns
    self.rowCount = rowCount
  }

  /// A table given row by row; a short row lacks its last cells, which then are empty.
  package init(columnNames: [String], rows: [[String]]) {
    self.columnNames = columnNames
    columns = columnNames.indices.map { index in TextColumn(rows.map { index < $0.count ? $0[index] : "" }) }
    rowCount = rows.count
  }

  /// One list of cells a row.
  package var rows: [[String]] { (0..<rowCount).map { row in columns.map { $0[row] } } }
}

/// The cells of a column: its different texts once, and for each row which of them it holds.
///
/// Columns of files repeat a few texts (answers, names of sites), so that what is done once for each text is done rarely.
package struct TextColumn: Sendable, Equatable {
  /// The different texts, in the order in which they first occur.
  package let texts: [String]
  /// By row the position in `texts`.
  package let codes: [Int32]

  /// `codes` must be positions in `texts`; texts that stand twice become one.
  package init(texts: [String], codes: [Int32]) {
    var position: [String: Int32] = [:]
    position.reserveCapacity(texts.count)
    var distinct: [String] = []
    let merged = texts.map { text in
      if let known = position[text] { return known }
      let new = Int32(distinct.count)
      position[text] = new
      distinct.append(text)
      return new
    }
    self.texts = distinct
    self.codes = distinct.count == texts.count ? codes : codes.map { merged[Int($0)] }
  }

  /// The cells row by row.
  package init(_ cells: [String]) {
    var position: [String: Int32] = [:]
    var distinct: [String] = []
    codes = cells.map { text in
      if let known = position[text] { return known }
      let new = Int32(distinct.count)
      position[text] = new
      distinct.append(text)
      return new
    }
    texts = distinct
  }

  /// The text of a row.
  package subscript(_ row: Int) -> String { texts[Int(codes[row])] }
}
