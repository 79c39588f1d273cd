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
  /// A programme definition.
  case definition

  nonisolated(unsafe) static var chosen = FuzzedReader.csv

  func read(_ bytes: [UInt8]) {
    switch self {
    case .csv: Self.readTable(bytes, "fuzz.csv")
    case .xlsx: Self.readTable(bytes, "fuzz.xlsx")
    case .statistics: Self.readTable(bytes, "fuzz.sav")
    case .xlsform: Self.readQuestionnaire(bytes)
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

  private static func readDefinition(_ bytes: [UInt8]) {
    let reading = ProgrammeReader.read(files: ["programme.yaml": bytes, "indicators.yaml": bytes])
    precondition(reading.programme != nil || !reading.problems.isEmpty, "refused without a reason")
  }
}
