import ProgrammeModel

/// A delimited file taken apart: column names, rows with their lines, what was kept apart, and an account of every
/// record.
///
/// All readers (`SurveyReader`, `RecordReader`, `FileTable`, `FileReport`) begin here; none parses by itself.
package struct SourceTable: Sendable {
  package let file: String
  /// Nil when the file could not be read at all; `problems` then holds the fatal one.
  package let verdict: FileVerdict?
  package let columns: [ColumnHeader]
  package let rows: [SourceRow]
  package let rejected: [RejectedRow]
  package let problems: [IntakeProblem]
  package let account: RowAccount
  let text: DelimitedText

  /// A column's name, cleaned of invisible characters, and its label where the file has one.
  package struct ColumnHeader: Sendable, Equatable {
    package let name: String
    package let label: String?
  }

  /// A row that has the right number of cells.
  package struct SourceRow: Sendable, Equatable {
    /// Line on which it begins, from 1.
    package let line: Int
    let record: Int
  }

  package var isFatal: Bool { problems.contains { $0.severity == .fatal } }

  /// The text of a cell as the file means it (quotes undone, spaces kept); empty where a row ends early.
  package func cell(_ row: SourceRow, _ column: Int) -> String {
    let record = text.records[row.record]
    return column < record.cellCount ? text.text(of: text.cells[record.firstCell + column]) : ""
  }

  /// The bytes of a cell; empty where a row ends early.
  func content(_ row: SourceRow, _ column: Int) -> ArraySlice<UInt8> {
    let record = text.records[row.record]
    return column < record.cellCount ? text.content(of: text.cells[record.firstCell + column]) : []
  }

  /// A row as it stands in the file.
  package func source(_ row: SourceRow) -> String { text.source(record: row.record) }

  /// Reads a file by what it is taken for, or by what the user knows better.
  package static func read(_ file: SourceFile, choice: ReadingChoice = ReadingChoice()) -> SourceTable {
    var assembly = SourceTableAssembly(file: file.name)
    return assembly.assemble(file, choice)
  }
}
