import ProgrammeModel

/// Makes a `SourceTable`: refuses what is no delimited text, decodes, parses, finds the header, sorts the records.
struct SourceTableAssembly {
  private let file: String
  private var list: ProblemList
  private var text = DelimitedText(bytes: [])
  private var columns: [SourceTable.ColumnHeader] = []
  private var rows: [SourceTable.SourceRow] = []
  private var rejected: [RejectedRow] = []
  private var headerCount = 0
  private var blankCount = 0

  init(file: String) {
    self.file = file
    list = ProblemList(file: file)
  }

  mutating func assemble(_ source: SourceFile, _ choice: ReadingChoice) -> SourceTable {
    if let rule = FileSignature.refusal(of: source) {
      list.fatal(rule, allowed: rule == .fileTooLarge ? "\(ReadingLimits.fileBytes)" : nil)
      return table(nil)
    }
    guard source.bytes.contains(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }) else {
      list.fatal(source.bytes.contains(0) ? .binaryFile : .emptyFile)
      return table(nil)
    }
    guard let decoded = DecodedText.decode(source.bytes, as: choice.encoding) else {
      list.fatal(.binaryFile)
      return table(nil)
    }
    noteFaults(of: decoded)
    let dialect = Dialect(of: decoded.bytes, named: choice.delimiter)
    text = DelimitedParser.parse(
      decoded.bytes, delimiter: dialect.delimiter, from: dialect.start, line: dialect.skippedLines + 1)
    guard let layout = HeaderLayout(text, delimiter: dialect.delimiter, named: choice.system) else {
      list.fatal(.emptyFile)
      return table(nil)
    }
    headerCount = dialect.skippedLines
    sort(by: layout)
    let verdict = FileVerdict(
      kind: FileKind.recognized(layout.system, columns.map(\.name)), system: layout.system, encoding: decoded.encoding,
      bom: decoded.bom, delimiter: String(UnicodeScalar(dialect.delimiter)), headerRows: layout.headerRows)
    return table(verdict, skippedLines: dialect.skippedLines)
  }

  private func table(_ verdict: FileVerdict?, skippedLines: Int = 0) -> SourceTable {
    let account = RowAccount(
      lines: verdict == nil ? 0 : text.records.count + skippedLines, header: headerCount, data: rows.count,
      rejected: rejected.count, blank: blankCount, physicalLines: text.physicalLines)
    return SourceTable(
      file: file, verdict: verdict, columns: columns, rows: rows, rejected: rejected, problems: list.problems,
      account: account, text: text)
  }

  private mutating func noteFaults(of decoded: DecodedText) {
    if decoded.encoding == .big5 || decoded.encoding == .windows1252 {
      list.warn(.unusualEncoding, value: decoded.encoding.rawValue)
    }
    for fault in decoded.faults { list.warn(fault.rule, line: fault.line, value: fault.found) }
  }

  // MARK: Records

  private mutating func sort(by layout: HeaderLayout) {
    for index in 0..<layout.firstData where index < text.records.count {
      if text.isBlank(record: index) { blankCount += 1 } else { headerCount += 1 }
    }
    let end = tableEnd(layout)
    let data = layout.firstData < end ? layout.firstData..<end : end..<end
    let filled = data.filter { !text.isBlank(record: $0) }
    blankCount += data.count - filled.count
    nameColumns(layout, filled)
    guard columns.count <= ReadingLimits.columns else {
      list.fatal(.tooManyColumns, value: "\(columns.count)", allowed: "\(ReadingLimits.columns)")
      columns = []
      blankCount += filled.count
      return
    }
    let expected = expectedCells(filled)
    let faulty = noteQuoteFaults()
    for index in filled { sort(record: index, expected: expected, faulty: faulty, isLast: index == filled.last) }
    rejectSecondTable(from: end)
    if rows.isEmpty && rejected.isEmpty { list.fatal(.noDataRows, line: text.records[layout.header].line) }
  }

  /// Google Analytics appends a second table after a blank line.
  private func tableEnd(_ layout: HeaderLayout) -> Int {
    guard layout.system == .googleAnalytics else { return text.records.count }
    return text.records.indices.dropFirst(layout.firstData).first { text.isBlank(record: $0) } ?? text.records.count
  }

  private mutating func rejectSecondTable(from end: Int) {
    for index in text.records.indices.dropFirst(end) {
      if text.isBlank(record: index) { blankCount += 1 } else { reject(index, .secondTable) }
    }
  }

  /// Every row one cell or more short of the header in the same way: the last columns have no cells at all (ODK).
  private mutating func expectedCells(_ filled: [Int]) -> Int {
    let counts = Set(filled.map { text.records[$0].cellCount })
    guard filled.count > 1, counts.count == 1, let count = counts.first, count < columns.count,
      count * 2 > columns.count
    else { return columns.count }
    list.warn(.shortRowsThroughout, value: "\(count)", allowed: "\(columns.count)")
    return count
  }

  /// Records with an unterminated quote; all quote faults are noted.
  private mutating func noteQuoteFaults() -> Set<Int> {
    var unterminated: Set<Int> = []
    var strayLines: Set<Int> = []
    for fault in text.quoteFaults {
      if fault.rule == .unterminatedQuote {
        unterminated.insert(fault.record)
        list.fatal(.unterminatedQuote, line: fault.line, value: text.source(record: fault.record))
      } else if strayLines.insert(fault.line).inserted {
        list.warn(.strayQuote, line: fault.line, value: text.source(record: fault.record))
      }
    }
    return unterminated
  }

  private mutating func sort(record index: Int, expected: Int, faulty: Set<Int>, isLast: Bool) {
    let record = text.records[index]
    if faulty.contains(index) {
      rejected.append(RejectedRow(line: record.line, text: text.source(record: index), problems: []))
    } else if isLast, isTotal(index) {
      reject(index, .totalRow, value: text.source(record: index))
    } else if record.cellCount < expected {
      reject(index, .shortRow, value: "\(record.cellCount)", allowed: "\(columns.count)")
    } else if record.cellCount > columns.count, hasContent(index, from: columns.count) {
      reject(index, .longRow, value: "\(record.cellCount)", allowed: "\(columns.count)")
    } else if let column = tooLongCell(index) {
      let limit = ReadingLimits.fieldCharacters
      reject(index, .fieldTooLong, column: columns[column].name, allowed: "\(limit)")
    } else {
      rows.append(SourceTable.SourceRow(line: record.line, record: index))
    }
  }

  private mutating func reject(
    _ index: Int, _ rule: ProblemRule, column: String? = nil, value: String? = nil, allowed: String? = nil
  ) {
    let problem = IntakeProblem(
      file: file, line: text.records[index].line, column: column, value: value, rule: rule, severity: .reject,
      allowed: allowed)
    list.add(problem)
    rejected.append(
      RejectedRow(line: text.records[index].line, text: text.source(record: index), problems: [problem]))
  }

  private func isTotal(_ index: Int) -> Bool {
    let first = text.texts(record: index).lazy.map { TextFolding.key($0) }.first { !$0.isEmpty }
    return ["合计", "总计", "汇总", "总和", "小计", "total", "totals", "sum", "grand total"].contains(first)
  }

  private func hasContent(_ index: Int, from column: Int) -> Bool {
    text.texts(record: index).dropFirst(column).contains { !TextFolding.trimmed($0).isEmpty }
  }

  private func tooLongCell(_ index: Int) -> Int? {
    let record = text.records[index]
    return (0..<min(record.cellCount, columns.count)).first { column in
      let cell = text.cells[record.firstCell + column]
      guard cell.range.count > ReadingLimits.fieldCharacters else { return false }
      return text.text(of: cell).unicodeScalars.count > ReadingLimits.fieldCharacters
    }
  }

  // MARK: Columns

  private mutating func nameColumns(_ layout: HeaderLayout, _ filled: [Int]) {
    let names = text.texts(record: layout.header)
    let labels = layout.labels.map(text.texts(record:)) ?? []
    let line = text.records[layout.header].line
    let named = (names.lastIndex { !TextFolding.trimmed($0).isEmpty } ?? 0) + 1
    let hasUnnamedData = named < names.count && filled.contains { hasContent($0, from: named) }
    let width = hasUnnamedData ? names.count : named
    var seen: Set<String> = []
    for (index, written) in names.prefix(width).enumerated() {
      let name = cleaned(written, line: line, position: index + 1)
      if !seen.insert(name).inserted { list.fatal(.repeatedColumn, line: line, column: name) }
      let label = index < labels.count ? TextFolding.trimmed(labels[index]) : ""
      columns.append(SourceTable.ColumnHeader(name: name, label: label.isEmpty ? nil : label))
    }
  }

  /// A column name without invisible characters and with full-width letters and digits as ASCII. A column without a
  /// name is called by its position.
  private mutating func cleaned(_ written: String, line: Int, position: Int) -> String {
    var name = String.UnicodeScalarView()
    for scalar in written.unicodeScalars where !TextFolding.isInvisible(scalar) {
      switch scalar.value {
      case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
        name.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      default: name.append(scalar)
      }
    }
    let clean = TextFolding.trimmed(String(name))
    guard !clean.isEmpty else {
      list.warn(.unnamedColumn, line: line, column: "column_\(position)")
      return "column_\(position)"
    }
    let expected = written.unicodeScalars.drop { $0.value <= 0x20 }
    if !clean.unicodeScalars.elementsEqual(expected.prefix(clean.unicodeScalars.count))
      || expected.dropFirst(clean.unicodeScalars.count).contains(where: { $0.value > 0x20 })
    {
      list.warn(.headerCleaned, line: line, column: clean, value: written)
    }
    return clean
  }
}
