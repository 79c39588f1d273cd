import Foundation
import GRDB
package import ProgrammeModel

extension EvaluationFile {
  /// Records a draw. Of a draw on record only the dispositions that came since are added; nothing of it is written again.
  /// - Throws: `StoreError.drawExists` when another draw has the attempt or the seed, `.dispositionsDiffer` when the
  ///   dispositions do not begin with those on record.
  package func store(_ draw: StoredDraw, by author: Attribution) throws(StoreError) {
    try write { connection in
      let earlier = try Self.draw(round: draw.round, attempt: draw.attempt, in: connection)
      if let earlier {
        guard earlier.isSameDraw(as: draw) else {
          throw StoreError.drawExists(round: draw.round, attempt: draw.attempt)
        }
      } else {
        try Self.refuseLocked(OnRecord.draw, round: draw.round, in: connection)
        try Self.insert(draw, by: author, in: connection)
      }
      let recorded = earlier?.dispositions ?? []
      guard draw.dispositions.starts(with: recorded) else {
        throw StoreError.dispositionsDiffer(round: draw.round, recorded: recorded.count)
      }
      for position in recorded.count..<draw.dispositions.count {
        try Self.insert(draw.dispositions[position], position: position + 1, of: draw, by: author, in: connection)
      }
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

  private static func insert(_ draw: StoredDraw, by author: Attribution, in connection: Database) throws {
    let seeds = try Int.fetchOne(connection, sql: "SELECT count(*) FROM draw WHERE seed = ?", arguments: [draw.seed])
    guard seeds == 0 else { throw StoreError.drawExists(round: draw.round, attempt: draw.attempt) }
    try connection.execute(
      sql: "INSERT INTO draw VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        draw.round, draw.attempt, draw.drawID, draw.seed, Foundation.Data(draw.frame), Foundation.Data(draw.plan),
        Foundation.Data(draw.ceremony), Foundation.Data(draw.certificate), author.time,
        draw.covariates.map { Foundation.Data($0) },
      ])
    try record("draw", "draw", key: [draw.round, draw.attempt], by: author, in: connection)
  }

  private static func insert(
    _ disposition: StoredDisposition, position: Int, of draw: StoredDraw, by author: Attribution,
    in connection: Database
  ) throws {
    try connection.execute(
      sql: "INSERT INTO disposition VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        draw.round, draw.attempt, position, disposition.unit, disposition.fate, disposition.because, author.time,
      ])
    try record(
      "dispose", "disposition", key: [draw.round, draw.attempt, position], because: disposition.because, by: author,
      in: connection)
  }

  private static func draw(round: String, attempt: Int, in connection: Database) throws -> StoredDraw? {
    let dispositions = try GRDB.Row.fetchAll(
      connection, sql: "SELECT unit, fate, because FROM disposition WHERE round = ? AND attempt = ? ORDER BY position",
      arguments: [round, attempt])
    return try GRDB.Row.fetchOne(
      connection, sql: "SELECT * FROM draw WHERE round = ? AND attempt = ?", arguments: [round, attempt]
    ).map { row in
      StoredDraw(
        round: row["round"], attempt: row["attempt"], drawID: row["draw_id"], seed: row["seed"],
        frame: [UInt8](row["frame"] as Foundation.Data), plan: [UInt8](row["plan"] as Foundation.Data),
        ceremony: [UInt8](row["ceremony"] as Foundation.Data),
        certificate: [UInt8](row["certificate"] as Foundation.Data),
        covariates: (row["covariates"] as Foundation.Data?).map { [UInt8]($0) },
        dispositions: dispositions.map {
          StoredDisposition(unit: $0["unit"], fate: $0["fate"], because: $0["because"])
        })
    }
  }
}
