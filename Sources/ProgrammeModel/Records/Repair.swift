/// A mend of evidence that an evaluator decided on: kept as a rule and applied whenever a file that it fits is imported.
package struct Repair: Sendable, Equatable {
  package let id: Int
  /// The kind of import that it concerns; nil = every kind (a site's name).
  package let kind: String?
  /// The questionnaire that it concerns; nil = any, or none.
  package let instrument: String?
  package let target: Target
  package let action: Action

  /// What it mends.
  package enum Target: Sendable, Equatable {
    /// Every cell of a column, in all files, that reads so. Columns are named by field, question or header.
    case cells(column: String, value: String)
    /// Every cell that names a site so.
    case siteName(String)
    /// One cell of one file, by the file's SHA-256.
    case cell(file: String, line: Int, column: String)
    /// One row of one file.
    case row(file: String, line: Int)
  }

  /// How it mends.
  package enum Action: Sendable, Equatable {
    /// The cell counts as empty.
    case missing
    /// The cell reads so instead.
    case replace(String)
    /// The row is used although it repeats another; its cells that break a rule count as empty.
    case accept
  }

  package init(id: Int, kind: String?, instrument: String?, target: Target, action: Action) {
    self.id = id
    self.kind = kind
    self.instrument = instrument
    self.target = target
    self.action = action
  }

  /// Whether it may concern a file of a kind, by the file's SHA-256 and, for a survey, its questionnaire.
  package func concerns(kind: String, instrument: String?, file: String) -> Bool {
    guard self.kind == nil || self.kind == kind, self.instrument == nil || self.instrument == instrument else {
      return false
    }
    return switch target {
    case .cells, .siteName: true
    case .cell(let sha256, _, _), .row(let sha256, _): sha256 == file
    }
  }
}

/// How many cells of a file a repair changed.
package struct RepairCount: Sendable, Equatable, Codable {
  package let repair: Int
  package let cells: Int

  package init(repair: Int, cells: Int) {
    self.repair = repair
    self.cells = cells
  }
}
