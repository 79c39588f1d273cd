import Tables

extension DataSource {
  /// The table with its cells read as the plan says: `types`, `levels`, then `derive`.
  func table(from text: TextTable) throws(AnalysisError) -> PlanTable {
    let reader = try ArgumentReader(
      entries, of: "data “\(name)”", known: ["file", "missing", "types", "levels", "derive"])
    _ = try reader.texts("missing")
    let types = try textColumns(reader, of: text)
    let levels = try levelLists(reader, of: text)
    var columns: [DataColumn] = []
    for (index, column) in text.columnNames.enumerated() {
      let cells = presentCells(text.cells(ofColumnAt: index))
      columns.append(try self.column(column, cells, isText: types.contains(column), levels: levels[column]))
    }
    var data = try DataTable.of(columns)
    var warnings: [PlanWarning] = []
    for entry in try mapping(reader, "derive") { try derive(entry, into: &data, warnings: &warnings) }
    return PlanTable(
      name: name, data: data, text: text, rowNumbers: Array(text.rows.indices), warnings: warnings)
  }

  private func mapping(_ reader: ArgumentReader, _ key: String) throws(AnalysisError) -> [PlanEntry] {
    guard let value = reader.value(key) else { return [] }
    guard let entries = value.entries else { throw reader.invalid(key, "a mapping by column") }
    return entries
  }

  private func textColumns(_ reader: ArgumentReader, of text: TextTable) throws(AnalysisError) -> Set<String> {
    var columns: Set<String> = []
    for entry in try mapping(reader, "types") {
      try check(entry.key, in: text)
      guard entry.value == .text("text") else { throw reader.invalid("types", "“text” for every column it names") }
      columns.insert(entry.key)
    }
    return columns
  }

  private func levelLists(_ reader: ArgumentReader, of text: TextTable) throws(AnalysisError) -> [String: [String]] {
    var lists: [String: [String]] = [:]
    for entry in try mapping(reader, "levels") {
      try check(entry.key, in: text)
      guard let levels = entry.value.labels, Set(levels).count == levels.count else {
        throw reader.invalid("levels", "a list of different categories for every column it names")
      }
      lists[entry.key] = levels
    }
    return lists
  }

  private func check(_ column: String, in text: TextTable) throws(AnalysisError) {
    guard text.columnNames.contains(column) else {
      throw .unknown(.unknownColumn, "column of data “\(name)” named", column, among: text.columnNames)
    }
  }

  /// The cells without spaces at their ends, nil where they mean “missing”.
  private func presentCells(_ cells: [String]) -> [String?] {
    let longest = missing.map(\.utf8.count).max() ?? -1
    return cells.map { cell in
      let trimmed = cell.trimmed
      return trimmed.utf8.count <= longest && missing.contains(trimmed) ? nil : trimmed
    }
  }

  /// Categories where the plan says so, numbers where all cells are numbers, else categories.
  private func column(
    _ column: String, _ cells: [String?], isText: Bool, levels: [String]?
  ) throws(AnalysisError) -> DataColumn {
    if let levels { return try ordered(column, cells, levels) }
    if isText { return DataColumn(name: column, texts: cells) }
    var numbers: [Double] = []
    numbers.reserveCapacity(cells.count)
    for cell in cells {
      guard let cell else {
        numbers.append(.nan)
        continue
      }
      guard let number = Double(decimalText: cell) else { return DataColumn(name: column, texts: cells) }
      numbers.append(number)
    }
    return DataColumn(name: column, numbers: numbers)
  }

  private func ordered(
    _ column: String, _ cells: [String?], _ levels: [String]
  ) throws(AnalysisError) -> DataColumn {
    var position: [String: Int32] = [:]
    for (index, level) in levels.enumerated() { position[level] = Int32(index) }
    var codes: [Int32] = []
    for (row, cell) in cells.enumerated() {
      guard let code = cell.map({ position[$0] }) ?? -1 else {
        throw AnalysisError(
          .unknownLevel,
          "Row \(row + 1) of data “\(name)” holds “\(cell ?? "")” in “\(column)”, which is none of its levels.")
      }
      codes.append(code)
    }
    return DataColumn(name: column, content: .categories(codes: codes, levels: levels))
  }

  private func derive(
    _ entry: PlanEntry, into data: inout DataTable, warnings: inout [PlanWarning]
  ) throws(AnalysisError) {
    guard let source = entry.value.label else {
      throw AnalysisError(.invalidArgument, "“derive” of data “\(name)” must give an expression for “\(entry.key)”.")
    }
    let values: [Double]
    let expression = try PlanTable.expression(source, for: entry.key)
    for name in expression.columnNames where data[name] == nil {
      throw .unknown(.unknownColumn, "column of data “\(self.name)” named", name, among: data.columnNames)
    }
    do { values = try expression.values(in: data) } catch {
      throw AnalysisError(error, in: source, of: entry.key)
    }
    let sources = expression.columnNames.compactMap { data[$0] }
    let undefined = values.indices.count { row in values[row].isNaN && !sources.contains { $0.isMissing(at: row) } }
    if undefined > 0 {
      warnings.append(
        PlanWarning(
          "Column “\(entry.key)” is not defined in \(undefined) rows, which count as missing.", line: entry.line))
    }
    do { try data.add(DataColumn(name: entry.key, numbers: values)) } catch {
      throw AnalysisError(error).on(line: entry.line)
    }
  }
}

extension DataColumn {
  /// Whether a cell is missing.
  func isMissing(at row: Int) -> Bool {
    switch content {
    case .numbers(let values): values[row].isNaN
    case .categories(let codes, _): codes[row] < 0
    }
  }
}
