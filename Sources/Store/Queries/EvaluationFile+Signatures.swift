import GRDB
package import ProgrammeModel
import Sampling
import Trace

extension EvaluationFile {
  /// All acts on the steps of a round, in order.
  package func signatures(round: String) throws(StoreError) -> [StoredSignature] {
    try read { try Self.signatures(round: round, in: $0) }
  }

  /// Signs a step: what it brought is locked, and the digest of it kept.
  /// - Throws: `StoreError.alreadySigned`.
  package func sign(step: String, records: [String], round: String, by author: Attribution) throws(StoreError) {
    try write { connection in
      guard try Self.signature(of: step, round: round, in: connection) == nil else {
        throw StoreError.alreadySigned(step: step)
      }
      let digest = try Self.digest(of: records, round: round, in: connection)
      try Self.append(
        .sign, step: step, records: records, digest: digest, because: nil, round: round, by: author, in: connection)
    }
  }

  /// Reopens a signed step.
  /// - Throws: `StoreError.notSigned`; `.secondPersonNeeded` when who signed reopens.
  package func reopen(step: String, because reason: String, round: String, by author: Attribution) throws(StoreError) {
    try write { connection in
      guard let signature = try Self.signature(of: step, round: round, in: connection) else {
        throw StoreError.notSigned(step: step)
      }
      guard signature.person != author.name else {
        throw StoreError.secondPersonNeeded(step: step, person: author.name)
      }
      try Self.append(
        .reopen, step: step, records: signature.records, digest: nil, because: reason, round: round, by: author,
        in: connection)
    }
  }

  /// The digest of what is on record now under some names: SHA-256 over one line for each batch in force (`batch TAB kind TAB
  /// sha256 TAB number LF`), for the draw and each of its lost sites, and for the result, lines sorted by their bytes.
  package func digest(of records: [String], round: String) throws(StoreError) -> String {
    try read { try Self.digest(of: records, round: round, in: $0) }
  }

  /// When something was first on record in a round, or in the programme; nil when it is not.
  package func firstRecorded(_ record: String, round: String?) throws(StoreError) -> String? {
    try read { connection in
      switch record {
      case OnRecord.draw:
        try String.fetchOne(
          connection, sql: "SELECT min(recorded_at) FROM draw WHERE round = ?", arguments: [round])
      case OnRecord.result:
        try String.fetchOne(
          connection, sql: "SELECT line FROM event WHERE json_extract(line, '$.object') = ? ORDER BY seq LIMIT 1",
          arguments: ["result/\(round ?? "")"]
        ).flatMap { TraceEvent(line: $0).map { EventTime($0.at).text } }
      default:
        try String.fetchOne(
          connection,
          sql:
            "SELECT min(imported_at) FROM batch WHERE kind = ? AND (round IS ? OR round IS NULL) AND undone_at IS NULL",
          arguments: [record, round])
      }
    }
  }

  // MARK: Inside a transaction

  /// Refuses to change what a signed step brought.
  /// - Parameter round: nil for what belongs to no round: then any round may have locked it.
  static func refuseLocked(_ record: String, round: String?, in connection: Database) throws {
    let rounds =
      try round.map { [$0] } ?? String.fetchAll(connection, sql: "SELECT DISTINCT round FROM signature ORDER BY round")
    for round in rounds {
      let locking = try signatures(round: round, in: connection).inForce.first { $0.records.contains(record) }
      if let locking { throw StoreError.locked(record: record, step: locking.step, round: round) }
    }
  }

  private static func signature(
    of step: String, round: String, in connection: Database
  ) throws -> StoredSignature? {
    try signatures(round: round, in: connection).inForce.first { $0.step == step }
  }

  private static func signatures(round: String, in connection: Database) throws -> [StoredSignature] {
    try GRDB.Row.fetchAll(
      connection, sql: "SELECT * FROM signature WHERE round = ? ORDER BY position", arguments: [round]
    ).map { row in
      guard let act = StoredSignature.Act(rawValue: row["act"]) else {
        throw StoreError.undecodable(what: "signature \(row["act"] as String)")
      }
      return StoredSignature(
        step: row["step"], act: act, records: (row["records"] as String).split(separator: " ").map(String.init),
        digest: row["digest"], person: row["person"], because: row["because"], time: row["recorded_at"])
    }
  }

  private static func append(
    _ act: StoredSignature.Act, step: String, records: [String], digest: String?, because reason: String?,
    round: String, by author: Attribution, in connection: Database
  ) throws {
    let last = try Int.fetchOne(
      connection, sql: "SELECT max(position) FROM signature WHERE round = ?", arguments: [round])
    let position = (last ?? 0) + 1
    try connection.execute(
      sql: "INSERT INTO signature VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        round, position, step, act.rawValue, records.joined(separator: " "), digest, author.name, reason, author.time,
      ])
    try record(act.rawValue, "signature", key: [round, position], because: reason, by: author, in: connection)
  }

  private static func digest(of records: [String], round: String, in connection: Database) throws -> String {
    var lines: [String] = []
    for batch in try GRDB.Row.fetchAll(
      connection, sql: "SELECT id, kind, sha256 FROM batch WHERE (round = ? OR round IS NULL) AND undone_at IS NULL",
      arguments: [round])
    where records.contains(batch["kind"]) {
      lines.append("batch\t\(batch["kind"] as String)\t\(batch["sha256"] as String)\t\(batch["id"] as Int)\n")
    }
    if records.contains(OnRecord.draw) { lines += try drawLines(round: round, in: connection) }
    if records.contains(OnRecord.result) {
      let content = try String.fetchOne(
        connection, sql: "SELECT content FROM result WHERE round = ?", arguments: [round])
      if let content { lines.append("result\t\(SHA256Digest(of: content).hex)\n") }
    }
    return SHA256Digest(of: lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined()).hex
  }

  private static func drawLines(round: String, in connection: Database) throws -> [String] {
    let draws = try GRDB.Row.fetchAll(
      connection, sql: "SELECT attempt, seed FROM draw WHERE round = ?", arguments: [round])
    let lost = try GRDB.Row.fetchAll(
      connection, sql: "SELECT attempt, position, unit, fate FROM disposition WHERE round = ?", arguments: [round])
    return draws.map { "draw\t\($0["attempt"] as Int)\t\($0["seed"] as String)\n" }
      + lost.map {
        "disposition\t\($0["attempt"] as Int)\t\($0["position"] as Int)\t\($0["unit"] as String)\t\($0["fate"] as String)\n"
      }
  }
}
