import Foundation
import Testing

/// Steps of a round: signed in order, locked, reopened by a second person, found when altered; reports are drafts until then.
@Suite(.serialized) struct ProcedureTests {
  private static let round = ["--round", "mid-term"]

  private static func act(_ command: String, _ evaluation: String, _ step: String, by person: String) throws
    -> ProgramRun
  {
    let because = command == "reopen" ? ["--because", "misread"] : []
    return try ProgramRun.steelyard(
      [command, evaluation, "--step", step, "--by", person] + round + because + RoundTests.time)
  }

  private static func report(_ evaluation: String, to folder: String) throws -> String {
    try RoundTests.require(
      ["report", evaluation, "--to", folder, "--formats", "html", "--languages", "zh", "--only", "futian-01"] + round)
    return try String(contentsOfFile: folder + "/mid-term.futian-01.zh.html", encoding: .utf8)
  }

  @Test func `steps are signed in order, lock what they brought, and make a report final`() throws {
    let folder = try ScratchFolder()
    let evaluation = try ScenarioTests.imported(try CleanYear(), in: folder)
    let early = try Self.act("sign", evaluation, "review", by: "甲")
    #expect(early.status == 2 && early.messages.contains("self-report"))
    // The clean year brings neither installs nor rooms.
    let lacking = try Self.act("sign", evaluation, "self-report", by: "甲")
    #expect(lacking.status == 2 && lacking.messages.contains("rooms"))
    let installs = try folder.write("site,serial,installed,removed\nfutian-01,S1,2015-01-05,\n", to: "installs.csv")
    let rooms = try folder.write("site,date,start,end,user\nfutian-01,2015-01-05,10:00,11:00,U1\n", to: "rooms.csv")
    for (kind, file) in [("installs", installs), ("rooms", rooms)] {
      try RoundTests.require(["import", kind, file, "--into", evaluation] + Self.round + RoundTests.time)
    }
    #expect(try Self.act("sign", evaluation, "self-report", by: "甲").status == 0)
    #expect(try Self.act("sign", evaluation, "self-report", by: "甲").status == 2)

    // Locked: neither a further file nor taking one back.
    let late = try folder.write(
      "site,project,change,made,approved\nfutian-01,council,content,2015-03-11,\n", to: "late.csv")
    let refused = try ProgramRun.steelyard(
      ["import", "changes", late, "--into", evaluation, "--beside"] + Self.round + RoundTests.time)
    #expect(refused.status == 2 && refused.messages.contains("self-report"))
    let batches = try RoundTests.require(["batches", evaluation, "--format", "json"]).output
    let list = try #require(try JSONSerialization.jsonObject(with: Data(batches.utf8)) as? [[String: Any]])
    let ledger = try #require(list.first { $0["kind"] as? String == "ledger" }?["id"] as? Int)
    #expect(
      try ProgramRun.steelyard(["undo", evaluation, "\(ledger)", "--because", "x"] + RoundTests.time).status == 2)

    try RoundTests.require(["evaluate", evaluation] + Self.round + RoundTests.time)
    #expect(try Self.report(evaluation, to: folder.path + "/first").contains("草稿"))
    for step in ["district-report", "draw", "inspection", "review", "report"] {
      #expect(try Self.act("sign", evaluation, step, by: "甲").status == 0, "\(step)")
    }
    #expect(!(try Self.report(evaluation, to: folder.path + "/second").contains("草稿")))
    #expect(try ProgramRun.steelyard(["verify", evaluation]).status == 0)

    // Reopening: from the last, by another person.
    #expect(try Self.act("reopen", evaluation, "self-report", by: "乙").status == 2)
    #expect(try Self.act("reopen", evaluation, "report", by: "甲").status == 2)
    #expect(try Self.act("reopen", evaluation, "report", by: "乙").status == 0)
    #expect(try Self.report(evaluation, to: folder.path + "/third").contains("草稿"))
    let events = try RoundTests.require(["events", evaluation]).output
    #expect(events.contains("reopen") && events.contains("misread") && events.contains("乙"))

    let calendar = ["calendar", evaluation, "--language", "en"]
    let on = try RoundTests.require(calendar + ["--on", "2015-08-01", "--format", "csv"]).output
    #expect(on.contains("Mid-term evaluation report,2015-07-31,2015-07-31,the evaluator,late"))
    #expect(on.contains("Sites send half-yearly summary and statistics to the district,2015-05-01,2015-05-31,"))
    #expect(
      try RoundTests.require(calendar + ["--on", "2015-08-01", "--format", "ics"]).output.contains("BEGIN:VEVENT"))
    #expect(try ProgramRun.steelyard(calendar + ["--on", "2015-02-29"]).status == 2)
  }
}
