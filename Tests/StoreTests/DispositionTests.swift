import GRDB
import ProgrammeModel
import Testing
import Trace

@testable import Store

/// What became of the sites of a recorded draw: appended, never changed.
@Suite struct DispositionTests {
  private static let author = Attribution(name: "李四", time: "2015-06-01T09:00:00+08:00")
  private static let first = StoredDisposition(unit: "A-1", fate: "closed", because: "rebuilt")
  private static let second = StoredDisposition(unit: "A-2", fate: "refused", because: "door shut")

  private static func draw(
    _ dispositions: [StoredDisposition], certificate: [UInt8] = [4], plan: [UInt8] = [2]
  ) -> StoredDraw {
    StoredDraw(
      round: "mid", attempt: 1, drawID: "D", seed: String(repeating: "a", count: 64), frame: [1], plan: plan,
      ceremony: [3], certificate: certificate, dispositions: dispositions)
  }

  private static func recorded(in folder: EvaluationFolder) throws -> EvaluationFile {
    let file = try EvaluationFile.create(at: folder.file)
    try file.store(draw([]), by: author)
    try file.store(draw([first], certificate: [5]), by: author)
    return file
  }

  @Test func `new ones are appended, the certificate stays, and each has its event`() throws {
    let folder = try EvaluationFolder()
    let file = try Self.recorded(in: folder)
    try file.store(Self.draw([Self.first, Self.second], certificate: [6]), by: Self.author)
    try file.store(Self.draw([Self.first, Self.second], certificate: [6]), by: Self.author)
    #expect(try file.draw(round: "mid") == Self.draw([Self.first, Self.second]))
    let events = try file.events()
    #expect(events.map(\.action) == ["draw", "dispose", "dispose"])
    #expect(events.map(\.reason) == [nil, "rebuilt", "door shut"])
    #expect(try file.verification().differences.isEmpty)
  }

  @Test(arguments: [[], [Self.second], [Self.second, Self.first]])
  func `a list that differs from the record is refused`(
    list: [StoredDisposition]
  ) throws {
    let folder = try EvaluationFolder()
    let file = try Self.recorded(in: folder)
    #expect(throws: StoreError.dispositionsDiffer(round: "mid", recorded: 1)) {
      try file.store(Self.draw(list), by: Self.author)
    }
    #expect(throws: StoreError.drawExists(round: "mid", attempt: 1)) {
      try file.store(Self.draw([Self.first], plan: [9]), by: Self.author)
    }
    #expect(try file.draw(round: "mid") == Self.draw([Self.first]))
  }

  @Test(arguments: [
    "UPDATE disposition SET because = 'other'", "DELETE FROM disposition",
    "INSERT INTO disposition VALUES ('mid', 1, 3, 'A-3', 'closed', 'x', '')",
    "INSERT INTO disposition VALUES ('mid', 1, 2, 'A-1', 'closed', 'x', '')",
    "INSERT INTO disposition VALUES ('mid', 1, 2, 'A-2', 'dull', 'x', '')",
    "INSERT INTO disposition VALUES ('mid', 1, 2, 'A-2', 'closed', '', '')",
  ])
  func `the database refuses to change, skip or repeat`(sql: String) throws {
    let folder = try EvaluationFolder()
    let file = try Self.recorded(in: folder)
    #expect(throws: DatabaseError.self) { try file.database.write { try $0.execute(sql: sql) } }
    #expect(try file.draw(round: "mid") == Self.draw([Self.first]))
  }
}
