import GRDB
package import Trace

extension EvaluationFile {
  /// Examines the whole file in one snapshot: SQLite's own checks, the chain of events, every row against its event, and the
  /// log against a head that was published earlier.
  ///
  /// Without a published head, a log that was cut at its end together with its rows, or written anew as a whole, cannot be
  /// told from an honest one.
  /// - Throws: `StoreError` when the file cannot be read.
  package func verification(published: TreeHead? = nil) throws(StoreError) -> TraceVerification {
    try read { connection in
      var examination = TraceExamination()
      do {
        try examination.examine(connection)
      } catch let error as DatabaseError {
        // What SQLite found before is the reason, and is told.
        guard !examination.differences.isEmpty else { throw error }
      }
      return examination.result(published: published)
    }
  }

  /// The head of the log as it stands.
  package func head() throws(StoreError) -> TreeHead {
    try read { connection in
      var examination = TraceExamination()
      try examination.examineChain(in: connection)
      return examination.head
    }
  }
}
