import Intake
package import ProgrammeModel
import Store

/// Looks at what was imported and takes it back.
package enum ReviewBatches {
  /// All batches, those taken back included.
  package static func batches(of evaluation: String) throws(WorkbenchError) -> BatchList {
    let opened = try OpenEvaluation(evaluation)
    return try BatchList(batches: opened.stored { () throws(StoreError) in try opened.file.batches() })
  }

  /// Everything that was wrong with the file of a batch: rows kept apart with their text, then warnings.
  /// - Throws: `WorkbenchError.store(.unknownBatch)`.
  package static func problems(ofBatch batch: Int, of evaluation: String) throws(WorkbenchError) -> BatchProblems {
    let opened = try OpenEvaluation(evaluation)
    let lines = try opened.stored { () throws(StoreError) in try opened.file.rejectedLines(batch: batch) }
    let warnings = try opened.stored { () throws(StoreError) in try opened.file.warnings(batch: batch) }
    var entries: [BatchProblems.Entry] = []
    for line in lines {
      for problem in try JSONText.value([IntakeProblem].self, of: line.problems) {
        entries.append(BatchProblems.Entry(problem: problem, raw: PersonalData.masked(line.raw)))
      }
    }
    for warning in warnings {
      entries.append(BatchProblems.Entry(problem: try JSONText.value(IntakeProblem.self, of: warning), raw: nil))
    }
    return BatchProblems(entries: entries)
  }

  /// Takes a batch back.
  package static func undo(
    batch: Int, of evaluation: String, because reason: String, by author: Attribution
  ) throws(WorkbenchError) {
    let opened = try OpenEvaluation(evaluation)
    try opened.stored { () throws(StoreError) in try opened.file.undo(batch: batch, because: reason, by: author) }
  }
}

/// The batches of an evaluation in the forms in which they are printed.
package struct BatchList: Sendable {
  let batches: [StoredBatch]
}

/// What was wrong with the file of a batch, in the forms in which it is printed.
package struct BatchProblems: Sendable {
  let entries: [Entry]

  struct Entry: Encodable {
    let problem: IntakeProblem
    /// The row as it stood in the file, personal data masked; nil for a warning, whose row was used.
    let raw: String?
  }

  package func json() throws(WorkbenchError) -> String { try JSONText.pretty(entries) }
}
