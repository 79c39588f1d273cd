/// Makes a `SourceTable` of what a file holds: finds the header, reads the rows, sorts the other records.
struct SourceTableAssembly {
  private let file: String
  private var list: ProblemList
  private var bytes: [UInt8] = []
  private var columns: [SourceTable.ColumnHeader] = []
  private var rejected: [RejectedRow] = []
  private var headerCount = 0
  private var blankCount = 0
  /// What is wrong with a row that has content behind the last column: in a text, a delimiter too many.
  private var longRowRule = ProblemRule.longRow

  init(file: String) {
    self.file = file
    list = ProblemList(file: file)
  }

  mutating func assemble(_ source: SourceFile, _ choice: ReadingChoice) -> SourceTable {
    do {
      switch try FileContent.open(source, choice) {
      case .text(let decoded): return try assemble(decoded, choice)
      case .workbook(let workbook): return try assemble(workbook, choice)
      case .dataFile(let file): return try assemble(file)
      }
    } catch {
      list.fatal(error)
      return unread
    }
  }

  private mutating func assemble(_ decoded: DecodedText, _ choice: ReadingChoice) throws(FileRefusal) -> SourceTable {
    noteFaults(of: decoded)
    bytes = decoded.bytes
    let dialect = Dialect(of: bytes, named: choice.delimiter)
    guard let (start, layout) = beginning(dialect, choice.system) else { throw FileRefusal(rule: .emptyFile) }
    headerCount = dialect.skippedLines
    let data = DataRecords(bytes, dialect, start, layout)
    let stretch = read(start, layout, data)
    let verdict = FileVerdict(
      kind: FileKind.recognized(layout.system, columns.map(\.name)), system: layout.system, encoding: decoded.encoding,
      bom: decoded.bom, delimiter: String(UnicodeScalar(dialect.delimiter)), headerRows: layout.headerRows)
    let preceding = dialect.skippedLines + min(layout.firstData, start.records.count)
    return table(verdict, stretch, recordCount: preceding + stretch.recordCount + data.afterEnd.count)
  }

  private mutating func assemble(_ workbook: Workbook, _ choice: ReadingChoice) throws(FileRefusal) -> SourceTable {
    let text = workbook.text
    bytes = text.bytes
    longRowRule = .contentBesideTable
    guard let layout = HeaderLayout(text, delimiter: nil, named: choice.system) else {
      throw FileRefusal(rule: .emptyFile)
    }
    let stretch = read(text, layout, DataRecords(text, from: layout.firstData))
    blankCount += text.emptyLines
    let remarks = WorkbookRemarks(file: file, columns: columns, headerLine: text.records[layout.header].line)
    list.add(contentsOf: remarks.problems(of: workbook))
    let verdict = FileVerdict(
      kind: FileKind.recognized(layout.system, columns.map(\.name)), system: layout.system, encoding: .utf8, bom: false,
      delimiter: nil, headerRows: layout.headerRows, sheet: workbook.sheet)
    let preceding = text.emptyLines + min(layout.firstData, text.records.count)
    return table(verdict, stretch, recordCount: preceding + stretch.recordCount)
  }

  /// The variables of a data file are its columns; no row names them.
  private mutating func assemble(_ file: DataFile) throws(FileRefusal) -> SourceTable {
    bytes = file.text.bytes
    columns = file.codebook.variables.map { SourceTable.ColumnHeader(name: $0.name, label: $0.label) }
    guard columns.count <= ReadingLimits.columns else {
      throw FileRefusal(rule: .tooManyColumns, value: "\(columns.count)", allowed: "\(ReadingLimits.columns)")
    }
    if file.isEncodingGuessed, let encoding = file.encoding { list.warn(.unusualEncoding, value: encoding.rawValue) }
    var stretch = DataRecords(file.text, from: 0).stretch(width: columns.count, expected: 0)
    rejectOthers(&stretch)
    stretch.finish(bytes)
    blankCount = stretch.blankCount + file.text.emptyLines
    if stretch.rows.isEmpty && rejected.isEmpty { list.fatal(.noDataRows) }
    let verdict = FileVerdict(
      kind: FileKind.recognized(file.system, columns.map(\.name)), system: file.system, encoding: file.encoding,
      bom: false, delimiter: nil, headerRows: 0)
    return table(
      verdict, stretch, recordCount: stretch.recordCount + file.text.emptyLines, codebook: file.codebook)
  }

  private var unread: SourceTable {
    SourceTable(
      file: file, verdict: nil, columns: [], rows: [], rejected: [], problems: list.problems,
      account: RowAccount(lines: 0, header: 0, data: 0, rejected: 0, blank: 0, physicalLines: 0), bytes: [], cells: [],
      rowRanges: [], codebook: nil)
  }

  private func table(
    _ verdict: FileVerdict, _ read: TableStretch, recordCount: Int, codebook: Codebook? = nil
  ) -> SourceTable {
    let account = RowAccount(
      lines: recordCount, header: headerCount, data: read.rows.count, rejected: rejected.count, blank: blankCount,
      physicalLines: read.line - 1)
    return SourceTable(
      file: file, verdict: verdict, columns: columns,
      rows: read.rows.enumerated().map { SourceTable.SourceRow(line: Int($1.line), index: $0) }, rejected: rejected,
      problems: list.problems, account: account, bytes: bytes, cells: read.columns, rowRanges: read.rows,
      codebook: codebook)
  }

  private mutating func noteFaults(of decoded: DecodedText) {
    if decoded.encoding == .big5 || decoded.encoding == .windows1252 {
      list.warn(.unusualEncoding, value: decoded.encoding.rawValue)
    }
    for fault in decoded.faults { list.warn(fault.rule, line: fault.line, value: fault.found) }
  }

