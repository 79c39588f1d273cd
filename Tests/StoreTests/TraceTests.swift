import Foundation
import GRDB
import ProgrammeModel
import Sampling
import Testing
import Trace

@testable import Store

private let author = Attribution(name: "李四", time: "2015-06-01T09:00:00+08:00")
private let digest = String(repeating: "a", count: 64)

/// An evaluation file with one batch of clicks, one of a survey, a repair, a draw and a result.
private func traced(in folder: EvaluationFolder) throws -> EvaluationFile {
  let file = try EvaluationFile.create(at: folder.file)
  let month = try #require(YearMonth("2015-03"))
  let clicks = (2...5).map { line in
    EvidenceRecord(
      kind: .clicks, batch: 0, line: line,
      values: [
        "site": .text("s-01"), "month": .month(month), "page_views": .integer(line * 10), "visitors": .integer(5),
      ])
  }
  _ = try file.store(
    BatchDraft(
      kind: "clicks", round: "mid", file: "clicks.csv", sha256: digest, bytes: 10, lines: 6, header: 1, blank: 0,
      rejected: [RejectedLine(line: 6, raw: "s-01,?", problems: "[]")], warnings: [],
      content: .records(.of(.clicks), clicks)), by: author)
  let questions = ["q1", "q2"].map {
    Question(
      id: $0, label: LocalizedText(zh: $0, en: $0), type: .text, relevance: nil, constraint: nil, required: false)
  }
  let instrument = Questionnaire(
    id: "q", title: LocalizedText(zh: "问卷", en: "Survey"), version: "1", questions: questions)
  let responses = (2...4).map {
    SurveyResponse(
      respondent: "r\($0)", site: "s-01", cluster: "b", clusterPopulation: 9, weight: 2.5,
      answers: ["q1": .code("05"), "q2": .number(Double($0))], line: $0)
  }
  _ = try file.store(
    BatchDraft(
      kind: "survey", round: "mid", file: "survey.csv", sha256: digest, bytes: 10, lines: 4, header: 1, blank: 0,
      rejected: [], warnings: [], content: .survey(instrument, digest: digest, responses)), by: author)
  _ = try file.store(
    Repair(id: 1, kind: "clicks", instrument: nil, target: .siteName("旧名"), action: .replace("s-01")),
    because: "old name", by: author)
  try file.store(
    StoredDraw(
      round: "mid", attempt: 1, drawID: "D", seed: digest, frame: [1], plan: [2], ceremony: [3], certificate: [0xFE]),
    by: author)
  try file.storeResult("{}", round: "mid", inputs: digest, plan: digest, by: author)
  return file
}

@Suite struct EventTests {
  let folder: EvaluationFolder
  let file: EvaluationFile

  init() throws {
    folder = try EvaluationFolder()
    file = try traced(in: folder)
  }

