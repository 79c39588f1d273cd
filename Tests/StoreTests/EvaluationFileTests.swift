import Foundation
import GRDB
import ProgrammeModel
import Testing

@testable import Store

/// Each test works in a folder of its own, which is removed with it.
final class EvaluationFolder {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch { Testing.Issue.record(error) }
  }

  var file: String { path + "/evaluation.steelyard" }
}

private let author = Attribution(time: "2015-06-01T09:00:00Z")
private let digest = String(repeating: "a", count: 64)

private func clicksDraft(_ records: [EvidenceRecord], rejected: [RejectedLine] = [], sha256: String = digest)
  -> BatchDraft
{
  BatchDraft(
    kind: "clicks", round: "mid", file: "clicks.csv", sha256: sha256, bytes: 10,
    lines: 1 + records.count + rejected.count, header: 1, blank: 0, rejected: rejected, warnings: ["{}"],
    content: .records(.of(.clicks), records))
}

private func click(line: Int, views: Int, robots: FieldValue = .missing) throws -> EvidenceRecord {
  EvidenceRecord(
    kind: .clicks, batch: 0, line: line,
    values: [
      "site": .text("s-01"), "month": .month(try #require(YearMonth("2015-03"))), "page_views": .integer(views),
      "visitors": .integer(5), "robot_views": robots,
    ])
}

@Suite struct EvaluationFileTests {
  let folder: EvaluationFolder

  init() throws { folder = try EvaluationFolder() }

  @Test func `a new file writes ahead and syncs fully`() throws {
    let file = try EvaluationFile.create(at: folder.file)
    let (journal, synchronous, keys) = try file.read { connection in
      (
        try String.fetchOne(connection, sql: "PRAGMA journal_mode"),
        try Int.fetchOne(connection, sql: "PRAGMA synchronous"),
        try Int.fetchOne(connection, sql: "PRAGMA foreign_keys")
      )
    }
    #expect(journal == "wal")
    #expect(synchronous == 2)
    #expect(keys == 1)
  }

  @Test func `a file is not made over another`() throws {
    _ = try EvaluationFile.create(at: folder.file)
    #expect(throws: StoreError.exists(folder.file)) { try EvaluationFile.create(at: folder.file) }
  }

  @Test func `what is no evaluation is refused`() throws {
    try "not a database, just text that is long enough".write(toFile: folder.file, atomically: true, encoding: .utf8)
    #expect(throws: StoreError.notAnEvaluation(folder.file)) { try EvaluationFile.open(at: folder.file) }
    #expect(throws: StoreError.notFound(folder.path + "/none")) { try EvaluationFile.open(at: folder.path + "/none") }
  }

  @Test func `records come back as they were stored`() throws {
    let file = try EvaluationFile.create(at: folder.file)
    let stored = [try click(line: 2, views: 100), try click(line: 4, views: 7, robots: .integer(3))]
    let rejected = RejectedLine(line: 3, raw: "s-01,2015-13,1,1", problems: "[]")
    let batch = try file.store(clicksDraft(stored, rejected: [rejected]), by: author)
    let read = try file.records(.clicks, round: "mid")
    #expect(read.map(\.values) == stored.map(\.values))
    #expect(read.map(\.line) == [2, 4])
    #expect(read.allSatisfy { $0.batch == batch })
    #expect(try file.rejectedLines(batch: batch) == [rejected])
    #expect(try file.records(.clicks, round: "annual").isEmpty)
  }

  @Test func `the same bytes are stored once`() throws {
    let file = try EvaluationFile.create(at: folder.file)
    let batch = try file.store(clicksDraft([try click(line: 2, views: 1)]), by: author)
    #expect(throws: StoreError.alreadyStored(batch: batch)) {
      try file.store(clicksDraft([try click(line: 2, views: 1)]), by: author)
    }
    #expect(try file.records(.clicks, round: "mid").count == 1)
  }

  @Test func `a batch taken back counts no more and stays on record`() throws {
    let file = try EvaluationFile.create(at: folder.file)
    let batch = try file.store(clicksDraft([try click(line: 2, views: 1)]), by: author)
    try file.undo(batch: batch, because: "wrong month", by: author)
    #expect(try file.records(.clicks, round: "mid").isEmpty)
    #expect(try file.batches().map(\.undoneBecause) == ["wrong month"])
    #expect(throws: StoreError.alreadyUndone(batch)) { try file.undo(batch: batch, because: "again", by: author) }
    #expect(throws: StoreError.unknownBatch(99)) { try file.undo(batch: 99, because: "", by: author) }
    let again = try file.store(clicksDraft([try click(line: 2, views: 1)]), by: author)
    #expect(again == batch + 1)
  }

  @Test func `an account that does not balance is refused whole`() throws {
    let file = try EvaluationFile.create(at: folder.file)
    let draft = BatchDraft(
      kind: "clicks", round: "mid", file: "f", sha256: digest, bytes: 1, lines: 9, header: 1, blank: 0, rejected: [],
      warnings: [], content: .records(.of(.clicks), [try click(line: 2, views: 1)]))
    #expect(throws: StoreError.self) { try file.store(draft, by: author) }
    #expect(try file.batches().isEmpty)
    #expect(try file.records(.clicks, round: "mid").isEmpty)
  }

  @Test func `a value that the schema forbids leaves no partial batch`() throws {
    let file = try EvaluationFile.create(at: folder.file)
    let draft = clicksDraft([try click(line: 2, views: 1), try click(line: 3, views: -1)])
    #expect(throws: StoreError.self) { try file.store(draft, by: author) }
    #expect(try file.batches().isEmpty)
    #expect(try file.records(.clicks, round: "mid").isEmpty)
  }

  @Test(arguments: RecordKind.allCases) func `every kind has a table with the fields of its schema`(
    kind: RecordKind
  ) throws {
    let file = try EvaluationFile.create(at: folder.file)
    let schema = RecordSchema.of(kind)
    let names = try file.read { try $0.columns(in: schema.table).map(\.name) }
    #expect(names == ["batch", "line"] + schema.fields.map(\.name))
  }

  @Test func `answers come back with their kinds`() throws {
    let file = try EvaluationFile.create(at: folder.file)
    let names = ["a", "b", "c", "d", "e", "f", "g"]
    let instrument = Questionnaire(
      id: "q", title: LocalizedText(zh: "问卷", en: "Survey"), version: "1",
      questions: names.map {
        Question(
          id: $0, label: LocalizedText(zh: $0, en: $0), type: .text, relevance: nil, constraint: nil, required: false)
      })
    let answers: [String: Answer] = [
      "a": .code("05"), "b": .set(["1", "x"]), "c": .number(2.5), "d": .text("很好,\n希望继续"), "e": .missing(.blank),
      "f": .missing(.dontKnow),
    ]
    let response = SurveyResponse(
      respondent: "r1", site: "s-01", cluster: "b1", clusterPopulation: 12, weight: 3.25, answers: answers, line: 2)
    let batch = try file.store(
      BatchDraft(
        kind: "survey", round: "mid", file: "f.csv", sha256: digest, bytes: 1, lines: 2, header: 1, blank: 0,
        rejected: [], warnings: [], content: .survey(instrument, digest: digest, [response])),
      by: author)
    let read = try file.responses(round: "mid")
    #expect(read.map(\.answers) == [answers])
    #expect(read.map(\.batch) == [batch])
    #expect(read.map(\.weight) == [3.25])
    #expect(try file.questionnaire(round: "mid") == instrument)
    #expect(throws: StoreError.noQuestionnaire(round: "annual")) { try file.questionnaire(round: "annual") }
  }

  @Test func `a draw cannot be replaced and a seed cannot be used twice`() throws {
    let file = try EvaluationFile.create(at: folder.file)
    func draw(round: String, attempt: Int, seed: String, plan: [UInt8] = [2]) -> StoredDraw {
      StoredDraw(
        round: round, attempt: attempt, drawID: "D", seed: seed, frame: [1], plan: plan, ceremony: [3], certificate: [4]
      )
    }
    let first = draw(round: "mid", attempt: 1, seed: digest)
    try file.store(first, by: author)
    try file.store(first, by: author)
    #expect(try file.draw(round: "mid") == first)
    #expect(throws: StoreError.drawExists(round: "mid", attempt: 1)) {
      try file.store(draw(round: "mid", attempt: 1, seed: digest, plan: [9]), by: author)
    }
    #expect(throws: StoreError.drawExists(round: "annual", attempt: 1)) {
      try file.store(draw(round: "annual", attempt: 1, seed: digest), by: author)
    }
  }

  @Test func `results are kept by round`() throws {
    let file = try EvaluationFile.create(at: folder.file)
    try file.storeResult("{}", round: "mid", inputs: digest, plan: digest, by: author)
    #expect(try file.result(round: "mid") == "{}")
    #expect(throws: StoreError.noResult(round: "annual")) { try file.result(round: "annual") }
  }
}