  // MARK: Records

  /// Records by which the header is found.
  private static let sampledRecords = 400

  /// The first records and what they are; nil when none holds anything.
  private func beginning(_ dialect: Dialect, _ system: ExportSystem?) -> (text: DelimitedText, layout: HeaderLayout)? {
    var limit = Self.sampledRecords
    while true {
      let text = DelimitedParser.parse(
        bytes, delimiter: dialect.delimiter, from: dialect.start, line: dialect.skippedLines + 1, recordLimit: limit)
      if let layout = HeaderLayout(text, delimiter: dialect.delimiter, named: system) { return (text, layout) }
      guard text.records.count == limit else { return nil }
      limit *= 16
    }
  }

  /// Reads what stands above the data, then the data; the number of records that were read.
  private mutating func read(_ start: DelimitedText, _ layout: HeaderLayout, _ data: DataRecords) -> TableStretch {
    for index in start.records.indices.prefix(layout.firstData) {
      if start.isBlank(record: index) { blankCount += 1 } else { headerCount += 1 }
    }
    for fault in start.quoteFaults where fault.record < layout.firstData {
      note(fault.rule, on: fault.line, start.source(record: fault.record))
    }
    nameColumns(start, layout, data)
    guard columns.count <= ReadingLimits.columns else {
      list.fatal(.tooManyColumns, value: "\(columns.count)", allowed: "\(ReadingLimits.columns)")
      columns = []
      return data.none
    }
    var stretch = data.stretch(width: columns.count, expected: data.rowsMayEndEarly ? 0 : columns.count)
    if let count = stretch.commonShortCount, count * 2 > columns.count {
      list.warn(.shortRowsThroughout, value: "\(count)", allowed: "\(columns.count)")
      stretch = data.stretch(width: columns.count, expected: count)
    }
    for fault in stretch.strayQuotes { note(.strayQuote, on: fault.line, text(fault.record)) }
    rejectOthers(&stretch)
    for record in data.afterEnd {
      if data.isBlank(record) { blankCount += 1 } else { reject(record, .secondTable) }
    }
    stretch.finish(bytes)
    blankCount += stretch.blankCount
    if stretch.rows.isEmpty && rejected.isEmpty { list.fatal(.noDataRows, line: start.records[layout.header].line) }
    return stretch
  }

  private func text(_ record: DelimitedText.RecordRange) -> String {
    String(decoding: bytes[record.start..<record.end], as: UTF8.self)
  }

  private mutating func note(_ rule: ProblemRule, on line: Int, _ text: String) {
    guard rule == .strayQuote else { return list.fatal(rule, line: line, value: text) }
    let isNoted = list.problems.contains { $0.rule == .strayQuote && $0.line == line }
    if !isNoted { list.warn(.strayQuote, line: line, value: text) }
  }

  /// Keeps apart what is no row, each with its reason; a last record that begins with a word for “total” is one of
  /// them.
  private mutating func rejectOthers(_ stretch: inout TableStretch) {
    let last = stretch.others.last.flatMap { $0.rowsBefore == stretch.rows.count ? $0.index : nil }
    for other in stretch.others {
      let isTotal = other.index == last && Self.isTotal(cell(other.firstFilled))
      switch other.reason {
      case .unterminatedQuote(let line):
        let problem = IntakeProblem(
          file: file, line: line, value: text(other.record), rule: .unterminatedQuote, severity: .fatal)
        list.add(problem)
        rejected.append(RejectedRow(line: other.record.line, text: text(other.record), problems: [problem]))
      case .short where !isTotal:
        reject(other.record, .shortRow, value: "\(other.record.cellCount)", allowed: "\(columns.count)")
      case .long where !isTotal:
        reject(other.record, longRowRule, value: "\(other.record.cellCount)", allowed: "\(columns.count)")
      case .longCell(let column) where !isTotal:
        reject(
          other.record, .fieldTooLong, column: columns[column].name, allowed: "\(ReadingLimits.fieldCharacters)")
      case .short, .long, .longCell: reject(other.record, .totalRow, value: text(other.record))
      }
    }
    if last == nil, let cell = stretch.lastRowFirstCell(bytes), Self.isTotal(self.cell(cell)),
      let record = stretch.removeLastRow()
    {
      reject(record, .totalRow, value: text(record))
    }
  }

  private mutating func reject(
    _ record: DelimitedText.RecordRange, _ rule: ProblemRule, column: String? = nil, value: String? = nil,
    allowed: String? = nil
  ) {
    let problem = IntakeProblem(
      file: file, line: record.line, column: column, value: value, rule: rule, severity: .reject, allowed: allowed)
    list.add(problem)
    rejected.append(RejectedRow(line: record.line, text: text(record), problems: [problem]))
  }

  private func cell(_ cell: DelimitedText.CellRange) -> String {
    String(decoding: DelimitedText.content(of: cell, in: bytes), as: UTF8.self)
  }

  private static func isTotal(_ cell: String) -> Bool {
    ["合计", "总计", "汇总", "总和", "小计", "total", "totals", "sum", "grand total"].contains(TextFolding.key(cell))
  }

  // MARK: Columns

  /// Names the columns by the header; columns without a name at the end of it count only when they hold something.
  private mutating func nameColumns(_ start: DelimitedText, _ layout: HeaderLayout, _ data: DataRecords) {
    let names = start.texts(record: layout.header)
    let labels = layout.labels.map(start.texts(record:)) ?? []
    let line = start.records[layout.header].line
    let named = (names.lastIndex { !TextFolding.trimmed($0).isEmpty } ?? 0) + 1
    let width = named < names.count && data.hasContent(beyond: named) ? names.count : named
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
