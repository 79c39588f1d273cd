import Intake
import ProgrammeModel

/// What became of a file.
package struct ImportOutcome: Sendable {
  /// How the import ended.
  package enum Ending: Sendable, Equatable {
    case stored(batch: Int, replaced: Int?)
    /// The same bytes, read to the same rows, are stored.
    case alreadyStored(batch: Int)
    /// A batch holds the same bytes, or most of the rows: nothing was stored until somebody says whether the file takes
    /// its place.
    case undecided(batch: Int)
    /// Nothing was to be stored.
    case tried
    case refused
  }

  let file: String
  /// What was read, in the words of people.
  let summary: @Sendable (Language) -> [String]
  let account: RowAccount
  let problems: [IntakeProblem]
  /// Repairs that changed cells of the file.
  let repairs: [RepairCount]
  /// What the file changes against the batch whose place it takes or would take.
  let difference: BatchDifference?
  package let ending: Ending

  /// Whether something of the file was refused.
  package var isIncomplete: Bool {
    switch ending {
    case .stored, .tried: account.rejected > 0
    case .alreadyStored: false
    case .refused, .undecided: true
    }
  }

  package func json() throws(WorkbenchError) -> String { try JSONText.pretty(PrintedImport(self)) }
}

/// The stable keys of an import in JSON.
private struct PrintedImport: Encodable {
  let file: String
  let ending: String
  let batch: Int?
  let replaced: Int?
  let rows: RowAccount
  let repairs: [RepairCount]
  let problems: [IntakeProblem]
  let difference: BatchDifference?

  init(_ outcome: ImportOutcome) {
    file = outcome.file
    rows = outcome.account
    repairs = outcome.repairs
    problems = outcome.problems
    difference = outcome.difference
    (ending, batch, replaced) =
      switch outcome.ending {
      case .stored(let batch, let replaced): ("stored", batch, replaced)
      case .alreadyStored(let batch): ("already-stored", batch, nil)
      case .undecided(let batch): ("undecided", batch, nil)
      case .tried: ("tried", nil, nil)
      case .refused: ("refused", nil, nil)
      }
  }
}
