package import Intake
package import ProgrammeModel
import Sampling

/// Says what a file is and what reading it would give; nothing is stored.
package enum ReadFile {
  /// - Parameters:
  ///   - system: the exporting system when the verdict is wrong (`wjx-text`, `kobo`, …); `log`, or a format of logs,
  ///     for an access log.
  ///   - sheet: the sheet of a workbook; nil for the first visible one that holds something.
  ///   - pages: a table of page rules, by which the views of a log are counted.
  /// - Throws: `WorkbenchError.unreadable`, `.unknownKind` for a system that is not known, `.problems` for page rules
  ///   that cannot be used.
  package static func reading(
    of path: String, as system: String?, sheet: String? = nil, pages: String? = nil, in language: Language
  ) throws(WorkbenchError) -> FileReading {
    var choice = ReadingChoice(sheet: sheet)
    if let system {
      if let format = AccessLogFormat(rawValue: system) {
        return try log(path, format: format, pages: pages, in: language)
      }
      if system == "log" { return try log(path, format: nil, pages: pages, in: language) }
      let readable = ExportSystem.allCases.filter { $0 != .spss && $0 != .stata }
      guard let known = readable.first(where: { $0.rawValue == system }) else {
        throw .unknownKind(system, known: readable.map(\.rawValue) + ["log"])
      }
      choice.system = known
    } else if try isLog(path) {
      return try log(path, format: nil, pages: pages, in: language)
    }
    let source = try DiskFiles.source(path)
    return .table(FileReport(source, sha256: SHA256Digest(source.bytes).hex, choice: choice, language: language))
  }

  private static func isLog(_ path: String) throws(WorkbenchError) -> Bool {
    AccessLogFormat.isLog(beginning: try DiskFiles.beginning(of: path, bytes: 1 << 16))
  }

  private static func log(
    _ path: String, format: AccessLogFormat?, pages: String?, in language: Language
  ) throws(WorkbenchError) -> FileReading {
    let rules = try pages.map { (path) throws(WorkbenchError) in try ImportLogs.rules(path) }
    var reader = AccessLogReader(format: format, rules: rules, threads: ImportLogs.threads)
    let digest = try ImportLogs.read(path, with: &reader)
    return .log(AccessLogReport(reader.finished(), sha256: digest, language: language))
  }
}

/// What reading a file would give, in the forms in which it is printed.
package enum FileReading: Sendable {
  case table(FileReport)
  case log(AccessLogReport)

  /// Whether the file or some of its rows would be refused.
  package var isRefused: Bool {
    switch self {
    case .table(let report): report.verdict == nil || report.rows.rejected > 0
    case .log(let report): report.reading.format == nil || report.reading.account.rejected > 0
    }
  }

  package func json() throws(WorkbenchError) -> String {
    switch self {
    case .table(let report): try JSONText.pretty(report)
    case .log(let report): try JSONText.pretty(report)
    }
  }
}
