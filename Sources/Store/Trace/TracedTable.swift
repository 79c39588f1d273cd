import GRDB

/// A table whose rows the log vouches for: either each row by an event of its own, or all rows that belong to one such row
/// (an owner: a batch, a questionnaire) by the event of the owner.
struct TracedTable: Sendable {
  let name: String
  /// Columns that name a row, in order.
  let key: [String]
  /// The table of the owner; nil for rows with an event of their own.
  let owner: String?

  private init(_ name: String, key: [String], owner: String? = nil) {
    (self.name, self.key, self.owner) = (name, key, owner)
  }

  /// Rows with an event of their own.
  static let objects: [TracedTable] = [
    TracedTable("programme", key: ["id"]), TracedTable("person_key", key: ["id"]),
    TracedTable("questionnaire", key: ["id"]), TracedTable("batch", key: ["id"]), TracedTable("repair", key: ["id"]),
    TracedTable("repair_removal", key: ["repair"]), TracedTable("draw", key: ["round", "attempt"]),
    TracedTable("disposition", key: ["round", "attempt", "position"]),
    TracedTable("result", key: ["round"]), TracedTable("signature", key: ["round", "position"]),
  ]

  /// Rows that belong to an owner. Answers are digested with their response.
  static let contents: [TracedTable] =
    [
      TracedTable("question", key: ["questionnaire", "name"], owner: "questionnaire"),
      TracedTable("batch_repair", key: ["batch", "repair"], owner: "batch"),
      TracedTable("replacement", key: ["batch"], owner: "batch"),
      TracedTable("warning", key: ["batch", "position"], owner: "batch"),
    ]
    + [
      "rejected_row", "response", "sites", "clicks", "installs", "rooms", "counts", "self_reports", "ledger",
      "inspections", "scorecards", "changes", "applications", "contracts", "payments", "budgets", "agreements",
      "audits", "district_reports", "acceptances", "comments",
    ].map { TracedTable($0, key: ["batch", "line"], owner: "batch") }

  static func object(_ name: String) throws -> TracedTable {
    guard let table = objects.first(where: { $0.name == name }) else { throw StoreError.undecodable(what: name) }
    return table
  }

  /// Selects the rows in the order of their key; of a content table, those of one owner.
  func selection(in connection: Database) throws -> GRDB.Statement {
    let condition = owner.map { " WHERE \($0) = ?" } ?? ""
    return try connection.makeStatement(
      sql: "SELECT * FROM \(name)\(condition) ORDER BY " + key.joined(separator: ", "))
  }

  /// The row with a key.
  func row(_ values: [any DatabaseValueConvertible], in connection: Database) throws -> GRDB.Row? {
    let condition = key.map { "\($0) = ?" }.joined(separator: " AND ")
    return try GRDB.Row.fetchOne(
      connection, sql: "SELECT * FROM \(name) WHERE \(condition)",
      arguments: StatementArguments(values.map(\.databaseValue)))
  }
}
