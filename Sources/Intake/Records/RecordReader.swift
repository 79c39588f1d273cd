package import ProgrammeModel

/// What was read of a file of records.
package struct RecordReading: Sendable {
  package let file: String
  package let verdict: FileVerdict?
  package let records: [EvidenceRecord]
  package let rejected: [RejectedRow]
  package let problems: [IntakeProblem]
  package let account: RowAccount
  /// Cells changed by each repair that was offered.
  package let repairs: [RepairCount]

  /// Whether nothing of the file may be used.
  package var isFatal: Bool { problems.contains { $0.severity == .fatal } }
}

/// Reads files of records (site list, ledgers, room logs …) by their schema.
///
/// Columns are matched by the field's name or one of its headers, whatever their width and case, or by `columnMap` from
/// column names to field names. Every cell is checked; a row with a fault is rejected with all its faults, and so is a
/// second row with the same key. Repairs are applied before anything is checked. Persons are kept under pseudonyms; texts
/// are kept with personal data masked, or under a pseudonym where they identify the row. Records have batch 0.
package struct RecordReader: Sendable {
  let schema: RecordSchema
  let context: RecordContext
  let columnMap: [String: String]
  let pseudonyms: Pseudonyms?
  let repairs: [Repair]

  /// A reader for a schema.
  ///
  /// - Parameters:
  ///   - pseudonyms: what persons are called in the reading; nil leaves them as the file has them.
  ///   - repairs: those that concern the file.
  package init(
    schema: RecordSchema, context: RecordContext, columnMap: [String: String] = [:], pseudonyms: Pseudonyms? = nil,
    repairs: [Repair] = []
  ) {
    self.schema = schema
    self.context = context
    self.columnMap = columnMap
    self.pseudonyms = pseudonyms
    self.repairs = repairs
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
  private var cells: RepairedCells
  /// Problems that a repair set aside, by the repair.
  private var accepted: [Int: Int] = [:]

  init(_ reader: RecordReader, _ table: SourceTable) {
    self.reader = reader
    self.table = table
    list = ProblemList(file: table.file)
    cells = RepairedCells(table, repairs: [], names: [:], siteColumns: [])
  }

  mutating func run() -> RecordReading {
    list.add(contentsOf: table.problems)
    if !table.isFatal { matchColumns() }
    if !list.hasFatal {
      repairCells()
      for row in table.rows { read(row) }
    }
    let unread = list.hasFatal ? table.rows.count - records.count - rejected.count : 0
    let account = RowAccount(
      lines: table.account.lines, header: table.account.header, data: records.count + unread,
      rejected: table.account.rejected + rejected.count, blank: table.account.blank,
      physicalLines: table.account.physicalLines)
    return RecordReading(
      file: table.file, verdict: table.verdict, records: records,
      rejected: (table.rejected + rejected).sorted { $0.line < $1.line }, problems: list.finished(), account: account,
      repairs: cells.counts(accepted: accepted))
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
      if let column = matching.first { fields.append((fieldReader(rule), column)) }
      for index in matching.dropFirst() {
        list.fatal(.repeatedColumn, column: table.columns[index].name, suggestion: rule.name)
      }
    }
    noteMissing(among: unknown.map { table.columns[$0].name })
    for index in unknown where table.verdict?.system.isOwnColumn(table.columns[index].name) != true {
      list.warn(.unknownColumn, column: table.columns[index].name)
    }
  }

  private func fieldReader(_ rule: FieldRule) -> FieldReader {
    FieldReader(
      rule, reader.context, pseudonyms: reader.pseudonyms, isKey: reader.schema.key.contains(rule.name))
  }

  private mutating func repairCells() {
    let names = Dictionary(fields.map { ($0.column, $0.reader.rule.name) }, uniquingKeysWith: { first, _ in first })
    let siteColumns = fields.filter { $0.reader.rule.type == .site }.map(\.column)
    cells = RepairedCells(table, repairs: reader.repairs, names: names, siteColumns: siteColumns)
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
      let cell = cells.cell(row, fields[index].column)
      let outcome = fields[index].reader.read(cell)
      values[fields[index].reader.rule.name] = outcome.value
      if let broken = outcome.broken { problems.append(problem(broken, outcome, cell, row, fields[index])) }
    }
    let repair = cells.accepting[row.line]
    if let repair { acceptFaults(by: repair, &problems, &values) }
    if !problems.contains(where: { $0.severity == .reject }), let problem = repeated(values, row) {
      problems.append(repair == nil ? problem : problem.asWarning)
      if let repair { accepted[repair, default: 0] += 1 }
    }
    list.add(contentsOf: problems)
    let reasons = problems.filter { $0.severity == .reject }
    if reasons.isEmpty {
      records.append(EvidenceRecord(kind: reader.schema.kind, batch: 0, line: row.line, values: values))
    } else {
      rejected.append(RejectedRow(line: row.line, text: table.source(row), problems: reasons))
    }
  }

  private func problem(
    _ broken: ProblemRule, _ outcome: FieldReader.Outcome, _ cell: String, _ row: SourceTable.SourceRow,
    _ field: (reader: FieldReader, column: Int)
  ) -> IntakeProblem {
    let place = CellPlace(file: table.file, line: row.line, column: table.columns[field.column].name)
    guard outcome.value != nil else {
      return place.rejection(
        broken, value: cell.isEmpty ? nil : cell, allowed: field.reader.allowed, suggestion: outcome.suggestion)
    }
    return place.warning(broken, value: broken == .personalData ? nil : cell, suggestion: outcome.suggestion)
  }

  /// Empties the cells that break a rule and need not be filled.
  private mutating func acceptFaults(
    by repair: Int, _ problems: inout [IntakeProblem], _ values: inout [String: FieldValue]
  ) {
    for index in problems.indices where problems[index].severity == .reject {
      let field = fields.first { table.columns[$0.column].name == problems[index].column }?.reader.rule
      guard let field, !field.required else { continue }
      problems[index] = problems[index].asWarning
      values[field.name] = .missing
      accepted[repair, default: 0] += 1
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
