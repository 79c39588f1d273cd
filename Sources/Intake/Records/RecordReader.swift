package import ProgrammeModel

/// What was read of a file of records.
package struct RecordReading: Sendable {
  package let file: String
  package let verdict: FileVerdict?
  package let records: [EvidenceRecord]
  package let rejected: [RejectedRow]
  package let problems: [IntakeProblem]
  package let account: RowAccount

  /// Whether nothing of the file may be used.
  package var isFatal: Bool { problems.contains { $0.severity == .fatal } }
}

/// Reads files of records (site list, ledgers, room logs …) by their schema.
///
/// Columns are matched by the field's name or one of its headers, whatever their width and case, or by `columnMap` from
/// column names to field names. Every cell is checked; a row with a fault is rejected with all its faults, and so is a
/// second row with the same key. Records have batch 0.
package struct RecordReader: Sendable {
  let schema: RecordSchema
  let context: RecordContext
  let columnMap: [String: String]

  package init(schema: RecordSchema, context: RecordContext, columnMap: [String: String] = [:]) {
    self.schema = schema
    self.context = context
    self.columnMap = columnMap
  }

  package func read(_ source: SourceFile, choice: ReadingChoice = ReadingChoice()) -> RecordReading {
    var pass = RecordPass(self, SourceTable.read(source, choice: choice))
    return pass.run()
  }
}

/// One pass of a `RecordReader` over one file.
private struct RecordPass {
  private let reader: RecordReader
  private let table: SourceTable
  private var list: ProblemList
  private var fields: [(reader: FieldReader, column: Int)] = []
  private var records: [EvidenceRecord] = []
  private var rejected: [RejectedRow] = []
  private var lineOfKey: [String: Int] = [:]

  init(_ reader: RecordReader, _ table: SourceTable) {
    self.reader = reader
    self.table = table
    list = ProblemList(file: table.file)
  }

  mutating func run() -> RecordReading {
    list.add(contentsOf: table.problems)
    if !table.isFatal { matchColumns() }
    if !list.hasFatal { for row in table.rows { read(row) } }
    let unread = list.hasFatal ? table.rows.count - records.count - rejected.count : 0
    let account = RowAccount(
      lines: table.account.lines, header: table.account.header, data: records.count + unread,
      rejected: table.account.rejected + rejected.count, blank: table.account.blank,
      physicalLines: table.account.physicalLines)
    return RecordReading(
      file: table.file, verdict: table.verdict, records: records,
      rejected: (table.rejected + rejected).sorted { $0.line < $1.line }, problems: list.finished(), account: account)
  }

  private mutating func matchColumns() {
    var unknown = Array(table.columns.indices)
    for rule in reader.schema.fields {
      let keys = Set(([rule.name] + rule.headers).map { TextFolding.key($0) })
      let matching = table.columns.indices.filter { index in
        let name = table.columns[index].name
        return reader.columnMap[name].map { $0 == rule.name } ?? keys.contains(TextFolding.key(name))
      }
      unknown.removeAll { matching.contains($0) }
      if let column = matching.first { fields.append((FieldReader(rule, reader.context), column)) }
      for index in matching.dropFirst() {
        list.fatal(.repeatedColumn, column: table.columns[index].name, suggestion: rule.name)
      }
    }
    noteMissing(among: unknown.map { table.columns[$0].name })
    for index in unknown where table.verdict?.system.isOwnColumn(table.columns[index].name) != true {
      list.warn(.unknownColumn, column: table.columns[index].name)
    }
  }

  private mutating func noteMissing(among unknown: [String]) {
    for rule in reader.schema.fields
    where rule.required && !fields.contains(where: { $0.reader.rule.name == rule.name }) {
      let spellings = [rule.name] + rule.headers
      let nearest = spellings.lazy.compactMap { suggestedName(for: $0, among: unknown) }.first
      list.fatal(.missingColumn, column: rule.name, allowed: spellings.joined(separator: " / "), suggestion: nearest)
    }
  }

  private mutating func read(_ row: SourceTable.SourceRow) {
    var problems: [IntakeProblem] = []
    var values: [String: FieldValue] = [:]
    for index in fields.indices {
      let cell = table.cell(row, fields[index].column)
      let outcome = fields[index].reader.read(cell)
      let rule = fields[index].reader.rule
      values[rule.name] = outcome.value
      guard let broken = outcome.broken else { continue }
      let place = CellPlace(file: table.file, line: row.line, column: table.columns[fields[index].column].name)
      problems.append(
        outcome.value != nil
          ? place.warning(broken, value: cell, suggestion: outcome.suggestion)
          : place.rejection(
            broken, value: cell.isEmpty ? nil : cell, allowed: fields[index].reader.allowed,
            suggestion: outcome.suggestion))
    }
    if !problems.contains(where: { $0.severity == .reject }), let problem = repeated(values, row) {
      problems.append(problem)
    }
    list.add(contentsOf: problems)
    let reasons = problems.filter { $0.severity == .reject }
    if reasons.isEmpty {
      records.append(EvidenceRecord(kind: reader.schema.kind, batch: 0, line: row.line, values: values))
    } else {
      rejected.append(RejectedRow(line: row.line, text: table.source(row), problems: reasons))
    }
  }

  /// The problem of a row whose key an earlier row has.
  private mutating func repeated(_ values: [String: FieldValue], _ row: SourceTable.SourceRow) -> IntakeProblem? {
    let schema = reader.schema
    guard !schema.key.isEmpty else { return nil }
    let key = schema.key.map { Self.text(values[$0]) }
    guard let first = lineOfKey[key.joined(separator: "\n")] else {
      lineOfKey[key.joined(separator: "\n")] = row.line
      return nil
    }
    return CellPlace(file: table.file, line: row.line, column: schema.key.joined(separator: " + "))
      .rejection(.repeatedRow, value: key.joined(separator: " "), suggestion: "\(first)")
  }

  private static func text(_ value: FieldValue?) -> String {
    switch value {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .decimal(let number): "\(number)"
    case .date(let date): "\(date)"
    case .month(let month): "\(month)"
    case .missing, nil: ""
    }
  }
}
