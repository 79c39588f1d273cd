import Foundation
import Testing

/// The list of sites with the real program: from an evaluation to a draw in which flagged sites are certain.
@Suite struct FrameTests {
  let folder: ScratchFolder
  let evaluation: String
  let draw: String

  init() throws {
    folder = try ScratchFolder()
    evaluation = folder.path + "/sample.steelyard"
    draw = folder.path + "/draw"
    try RoundTests.require(["new", evaluation, "--programme", Checkout.programme] + RoundTests.time)
    try RoundTests.require(["import", "sites", "\(Checkout.sample)/sites.csv", "--into", evaluation] + RoundTests.time)
  }

  private func frame(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun.steelyard(
      ["draw", "frame", evaluation, "--round", "mid-term", "--to", draw, "--language", "en"] + arguments)
  }

  /// The rows of a table of the draw's folder.
  private func rows(_ name: String) throws -> [[String]] {
    try String(contentsOfFile: draw + "/" + name, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test func `flagged sites are drawn with certainty and stand for themselves`() throws {
    let made = try frame(["--certain", "futian-03=three complaints", "--certain", "dapeng-01=fire"])
    #expect(made.status == 0 && made.output.contains("--stratum futian-certain=1+0"), "\(made.messages)")
    #expect(try rows("frame.tsv").count == 100)
    #expect(try rows("certain.tsv") == [["dapeng-01", "fire"], ["futian-03", "three complaints"]])

    let strata = Set(try rows("frame.tsv").map { $0[1] }).sorted()
    #expect(strata.count == 12)
    let sizes = strata.flatMap { ["--stratum", $0.hasSuffix("-certain") ? "\($0)=1+0" : "\($0)=3+1"] }
    func step(_ arguments: [String]) throws {
      try RoundTests.require(["draw", arguments[0], draw] + arguments.dropFirst())
    }
    try step(
      ["plan", "--draw-id", "SZ-CERTAIN"] + sizes + ["--party", "bureau"] + CeremonyFolder.diceEvent
        + ["--when", "2015-06-15T10:00:00+08:00", "--what", "before the districts", "--fallback", "void"]
        + ["--at", "2015-06-10T09:00:00+08:00"])
    try step(CeremonyFolder.commit("bureau", CeremonyFolder.bureauSecret))
    try step(CeremonyFolder.reveal("bureau", CeremonyFolder.bureauSecret))
    let dice = try String(contentsOfFile: draw + "/plan.json", encoding: .utf8).firstMatch(of: /"digits": ?(\d+)/)
    let digits = try #require(dice.flatMap { Int($0.output.1) })
    try step(CeremonyFolder.happen(String(repeating: "3", count: digits)))
    try step(["run", "--into", evaluation, "--round", "mid-term"] + RoundTests.time)
    let selected = try rows("result.tsv").filter { $0[0].hasSuffix("-certain") }
    #expect(Set(selected.map { $0[2] }) == ["futian-03", "dapeng-01"])
    #expect(try RoundTests.require(["draw", "verify", draw]).status == 0)
    let verified = try ProgramRun.run("/usr/bin/env", ["python3", draw + "/verify_draw.py", draw])
    #expect(verified.status == 0, "\(verified.messages)")
  }

  @Test func `every site with a finding is certain, for the finding's reason`() throws {
    let sample = "\(Checkout.sample)/mid-term"
    try RoundTests.require(
      ["import", "self-reports", "\(sample)/self-reports.csv", "--into", evaluation, "--round", "mid-term"]
        + RoundTests.time)
    try RoundTests.require(
      ["import", "survey", "\(sample)/survey-plain.csv", "--instrument", Checkout.instrument, "--into", evaluation]
        + ["--round", "mid-term"] + RoundTests.time)
    #expect(try frame(["--flagged", "late-self-report"]).status == 0)
    let findings = try RoundTests.require(["check", evaluation, "--round", "mid-term", "--format", "json"]).output
    struct Row: Decodable {
      let code: String
      let site: String?
    }
    let late = try JSONDecoder().decode([Row].self, from: Data(findings.utf8)).filter { $0.code == "late-self-report" }
    #expect(!late.isEmpty)
    #expect(Set(try rows("certain.tsv").map { $0[0] }) == Set(late.compactMap(\.site)))
  }

  @Test(arguments: [
    (["--certain", "nowhere=x"], "nowhere"), (["--certain", "futian-03"], "SITE=REASON"),
    (["--flagged", "no-such-code"], "no-such-code"),
  ])
  func `what cannot be is refused and nothing is written`(arguments: [String], reason: String) throws {
    let run = try frame(arguments)
    #expect(run.status == 2 && run.messages.contains(reason), "\(run.messages)")
    #expect(!FileManager.default.fileExists(atPath: draw + "/frame.tsv"))
  }

  @Test func `a list that is there is not written again`() throws {
    #expect(try frame([]).status == 0)
    let before = try rows("frame.tsv")
    let again = try frame(["--certain", "futian-03=late thought"])
    #expect(again.status == 2 && again.messages.contains("frame.tsv"))
    #expect(try rows("frame.tsv") == before)
  }
}
