import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Repairs and corrected files, through the real program.
@Suite struct RepairTests {
  let folder: ScratchFolder
  let evaluation: String
  static let clicks =
    "site,month,page_views,visitors\nfutian-01,2015-03,10,2\nfutian-02,2015-03,一些,2\n老福田,2015-03,30,3\n"

  init() throws {
    folder = try ScratchFolder()
    evaluation = folder.path + "/sample.steelyard"
    try RoundTests.require(["new", evaluation, "--programme", Checkout.programme] + RoundTests.time)
    try RoundTests.require(
      ["import", "sites", "\(Checkout.sample)/sites.csv", "--into", evaluation] + RoundTests.time)
  }

  private func imported(_ file: String, _ options: [String] = []) throws -> (status: Int32, json: [String: Any]) {
    let run = try ProgramRun.steelyard(
      ["import", "clicks", file, "--into", evaluation, "--round", "mid-term", "--format", "json"] + RoundTests.time
        + options)
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return (run.status, try #require(json, "\(run.messages)"))
  }

  private func repair(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun.steelyard(["repair", "add", evaluation, "--language", "en"] + arguments + RoundTests.time)
  }

  private func batches() throws -> [[String: Any]] {
    let run = try ProgramRun.steelyard(["batches", evaluation, "--format", "json"])
    return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
  }

  @Test func `repairs are applied again at every import, and the batch names them`() throws {
    let file = try folder.write(Self.clicks, to: "clicks.csv")
    #expect(try imported(file).json["batch"] as? Int == 2)
    let why = ["--because", "confirmed by the district"]
    #expect(
      try repair(["--kind", "clicks", "--column", "浏览量", "--value", "一些", "--to", "20"] + why).status == 0)
    #expect(try repair(["--site", "老福田", "--to", "futian-03"] + why).status == 0)

    let offered = try imported(file)
    #expect(offered.status == 1)
    #expect(offered.json["ending"] as? String == "undecided")
    #expect(((offered.json["difference"] as? [String: Any])?["added"] as? [Any])?.count == 2)
    let replaced = try imported(file, ["--replace", "2"])
    #expect(replaced.status == 0)
    #expect((replaced.json["rows"] as? [String: Int])?["rejected"] == 0)
    #expect(try imported(file).json["ending"] as? String == "already-stored")

    let batch = try #require(try batches().last)
    #expect(batch["replaces"] as? Int == 2)
    #expect(batch["repairs"] as? [[String: Int]] == [["repair": 1, "cells": 1], ["repair": 2, "cells": 1]])

    // Another file with the same faults is mended without a word from anybody; a repair taken back is not applied.
    let next = try folder.write(Self.clicks.replacingOccurrences(of: "2015-03", with: "2015-04"), to: "april.csv")
    #expect(try imported(next).status == 0)
    let removal = ["repair", "remove", evaluation, "2", "--because", "another site"] + RoundTests.time
    #expect(try ProgramRun.steelyard(removal).status == 0)
    #expect(try ProgramRun.steelyard(removal).status == 2)
    let may = try folder.write(Self.clicks.replacingOccurrences(of: "2015-03", with: "2015-05"), to: "may.csv")
    let last = try imported(may)
    #expect(last.status == 1)
    #expect((last.json["rows"] as? [String: Int])?["rejected"] == 1)
  }

