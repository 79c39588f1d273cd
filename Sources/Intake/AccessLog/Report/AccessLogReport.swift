package import ProgrammeModel

/// What a log is and what reading it gives: the answer of `steelyard read --as log`, as its JSON is printed.
package struct AccessLogReport: Sendable {
  package let reading: AccessLogReading
  /// SHA-256 of the bytes in hexadecimal, worked out by the caller.
  package let sha256: String
  /// Language of the messages.
  package let language: Language

  package init(_ reading: AccessLogReading, sha256: String, language: Language = .zh) {
    self.reading = reading
    self.sha256 = sha256
    self.language = language
  }
}

extension AccessLogReport: Encodable {
  private enum Key: String, CodingKey {
    case file, bytes, sha256, verdict, rows, columns, problems, log
    case kind, system, encoding, bom, delimiter, headerRows, sheet
    case line, column, value, rule, severity, message, occurrences
  }

  package func encode(to encoder: any Encoder) throws {
    var report = encoder.container(keyedBy: Key.self)
    try report.encode(reading.files.joined(separator: ", "), forKey: .file)
    try report.encode(reading.byteCount, forKey: .bytes)
    try report.encode(sha256, forKey: .sha256)
    try encodeVerdict(in: &report)
    try report.encode(reading.account, forKey: .rows)
    try report.encode([String](), forKey: .columns)
    var problems = report.nestedUnkeyedContainer(forKey: .problems)
    for problem in reading.problems { try encode(problem, in: &problems) }
    guard reading.format != nil else { return }
    try report.encode(LogSection(reading: reading, language: language), forKey: .log)
  }

  private func encodeVerdict(in report: inout KeyedEncodingContainer<Key>) throws {
    guard let format = reading.format else { return try report.encodeNil(forKey: .verdict) }
    var verdict = report.nestedContainer(keyedBy: Key.self, forKey: .verdict)
    try verdict.encode("log", forKey: .kind)
    try verdict.encode(format, forKey: .system)
    try verdict.encode(TextEncoding.utf8, forKey: .encoding)
    try verdict.encode(false, forKey: .bom)
    try verdict.encodeNil(forKey: .delimiter)
    try verdict.encode(0, forKey: .headerRows)
    try verdict.encodeNil(forKey: .sheet)
  }

  private func encode(_ problem: IntakeProblem, in list: inout any UnkeyedEncodingContainer) throws {
    var entry = list.nestedContainer(keyedBy: Key.self)
    try entry.encode(problem.line, forKey: .line)
    try entry.encode(problem.column, forKey: .column)
    try entry.encode(problem.value.map { TextFolding.visible($0, limit: 300) }, forKey: .value)
    try entry.encode(problem.rule, forKey: .rule)
    try entry.encode(problem.severity, forKey: .severity)
    try entry.encode(ProblemText.sentence(for: problem, in: language), forKey: .message)
    if problem.occurrences > 1 { try entry.encode(problem.occurrences, forKey: .occurrences) }
  }
}

/// The numbers with the rules by which they were counted and, with page rules, the views of pages.
private struct LogSection: Encodable {
  let reading: AccessLogReading
  let language: Language

  private struct Key: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  func encode(to encoder: any Encoder) throws {
    try reading.numbers.encode(to: encoder)
    var section = encoder.container(keyedBy: Key.self)
    if !reading.traffic.isEmpty { try section.encode(reading.traffic, forKey: Key(stringValue: "pages")) }
    var rules = section.nestedContainer(keyedBy: Key.self, forKey: Key(stringValue: "rules"))
    let words = AccessLogText.words(in: language)
    for figure in LogFigure.allCases {
      let name = figure == .visitors ? "visitor" : figure.rawValue
      try rules.encode(words.figures[figure]?.definition, forKey: Key(stringValue: name))
    }
    try rules.encode(Int(VisitorTable.visitGap / 60), forKey: Key(stringValue: "visitGapMinutes"))
    try rules.encode(words.robots, forKey: Key(stringValue: "bots"))
  }
}
