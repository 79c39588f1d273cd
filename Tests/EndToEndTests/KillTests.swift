import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The program is killed in the middle of imports; what it acknowledged must be there, and nothing half.
@Suite struct KillTests {
  static let runs = 20

  @Test func `no acknowledged row is lost and no batch is partial`() throws {
    let folder = try ScratchFolder()
    let evaluation = folder.path + "/sample.steelyard"
    try RoundTests.require(["new", evaluation, "--programme", Checkout.programme] + RoundTests.time)
    try RoundTests.require(["import", "sites", "\(Checkout.sample)/sites.csv", "--into", evaluation] + RoundTests.time)
    var acknowledged: Set<String> = []
    var killed = 0
    for run in 0..<Self.runs {
      let file = try Self.manyRows(of: run, in: folder)
      let (finished, output) = try Self.importAndKill(
        file, into: evaluation, afterMilliseconds: 30 + run * 23, in: folder)
      killed += finished ? 0 : 1
      if finished || output.contains("rooms-\(run).csv") { acknowledged.insert("rooms-\(run).csv") }
      let stored = try Self.check(evaluation)
      #expect(acknowledged.isSubset(of: Set(stored.keys)), "run \(run)")
      #expect(stored.values.allSatisfy { $0 == Self.rowCount }, "run \(run): \(stored)")
    }
    #expect(killed > 0, "every import ended before it was killed: the test has shown nothing")
  }

  static let rowCount = 4_000

  /// A file of room sessions, different in each run.
  private static func manyRows(of run: Int, in folder: ScratchFolder) throws -> String {
    let sites = try String(contentsOfFile: Checkout.sample + "/sites.csv", encoding: .utf8)
    let line = try #require(sites.split(whereSeparator: \.isNewline).dropFirst().first)
    let site = try #require(line.split(separator: ",").first)
    var text = "site,date,start,end,user\n"
    for row in 0..<rowCount { text += "\(site),2015-03-0\(1 + row % 9),09:00,09:30,u\(run)-\(row)\n" }
    return try folder.write(text, to: "rooms-\(run).csv")
  }

  private static func importAndKill(
    _ file: String, into evaluation: String, afterMilliseconds delay: Int, in folder: ScratchFolder
  ) throws -> (finished: Bool, output: String) {
    let process = Foundation.Process()
    process.executableURL = URL(fileURLWithPath: Checkout.program)
    process.arguments = ["import", "rooms", file, "--into", evaluation, "--round", "mid-term"] + RoundTests.time
    let path = folder.path + "/out"
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(useconds_t(delay * 1000))
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return (process.terminationReason == .exit, try String(contentsOfFile: path, encoding: .utf8))
  }

  /// Rows really stored for each file whose batch is on record; the database must be sound.
  private static func check(_ evaluation: String) throws -> [String: Int] {
    let script = """
      import sqlite3, sys, json
      c = sqlite3.connect(sys.argv[1])
      assert c.execute('PRAGMA integrity_check').fetchall() == [('ok',)]
      assert c.execute('PRAGMA foreign_key_check').fetchall() == []
      print(json.dumps(dict(c.execute('''SELECT b.file, count(r.line) FROM batch b LEFT JOIN rooms r ON r.batch = b.id
      WHERE b.kind = 'rooms' GROUP BY b.id''').fetchall())))
      """
    let run = try ProgramRun.run("/usr/bin/env", ["python3", "-c", script, evaluation])
    try #require(run.status == 0, "\(run.messages)")
    return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Int])
  }
}
