import Intake
package import ProgrammeModel
import Sampling

/// Says what a file is and what reading it would give; nothing is stored.
package enum ReadFile {
  /// - Parameter system: the exporting system when the verdict is wrong (`wjx-text`, `kobo`, …).
  /// - Throws: `WorkbenchError.unreadable`, `.unknownKind` for a system that is not known.
  package static func reading(
    of path: String, as system: String?, in language: Language
  ) throws(WorkbenchError) -> FileReading {
    var choice = ReadingChoice()
    if let system {
      guard let known = ExportSystem(rawValue: system) else {
        throw .unknownKind(system, known: ExportSystem.allCases.map(\.rawValue))
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
