import Tables

/// A table of a plan with its cells read as numbers and categories.
struct PlanTable: Sendable {
  /// The name in the plan.
  let name: String
  let data: DataTable
  /// Notes on undefined cells, shown with every result that uses the table.
  let warnings: [PlanWarning]
  /// The cells as the file holds them, and the row of the file (from 0) for every row here.
  private let text: TextTable
  let rowNumbers: [Int]

  init(name: String, data: DataTable, text: TextTable, rowNumbers: [Int], warnings: [PlanWarning]) {
    self.name = name
    self.data = data
    self.text = text
    self.rowNumbers = rowNumbers
    self.warnings = warnings
  }

  /// The table of some of the rows, in their order.
  func keeping(rows: [Int]) throws(AnalysisError) -> PlanTable {
    if rows.count == data.rowCount { return self }
    return PlanTable(
      name: name, data: try .of(data.columns.map { $0.keeping(rows: rows) }), text: text,
      rowNumbers: rows.map { rowNumbers[$0] }, warnings: warnings)
  }

  /// Refuses names that are no columns.
  func check(columns: [String]) throws(AnalysisError) {
    for column in columns { _ = try self.column(column) }
  }

  func column(_ name: String) throws(AnalysisError) -> DataColumn {
    guard let column = data[name] else {
      throw .unknown(.unknownColumn, "column of data “\(self.name)” named", name, among: data.columnNames)
    }
    return column
  }

  /// The categories of a column, named as the file writes them (the first spelling of a number stands for all).
  func categories(_ name: String) throws(AnalysisError) -> CategoryCodes {
    let column = try column(name)
    let categories = column.categories()
    guard column.numbers != nil, let position = text.columnNames.firstIndex(of: name) else { return categories }
    var levels = categories.levels
    var named = [Bool](repeating: false, count: levels.count)
    for (row, code) in categories.codes.enumerated() where code >= 0 && !named[Int(code)] {
      named[Int(code)] = true
      levels[Int(code)] = text.columns[position][rowNumbers[row]].trimmed
    }
    return CategoryCodes(codes: categories.codes, levels: levels)
  }

  /// The cells of a column as the file writes them, without spaces at their ends; nil where missing.
  func labels(_ name: String) throws(AnalysisError) -> [String?] {
    let column = try column(name)
    guard let position = text.columnNames.firstIndex(of: name) else {
      let categories = column.categories()
      return categories.codes.map { $0 < 0 ? nil : categories.levels[Int($0)] }
    }
    return rowNumbers.indices.map { row in
      column.isMissing(at: row) ? nil : text.columns[position][rowNumbers[row]].trimmed
    }
  }

  /// The numbers of a column; text is refused with its row.
  func numbers(_ name: String) throws(AnalysisError) -> [Double] {
    let column = try column(name)
    switch column.content {
    case .numbers(let values): return values
    case .categories(let codes, let levels):
      let row = codes.firstIndex { $0 >= 0 && Double(decimalText: levels[Int($0)]) == nil }
      guard let row = row ?? codes.firstIndex(where: { $0 >= 0 }) else {
        return Array(repeating: .nan, count: codes.count)
      }
      throw AnalysisError(
        .notNumeric,
        "Column “\(name)” must hold numbers, but row \(rowNumbers[row] + 1) of data “\(self.name)” holds "
          + "“\(levels[Int(codes[row])])”.", about: name)
    }
  }

  /// An expression of the plan, with its columns looked up.
  func expression(_ source: String, for key: String) throws(AnalysisError) -> ColumnExpression {
    let expression = try Self.expression(source, for: key)
    try check(columns: expression.columnNames)
    return expression
  }

  static func expression(_ source: String, for key: String) throws(AnalysisError) -> ColumnExpression {
    do { return try ColumnExpression(source) } catch { throw AnalysisError(error, in: source, of: key) }
  }
}

extension AnalysisError {
  init(_ error: ExpressionError, in source: String, of key: String) {
    let code: Code = if case .unknownColumn = error { .unknownColumn } else { .invalidExpression }
    self.init(code, "The expression “\(source)” of “\(key)” cannot be used: \(error).", about: source)
  }
}

extension DataTable {
  /// A table of columns of one length; a name that stands twice is refused.
  static func of(_ columns: [DataColumn]) throws(AnalysisError) -> DataTable {
    do { return try DataTable(columns) } catch { throw AnalysisError(error) }
  }
}

extension AnalysisError {
  init(_ error: TableError) {
    switch error {
    case .repeatedColumn(let name): self.init(.invalidArgument, "The column “\(name)” stands twice.")
    case .unequalLength(let name, let expected, let found):
      self.init(.invalidArgument, "The column “\(name)” has \(found) rows where the table has \(expected).")
    }
  }
}

extension String {
  /// The text without spaces at its ends.
  var trimmed: String {
    // Cells that begin and end with a visible ASCII character have none, as nearly all do.
    if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) {
      return self
    }
    guard let first = unicodeScalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(unicodeScalars[first...last])
  }
}
