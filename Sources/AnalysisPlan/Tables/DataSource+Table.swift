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
    for (column, cells) in zip(text.columnNames, text.columns) {
      columns.append(try self.column(column, cells, isText: types.contains(column), levels: levels[column]))
    }
    var data = try DataTable.of(columns)
    var warnings: [PlanWarning] = []
    for entry in try mapping(reader, "derive") { try derive(entry, into: &data, warnings: &warnings) }
    return PlanTable(
      name: name, data: data, text: text, rowNumbers: Array(0..<text.rowCount), warnings: warnings)
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

  /// The different cells of a column without spaces at their ends, nil where they mean “missing”.
  private func presentTexts(_ cells: TextColumn) -> [String?] {
    let missing = missing
    return cells.texts.map { cell in
      let trimmed = cell.trimmed
      return missing.contains(trimmed) ? nil : trimmed
    }
  }

  /// Categories where the plan says so, numbers where all cells are numbers, else categories.
  private func column(
    _ column: String, _ cells: TextColumn, isText: Bool, levels: [String]?
  ) throws(AnalysisError) -> DataColumn {
    let texts = presentTexts(cells)
    if let levels { return try ordered(column, cells, texts, levels) }
    let numbers: [Double?] = texts.map { text in text.map { Double(decimalText: $0) } ?? .nan }
    guard !isText, numbers.allSatisfy({ $0 != nil }) else {
      return DataColumn(name: column, texts: texts, codes: cells.codes)
    }
    let known = numbers.map { $0 ?? .nan }
    return DataColumn(name: column, numbers: cells.codes.map { known[Int($0)] })
  }

  private func ordered(
    _ column: String, _ cells: TextColumn, _ texts: [String?], _ levels: [String]
  ) throws(AnalysisError) -> DataColumn {
    var position: [String: Int32] = [:]
    for (index, level) in levels.enumerated() { position[level] = Int32(index) }
    let known = texts.map { text in text.map { position[$0] } ?? -1 }
    if let row = cells.codes.firstIndex(where: { known[Int($0)] == nil }) {
      throw AnalysisError(
        .unknownLevel,
        "Row \(row + 1) of data “\(name)” holds “\(texts[Int(cells.codes[row])] ?? "")” in “\(column)”, which is none "
          + "of its levels.")
    }
    return DataColumn(
      name: column, content: .categories(codes: cells.codes.map { known[Int($0)] ?? -1 }, levels: levels))
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
