import Intake
package import ProgrammeModel
import Reporting

/// Writes what is wrong with a file for the person who mends it: a workbook that mirrors the rows concerned, or a page.
package enum ProblemFile {
  /// The endings of files that can be written.
  package static let endings = [".xlsx", ".html"]

  /// - Parameters:
  ///   - path: the file that was read, whose rows are shown; nil for logs.
  ///   - destination: where to; its ending says in which form.
  /// - Throws: `WorkbenchError.unreadable`, `.unwritable`.
  package static func write(
    _ reading: FileReading, of path: String, sheet: String?, to destination: String, in language: Language
  ) throws(WorkbenchError) {
    switch reading {
    case .table(let report):
      let table = SourceTable.read(
        try DiskFiles.source(path), choice: ReadingChoice(system: report.verdict?.system, sheet: sheet))
      try write(
        ProblemReport(
          file: report.file, summary: WorkbenchText.summary(of: report, in: language), problems: report.problems,
          table: table, language: language), to: destination)
    case .log(let report):
      try write(
        ProblemReport(
          file: report.reading.files.joined(separator: ", "),
          summary: AccessLogText.lines(of: report.reading, in: language), problems: report.reading.problems, table: nil,
          language: language), to: destination)
    }
  }

  /// The same of an import, whose problems say more: they come from the questionnaire or the kind of record.
  ///
  /// Without a `path` (logs, pairs) the rows concerned are not shown.
  package static func write(
    _ outcome: ImportOutcome, of path: String?, sheet: String?, to destination: String, in language: Language
  ) throws(WorkbenchError) {
    let source = try path.map { (path) throws(WorkbenchError) in try DiskFiles.source(path) }
    try write(
      ProblemReport(
        file: outcome.file, summary: outcome.summary(language), problems: outcome.problems,
        table: source.map { SourceTable.read($0, choice: ReadingChoice(sheet: sheet)) }, language: language),
      to: destination)
  }

  private static func write(_ report: ProblemReport, to destination: String) throws(WorkbenchError) {
    let text = ProblemFileText(report)
    guard destination.lowercased().hasSuffix(".xlsx") else {
      return try DiskFiles.write(text.page.html, to: destination)
    }
    let workbook = text.workbook
    try DiskFiles.write(to: destination) { (path) throws(ExcelWriter.Failure) in
      try ExcelWriter.write(workbook, to: path)
    }
  }
}
