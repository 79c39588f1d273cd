import Intake
package import ProgrammeModel
import Sampling

/// Says what a file is and what reading it would give; nothing is stored.
package enum ReadFile {
  /// - Parameters:
  ///   - system: the exporting system when the verdict is wrong (`wjx-text`, `kobo`, …).
  ///   - sheet: the sheet of a workbook; nil for the first visible one that holds something.
  /// - Throws: `WorkbenchError.unreadable`, `.unknownKind` for a system that is not known.
  package static func reading(
    of path: String, as system: String?, sheet: String? = nil, in language: Language
  ) throws(WorkbenchError) -> FileReading {
    var choice = ReadingChoice(sheet: sheet)
    if let system {
      let readable = ExportSystem.allCases.filter { $0 != .spss && $0 != .stata }
      guard let known = readable.first(where: { $0.rawValue == system }) else {
        throw .unknownKind(system, known: readable.map(\.rawValue))
      }
      choice.system = known
    }
    let source = try DiskFiles.source(path)
    return FileReading(
      report: FileReport(source, sha256: SHA256Digest(source.bytes).hex, choice: choice, language: language))
  }
}

/// What reading a file would give, in the forms in which it is printed.
package struct FileReading: Sendable {
  let report: FileReport

  /// Whether the file or some of its rows would be refused.
  package var isRefused: Bool { report.verdict == nil || report.rows.rejected > 0 }

  package func json() throws(WorkbenchError) -> String { try JSONText.pretty(report) }
}
