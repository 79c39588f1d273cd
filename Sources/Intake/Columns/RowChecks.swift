import Tables

/// Rows that occur twice, found without a definition of the file.
enum RowChecks {
  /// Warnings on rows that repeat an earlier one byte by byte, and on repeated values of a first column that identifies
  /// rows.
  static func problems(of table: SourceTable) -> [IntakeProblem] {
    var seen = ColumnCells()
    var problems: [IntakeProblem] = []
    var copies: Set<Int> = []
    var firstRows: [Int] = []
    for (row, range) in zip(table.rows, table.rowRanges) {
      seen.append(
        DelimitedText.CellRange(start: range.range.lowerBound, end: range.range.upperBound, quoted: false),
        of: table.bytes)
      guard seen.values.count == firstRows.count else {
        firstRows.append(row.line)
        continue
      }
      copies.insert(row.line)
      problems.append(
        IntakeProblem(
          file: table.file, line: row.line, rule: .repeatedRow, severity: .warn,
          suggestion: "\(firstRows[Int(seen.codes.last ?? 0)])"))
    }
    return problems + repeatedIdentifiers(table, except: copies)
  }

  /// The first column identifies the rows when its name says so and nine tenths of its cells differ.
  private static func repeatedIdentifiers(_ table: SourceTable, except copies: Set<Int>) -> [IntakeProblem] {
    guard let column = table.columns.first, identifies(column.name), !table.rows.isEmpty else { return [] }
    let cells = table.cells[0]
    let identifiers = TextColumn(texts: cells.values.map { TextFolding.trimmed(table.text($0)) }, codes: cells.codes)
    var lines = [[Int]](repeating: [], count: identifiers.texts.count)
    for (row, code) in zip(table.rows, identifiers.codes) where !copies.contains(row.line) {
      lines[Int(code)].append(row.line)
    }
    let named = identifiers.texts.indices.filter { !identifiers.texts[$0].isEmpty }
    guard named.count * 10 >= table.rows.count * 9 - copies.count * 10 else { return [] }
    return named.filter { lines[$0].count > 1 }.flatMap { identifier in
      lines[identifier].enumerated().map { index, line in
        IntakeProblem(
          file: table.file, line: line, column: column.name, value: identifiers.texts[identifier],
          rule: .repeatedIdentifier, severity: .warn, suggestion: "\(lines[identifier][index == 0 ? 1 : 0])")
      }
    }.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  private static func identifies(_ name: String) -> Bool {
    let key = TextFolding.key(name)
    return ExportSystem.plainIdentifiers.contains(key) || key.hasSuffix("_id") || key.hasSuffix("编号")
  }
}
