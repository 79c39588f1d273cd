import GRDB

/// An evaluation file: one SQLite database that holds a programme, its evidence, draws and results.
///
/// Goals, in order: 1 what was acknowledged is never lost; 2 a file is stored whole or not at all; 3 nothing is erased (a
/// batch that is taken back stays on record); 4 speed. SQLite runs with a write-ahead log and `synchronous = FULL`, both
/// read back when the file is opened; every import is one transaction.
package struct EvaluationFile: Sendable {
  let database: DatabaseQueue
  package let path: String

  /// Makes a new file; refuses when one exists.
  /// - Throws: `StoreError.exists`, `.unusable`.
  package static func create(at path: String) throws(StoreError) -> EvaluationFile {
    guard !pathExists(path) else { throw .exists(path) }
    return try EvaluationFile(path: path)
  }

  /// Opens an existing file and brings its schema up to date.
  /// - Throws: `StoreError.notFound`, `.notAnEvaluation`, `.unusable`.
  package static func open(at path: String) throws(StoreError) -> EvaluationFile {
    guard pathExists(path) else { throw .notFound(path) }
    let file = try EvaluationFile(path: path)
    guard try file.hasProgramme() else { throw .notAnEvaluation(path) }
    return file
  }

  init(path: String) throws(StoreError) {
    self.path = path
    do {
      database = try DatabaseQueue(path: path, configuration: Self.configuration)
      try database.writeWithoutTransaction(Self.makeDurable)
      try Self.migrator.migrate(database)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(10)
    return configuration
  }

  /// GRDB sets NORMAL for a write-ahead log, and a failed first sync can leave SQLite quietly in another journal mode: the
  /// level is set after GRDB's setup, and what is in force is read back.
  private static func makeDurable(_ connection: Database) throws {
    try connection.execute(sql: "PRAGMA synchronous = FULL")
    let journal = try String.fetchOne(connection, sql: "PRAGMA journal_mode")
    let synchronous = try Int.fetchOne(connection, sql: "PRAGMA synchronous")
    guard journal == "wal", synchronous == 2 else {
      throw StoreError.notDurable(journal: journal ?? "", synchronous: synchronous ?? -1)
    }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(Migration001.name) { try $0.execute(sql: Migration001.statements) }
    migrator.registerMigration(Migration002.name) { try $0.execute(sql: Migration002.statements) }
    migrator.registerMigration(Migration003.name) { connection in
      try connection.execute(sql: Migration003.statements)
      try beginTrace(in: connection)
    }
    migrator.registerMigration(Migration004.name) { try $0.execute(sql: Migration004.statements) }
    migrator.registerMigration(Migration005.name) { try $0.execute(sql: Migration005.statements) }
    migrator.registerMigration(Migration011.name) { try $0.execute(sql: Migration011.statements) }
    migrator.registerMigration(Migration012.name) { try $0.execute(sql: Migration012.statements) }
    migrator.registerMigration(Migration013.name) { try $0.execute(sql: Migration013.statements) }
    migrator.registerMigration(Migration014.name) { try $0.execute(sql: Migration014.statements) }
    migrator.registerMigration(Migration018.name) { try $0.execute(sql: Migration018.statements) }
    return migrator
  }

  private func hasProgramme() throws(StoreError) -> Bool {
    try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM programme") == 1 }
  }

  func read<Value>(_ query: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try database.read(query) } catch { throw StoreError(error, path: path) }
  }

  func write<Value>(_ update: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try database.write(update) } catch { throw StoreError(error, path: path) }
  }
}