  @Test func `everything that is stored has its event, in order and chained`() throws {
    let events = try file.events()
    #expect(events.map(\.action) == ["import", "questionnaire", "import", "repair", "draw", "evaluate"])
    #expect(
      events.map(\.object) == ["batch/1", "questionnaire/1", "batch/2", "repair/1", "draw/mid/1", "result/mid"])
    #expect(events.map(\.seq) == Array(1...6))
    #expect(events.map(\.prev) == [TraceEvent.noLeaf] + events.dropLast().map(\.leaf.hex))
    // 2015-06-01T01:00:00Z, by `date -u -d 2015-06-01T01:00:00Z +%s`.
    #expect(events.allSatisfy { $0.at == 1_433_120_400_000 && $0.by == "李四" && $0.role == "E" })
    #expect(events[3].reason == "old name")
  }

  /// Every text that is digested is written out here by the rule of docs/trace.md.
  @Test func `hashes are those of the rule`() throws {
    func stored(_ object: String, _ table: String) throws -> [UInt8]? {
      try file.read {
        try Foundation.Data.fetchOne(
          $0, sql: "SELECT hashes FROM row_hashes WHERE object = ? AND \"table\" = ?", arguments: [object, table])
      }.map { [UInt8]($0) }
    }
    let clicks = (2...5).flatMap { line in
      SHA256Digest(
        of: "clicks\n1/\(line)\n"
          + #"{"batch":1,"line":\#(line),"month":"2015-03","page_views":\#(line * 10),"site":"s-01","visitors":5}"#
      ).bytes
    }
    #expect(try stored("batch/1", "clicks") == clicks)
    let rejected = SHA256Digest(of: "rejected_row\n1/6\n" + #"{"batch":1,"line":6,"problems":"[]","raw":"s-01,?"}"#)
    #expect(try stored("batch/1", "rejected_row") == rejected.bytes)
    let response = SHA256Digest(
      of: "response\n2/2\n" + #"{"answers":[[1,"code","05"],[2,"number","2.0"]],"batch":2,"cluster":"b","#
        + #""cluster_population":9,"id":1,"line":2,"respondent":"r2","site":"s-01","weight":"2.5"}"#)
    #expect(try stored("batch/2", "response")?.prefix(32) == response.bytes[...])
    let batch = SHA256Digest(
      of: "batch\n1\n" + #"{"blank":0,"bytes":10,"file":"clicks.csv","header":1,"id":1,"#
        + #""imported_at":"2015-06-01T09:00:00+08:00","kind":"clicks","lines":6,"rejected":1,"round":"mid","#
        + #""rows":{"clicks":"\#(SHA256Digest(clicks).hex)","rejected_row":"\#(SHA256Digest(rejected.bytes).hex)"},"#
        + #""sha256":"\#(digest)","stored":4}"#)
    #expect(try file.events()[0].after == batch.hex)
    let draw = SHA256Digest(
      of: "draw\nmid/1\n" + #"{"attempt":1,"ceremony":"03","certificate":"fe","draw_id":"D","frame":"01","plan":"02","#
        + #""recorded_at":"2015-06-01T09:00:00+08:00","round":"mid","seed":"\#(digest)"}"#)
    #expect(try file.events()[4].after == draw.hex)
  }

  @Test func `an object that changes tells what it was`() throws {
    try file.undo(batch: 1, because: "wrong month", by: author)
    let events = try file.events()
    #expect(events[6].before == events[0].after)
    #expect(events[6].after != events[0].after)
    #expect(events[6].reason == "wrong month")
    try file.storeResult("[]", round: "mid", inputs: digest, plan: digest, by: author)
    #expect(try file.events()[7].before == events[5].after)
    #expect(try file.verification().differences.isEmpty)
  }

  @Test func `what is refused leaves no event`() throws {
    let before = try file.head()
    #expect(throws: StoreError.unknownBatch(9)) { try file.undo(batch: 9, because: "x", by: author) }
    #expect(throws: StoreError.undecodable(what: "noon")) {
      try file.undo(batch: 1, because: "x", by: Attribution(time: "noon"))
    }
    #expect(try file.head() == before)
    #expect(try file.batches().allSatisfy { $0.undoneAt == nil })
  }

  @Test(arguments: [
    "UPDATE event SET line = line", "DELETE FROM event WHERE seq = 6",
    "INSERT INTO event VALUES (9, '{\"seq\":9}', '\(digest)')",
    "INSERT INTO event VALUES (3, '{\"seq\":3}', '\(digest)')",
    "INSERT INTO event VALUES (7, '{\"seq\":8}', '\(digest)')",
    "UPDATE row_hashes SET hashes = hashes", "DELETE FROM row_hashes",
  ])
  func `the database refuses to change the log`(sql: String) throws {
    #expect(throws: StoreError.self) { try file.write { try $0.execute(sql: sql) } }
    #expect(try file.events().count == 6)
  }

  @Test func `no table is left out`() throws {
    let tables = try file.read {
      try String.fetchSet($0, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    }
    let traced = Set((TracedTable.objects + TracedTable.contents).map(\.name))
    // Answers are digested with their response; the log vouches for itself.
    #expect(tables.subtracting(traced) == ["answer", "event", "row_hashes", "grdb_migrations"])
  }
}

@Suite struct VerificationTests {
  let folder: EvaluationFolder
  let file: EvaluationFile

  init() throws {
    folder = try EvaluationFolder()
    file = try traced(in: folder)
  }

  /// Changes the database behind the program's back, triggers dropped.
  private func tamper(_ sql: String) throws {
    try file.database.writeWithoutTransaction { connection in
      try connection.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
      for name in try String.fetchAll(connection, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
        try connection.execute(sql: "DROP TRIGGER \(name)")
      }
      try connection.execute(sql: sql)
    }
  }

  @Test func `an untouched file holds, and every row was looked at`() throws {
    let verification = try file.verification()
    #expect(verification.differences.isEmpty)
    // 6 objects, 2 questions, 4 clicks, 1 rejected line, 3 responses; the programme is not stored here.
    #expect(verification.rows == 16)
    #expect(verification.head.seq == 6)
  }

  @Test(arguments: [
    ("UPDATE clicks SET page_views = 31 WHERE line = 3", "clicks", "1/3", TraceDifference.RowFault.changed, 1),
    ("UPDATE clicks SET robot_views = 0 WHERE line = 3", "clicks", "1/3", .changed, 1),
    ("DELETE FROM clicks WHERE line = 3", "clicks", "1/2", .missing, 1),
    ("DELETE FROM clicks WHERE line = 2", "clicks", "", .missing, 1),
    ("DELETE FROM clicks WHERE line = 5", "clicks", "1/4", .missing, 1),
    ("DELETE FROM clicks", "clicks", "", .missing, 1),
    ("INSERT INTO clicks VALUES (1, 9, 's-02', '2015-03', 1, 1, 0)", "clicks", "1/9", .added, 1),
    ("UPDATE clicks SET line = 1 WHERE line = 5", "clicks", "1/1", .added, 1),
    ("INSERT INTO rooms VALUES (2, 1, 's', '2015-03-01', 1, 2, 'u')", "rooms", "2/1", .added, 3),
    ("UPDATE answer SET value = '5' WHERE response = 2 AND question = 1", "response", "2/3", .changed, 3),
    ("UPDATE answer SET value = 2 WHERE response = 1 AND question = 2", "response", "2/2", .changed, 3),
    ("DELETE FROM answer WHERE response = 3", "response", "2/4", .changed, 3),
    ("UPDATE question SET name = 'q3' WHERE name = 'q2'", "question", "1/q3", .changed, 2),
    ("UPDATE rejected_row SET raw = ''", "rejected_row", "1/6", .changed, 1),
    ("UPDATE batch SET undone_at = 'x', undone_because = 'y' WHERE id = 2", "batch", "2", .changed, 3),
    ("UPDATE repair SET because = 'x'", "repair", "1", .changed, 4),
    ("DELETE FROM repair", "repair", "1", .missing, 4),
    ("UPDATE draw SET certificate = x'FF'", "draw", "mid/1", .changed, 5),
    ("UPDATE result SET content = '{ }'", "result", "mid", .changed, 6),
  ])
  func `the first row that differs is named`(
    sql: String, table: String, key: String, fault: TraceDifference.RowFault, seq: Int
  ) throws {
    try tamper(sql)
    #expect(try file.verification().differences.first == .row(table: table, key: key, fault, seq: seq))
  }

  @Test func `a row without an event is named`() throws {
    try tamper("INSERT INTO result VALUES ('annual', '\(digest)', '\(digest)', '{}')")
    #expect(
      try file.verification().differences == [.row(table: "result", key: "annual", .added, seq: nil)])
  }

  @Test func `hashes that were changed with their rows are found by the event`() throws {
    let hash = SHA256Digest(of: "rejected_row\n1/6\n" + #"{"batch":1,"line":6,"problems":"[]","raw":"other"}"#).hex
    try tamper(
      "UPDATE rejected_row SET raw = 'other'; UPDATE row_hashes SET hashes = x'\(hash)' WHERE \"table\" = 'rejected_row'"
    )
    #expect(try file.verification().differences == [.row(table: "batch", key: "1", .changed, seq: 1)])
  }

  @Test func `a row that refers to none is found`() throws {
    try tamper("INSERT INTO clicks VALUES (8, 1, 's-02', '2015-03', 1, 1, 0)")
    #expect(try file.verification().differences == [.reference(table: "clicks")])
  }

  @Test(arguments: [
    ("DELETE FROM event WHERE seq = 3", TraceDifference.chain(seq: 3, .outOfOrder)),
    ("UPDATE event SET line = replace(line, 'old name', 'other') WHERE seq = 4", .chain(seq: 4, .altered)),
    ("UPDATE event SET line = replace(line, '{', '{ ') WHERE seq = 4", .chain(seq: 4, .malformed)),
    ("UPDATE event SET line = '' WHERE seq = 4", .chain(seq: 4, .malformed)),
    ("UPDATE event SET line = replace(line, '\"seq\":4', '\"seq\":5') WHERE seq = 4", .chain(seq: 4, .altered)),
    ("UPDATE event SET leaf = '\(digest)' WHERE seq = 6", .chain(seq: 6, .altered)),
  ])
  func `the first event that does not follow is named`(sql: String, difference: TraceDifference) throws {
    try tamper(sql)
    #expect(try file.verification().differences.first == difference)
  }

  @Test func `an event that lies about what was before is named`() throws {
    try file.write { connection in
      try EvaluationFile.append(
        "undo", to: "batch/1", before: digest,
        after: try EvaluationFile.rowHash("batch", key: [1], in: connection)?.hex,
        because: nil, by: author, in: connection)
    }
    #expect(try file.verification().differences == [.chain(seq: 7, .otherBefore)])
  }

  @Test func `a published head is a prefix, or cut off, or rewritten`() throws {
    let published = try file.head()
    try file.undo(batch: 1, because: "x", by: author)
    let grown = try file.verification(published: published)
    #expect(grown.differences.isEmpty)
    let proof = grown.consistency.compactMap { SHA256Digest(hex: $0) }
    #expect(
      MerkleTree.isPrefix(6, root: published.root, of: 7, longerRoot: grown.head.root, proof: proof))

    let longer = TreeHead(seq: 8, root: grown.head.root, at: "")
    #expect(
      try file.verification(published: longer).differences == [.truncated(published: longer, events: 7)])
    let other = TreeHead(seq: 6, root: grown.head.root, at: "")
    #expect(try file.verification(published: other).differences == [.rewritten(published: other)])
  }

  @Test func `a backup is whole, verified, and replaces nothing`() throws {
    let copy = folder.path + "/copy.steelyard"
    let verification = try file.backup(to: copy)
    #expect(verification == (try file.verification()))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("copy") }.count == 1)
    #expect(throws: StoreError.exists(copy)) { try file.backup(to: copy) }
    try tamper("UPDATE clicks SET page_views = 1")
    #expect(try !file.backup(to: folder.path + "/other.steelyard").differences.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/other.steelyard"))
  }
}
