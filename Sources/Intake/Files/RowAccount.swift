/// What became of every record of a file; nothing is lost silently.
///
/// A record is what ends with a line end outside quotes. Reading counts `lines` by itself, so that `balances` is a
/// check and not a definition.
package struct RowAccount: Sendable, Equatable, Codable {
  /// Records of the file.
  package let lines: Int
  /// Records that carry no data: column names, their labels, comments and titles above them.
  package let header: Int
  /// Records that are used.
  package let data: Int
  /// Records that are kept apart, each with its line, its text and the reason.
  package let rejected: Int
  /// Records without any content.
  package let blank: Int
  /// Lines of the file; larger than `lines` when quoted texts hold line breaks.
  package let physicalLines: Int

  package init(lines: Int, header: Int, data: Int, rejected: Int, blank: Int, physicalLines: Int) {
    self.lines = lines
    self.header = header
    self.data = data
    self.rejected = rejected
    self.blank = blank
    self.physicalLines = physicalLines
  }

  package var balances: Bool { lines == header + data + rejected + blank }
}

/// A record that is kept apart, as it stands in the file.
package struct RejectedRow: Sendable, Equatable {
  /// Line on which the record begins, from 1.
  package let line: Int
  package let text: String
  package let problems: [IntakeProblem]

  package init(line: Int, text: String, problems: [IntakeProblem]) {
    self.line = line
    self.text = text
    self.problems = problems
  }
}
