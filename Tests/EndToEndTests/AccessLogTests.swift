import Foundation
import Testing

/// Access logs through the real program: read, counted by page rules, stored once, and open to questions.
@Suite struct AccessLogTests {
  /// Two views of one page in January, one by a robot; nothing in February; one in March. A line is cut.
  static let log = """
    10.0.0.1 - - [05/Jan/2015:10:00:00 +0800] "GET /room HTTP/1.1" 200 10 "-" "Firefox"
    10.0.0.2 - - [05/Jan/2015:10:00:01 +0800] "GET /room HTTP/1.1" 200 10 "-" "Baiduspider/2.0"
    10.0.0.3 - - [05/Jan/2015:10:00:02 +0800] "GET
    10.0.0.1 - - [05/Mar/2015:10:00:00 +0800] "GET /room/2 HTTP/1.1" 200 10 "-" "Firefox"

    """

  @Test func `a log is read with its numbers and the rules under them`() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(Self.log, to: "access.log")
    let pages = try folder.write("pattern,site,project\n/room,futian-01,room\n", to: "pages.csv")
    let run = try ProgramRun.steelyard(["read", file, "--as", "log", "--pages", pages, "--format", "json"])
    #expect(run.status == 1)
    let report = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let numbers = try #require(report["log"] as? [String: Any])
    let expected = [
      "valid": 3, "failed": 1, "bytes": 30, "requests": 3, "visitors": 3, "visitorsWithoutBots": 2, "visits": 3,
      "notFound": 0,
    ]
    for (key, value) in expected { #expect(numbers[key] as? Int == value, "\(key)") }
    let rules = try #require(numbers["rules"] as? [String: Any])
    #expect(rules["visitGapMinutes"] as? Int == 30 && rules["visitor"] is String && rules["bots"] is String)
    let views = (numbers["pages"] as? [[String: Any]] ?? []).map { $0["cleanedViews"] as? Int }
    #expect(views == [1, nil, 1])
    #expect((report["verdict"] as? [String: Any])?["kind"] as? String == "log")
    let people = try ProgramRun.steelyard(["read", file, "--language", "en"]).output
    #expect(people.contains("Visitors  3\n") && people.contains("access.log, line 3, column “request”"))
  }

  @Test func `logs are stored as one batch of clicks, months without lines left out, and only once`() throws {
    let folder = try ScratchFolder()
    let evaluation = folder.path + "/e.steelyard"
    try RoundTests.require(["new", evaluation, "--programme", Checkout.programme] + RoundTests.time)
    let sites = try folder.write(
      "site,district,name,street,residents,eligible_elders,projects\nfutian-01,futian,甲,街,100,5,council\n",
      to: "sites.csv")
    let place = ["--into", evaluation] + RoundTests.time
    try RoundTests.require(["import", "sites", sites] + place)
    let lines = Self.log.split(separator: "\n", omittingEmptySubsequences: false)
    let files = [
      try folder.write(lines.prefix(2).joined(separator: "\n"), to: "access.log.1"),
      try folder.write(lines.dropFirst(2).joined(separator: "\n"), to: "access.log"),
    ]
    let pages = try folder.write("pattern,site\n/room,futian-01\n", to: "pages.csv")
    let logs = ["import", "logs"] + files + ["--pages", pages, "--round", "mid-term", "--language", "en"] + place
    let first = try ProgramRun.steelyard(logs)
    #expect(first.status == 1 && first.output.contains("Stored as batch 2."), "\(first.output)\(first.messages)")
    let second = try ProgramRun.steelyard(logs)
    #expect(second.status == 0 && second.output.contains("already stored as batch 2"))
    let batches = try ProgramRun.steelyard(["batches", evaluation, "--format", "csv"]).output
    #expect(batches.contains("access.log.1, access.log"))
    let problems = try ProgramRun.steelyard(["batches", evaluation, "--problems", "2"]).output
    #expect(problems.contains("unreadable-log-line") || problems.contains("request"))
  }

  @Test func `logs without page rules are not imported`() throws {
    let folder = try ScratchFolder()
    let evaluation = folder.path + "/e.steelyard"
    try RoundTests.require(["new", evaluation, "--programme", Checkout.programme] + RoundTests.time)
    let file = try folder.write(Self.log, to: "access.log")
    let run = try ProgramRun.steelyard(["import", "logs", file, "--into", evaluation, "--round", "mid-term"])
    #expect(run.status == 2 && run.messages.contains("--pages"))
  }
}
