import Foundation
import GRDB
import ProgrammeModel
import Sampling
package import Trace

extension EvaluationFile {
  /// All events in the order of their numbers, as they stand.
  /// - Throws: `StoreError.undecodable` for a line that is no event.
  package func events() throws(StoreError) -> [TraceEvent] {
    try read { connection in
      try String.fetchAll(connection, sql: "SELECT line FROM event ORDER BY seq").map { line in
        guard let event = TraceEvent(line: line) else { throw StoreError.undecodable(what: line) }
        return event
      }
    }
  }

  // MARK: Recording, in the transaction of what is recorded

  /// The hash of a row as it stands; nil when there is none.
  static func rowHash(
    _ table: String, key: [any DatabaseValueConvertible], in connection: Database
  ) throws -> RowHash? {
    let table = try TracedTable.object(table)
    return try table.row(key, in: connection).map { try table.hash(of: $0, in: connection) }
  }

  /// Hashes all rows that belong to a batch or questionnaire and keeps the hashes.
  static func recordRows(of owner: Int, in ownerTable: String, in connection: Database) throws {
    // A file that begins its log lacks the tables of later migrations.
    for table in TracedTable.contents where try table.owner == ownerTable && connection.tableExists(table.name) {
      var hashes = RowHashes()
      try table.hashes(of: owner, in: connection) { hashes.append($0) }
      if hashes.count == 0 { continue }
      try connection.execute(
        sql: "INSERT INTO row_hashes VALUES (?, ?, ?)",
        arguments: ["\(ownerTable)/\(owner)", table.name, Foundation.Data(hashes.bytes)])
    }
  }

  /// Appends the event of a row that is stored by now.
  /// - Parameter before: the hash of the row before; nil when it is new.
  static func record(
    _ action: String, _ table: String, key: [any DatabaseValueConvertible], before: String? = nil,
    because reason: String? = nil, by author: Attribution, in connection: Database
  ) throws {
    guard let hash = try rowHash(table, key: key, in: connection) else {
      throw StoreError.undecodable(what: table)
    }
    try append(
      action, to: "\(table)/\(hash.key)", before: before, after: hash.hex, because: reason, by: author,
      in: connection)
  }

  static func append(
    _ action: String, to object: String, before: String? = nil, after: String?, because reason: String?,
    by author: Attribution, in connection: Database
  ) throws {
    guard let time = EventTime(author.time) else { throw StoreError.undecodable(what: author.time) }
    let last = try GRDB.Row.fetchOne(connection, sql: "SELECT seq, leaf FROM event ORDER BY seq DESC LIMIT 1")
    let event = TraceEvent(
      seq: (last?["seq"] ?? 0) + 1, at: time.milliseconds, by: author.name, role: author.role, action: action,
      object: object, before: before, after: after, reason: reason,
      prev: last?["leaf"] ?? TraceEvent.noLeaf)
    try connection.execute(
      sql: "INSERT INTO event VALUES (?, ?, ?)", arguments: [event.seq, event.line, event.leaf.hex])
  }
}
