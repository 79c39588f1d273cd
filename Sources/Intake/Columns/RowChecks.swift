/// Rows that occur twice, found without a definition of the file.
enum RowChecks {
  /// Warnings on rows that repeat an earlier one byte by byte, and on repeated values of a first column that identifies
  /// rows.
  static func problems(of table: SourceTable) -> [IntakeProblem] {
    var earlier: [ByteKey: Int] = [:]
    var problems: [IntakeProblem] = []
    var copies: Set<Int> = []
    for row in table.rows {
      let record = table.text.records[row.record]
      let key = ByteKey(bytes: table.text.bytes[record.start..<record.end])
      guard let first = earlier[key] else {
        earlier[key] = row.line
        continue
      }
      copies.insert(row.line)
      problems.append(
        IntakeProblem(
          file: table.file, line: row.line, rule: .repeatedRow, severity: .warn, suggestion: "\(first)"))
    }
    return problems + repeatedIdentifiers(table, except: copies)
  }

  /// The first column identifies the rows when its name says so and nine tenths of its cells differ.
  private static func repeatedIdentifiers(_ table: SourceTable, except copies: Set<Int>) -> [IntakeProblem] {
    guard let column = table.columns.first, identifies(column.name), !table.rows.isEmpty else { return [] }
    var lines: [String: [Int]] = [:]
    for row in table.rows where !copies.contains(row.line) {
      let identifier = TextFolding.trimmed(table.cell(row, 0))
      if !identifier.isEmpty { lines[identifier, default: []].append(row.line) }
    }
    guard lines.count * 10 >= table.rows.count * 9 - copies.count * 10 else { return [] }
    let repeated = lines.filter { $0.value.count > 1 }
    return repeated.flatMap { identifier, places in
      places.enumerated().map { index, line in
        IntakeProblem(
          file: table.file, line: line, column: column.name, value: identifier, rule: .repeatedIdentifier,
          severity: .warn, suggestion: "\(places[index == 0 ? 1 : 0])")
      }
    }.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  private static func identifies(_ name: String) -> Bool {
    let key = TextFolding.key(name)
    return ExportSystem.plainIdentifiers.contains(key) || key.hasSuffix("_id") || key.hasSuffix("编号")
  }
}
