/// A file as named columns of texts: the form in which a table without a definition goes to an analysis.
package struct FileTable: Sendable {
  package let file: String
  package let verdict: FileVerdict
  package let columnNames: [String]
  /// Cells by column, then by row, as the file means them; spaces at the ends are cut.
  package let columns: [[String]]
  /// Line on which each row begins.
  package let lines: [Int]
  package let rejected: [RejectedRow]
  package let problems: [IntakeProblem]
  package let account: RowAccount

  package var rowCount: Int { lines.count }

  /// The cells of a column, nil when there is no such column.
  package subscript(_ name: String) -> [String]? { columnNames.firstIndex(of: name).map { columns[$0] } }

  /// Reads a file; rows that do not fit the header are kept apart in `rejected`.
  ///
  /// Throws `IntakeFailure` with all problems when one of them is fatal.
  package init(_ source: SourceFile, choice: ReadingChoice = ReadingChoice()) throws(IntakeFailure) {
    let table = SourceTable.read(source, choice: choice)
    guard let verdict = table.verdict, !table.isFatal else { throw IntakeFailure(problems: table.problems) }
    file = source.name
    self.verdict = verdict
    columnNames = table.columns.map(\.name)
    columns = table.columns.indices.map { column in
      table.rows.map { TextFolding.trimmed(table.cell($0, column)) }
    }
    lines = table.rows.map(\.line)
    rejected = table.rejected
    problems = table.problems
    account = table.account
  }
}

/// A file that cannot be used at all, with everything that is wrong with it.
package struct IntakeFailure: Error, Sendable, Equatable {
  package let problems: [IntakeProblem]
}
