import GRDB
package import ProgrammeModel

extension EvaluationFile {
  /// All rows of a kind that count in a round, in the order of batches and lines. Rows of batches without a round (the
  /// site list) count in every round.
  package func records(_ kind: RecordKind, round: String) throws(StoreError) -> [EvidenceRecord] {
    try records(kind, of: .round(round))
  }

  /// The rows of a kind that one batch brought, in the order of lines, whether they count or were taken back.
  package func records(_ kind: RecordKind, batch: Int) throws(StoreError) -> [EvidenceRecord] {
    try records(kind, of: .batch(batch))
  }

  private func records(_ kind: RecordKind, of batches: BatchSelection) throws(StoreError) -> [EvidenceRecord] {
    let schema = RecordSchema.of(kind)
    let names = schema.fields.map { "t.\"\($0.name)\"" }.joined(separator: ", ")
    return try read { connection in
      let rows = try GRDB.Row.fetchCursor(
        connection,
        sql: """
          SELECT t.batch, t.line, \(names) FROM \(schema.table) AS t JOIN batch AS b ON b.id = t.batch
          WHERE \(batches.condition) ORDER BY t.batch, t.line
          """, arguments: batches.arguments)
      var records: [EvidenceRecord] = []
      while let row = try rows.next() {
        var values: [String: FieldValue] = [:]
        for (position, field) in schema.fields.enumerated() {
          values[field.name] = try field.value(of: row[position + 2])
        }
        records.append(EvidenceRecord(kind: kind, batch: row[0], line: row[1], values: values))
      }
      return records
    }
  }

  /// The questionnaire of a round's survey.
  /// - Throws: `StoreError.noQuestionnaire` when no survey was imported.
  package func questionnaire(round: String) throws(StoreError) -> Questionnaire {
    try read { connection in
      let text = try String.fetchOne(
        connection,
        sql: """
          SELECT q.definition FROM questionnaire AS q JOIN batch AS b ON b.questionnaire = q.id
          WHERE b.undone_at IS NULL AND b.round = ? ORDER BY b.id DESC
          """, arguments: [round])
      guard let text else { throw StoreError.noQuestionnaire(round: round) }
      return try StoredJSON.value(of: text, what: "questionnaire")
    }
  }

  /// The responses of a round, in the order of batches and lines.
  package func responses(round: String) throws(StoreError) -> [SurveyResponse] {
    try responses(of: .round(round))
  }

  /// The responses that one batch brought, in the order of lines, whether they count or were taken back.
  package func responses(batch: Int) throws(StoreError) -> [SurveyResponse] {
    try responses(of: .batch(batch))
  }

  /// Who answered where in one batch, in the order of lines.
  package func respondents(batch: Int) throws(StoreError) -> [(respondent: String, site: String)] {
    try read { connection in
      try GRDB.Row.fetchAll(
        connection, sql: "SELECT respondent, site FROM response WHERE batch = ? ORDER BY line", arguments: [batch]
      ).map { ($0[0], $0[1]) }
    }
  }

  private func responses(of batches: BatchSelection) throws(StoreError) -> [SurveyResponse] {
    try read { connection in
      var answers = try Self.answers(of: batches, in: connection)
      let rows = try GRDB.Row.fetchCursor(
        connection,
        sql: """
          SELECT r.id, r.batch, r.line, r.respondent, r.site, r.cluster, r.cluster_population, r.weight
          FROM response AS r JOIN batch AS b ON b.id = r.batch
          WHERE \(batches.condition) ORDER BY r.batch, r.line
          """, arguments: batches.arguments)
      var responses: [SurveyResponse] = []
      while let row = try rows.next() {
        responses.append(
          SurveyResponse(
            respondent: row[3], site: row[4], cluster: row[5], clusterPopulation: row[6], weight: row[7],
            answers: answers.removeValue(forKey: row[0]) ?? [:], line: row[2], batch: row[1]))
      }
      return responses
    }
  }

  private static func answers(of batches: BatchSelection, in connection: Database) throws -> [Int: [String: Answer]] {
    var names: [Int: String] = [:]
    for row in try GRDB.Row.fetchAll(connection, sql: "SELECT id, name FROM question") { names[row[0]] = row[1] }
    let rows = try GRDB.Row.fetchCursor(
      connection,
      sql: """
        SELECT a.response, a.question, a.kind, a.value
        FROM batch AS b JOIN response AS r ON r.batch = b.id JOIN answer AS a ON a.response = r.id
        WHERE \(batches.condition)
        """, arguments: batches.arguments)
    var answers: [Int: [String: Answer]] = [:]
    while let row = try rows.next() {
      let name = names[row[1]] ?? ""
      answers[row[0], default: [:]][name] = try Answer(kind: row[2], value: row[3])
    }
    return answers
  }
}

/// Which batches a query takes: those that count in a round, or one.
private enum BatchSelection {
  case round(String)
  case batch(Int)

  /// The condition on the batch `b`. Batches without a round (the site list) count in every round.
  var condition: String {
    switch self {
    case .round: "b.undone_at IS NULL AND (b.round IS NULL OR b.round = ?)"
    case .batch: "b.id = ?"
    }
  }

  var arguments: StatementArguments {
    switch self {
    case .round(let round): [round]
    case .batch(let batch): [batch]
    }
  }
}
