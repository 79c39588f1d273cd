import ProgrammeModel

/// A file taken apart: column names, rows with their lines, what was kept apart, and an account of every record.
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
  /// The text as UTF-8; rows and cells are places in it.
  let bytes: [UInt8]
  /// The cells, column by column.
  let cells: [ColumnCells]
  /// Where each row stands in `bytes`.
  let rowRanges: [TableStretch.RowRange]
  /// What a data file of SPSS or Stata says about its variables; nil for other files.
  package let codebook: Codebook?

  /// A column's name, cleaned of invisible characters, and its label where the file has one.
  package struct ColumnHeader: Sendable, Equatable {
    package let name: String
    package let label: String?
  }

  /// A row that has the right number of cells.
  package struct SourceRow: Sendable, Equatable {
    /// Line on which it begins, from 1.
    package let line: Int
    /// Its place among the rows.
    let index: Int
  }

  package var isFatal: Bool { problems.contains { $0.severity == .fatal } }

  /// The text of a cell as the file means it (quotes undone, spaces kept); empty where a row ends early.
  package func cell(_ row: SourceRow, _ column: Int) -> String {
    String(decoding: content(row, column), as: UTF8.self)
  }

  /// The bytes of a cell; empty where a row ends early.
  func content(_ row: SourceRow, _ column: Int) -> ArraySlice<UInt8> {
    let cells = cells[column]
    return DelimitedText.content(of: cells.values[Int(cells.codes[row.index])], in: bytes)
  }

  /// The text of one of a column's different cells.
  func text(_ cell: DelimitedText.CellRange) -> String {
    String(decoding: DelimitedText.content(of: cell, in: bytes), as: UTF8.self)
  }

  /// A row as it stands in the file.
  package func source(_ row: SourceRow) -> String {
    String(decoding: bytes[rowRanges[row.index].range], as: UTF8.self)
  }

  /// Reads a file by what it is taken for, or by what the user knows better.
  package static func read(_ file: SourceFile, choice: ReadingChoice = ReadingChoice()) -> SourceTable {
    var assembly = SourceTableAssembly(file: file.name)
    return assembly.assemble(file, choice)
  }
}