  @Test func `one cell and one row of one file are mended, and the list says all of it`() throws {
    let text = Self.clicks.replacingOccurrences(of: "老福田,2015-03", with: "futian-01,2015-03")
    let file = try folder.write(text, to: "clicks.csv")
    let cell = ["--kind", "clicks", "--file", file, "--line", "3", "--column", "page_views", "--to", "20"]
    #expect(try repair(cell + ["--because", "paper form"]).status == 0)
    #expect(
      try repair(["--kind", "clicks", "--file", file, "--line", "4", "--accept", "--because", "two servers"]).status
        == 0)
    let stored = try imported(file)
    #expect(stored.status == 0)
    #expect((stored.json["rows"] as? [String: Int])?["data"] == 3)
    let list = try ProgramRun.steelyard(["repair", "list", evaluation, "--format", "json"])
    let repairs = try #require(try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]])
    #expect(repairs.map { $0["action"] as? String } == ["replace", "accept"])
    #expect(repairs.map { $0["line"] as? Int } == [3, 4])
    #expect(repairs.map { $0["because"] as? String } == ["paper form", "two servers"])
    let chinese = try ProgramRun.steelyard(["repair", "list", evaluation])
    #expect(chinese.output.contains("第 3 行“page_views”列改读作“20”"))
  }

  @Test(arguments: [
    (["--because", "x"], "does not say what to mend"),
    (["--kind", "clicks", "--column", "page_views", "--value", "6", "--because", "x"], "does not say what to mend"),
    (
      ["--kind", "clicks", "--column", "page_views", "--value", "6", "--missing", "--to", "5", "--because", "x"],
      "does not say what to mend"
    ),
    (["--kind", "clicks", "--column", "views", "--value", "6", "--missing", "--because", "x"], "no column “views”"),
    (["--kind", "survey", "--column", "overall", "--value", "6", "--missing", "--because", "x"], "--instrument"),
    (["--site", "老福田", "--to", "futian-0l", "--because", "x"], "futian-01"),
    (["--kind", "clicks", "--column", "month", "--value", "6", "--missing", "--because", " "], "--because"),
  ]) func `a repair that could never be applied is refused`(arguments: [String], words: String) throws {
    let run = try repair(arguments)
    #expect(run.status == 2)
    #expect(run.messages.contains(words), "\(run.messages)")
  }

  @Test func `a line that is none is refused`() throws {
    let file = try folder.write(Self.clicks, to: "clicks.csv")
    let run = try repair(["--kind", "clicks", "--file", file, "--line", "9", "--accept", "--because", "x"])
    #expect(run.status == 2)
    #expect(run.messages.contains("line 9"))
  }
}

/// A corrected file takes the place of a batch.
@Suite struct ReplacementTests {
  let folder: ScratchFolder
  let evaluation: String
  static let rowCount = 3_000

  init() throws {
    folder = try ScratchFolder()
    evaluation = folder.path + "/sample.steelyard"
    try RoundTests.require(["new", evaluation, "--programme", Checkout.programme] + RoundTests.time)
    try RoundTests.require(
      ["import", "sites", "\(Checkout.sample)/sites.csv", "--into", evaluation] + RoundTests.time)
  }

  private func run(_ file: String, _ options: [String]) throws -> ProgramRun {
    try ProgramRun.steelyard(
      ["import", "clicks", file, "--into", evaluation, "--round", "mid-term"] + RoundTests.time + options)
  }

  @Test func `it is compared row by row, in both languages, and stored only on demand`() throws {
    let header = "site,month,page_views,visitors\n"
    let old = header + "futian-01,2015-03,10,2\nfutian-02,2015-03,20,2\nfutian-03,2015-03,30,2\n"
    let new = header + "futian-02,2015-03,25,2\nfutian-01,2015-03,10,2\nfutian-04,2015-03,40,2\n"
    try RoundTests.require(
      ["import", "clicks", try folder.write(old, to: "clicks.csv"), "--into", evaluation, "--round", "mid-term"]
        + RoundTests.time)
    let corrected = try folder.write(new, to: "corrected.csv")
    let chinese = try run(corrected, [])
    #expect(chinese.status == 1)
    for words in ["新增 1 行，删去 1 行，改动 1 行（1 格），不变 1 行", "page_views 20 → 25", "--replace 2"] {
      #expect(chinese.output.contains(words), "\(words) in \(chinese.output)")
    }
    let trial = try run(corrected, ["--replace", "2", "--dry-run", "--language", "en"])
    #expect(trial.status == 0)
    for words in ["1 rows added, 1 removed, 1 changed (1 cells), 1 unchanged", "futian-04", "futian-03", "a trial"] {
      #expect(trial.output.contains(words), "\(words) in \(trial.output)")
    }
    let json = try run(corrected, ["--replace", "2", "--format", "json"])
    let printed = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let difference = try #require(printed["difference"] as? [String: Any])
    let change = try #require((difference["changed"] as? [[String: Any]])?.first)
    #expect(change["key"] as? [String] == ["futian-02", "2015-03"])
    #expect(change["cells"] as? [[String: String]] == [["column": "page_views", "before": "20", "after": "25"]])
    #expect(printed["batch"] as? Int == 3)
    #expect(try run(corrected, ["--replace", "2"]).status == 2)
    #expect(try run(corrected, ["--replace", "9"]).status == 2)
    #expect(try run(corrected, ["--replace", "1"]).status == 2)
  }

