/// The rows of a CSV file of a programme definition, each as a map of its columns.
enum DefinitionRows {
  /// Reports columns that are missing or not known and rows that are too short or too long; empty rows are passed over.
  /// - Parameter optional: columns that may be absent; an empty cell of theirs has no entry.
  static func read(
    _ bytes: [UInt8], file: String, columns: [String], optional: [String] = [], _ problems: inout [IntakeProblem]
  ) -> [DefinitionMap] {
    guard let decoded = DecodedText.decode(bytes), decoded.faults.isEmpty else {
      problems.append(IntakeProblem(file: file, rule: .unreadableFile, severity: .fatal, allowed: "UTF-8"))
      return []
    }
    let text = DelimitedParser.parse(decoded.bytes, delimiter: UInt8(ascii: ","))
    for fault in text.quoteFaults {
      problems.append(IntakeProblem(file: file, line: fault.line, rule: fault.rule, severity: .fatal))
    }
    let rows = text.records.indices.filter { !text.isBlank(record: $0) }
    guard let top = rows.first else {
      problems.append(IntakeProblem(file: file, rule: .emptyFile, severity: .fatal))
      return []
    }
    let header = text.texts(record: top)
    guard check(header, line: text.records[top].line, file: file, columns: columns, optional: optional, &problems)
    else { return [] }
    return rows.dropFirst().compactMap { row in
      let cells = text.texts(record: row)
      let line = text.records[row].line
      guard cells.count == header.count else {
        let rule: ProblemRule = cells.count < header.count ? .shortRow : .longRow
        problems.append(
          IntakeProblem(
            file: file, line: line, value: "\(cells.count)", rule: rule, severity: .fatal, allowed: "\(header.count)"))
        return nil
      }
      let entries = zip(header, cells).filter { !(optional.contains($0) && $1.isEmpty) }.map { column, cell in
        let value = DefinitionValue(file: file, path: column, line: line, content: .text(cell))
        return DefinitionValue.Entry(key: column, line: line, value: value)
      }
      let value = DefinitionValue(file: file, path: "", line: line, content: .map(entries))
      return DefinitionMap(value, required: columns, optional: optional, &problems)
    }
  }

  /// Whether the header has exactly the columns that are known.
  private static func check(
    _ header: [String], line: Int, file: String, columns: [String], optional: [String],
    _ problems: inout [IntakeProblem]
  ) -> Bool {
    let known = columns + optional
    let before = problems.count
    var misspelt: [String] = []
    for column in columns where !header.contains(column) {
      let meant = suggestedName(for: column, among: header.filter { !known.contains($0) })
      problems.append(
        IntakeProblem(
          file: file, line: line, column: column, value: meant, rule: .missingColumn, severity: .fatal,
          suggestion: meant))
      if let meant { misspelt.append(meant) }
    }
    for column in header where !known.contains(column) && !misspelt.contains(column) {
      problems.append(
        IntakeProblem(
          file: file, line: line, column: column, value: column, rule: .unknownKey, severity: .fatal,
          allowed: known.joined(separator: ", ")))
    }
    return problems.count == before
  }
}
