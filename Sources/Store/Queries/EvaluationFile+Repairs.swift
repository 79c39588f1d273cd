import GRDB
package import ProgrammeModel

extension EvaluationFile {
  /// Records a repair; its number is given here.
  /// - Returns: the number.
  package func store(_ repair: Repair, because reason: String, by author: Attribution) throws(StoreError) -> Int {
    try write { connection in
      let cells = repair.cells
      try connection.execute(
        sql: """
          INSERT INTO repair
            (kind, instrument, target, file, line, field, value, action, replacement, because, added_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          repair.kind, repair.instrument, cells.target, cells.file, cells.line, cells.field, cells.value, cells.action,
          cells.to, reason, author.time,
        ])
      let id = Int(connection.lastInsertedRowID)
      try Self.record("repair", "repair", key: [id], because: reason, by: author, in: connection)
      return id
    }
  }

  /// All repairs in the order in which they were made, those taken back included.
  package func repairs() throws(StoreError) -> [StoredRepair] {
    try read { connection in
      try GRDB.Row.fetchAll(
        connection,
        sql: """
          SELECT r.*, x.removed_at, x.because AS removed_because
          FROM repair AS r LEFT JOIN repair_removal AS x ON x.repair = r.id ORDER BY r.id
          """
      ).map { row in
        StoredRepair(
          repair: try Repair(row), because: row["because"], addedAt: row["added_at"], removedAt: row["removed_at"],
          removedBecause: row["removed_because"])
      }
    }
  }

  /// Takes a repair back: it is applied no more, and stays on record.
  /// - Throws: `StoreError.unknownRepair`, `.alreadyRemoved`.
  package func remove(repair: Int, because reason: String, by author: Attribution) throws(StoreError) {
    try write { connection in
      let count = "SELECT count(*) FROM"
      guard try Int.fetchOne(connection, sql: "\(count) repair WHERE id = ?", arguments: [repair]) == 1 else {
        throw StoreError.unknownRepair(repair)
      }
      guard try Int.fetchOne(connection, sql: "\(count) repair_removal WHERE repair = ?", arguments: [repair]) == 0
      else { throw StoreError.alreadyRemoved(repair: repair) }
      try connection.execute(
        sql: "INSERT INTO repair_removal VALUES (?, ?, ?)", arguments: [repair, reason, author.time])
      try Self.record("remove-repair", "repair_removal", key: [repair], because: reason, by: author, in: connection)
    }
  }

  // MARK: Person key

  /// The mark of the key whose pseudonyms the file holds; nil before the first.
  package func personKey() throws(StoreError) -> String? {
    try read { try String.fetchOne($0, sql: "SELECT fingerprint FROM person_key") }
  }

  /// Records the mark of the key; it never changes.
  package func store(personKey fingerprint: String, by author: Attribution) throws(StoreError) {
    try write { connection in
      try connection.execute(sql: "INSERT INTO person_key VALUES (1, ?, ?)", arguments: [fingerprint, author.time])
      try Self.record("key", "person_key", key: [1], by: author, in: connection)
    }
  }
}
