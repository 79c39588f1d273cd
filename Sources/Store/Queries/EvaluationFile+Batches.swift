import GRDB
package import ProgrammeModel

extension EvaluationFile {
  /// Stores a batch in one transaction: all of the file, or nothing. A batch that it replaces is taken back in the same
  /// transaction: at no time do both count, or neither.
  /// - Returns: the batch's number; when this returns, the rows survive a crash.
  /// - Throws: `StoreError.alreadyStored` when the same bytes are on record for this kind and round; `.unknownBatch`,
  ///   `.alreadyUndone`, `.cannotReplace` for the batch to replace; `.locked` when a signed
  ///   step brought the kind.
  package func store(
    _ draft: BatchDraft, replacing replaced: Int? = nil, by author: Attribution
  ) throws(StoreError) -> Int {
    try write { connection in
      try Self.refuseLocked(draft.kind, round: draft.round, in: connection)
      let before = try replaced.flatMap { try Self.takeBack($0, for: draft, by: author, in: connection) }
      if let earlier = try Self.batch(of: draft, in: connection) { throw StoreError.alreadyStored(batch: earlier) }
      let batch = try Self.insertWhole(draft, by: author, into: connection)
      if let replaced { try Self.record(batch, replacing: replaced, before: before, by: author, in: connection) }
      try Self.recordRows(of: batch, in: "batch", in: connection)
      try Self.record("import", "batch", key: [batch], by: author, in: connection)
      return batch
    }
  }

  /// The batch that holds the same bytes for the same kind and round and was not taken back.
  package func storedBatch(kind: String, round: String?, sha256: String) throws(StoreError) -> Int? {
    try read { try Self.batch(kind: kind, round: round, sha256: sha256, in: $0) }
  }

  /// Takes a batch back: its rows no longer count, and the record of it stays.
  /// - Throws: `StoreError.unknownBatch`, `.alreadyUndone`, `.locked`.
  package func undo(batch: Int, because reason: String, by author: Attribution) throws(StoreError) {
    try write { connection in
      let found = try Self.batchInForce(batch, in: connection)
      try Self.refuseLocked(found["kind"], round: found["round"], in: connection)
      let before = try Self.rowHash("batch", key: [batch], in: connection)?.hex
      try Self.undo(batch, because: reason, at: author.time, in: connection)
      try Self.record("undo", "batch", key: [batch], before: before, because: reason, by: author, in: connection)
    }
  }

  /// All batches in the order of import, those taken back included.
  package func batches() throws(StoreError) -> [StoredBatch] {
    try read { connection in
      var repairs: [Int: [RepairCount]] = [:]
      for row in try GRDB.Row.fetchAll(
        connection, sql: "SELECT batch, repair, cells FROM batch_repair ORDER BY batch, repair")
      {
        repairs[row[0], default: []].append(RepairCount(repair: row[1], cells: row[2]))
      }
      return try GRDB.Row.fetchAll(
        connection,
        sql: "SELECT b.*, r.replaced FROM batch AS b LEFT JOIN replacement AS r ON r.batch = b.id ORDER BY b.id"
      ).map { row in
        StoredBatch(
          id: row["id"], kind: row["kind"], round: row["round"], file: row["file"], sha256: row["sha256"],
          lines: row["lines"], header: row["header"], stored: row["stored"], rejected: row["rejected"],
          blank: row["blank"], importedAt: row["imported_at"], undoneAt: row["undone_at"],
          undoneBecause: row["undone_because"], replaces: row["replaced"], repairs: repairs[row["id"]] ?? [])
      }
    }
  }

  /// The rows of a batch that were kept apart.
  /// - Throws: `StoreError.unknownBatch`.
  package func rejectedLines(batch: Int) throws(StoreError) -> [RejectedLine] {
    try read { connection in
      try Self.demand(batch: batch, in: connection)
      return try GRDB.Row.fetchAll(
        connection, sql: "SELECT line, raw, problems FROM rejected_row WHERE batch = ? ORDER BY line",
        arguments: [batch]
      ).map { RejectedLine(line: $0["line"], raw: $0["raw"], problems: $0["problems"]) }
    }
  }

  /// The warnings of a batch as JSON texts, in the order of the file.
  /// - Throws: `StoreError.unknownBatch`.
  package func warnings(batch: Int) throws(StoreError) -> [String] {
    try read { connection in
      try Self.demand(batch: batch, in: connection)
      return try String.fetchAll(
        connection, sql: "SELECT problem FROM warning WHERE batch = ? ORDER BY position", arguments: [batch])
    }
  }

  private static func demand(batch: Int, in connection: Database) throws {
    guard try Int.fetchOne(connection, sql: "SELECT 1 FROM batch WHERE id = ?", arguments: [batch]) != nil else {
      throw StoreError.unknownBatch(batch)
    }
  }
}

extension EvaluationFile {
  // MARK: Replacing

  /// - Returns: the hash of the batch's row while it was in force.
  private static func takeBack(
    _ replaced: Int, for draft: BatchDraft, by author: Attribution, in connection: Database
  ) throws -> String? {
    let row = try batchInForce(replaced, in: connection)
    guard row["kind"] == draft.kind, row["round"] as String? == draft.round else {
      throw StoreError.cannotReplace(batch: replaced)
    }
    let before = try rowHash("batch", key: [replaced], in: connection)?.hex
    try undo(replaced, because: "replaced", at: author.time, in: connection)
    return before
  }

