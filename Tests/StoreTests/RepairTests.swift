import GRDB
import ProgrammeModel
import Testing
import Trace

@testable import Store

private let time = "2015-06-01T09:00:00Z"
private let author = Attribution(time: time)
private let digest = String(repeating: "a", count: 64)
private let corrected = String(repeating: "b", count: 64)

private func draft(_ sha256: String, kind: String = "rooms", user: String, repairs: [RepairCount] = []) throws
  -> BatchDraft
{
  let record = EvidenceRecord(
    kind: .rooms, batch: 0, line: 2,
    values: [
      "site": .text("s"), "date": .date(try #require(CalendarDate("2015-01-05"))), "start": .integer(1),
      "end": .integer(2), "user": .text(user),
    ])
  return BatchDraft(
    kind: kind, round: "mid", file: "f.csv", sha256: sha256, bytes: 1, lines: 2, header: 1, blank: 0, rejected: [],
    warnings: [], repairs: repairs, content: .records(.of(.rooms), [record]))
}

@Suite struct RepairRecordTests {
  let folder: EvaluationFolder
  let file: EvaluationFile

  init() throws {
    folder = try EvaluationFolder()
    file = try EvaluationFile.create(at: folder.file)
  }

  static let repairs: [Repair] = [
    Repair(
      id: 1, kind: "survey", instrument: "q", target: .cells(column: "q4", value: "6"), action: .missing),
    Repair(
      id: 2, kind: "survey", instrument: nil, target: .cell(file: digest, line: 318, column: "q4"),
      action: .replace("5")),
    Repair(id: 3, kind: nil, instrument: nil, target: .siteName("老民治"), action: .replace("s-01")),
    Repair(id: 4, kind: "rooms", instrument: nil, target: .row(file: digest, line: 7), action: .accept),
  ]

  @Test func `repairs come back as they were kept, with reason and time`() throws {
    for repair in Self.repairs { #expect(try file.store(repair, because: "checked", by: author) == repair.id) }
    try file.remove(repair: 2, because: "wrong line", by: author)
    let kept = try file.repairs()
    #expect(kept.map(\.repair) == Self.repairs)
    #expect(kept.allSatisfy { $0.because == "checked" && $0.addedAt == time })
    #expect(kept.map(\.isInForce) == [true, false, true, true])
    #expect(kept[1].removedBecause == "wrong line")
    #expect(throws: StoreError.alreadyRemoved(repair: 2)) { try file.remove(repair: 2, because: "x", by: author) }
    #expect(throws: StoreError.unknownRepair(9)) { try file.remove(repair: 9, because: "x", by: author) }
  }

  @Test(arguments: ["UPDATE repair SET value = '7'", "DELETE FROM repair"])
  func `a repair is never changed or erased`(sql: String) throws {
    _ = try file.store(Self.repairs[0], because: "checked", by: author)
    #expect(throws: StoreError.self) { try file.write { try $0.execute(sql: sql) } }
    #expect(try file.repairs().map(\.repair) == [Self.repairs[0]])
  }

  @Test func `a repair without a reason is refused`() {
    #expect(throws: StoreError.self) { try file.store(Self.repairs[0], because: "", by: author) }
  }

  @Test func `a batch names the repairs that changed its cells`() throws {
    for repair in Self.repairs { _ = try file.store(repair, because: "checked", by: author) }
    let counts = [RepairCount(repair: 3, cells: 2), RepairCount(repair: 4, cells: 0)]
    _ = try file.store(draft(digest, user: "u", repairs: counts), by: author)
    #expect(try file.batches().map(\.repairs) == [[RepairCount(repair: 3, cells: 2)]])
  }

  @Test func `a replacement takes the old batch back in the same step`() throws {
    let old = try file.store(draft(digest, user: "u"), by: author)
    let new = try file.store(draft(corrected, user: "v"), replacing: old, by: author)
    #expect(try file.records(.rooms, batch: new).map { $0.values["user"] } == [.text("v")])
    #expect(try file.records(.rooms, batch: old).count == 1)
    #expect(try file.records(.rooms, round: "mid").map(\.batch) == [new])
    let batches = try file.batches()
    #expect(batches.map(\.replaces) == [nil, old])
    #expect(batches.map(\.undoneBecause) == ["replaced by batch \(new)", nil])
    // The same bytes may take their own place, when repairs read them differently.
    let again = try file.store(draft(corrected, user: "w"), replacing: new, by: author)
    #expect(try file.batches().filter { $0.undoneAt == nil }.map(\.id) == [again])
  }

  @Test func `a replacement that fails changes nothing`() throws {
    let old = try file.store(draft(digest, user: "u"), by: author)
    #expect(throws: StoreError.cannotReplace(batch: old)) {
      try file.store(draft(corrected, kind: "clicks", user: "v"), replacing: old, by: author)
    }
    #expect(throws: StoreError.unknownBatch(9)) {
      try file.store(draft(corrected, user: "v"), replacing: 9, by: author)
    }
    // A repair that is not on record breaks the foreign key after the old batch was taken back.
    let broken = try draft(corrected, user: "v", repairs: [RepairCount(repair: 99, cells: 1)])
    #expect(throws: StoreError.self) { try file.store(broken, replacing: old, by: author) }
    #expect(try file.batches().map(\.undoneAt) == [nil])
    #expect(try file.batches().map(\.id) == [old])
  }

  @Test func `the mark of the key is recorded once`() throws {
    #expect(try file.personKey() == nil)
    try file.store(personKey: "83354c43d0b21918b292", by: author)
    #expect(try file.personKey() == "83354c43d0b21918b292")
    #expect(throws: StoreError.self) { try file.store(personKey: "0", by: author) }
  }
}

@Suite struct MigrationTests {
  @Test func `a file of the first schema is brought up to date with its batches`() throws {
    let folder = try EvaluationFolder()
    let queue = try DatabaseQueue(path: folder.file)
    var first = DatabaseMigrator()
    first.registerMigration(Migration001.name) { try $0.execute(sql: Migration001.statements) }
    try first.migrate(queue)
    try queue.write { connection in
      try connection.execute(
        sql: "INSERT INTO programme VALUES (1, 'p', ?, '{}')", arguments: [digest])
      try connection.execute(
        sql: """
          INSERT INTO batch (kind, round, file, sha256, bytes, lines, header, stored, rejected, blank, imported_at)
          VALUES ('rooms', 'mid', 'f.csv', ?, 1, 1, 1, 0, 0, 0, ?)
          """, arguments: [digest, time])
      try connection.execute(
        sql: "INSERT INTO log (at, action, object, detail) VALUES (?, 'import', 'batch 1', 'rooms')", arguments: [time])
    }
    try queue.close()
    let file = try EvaluationFile.open(at: folder.file)
    #expect(try file.batches().map(\.repairs) == [[]])
    #expect(try file.repairs().isEmpty)
    #expect(try file.personKey() == nil)
    // The plain log becomes events, and what the file holds is vouched for from here on.
    let events = try file.events()
    #expect(events.map(\.action) == ["import", "begin", "begin"])
    #expect(events.map(\.object) == ["batch 1", "programme/1", "batch/1"])
    #expect(events.map(\.reason) == ["rooms", nil, nil])
    #expect(try file.verification().differences.isEmpty)
  }
}
