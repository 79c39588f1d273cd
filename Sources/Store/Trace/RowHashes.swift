import Foundation
import GRDB
import Sampling
import Trace

/// The hashes of the rows of one table that belong to one owner, in the order of their keys.
struct RowHashes {
  /// 32 bytes a row.
  private(set) var bytes: [UInt8] = []

  init() {}

  init(_ stored: Foundation.Data) { bytes = [UInt8](stored) }

  var count: Int { bytes.count / 32 }

  subscript(_ row: Int) -> ArraySlice<UInt8> { bytes[(row * 32)..<(row * 32 + 32)] }

  mutating func append(_ hash: RowHash) { bytes += hash.digest.bytes }

  /// The digest of the hashes one after the other: what the owner's row is hashed with.
  var digest: SHA256Digest { SHA256Digest(bytes) }
}

extension TracedTable {
  /// The hashes of all rows of an owner, handed over one by one.
  func hashes(of owner: Int, in connection: Database, _ body: (RowHash) throws -> Void) throws {
    if name == "response" { return try hashResponses(of: owner, in: connection, body) }
    let selection = try selection(in: connection)
    var hasher = try RowHasher(self, columns: selection.columnNames)
    let rows = try GRDB.Row.fetchCursor(selection, arguments: [owner])
    while let row = try rows.next() { try body(hasher.hash(of: row)) }
  }

  /// Responses are hashed with a member `answers`: a list of question, kind, value, in the order of the questions.
  private func hashResponses(of batch: Int, in connection: Database, _ body: (RowHash) throws -> Void) throws {
    let answers = try GRDB.Row.fetchCursor(
      connection,
      sql: """
        SELECT r.id, a.question, a.kind, a.value FROM response AS r JOIN answer AS a ON a.response = r.id
        WHERE r.batch = ? ORDER BY r.batch, r.line, a.question
        """, arguments: [batch])
    let selection = try selection(in: connection)
    var hasher = try RowHasher(self, columns: selection.columnNames, member: "answers")
    let rows = try GRDB.Row.fetchCursor(selection, arguments: [batch])
    var answer = try answers.next()
    while let row = try rows.next() {
      let id: DatabaseValue = row["id"]
      var list: [UInt8] = []
      while let next = answer, next[0] as DatabaseValue == id {
        list += list.isEmpty ? "[[".utf8 : ",[".utf8
        for column in 1...3 {
          if column > 1 { list.append(UInt8(ascii: ",")) }
          RowHasher.append(next[column], to: &list)
        }
        list.append(UInt8(ascii: "]"))
        answer = try answers.next()
      }
      if !list.isEmpty { list.append(UInt8(ascii: "]")) }
      try body(hasher.hash(of: row, member: list))
    }
  }

  /// The hash of a row with an event of its own. The row of an owner is hashed with a member `rows`: the digests of the
  /// hashes of its rows by table, as they were recorded.
  func hash(of row: GRDB.Row, in connection: Database) throws -> RowHash {
    var hasher = try RowHasher(self, columns: Array(row.columnNames), member: "rows")
    let recorded = try GRDB.Row.fetchAll(
      connection, sql: "SELECT \"table\", hashes FROM row_hashes WHERE object = ?",
      arguments: [hasher.hash(of: row).object(in: self)])
    if recorded.isEmpty { return hasher.hash(of: row) }
    let digests = recorded.map { row in
      let hashes = RowHashes(Foundation.Data.fromDatabaseValue(row[1]) ?? Foundation.Data())
      return (String.fromDatabaseValue(row[0]) ?? "", CanonicalJSON.text(hashes.digest.hex))
    }
    let member = CanonicalJSON.object(Dictionary(digests, uniquingKeysWith: { first, _ in first }))
    return hasher.hash(of: row, member: member.bytes)
  }
}

extension RowHash {
  /// How events name the row: `TABLE/KEY`.
  func object(in table: TracedTable) -> String { "\(table.name)/\(key)" }
}
