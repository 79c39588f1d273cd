import Foundation
import GRDB
package import ProgrammeModel

extension EvaluationFile {
  /// Records the programme that the file evaluates; a file has one.
  package func store(_ programme: Programme, sha256: String, by author: Attribution) throws(StoreError) {
    try write { connection in
      try connection.execute(
        sql: "INSERT INTO programme (id, identifier, sha256, definition) VALUES (1, ?, ?, ?)",
        arguments: [programme.id, sha256, try StoredJSON.text(of: programme)])
      try Self.record("new", "programme", key: [1], by: author, in: connection)
    }
  }

  /// The programme and the digest of its definition.
  package func programme() throws(StoreError) -> (programme: Programme, sha256: String) {
    try read { connection in
      guard let row = try GRDB.Row.fetchOne(connection, sql: "SELECT sha256, definition FROM programme") else {
        throw StoreError.notAnEvaluation(path)
      }
      return (try StoredJSON.value(of: row["definition"], what: "programme"), row["sha256"])
    }
  }

  /// The number of a draft's questionnaire, stored with its questions on first use.
  static func questionnaire(
    of draft: BatchDraft, by author: Attribution, in connection: Database
  ) throws -> Int? {
    guard case .survey(let instrument, let digest, _) = draft.content else { return nil }
    if let known = try Int.fetchOne(
      connection, sql: "SELECT id FROM questionnaire WHERE sha256 = ?", arguments: [digest])
    {
      return known
    }
    try connection.execute(
      sql: "INSERT INTO questionnaire (identifier, sha256, definition) VALUES (?, ?, ?)",
      arguments: [instrument.id, digest, try StoredJSON.text(of: instrument)])
    let id = Int(connection.lastInsertedRowID)
    for question in instrument.questions {
      try connection.execute(
        sql: "INSERT INTO question (questionnaire, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
        arguments: [id, question.id])
    }
    try recordRows(of: id, in: "questionnaire", in: connection)
    try record("questionnaire", "questionnaire", key: [id], by: author, in: connection)
    return id
  }

  /// The numbers of a questionnaire's questions by their names.
  static func questionIDs(_ questionnaire: Int?, in connection: Database) throws -> [String: Int] {
    var ids: [String: Int] = [:]
    for row in try GRDB.Row.fetchAll(
      connection, sql: "SELECT name, id FROM question WHERE questionnaire = ?", arguments: [questionnaire])
    {
      ids[row[0]] = row[1]
    }
    return ids
  }
}

/// Values that are stored as JSON texts: keys sorted, so that equal values are equal texts.
enum StoredJSON {
  static func text(of value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func value<Value: Decodable>(of text: String, what: String) throws -> Value {
    do {
      return try JSONDecoder().decode(Value.self, from: Foundation.Data(text.utf8))
    } catch {
      throw StoreError.undecodable(what: what)
    }
  }
}