  @Test func `other rows need no word, the same rows beside each other one`() throws {
    let header = "site,month,page_views,visitors\n"
    let march = try folder.write(header + "futian-01,2015-03,10,2\n", to: "march.csv")
    let april = try folder.write(header + "futian-01,2015-04,10,2\n", to: "april.csv")
    let again = try folder.write(header + "futian-01,2015-03,11,2\n", to: "again.csv")
    #expect(try run(march, []).status == 0)
    #expect(try run(april, []).status == 0)
    #expect(try run(again, []).status == 1)
    #expect(try run(again, ["--beside"]).status == 0)
  }

  /// Killed at many moments, the program leaves either the old batch or the new one in force, whole.
  @Test func `at no moment do both versions count, or neither`() throws {
    var inForce = 0
    var (killed, replaced) = (0, 0)
    for attempt in 0..<16 {
      let file = try manyRows(of: attempt)
      let place = inForce == 0 ? ["--beside"] : ["--replace", "\(inForce)"]
      if inForce == 0 {
        try RoundTests.require(
          ["import", "rooms", file, "--into", evaluation, "--round", "mid-term"] + place + RoundTests.time)
      } else {
        killed += try startAndKill(file, place, afterMilliseconds: 60 + attempt * 45) ? 1 : 0
      }
      let counted = try countedBatches()
      #expect(counted.map(\.rows) == [Self.rowCount], "attempt \(attempt)")
      let batch = try #require(counted.first).batch
      replaced += inForce != 0 && batch != inForce ? 1 : 0
      inForce = batch
    }
    #expect(killed > 0, "nothing was killed: the test has shown nothing")
    #expect(replaced > 0, "nothing was replaced: the test has shown nothing")
  }

  private func manyRows(of attempt: Int) throws -> String {
    var text = "site,date,start,end,user\n"
    for row in 0..<Self.rowCount {
      text += "futian-01,2015-03-0\(1 + row % 9),09:00,09:30,u\(row % 10 == 0 ? attempt : 0)-\(row)\n"
    }
    return try folder.write(text, to: "rooms-\(attempt).csv")
  }

  private func startAndKill(_ file: String, _ place: [String], afterMilliseconds delay: Int) throws -> Bool {
    let process = Foundation.Process()
    process.executableURL = URL(fileURLWithPath: Checkout.program)
    process.arguments =
      ["import", "rooms", file, "--into", evaluation, "--round", "mid-term"] + place + RoundTests.time
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: Double(delay) / 1000)
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return process.terminationReason != .exit
  }

  /// The batches of rooms that count, with the rows that they really have.
  private func countedBatches() throws -> [(batch: Int, rows: Int)] {
    let script = """
      import sqlite3, sys, json
      c = sqlite3.connect(sys.argv[1])
      assert c.execute('PRAGMA integrity_check').fetchall() == [('ok',)]
      assert c.execute('PRAGMA foreign_key_check').fetchall() == []
      print(json.dumps(c.execute('''SELECT b.id, count(r.line) FROM batch b LEFT JOIN rooms r ON r.batch = b.id
      WHERE b.kind = 'rooms' AND b.undone_at IS NULL GROUP BY b.id''').fetchall()))
      """
    let run = try ProgramRun.run("/usr/bin/env", ["python3", "-c", script, evaluation])
    try #require(run.status == 0, "\(run.messages)")
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[Int]])
    return rows.map { ($0[0], $0[1]) }
  }
}
