import GRDB
package import ProgrammeModel

extension EvaluationFile {
  /// Keeps the result of a round, with the digests of what it was made from; one that is on record already changes nothing.
  /// - Throws: `StoreError.locked` for another result than the one that was signed.
  package func storeResult(
    _ content: String, round: String, inputs: String, plan: String, by author: Attribution
  ) throws(StoreError) {
    try write { connection in
      let earlier = try String.fetchOne(
        connection, sql: "SELECT content FROM result WHERE round = ?", arguments: [round])
      guard earlier != content else { return }
      try Self.refuseLocked(OnRecord.result, round: round, in: connection)
      let before = try Self.rowHash("result", key: [round], in: connection)?.hex
      try connection.execute(
        sql: "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?)", arguments: [round, inputs, plan, content])
      try Self.record("evaluate", "result", key: [round], before: before, by: author, in: connection)
    }
  }

  /// The stored result of a round.
  /// - Throws: `StoreError.noResult`.
  package func result(round: String) throws(StoreError) -> String {
    try read { connection in
      let text = try String.fetchOne(connection, sql: "SELECT content FROM result WHERE round = ?", arguments: [round])
      guard let text else { throw StoreError.noResult(round: round) }
      return text
    }
  }
}
