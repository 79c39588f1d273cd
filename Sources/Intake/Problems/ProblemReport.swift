package import ProgrammeModel

/// What is wrong with a file, for the person who mends it: every problem in words, and the rows concerned as they stand
/// in the file. Personal data are masked throughout.
package struct ProblemReport: Sendable {
  package let file: String
  /// What was read, in a few lines.
  package let summary: [String]
  /// Problems of the whole file first, then by line.
  package let entries: [Entry]
  /// The names of the file's columns; empty when the file could not be read.
  package let columns: [String]
  /// The rows that a problem names, in the order of the file.
  package let rows: [MirroredRow]
  package let language: Language

  /// One problem in words.
  package struct Entry: Sendable, Equatable {
    package let line: Int?
    package let column: String?
    package let value: String?
    /// What is wrong.
    package let fault: String
    /// What to do.
    package let remedy: String
    /// What became of the row or the file.
    package let effect: String
    package let severity: IntakeProblem.Severity
  }

  /// A row of the file with what is wrong in it.
  package struct MirroredRow: Sendable, Equatable {
    package let line: Int
    package let cells: [String]
    /// Whether the row is kept apart.
    package let isRejected: Bool
    /// What is wrong with the row as a whole.
    package let remarks: [String]
    /// What is wrong with single cells, by the position of the column.
    package let faults: [Int: String]
  }

  /// - Parameter table: the file taken apart; nil where there are no rows to show.
  package init(
    file: String, summary: [String], problems: [IntakeProblem], table: SourceTable?, language: Language
  ) {
    self.file = file
    self.summary = summary
    self.language = language
    let ordered = problems.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
    let entries = ordered.map { Entry($0.element, in: language) }
    self.entries = entries
    columns = table?.columns.map(\.name) ?? []
    rows = table.map { Self.mirrored(entries, of: $0) } ?? []
  }

  private static func mirrored(_ entries: [Entry], of table: SourceTable) -> [MirroredRow] {
    let byLine = Dictionary(grouping: entries.filter { $0.line != nil }) { $0.line ?? 0 }
    let used = table.rows.filter { byLine[$0.line] != nil }.map { row in
      (row.line, table.columns.indices.map { table.cell(row, $0) })
    }
    let apart = table.rejected.filter { byLine[$0.line] != nil }.map { ($0.line, table.cells(of: $0)) }
    let positions = Dictionary(
      zip(table.columns.map(\.name), table.columns.indices), uniquingKeysWith: { first, _ in first })
    let personal = table.columns.map { PersonName.isAsked(byHeader: $0.name) || PersonName.isAsked(byHeader: $0.label) }
    return (used + apart).sorted { $0.0 < $1.0 }.map { line, cells in
      let shown = cells.enumerated().map { index, cell in
        index < personal.count && personal[index] && !cell.isEmpty
          ? PersonalData.maskedName : PersonalData.masked(cell)
      }
      return MirroredRow(line: line, cells: shown, entries: byLine[line] ?? [], positions: positions)
    }
  }
}

extension ProblemReport.Entry {
  init(_ problem: IntakeProblem, in language: Language) {
    let words = ProblemText.words(for: problem, in: language)
    line = problem.line
    column = problem.column.map { TextFolding.visible($0) }
    value = problem.value.map { TextFolding.visible($0) }
    (fault, remedy, effect) = (words.fault, words.remedy, words.effect)
    severity = problem.severity
  }
}

extension ProblemReport.MirroredRow {
  fileprivate init(line: Int, cells: [String], entries: [ProblemReport.Entry], positions: [String: Int]) {
    var remarks: [String] = []
    var faults: [Int: String] = [:]
    for entry in entries {
      if let position = entry.column.flatMap({ positions[$0] }), position < cells.count {
        faults[position] = [faults[position], entry.fault].compactMap(\.self).joined(separator: "\n")
      } else {
        remarks.append(entry.fault)
      }
    }
    self.line = line
    self.cells = cells
    isRejected = entries.contains { $0.severity != .warn }
    self.remarks = remarks
    self.faults = faults
  }
}

extension SourceTable {
  /// The cells of a row that was kept apart, as far as they can be told from each other.
  fileprivate func cells(of row: RejectedRow) -> [String] {
    guard let delimiter = (verdict?.delimiter ?? "\t").utf8.first, !row.text.isEmpty else { return [row.text] }
    let text = DelimitedParser.parse(Array(row.text.utf8), delimiter: delimiter, recordLimit: 1)
    return text.records.isEmpty ? [] : text.texts(record: 0)
  }
}
