import Foundation
import GRDB
package import ProgrammeModel

extension EvaluationFile {
  /// Records the programme that the file evaluates; a file has one.
  package func store(_ programme: Programme, sha256: String, at time: String) throws(StoreError) {
    try write { connection in
      try connection.execute(
        sql: "INSERT INTO programme (id, identifier, sha256, definition) VALUES (1, ?, ?, ?)",
        arguments: [programme.id, sha256, try StoredJSON.text(of: programme)])
      try Self.log("new", object: programme.id, detail: sha256, at: time, in: connection)
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

  static func questionnaire(of draft: BatchDraft, in connection: Database) throws -> Int? {
    guard case .survey(let instrument, let digest, _) = draft.content else { return nil }
    if let known = try Int.fetchOne(
      connection, sql: "SELECT id FROM questionnaire WHERE sha256 = ?", arguments: [digest])
    {
      return known
    }
    try connection.execute(
      sql: "INSERT INTO questionnaire (identifier, sha256, definition) VALUES (?, ?, ?)",
      arguments: [instrument.id, digest, try StoredJSON.text(of: instrument)])
    return Int(connection.lastInsertedRowID)
  }

  /// The numbers of a questionnaire's questions, made on first use.
  static func questionIDs(
    _ instrument: Questionnaire, questionnaire: Int?, in connection: Database
  ) throws -> [String: Int] {
    var ids: [String: Int] = [:]
    for question in instrument.questions {
      try connection.execute(
        sql: "INSERT INTO question (questionnaire, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
        arguments: [questionnaire, question.id])
      ids[question.id] = try Int.fetchOne(
        connection, sql: "SELECT id FROM question WHERE questionnaire = ? AND name = ?",
        arguments: [questionnaire, question.id])
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