  private static func record(
    _ batch: Int, replacing replaced: Int, before: String?, by author: Attribution, in connection: Database
  ) throws {
    let reason = "replaced by batch \(batch)"
    try connection.execute(sql: "INSERT INTO replacement VALUES (?, ?)", arguments: [batch, replaced])
    try connection.execute(
      sql: "UPDATE batch SET undone_because = ? WHERE id = ?", arguments: [reason, replaced])
    try record(
      "undo", "batch", key: [replaced], before: before, because: reason, by: author, in: connection)
  }

  private static func batchInForce(_ batch: Int, in connection: Database) throws -> GRDB.Row {
    let found = try GRDB.Row.fetchOne(connection, sql: "SELECT * FROM batch WHERE id = ?", arguments: [batch])
    guard let found else { throw StoreError.unknownBatch(batch) }
    guard found["undone_at"] as String? == nil else { throw StoreError.alreadyUndone(batch) }
    return found
  }

  private static func undo(_ batch: Int, because reason: String, at time: String, in connection: Database) throws {
    try connection.execute(
      sql: "UPDATE batch SET undone_at = ?, undone_because = ? WHERE id = ?", arguments: [time, reason, batch])
  }

  // MARK: Inserting

  private static func insertWhole(
    _ draft: BatchDraft, by author: Attribution, into connection: Database
  ) throws -> Int {
    let questionnaire = try questionnaire(of: draft, by: author, in: connection)
    let batch = try insertBatch(draft, questionnaire: questionnaire, at: author.time, into: connection)
    try insertProblems(draft, batch: batch, into: connection)
    for repair in draft.repairs {
      try connection.execute(
        sql: "INSERT INTO batch_repair VALUES (?, ?, ?)", arguments: [batch, repair.repair, repair.cells])
    }
    switch draft.content {
    case .records(let schema, let records), .counted(let schema, let records, _):
      try insert(records, schema: schema, batch: batch, into: connection)
    case .survey(_, _, let responses):
      let questions = try questionIDs(questionnaire, in: connection)
      try insert(responses, questions: questions, batch: batch, into: connection)
    }
    return batch
  }

  private static func batch(of draft: BatchDraft, in connection: Database) throws -> Int? {
    try batch(kind: draft.kind, round: draft.round, sha256: draft.sha256, in: connection)
  }

  private static func batch(kind: String, round: String?, sha256: String, in connection: Database) throws -> Int? {
    try Int.fetchOne(
      connection,
      sql: """
        SELECT id FROM batch
        WHERE kind = ? AND coalesce(round, '') = coalesce(?, '') AND sha256 = ? AND undone_at IS NULL
        """, arguments: [kind, round, sha256])
  }

  private static func insertBatch(
    _ draft: BatchDraft, questionnaire: Int?, at time: String, into connection: Database
  ) throws -> Int {
    try connection.execute(
      sql: """
        INSERT INTO batch
          (kind, round, file, sha256, bytes, lines, header, stored, rejected, blank, questionnaire, imported_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        draft.kind, draft.round, draft.file, draft.sha256, draft.bytes, draft.lines, draft.header, draft.storedCount,
        draft.rejected.count, draft.blank, questionnaire, time,
      ])
    return Int(connection.lastInsertedRowID)
  }

  private static func insertProblems(_ draft: BatchDraft, batch: Int, into connection: Database) throws {
    let rejection = try connection.makeStatement(sql: "INSERT INTO rejected_row VALUES (?, ?, ?, ?)")
    for row in draft.rejected { try rejection.execute(arguments: [batch, row.line, row.raw, row.problems]) }
    let warning = try connection.makeStatement(sql: "INSERT INTO warning VALUES (?, ?, ?)")
    for (position, text) in draft.warnings.enumerated() {
      try warning.execute(arguments: [batch, position, text])
    }
  }

  private static func insert(
    _ records: [EvidenceRecord], schema: RecordSchema, batch: Int, into connection: Database
  ) throws {
    let statement = try connection.makeStatement(sql: schema.insertion)
    for record in records {
      var cells: [DatabaseValue] = [batch.databaseValue, record.line.databaseValue]
      for field in schema.fields { cells.append((record.values[field.name] ?? .missing).databaseValue) }
      try statement.execute(arguments: StatementArguments(cells))
    }
  }

  private static func insert(
    _ responses: [SurveyResponse], questions: [String: Int], batch: Int, into connection: Database
  ) throws {
    let response = try connection.makeStatement(
      sql: """
        INSERT INTO response (batch, line, respondent, site, cluster, cluster_population, weight)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    let answer = try connection.makeStatement(sql: "INSERT INTO answer VALUES (?, ?, ?, ?)")
    for item in responses {
      try response.execute(arguments: [
        batch, item.line, item.respondent, item.site, item.cluster, item.clusterPopulation, item.weight,
      ])
      let id = connection.lastInsertedRowID
      for (name, given) in item.answers.sorted(by: { $0.key < $1.key }) {
        guard let cells = given.cells else { continue }
        guard let question = questions[name] else { throw StoreError.undecodable(what: name) }
        try answer.execute(arguments: [id, question, cells.kind, cells.value])
      }
    }
  }
}
