import Intake

/// A reader that is fed with bytes.
enum FuzzedReader: String, CaseIterable {
  /// Delimited text without a definition.
  case csv
  /// A workbook: any ZIP archive.
  case xlsx
  /// SPSS and Stata files.
  case statistics
  /// A questionnaire: the sheet `survey`, then, behind a line `---`, the sheet `choices`.
  case xlsform
  /// The structure of a LimeSurvey survey.
  case limesurvey
  /// An access log, in the format that its lines show.
  case log
  /// A programme definition.
  case definition

  nonisolated(unsafe) static var chosen = FuzzedReader.csv

  func read(_ bytes: [UInt8]) {
    switch self {
    case .csv: Self.readTable(bytes, "fuzz.csv")
    case .xlsx: Self.readTable(bytes, "fuzz.xlsx")
    case .statistics: Self.readTable(bytes, "fuzz.sav")
    case .xlsform: Self.readQuestionnaire(bytes)
    case .limesurvey: Self.readStructure(bytes)
    case .log: Self.readLog(bytes)
    case .definition: Self.readDefinition(bytes)
    }
  }

  private static func readTable(_ bytes: [UInt8], _ name: String) {
    let report = FileReport(SourceFile(name: name, bytes: bytes), sha256: "")
    precondition(report.rows.balances, "lines are lost: \(report.rows)")
  }

  private static func readQuestionnaire(_ bytes: [UInt8]) {
    let sheets = bytes.split(separator: Array("\n---\n".utf8), maxSplits: 1, omittingEmptySubsequences: false)
    let files = ["survey.csv", "choices.csv"].enumerated().map { index, name in
      SourceFile(name: name, bytes: index < sheets.count ? Array(sheets[index]) : [])
    }
    let settings = SourceFile(name: "settings.csv", bytes: Array("form_id,form_title\nf,F\n".utf8))
    let reading = QuestionnaireReader.read(survey: files[0], choices: files[1], settings: settings)
    precondition(reading.questionnaire != nil || !reading.problems.isEmpty, "refused without a reason")
  }

  private static func readStructure(_ bytes: [UInt8]) {
    let reading = QuestionnaireReader.read(instrument: SourceFile(name: "fuzz.lss", bytes: bytes))
    precondition(reading.questionnaire != nil || !reading.problems.isEmpty, "refused without a reason")
  }

  /// Reads a log whole and in pieces, whose length the last byte gives: both must count the same.
  private static func readLog(_ bytes: [UInt8]) {
    let whole = AccessLogReader.read(SourceFile(name: "fuzz.log", bytes: bytes), threads: 1)
    precondition(whole.account.balances, "lines are lost: \(whole.account)")
    precondition(whole.format != nil || whole.isFatal, "refused without a reason")
    var reader = AccessLogReader(threads: 2)
    reader.begin(file: "fuzz.log")
    let length = 1 + Int(bytes.last ?? 0)
    for start in stride(from: 0, to: bytes.count, by: length) {
      bytes[start..<min(start + length, bytes.count)].withUnsafeBytes { reader.read($0) }
    }
    let pieces = reader.finished()
    precondition(pieces.numbers == whole.numbers && pieces.account == whole.account, "the cut of a log shows")
    precondition(pieces.rejected == whole.rejected && pieces.problems == whole.problems, "the cut of a log shows")
  }

  private static func readDefinition(_ bytes: [UInt8]) {
    let reading = ProgrammeReader.read(files: ["programme.yaml": bytes, "indicators.yaml": bytes])
    precondition(reading.programme != nil || !reading.problems.isEmpty, "refused without a reason")
  }
}
