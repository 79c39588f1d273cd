/// Rows that occur twice, found without a definition of the file.
enum RowChecks {
  /// Warnings on rows that repeat an earlier one byte by byte, and on repeated values of a first column that identifies
  /// rows.
  static func problems(of table: SourceTable) -> [IntakeProblem] {
    let firstRows = firstEqualRows(table)
    var copies: Set<Int> = []
    var problems: [IntakeProblem] = []
    for (row, first) in zip(table.rows, firstRows) where first != row.index {
      copies.insert(row.index)
      problems.append(
        IntakeProblem(
          file: table.file, line: row.line, rule: .repeatedRow, severity: .warn, suggestion: "\(table.rows[first].line)"
        ))
    }
    return problems + repeatedIdentifiers(table, except: copies)
  }

  /// For each row the first that stands in the file byte by byte as it does.
  private static func firstEqualRows(_ table: SourceTable) -> [Int] {
    // Each value is held by a row, so that as many values as rows mean that all differ.
    if table.cells.contains(where: { $0.values.count == table.rows.count }) { return Array(table.rows.indices) }
    let bits = max(4, Int.bitWidth - (table.rowRanges.count * 4 / 3).leadingZeroBitCount)
    var slots = [Int32](repeating: -1, count: 1 << bits)
    var hashes: [UInt64] = []
    hashes.reserveCapacity(table.rowRanges.count)
    return table.rowRanges.indices.map { row in
      let range = table.rowRanges[row].range
      let hash = ColumnCells.hash(table.bytes.span.bytes, range)
      hashes.append(hash)
      var slot = Int(truncatingIfNeeded: hash >> UInt64(64 - bits))
      while slots[slot] >= 0 {
        let earlier = Int(slots[slot])
        if hashes[earlier] == hash, table.bytes[table.rowRanges[earlier].range] == table.bytes[range] { return earlier }
        slot = (slot + 1) & (slots.count - 1)
      }
      slots[slot] = Int32(row)
      return row
    }
  }

  /// The first column identifies the rows when its name says so and nine tenths of its cells differ.
  private static func repeatedIdentifiers(_ table: SourceTable, except copies: Set<Int>) -> [IntakeProblem] {
    guard let column = table.columns.first, identifies(column.name), !table.rows.isEmpty else { return [] }
    let identifiers = trimmed(table.cells[0], table.bytes)
    var times = [Int](repeating: 0, count: identifiers.values.count)
    for (row, code) in identifiers.codes.enumerated() where !copies.contains(row) { times[Int(code)] += 1 }
    let named = identifiers.values.indices.count { identifiers.values[$0].length > 0 && times[$0] > 0 }
    guard named * 10 >= table.rows.count * 9 - copies.count * 10, times.contains(where: { $0 > 1 }) else { return [] }
    var lines: [Int32: [Int]] = [:]
    for (row, code) in identifiers.codes.enumerated() where times[Int(code)] > 1 && !copies.contains(row) {
      if identifiers.values[Int(code)].length > 0 { lines[code, default: []].append(table.rows[row].line) }
    }
    return lines.flatMap { code, places in
      places.enumerated().map { index, line in
        IntakeProblem(
          file: table.file, line: line, column: column.name, value: table.text(identifiers.values[Int(code)]),
          rule: .repeatedIdentifier, severity: .warn, suggestion: "\(places[index == 0 ? 1 : 0])")
      }
    }.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  /// The cells of a column without white space at their ends.
  private static func trimmed(_ cells: ColumnCells, _ bytes: [UInt8]) -> ColumnCells {
    let trimmed = cells.values.map { cell in
      let range = TextFolding.trimmed(bytes[cell.range])
      return DelimitedText.CellRange(start: range.startIndex, end: range.endIndex, quoted: cell.holdsQuotes)
    }
    guard zip(trimmed, cells.values).contains(where: { $0.length != $1.length }) else { return cells }
    return ColumnCells(trimmed, codes: cells.codes, of: bytes)
  }

  private static func identifies(_ name: String) -> Bool {
    let key = TextFolding.key(name)
    return ExportSystem.plainIdentifiers.contains(key) || key.hasSuffix("_id") || key.hasSuffix("编号")
  }
}
