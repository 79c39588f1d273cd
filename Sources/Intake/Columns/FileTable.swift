package import Tables

/// A file as named columns of texts: the form in which a table without a definition goes to an analysis.
package struct FileTable: Sendable {
  package let file: String
  package let verdict: FileVerdict
  /// The cells as the file means them; spaces at the ends are cut, codes that a codebook declares missing are empty.
  package let table: TextTable
  /// Line on which each row begins.
  package let lines: [Int]
  package let rejected: [RejectedRow]
  package let problems: [IntakeProblem]
  package let account: RowAccount

  /// Reads a file; rows that do not fit the header are kept apart in `rejected`.
  ///
  /// Throws `IntakeFailure` with all problems when one of them is fatal.
  package init(_ source: SourceFile, choice: ReadingChoice = ReadingChoice()) throws(IntakeFailure) {
    let read = SourceTable.read(source, choice: choice)
    let columns = ParallelWork.values(read.cells.count) { column in
      let variable = read.codebook?.variables[column]
      let texts = read.cells[column].values.map { cell in
        let text = TextFolding.trimmed(read.text(cell))
        return variable?.isMissing(text) == true ? "" : text
      }
      return TextColumn(texts: texts, codes: read.cells[column].codes)
    }
    guard let verdict = read.verdict, !read.isFatal,
      let table = TextTable(columnNames: read.columns.map(\.name), columns: columns)
    else { throw IntakeFailure(problems: read.problems) }
    file = source.name
    self.verdict = verdict
    self.table = table
    lines = read.rows.map(\.line)
    rejected = read.rejected
    problems = read.problems
    account = read.account
  }
}

/// A file that cannot be used at all, with everything that is wrong with it.
package struct IntakeFailure: Error, Sendable, Equatable {
  package let problems: [IntakeProblem]
}
