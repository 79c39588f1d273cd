package import ProgrammeModel

/// What an import brings, ready to be stored as one batch.
package struct BatchDraft: Sendable {
  package let kind: String
  /// Nil for what belongs to no round (the site list).
  package let round: String?
  package let file: String
  package let sha256: String
  package let bytes: Int
  package let lines: Int
  package let header: Int
  package let blank: Int
  package let rejected: [RejectedLine]
  /// Warnings as JSON texts, in the order of the file.
  package let warnings: [String]
  /// Repairs that changed cells of the file.
  package let repairs: [RepairCount]
  package let content: Content

  /// What the rows are.
  package enum Content: Sendable {
    case records(RecordSchema, [EvidenceRecord])
    /// Rows that were counted from the lines of a log; `lines`: how many of them were used.
    case counted(RecordSchema, [EvidenceRecord], lines: Int)
    /// `digest`: SHA-256 of the questionnaire's definition.
    case survey(Questionnaire, digest: String, [SurveyResponse])
  }

  package init(
    kind: String, round: String?, file: String, sha256: String, bytes: Int, lines: Int, header: Int, blank: Int,
    rejected: [RejectedLine], warnings: [String], repairs: [RepairCount] = [], content: Content
  ) {
    self.kind = kind
    self.round = round
    self.file = file
    self.sha256 = sha256
    self.bytes = bytes
    self.lines = lines
    self.header = header
    self.blank = blank
    self.rejected = rejected
    self.warnings = warnings
    self.repairs = repairs.filter { $0.cells > 0 }
    self.content = content
  }

  var storedCount: Int {
    switch content {
    case .records(_, let records): records.count
    case .counted(_, _, let lines): lines
    case .survey(_, _, let responses): responses.count
    }
  }
}

/// A row that was kept apart, as it stood in the file.
package struct RejectedLine: Sendable, Equatable {
  package let line: Int
  package let raw: String
  /// Its problems as a JSON text.
  package let problems: String

  package init(line: Int, raw: String, problems: String) {
    self.line = line
    self.raw = raw
    self.problems = problems
  }
}

/// A stored batch as the list shows it.
package struct StoredBatch: Sendable, Equatable {
  package let id: Int
  package let kind: String
  package let round: String?
  package let file: String
  package let sha256: String
  package let lines: Int
  package let header: Int
  package let stored: Int
  package let rejected: Int
  package let blank: Int
  package let importedAt: String
  package let undoneAt: String?
  package let undoneBecause: String?
  /// The batch whose place it took.
  package let replaces: Int?
  /// Repairs that changed cells of the file, in the order of their numbers.
  package let repairs: [RepairCount]
}
