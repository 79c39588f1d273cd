import Tables
package import ProgrammeModel

/// What a file is and what reading it would give: the answer of `steelyard read`, as its JSON is printed.
package struct FileReport: Sendable {
  package let file: String
  package let bytes: Int
  /// SHA-256 of the bytes in hexadecimal; empty when the file was not read.
  package let sha256: String
  /// Nil when the file was refused.
  package let verdict: FileVerdict?
  package let rows: RowAccount
  package let columns: [ColumnProfile]
  package let problems: [IntakeProblem]
  /// Language of the messages.
  package let language: Language

  /// Reads a file without a definition: types from all cells, and what looks wrong in itself. The caller's `sha256` is
  /// worked out beside the columns.
  package init(
    _ source: SourceFile, sha256: @autoclosure @Sendable () -> String, choice: ReadingChoice = ReadingChoice(),
    language: Language = .zh
  ) {
    let table = SourceTable.read(source, choice: choice)
    var list = ProblemList(file: source.name)
    list.add(contentsOf: table.problems)
    let found = ParallelWork.values(table.columns.count + 2) { index -> Finding in
      switch index {
      case 0: Finding(digest: source.overlongLine == nil ? sha256() : "")
      case 1: Finding(problems: RowChecks.problems(of: table))
      default: Finding(column: index - 2, of: table)
      }
    }
    for finding in found { list.add(contentsOf: finding.problems) }
    file = source.name
    bytes = source.size
    self.sha256 = found.first?.digest ?? ""
    verdict = table.verdict
    rows = table.account
    columns = found.compactMap(\.profile)
    problems = list.finished()
    self.language = language
  }
}

/// What one of the pieces of work on a file found.
private struct Finding: Sendable {
  var digest: String?
  var profile: ColumnProfile?
  var problems: [IntakeProblem] = []
}

extension Finding {
  init(column index: Int, of table: SourceTable) {
    let column = table.columns[index]
    let scan = ColumnScan(table, column: index)
    profile = scan.profile(name: column.name, label: column.label)
    let isSystems = table.verdict?.system.isOwnColumn(column.name) == true
    if !isSystems { problems = ColumnChecks(scan).problems(of: table, column: index) }
  }
}

extension FileReport: Encodable {
  private enum Key: String, CodingKey {
    case file, bytes, sha256, verdict, rows, columns, problems
    case kind, system, encoding, bom, delimiter, headerRows, sheet
    case name, label, type, count, missing, distinct, min, max, sum
    case line, column, value, rule, severity, message, occurrences
  }

  package func encode(to encoder: any Encoder) throws {
    var report = encoder.container(keyedBy: Key.self)
    try report.encode(file, forKey: .file)
    try report.encode(bytes, forKey: .bytes)
    try report.encode(sha256, forKey: .sha256)
    try encodeVerdict(in: &report)
    try report.encode(rows, forKey: .rows)
    var columnList = report.nestedUnkeyedContainer(forKey: .columns)
    for column in columns { try encode(column, in: &columnList) }
    var problemList = report.nestedUnkeyedContainer(forKey: .problems)
    for problem in problems { try encode(problem, in: &problemList) }
  }

  private func encodeVerdict(in report: inout KeyedEncodingContainer<Key>) throws {
    guard let verdict else {
      try report.encodeNil(forKey: .verdict)
      return
    }
    var container = report.nestedContainer(keyedBy: Key.self, forKey: .verdict)
    try container.encode(verdict.kind, forKey: .kind)
    try container.encode(verdict.system, forKey: .system)
    try container.encode(verdict.encoding, forKey: .encoding)
    try container.encode(verdict.bom, forKey: .bom)
    try container.encode(verdict.delimiter, forKey: .delimiter)
    try container.encode(verdict.headerRows, forKey: .headerRows)
    try container.encode(verdict.sheet, forKey: .sheet)
  }

  private func encode(_ column: ColumnProfile, in list: inout any UnkeyedEncodingContainer) throws {
    var container = list.nestedContainer(keyedBy: Key.self)
    try container.encode(column.name, forKey: .name)
    try container.encode(column.label, forKey: .label)
    try container.encode(column.type, forKey: .type)
    try container.encode(column.count, forKey: .count)
    try container.encode(column.missing, forKey: .missing)
    try container.encode(column.distinct, forKey: .distinct)
    try encode(column.min, forKey: .min, in: &container)
    try encode(column.max, forKey: .max, in: &container)
    try container.encode(column.sum, forKey: .sum)
  }

  private func encode(
    _ extent: ColumnProfile.Extent?, forKey key: Key, in container: inout KeyedEncodingContainer<Key>
  ) throws {
    switch extent {
    case .number(let number): try container.encode(number, forKey: key)
    case .text(let text): try container.encode(text, forKey: key)
    case nil: try container.encodeNil(forKey: key)
    }
  }

  private func encode(_ problem: IntakeProblem, in list: inout any UnkeyedEncodingContainer) throws {
    var container = list.nestedContainer(keyedBy: Key.self)
    try container.encode(problem.line, forKey: .line)
    try container.encode(problem.column, forKey: .column)
    try container.encode(problem.value, forKey: .value)
    try container.encode(problem.rule, forKey: .rule)
    try container.encode(problem.severity, forKey: .severity)
    try container.encode(ProblemText.sentence(for: problem, in: language), forKey: .message)
    if problem.occurrences > 1 { try container.encode(problem.occurrences, forKey: .occurrences) }
  }
}
