import Foundation
import GRDB
package import ProgrammeModel

/// The files of a draw as they were published, byte for byte.
package struct StoredDraw: Sendable, Equatable {
  package let round: String
  package let attempt: Int
  package let drawID: String
  package let seed: String
  package let frame: [UInt8]
  package let plan: [UInt8]
  package let ceremony: [UInt8]
  package let certificate: [UInt8]

  package init(
    round: String, attempt: Int, drawID: String, seed: String, frame: [UInt8], plan: [UInt8], ceremony: [UInt8],
    certificate: [UInt8]
  ) {
    self.round = round
    self.attempt = attempt
    self.drawID = drawID
    self.seed = seed
    self.frame = frame
    self.plan = plan
    self.ceremony = ceremony
    self.certificate = certificate
  }
}

extension EvaluationFile {
  /// Records a draw; the same draw again changes nothing.
  /// - Throws: `StoreError.drawExists` when another draw has the attempt or the seed.
  package func store(_ draw: StoredDraw, by author: Attribution) throws(StoreError) {
    try write { connection in
      if let earlier = try Self.draw(round: draw.round, attempt: draw.attempt, in: connection) {
        guard earlier == draw else { throw StoreError.drawExists(round: draw.round, attempt: draw.attempt) }
        return
      }
      let seeds = try Int.fetchOne(connection, sql: "SELECT count(*) FROM draw WHERE seed = ?", arguments: [draw.seed])
      guard seeds == 0 else { throw StoreError.drawExists(round: draw.round, attempt: draw.attempt) }
      try connection.execute(
        sql: "INSERT INTO draw VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          draw.round, draw.attempt, draw.drawID, draw.seed, Foundation.Data(draw.frame), Foundation.Data(draw.plan),
          Foundation.Data(draw.ceremony), Foundation.Data(draw.certificate), author.time,
        ])
      try Self.record("draw", "draw", key: [draw.round, draw.attempt], by: author, in: connection)
    }
  }

  /// The last attempt of a round's draw.
  package func draw(round: String) throws(StoreError) -> StoredDraw? {
    try read { connection in
      let attempt = try Int.fetchOne(
        connection, sql: "SELECT max(attempt) FROM draw WHERE round = ?", arguments: [round])
      return try attempt.flatMap { try Self.draw(round: round, attempt: $0, in: connection) }
    }
  }

  private static func draw(round: String, attempt: Int, in connection: Database) throws -> StoredDraw? {
    try GRDB.Row.fetchOne(
      connection, sql: "SELECT * FROM draw WHERE round = ? AND attempt = ?", arguments: [round, attempt]
    ).map { row in
      StoredDraw(
        round: row["round"], attempt: row["attempt"], drawID: row["draw_id"], seed: row["seed"],
        frame: [UInt8](row["frame"] as Foundation.Data), plan: [UInt8](row["plan"] as Foundation.Data),
        ceremony: [UInt8](row["ceremony"] as Foundation.Data),
        certificate: [UInt8](row["certificate"] as Foundation.Data))
    }
  }

  /// Keeps the result of a round, with the digests of what it was made from.
  package func storeResult(
    _ content: String, round: String, inputs: String, plan: String, by author: Attribution
  ) throws(StoreError) {
    try write { connection in
      let earlier = try String.fetchOne(
        connection, sql: "SELECT content FROM result WHERE round = ?", arguments: [round])
      guard earlier != content else { return }
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
