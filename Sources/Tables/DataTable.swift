/// Columns of equal length, by name: the form in which data reach the estimators.
///
/// No input or output happens here; `Intake` makes tables from files, `Store` and `Evaluation` from records.
package struct DataTable: Sendable, Equatable {
  package private(set) var columns: [DataColumn] = []
  package let rowCount: Int
  private var position: [String: Int] = [:]

  /// An empty table of `rowCount` rows.
  package init(rowCount: Int) {
    self.rowCount = rowCount
  }

  /// A table of columns that must have equal lengths and different names.
  package init(_ columns: [DataColumn]) throws(TableError) {
    self.init(rowCount: columns.first?.count ?? 0)
    for column in columns { try add(column) }
  }

  /// Adds a column; its name must be new and its length the table's.
  package mutating func add(_ column: DataColumn) throws(TableError) {
    guard column.count == rowCount else {
      throw .unequalLength(column: column.name, expected: rowCount, found: column.count)
    }
    guard position[column.name] == nil else { throw .repeatedColumn(column.name) }
    position[column.name] = columns.count
    columns.append(column)
  }

  /// The column of a name, or nil.
  package subscript(_ name: String) -> DataColumn? {
    position[name].map { columns[$0] }
  }

  package var columnNames: [String] { columns.map(\.name) }
}

/// One named column of a table.
package struct DataColumn: Sendable, Equatable {
  package let name: String
  package let content: Content

  /// What a column holds.
  package enum Content: Sendable, Equatable {
    /// Numbers; a missing cell is NaN.
    case numbers([Double])
    /// Positions in `levels`, in the order of the levels; a missing cell is −1.
    case categories(codes: [Int32], levels: [String])
  }

  package init(name: String, content: Content) {
    self.name = name
    self.content = content
  }

  package init(name: String, numbers: [Double]) {
    self.init(name: name, content: .numbers(numbers))
  }

  /// Text cells as categories whose levels are ordered by Unicode code point; nil is missing.
  package init(name: String, texts: [String?]) {
    self.init(name: name, texts: texts, codes: texts.indices.map { Int32($0) })
  }

  /// Text cells given as positions in a list of texts, as categories whose levels are the texts that occur, ordered by
  /// Unicode code point; nil is missing.
  package init(name: String, texts: [String?], codes: [Int32]) {
    let levels = Set(texts.compactMap(\.self)).sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    var code: [String: Int32] = [:]
    for (index, level) in levels.enumerated() { code[level] = Int32(index) }
    let levelOfText = texts.map { text in text.flatMap { code[$0] } ?? -1 }
    self.init(name: name, content: .categories(codes: codes.map { levelOfText[Int($0)] }, levels: levels))
  }

  package var count: Int {
    switch content {
    case .numbers(let values): values.count
    case .categories(let codes, _): codes.count
    }
  }

  /// The numbers of a numeric column, else nil.
  package var numbers: [Double]? {
    if case .numbers(let values) = content { values } else { nil }
  }
}

/// Why a table cannot be made.
package enum TableError: Error, Equatable {
  case unequalLength(column: String, expected: Int, found: Int)
  case repeatedColumn(String)
}
