import GRDB
import ProgrammeModel

extension EvaluationFile {
  /// Begins the log of a file that was made before there was one: what its plain log says becomes events without hashes, and
  /// what it holds is vouched for from here on. The plain log goes.
  static func beginTrace(in connection: Database) throws {
    // A file without a plain log tells no time.
    var time = "1970-01-01T00:00:00Z"
    for row in try GRDB.Row.fetchAll(connection, sql: "SELECT at, action, object, detail FROM log ORDER BY id") {
      time = row["at"]
      try append(
        row["action"], to: row["object"], after: nil, because: row["detail"], by: Attribution(time: time),
        in: connection)
    }
    for owner in ["questionnaire", "batch"] {
      for id in try Int.fetchAll(connection, sql: "SELECT id FROM \(owner) ORDER BY id") {
        try recordRows(of: id, in: owner, in: connection)
      }
    }
    for table in TracedTable.objects {
      let rows = try GRDB.Row.fetchCursor(table.selection(in: connection))
      while let row = try rows.next() {
        let hash = try table.hash(of: row, in: connection)
        try append(
          "begin", to: hash.object(in: table), after: hash.hex, because: nil, by: Attribution(time: time),
          in: connection)
      }
    }
    try connection.execute(sql: "DROP TABLE log")
  }
}
