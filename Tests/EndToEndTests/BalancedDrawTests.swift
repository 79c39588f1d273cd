import Foundation
import Testing

/// Balanced and spatial draws with the real program: they walk the same ceremony, are re-derived by the program, and say plainly
/// that the handed-out verifier cannot run them again.
@Suite struct BalancedDrawTests {
  /// Of the twelve sites of the protocol's example 1: a score and a place.
  static let covariates = """
    unit_id\tscore\teast\tnorth
    FT-01\t71.5\t114.05\t22.54
    FT-02\t64\t114.06\t22.57
    FT-03\t88\t114.09\t22.55
    FT-04\t59.25\t114.03\t22.52
    FT-05\t76\t114.02\t22.54
    LG-01\t81\t114.12\t22.60
    LG-02\t70\t114.20\t22.64
    LG-03\t66\t114.07\t22.64
    LG-04\t93\t114.13\t22.69
    NS-01\t77\t113.94\t22.54
    NS-02\t62\t113.92\t22.48
    NS-03\t85\t113.95\t22.58

    """

  private func drawn(_ method: String) throws -> CeremonyFolder {
    let folder = try CeremonyFolder(.frame)
    try folder.write(Self.covariates, to: "covariates.tsv")
    try folder.done(CeremonyFolder.plan() + ["--method", method])
    try folder.done(CeremonyFolder.commit("evaluator", CeremonyFolder.evaluatorSecret))
    try folder.done(CeremonyFolder.commit("bureau", CeremonyFolder.bureauSecret))
    try folder.done(CeremonyFolder.reveal("evaluator", CeremonyFolder.evaluatorSecret))
    try folder.done(CeremonyFolder.reveal("bureau", CeremonyFolder.bureauSecret))
    try folder.done(CeremonyFolder.happen(CeremonyFolder.dice))
    try folder.done(["run"])
    return folder
  }

  @Test(arguments: ["cube", "localPivotal", "scps"])
  func `the program re-derives the draw and the other verifiers refuse it clearly`(method: String) throws {
    let folder = try drawn(method)
    let rows = try folder.read("result.tsv").split(separator: "\n").dropFirst().map { $0.split(separator: "\t") }
    for (stratum, count) in [("FT", 2), ("LG", 2), ("NS", 1)] {
      #expect(rows.count { $0[0] == stratum && $0[3] == "selected" } == count)
    }
    #expect(try folder.draw(["verify"]).status == 0)
    #expect(try ProgramRun.steelyard(["verify", folder.path]).status == 0)
    let ours = try folder.verified()
    #expect(ours.status == 1 && ours.output.contains("run: steelyard draw verify"), "\(ours.output)")
    if let reference = try folder.verifiedByReference() { #expect(reference.status != 0) }
    for (page, words) in [("certificate.zh.html", "steelyard draw verify"), ("certificate.en.html", "floating-point")] {
      #expect(try folder.read(page).contains(words))
    }
    #expect(try !folder.read("certificate.en.html").contains("python3 verify_draw.py"))
    let before = try folder.contents()
    try folder.done(["run"])
    #expect(try folder.contents() == before)
  }

  @Test func `the draw is recorded with its covariates and evaluated from the record`() throws {
    let folder = try drawn("cube")
    let scratch = try ScratchFolder()
    let evaluation = scratch.path + "/sample.steelyard"
    try RoundTests.require(["new", evaluation, "--programme", Checkout.programme] + RoundTests.time)
    let place = ["--into", evaluation, "--round", "mid-term"] + RoundTests.time
    try folder.done(["run"] + place)
    let lost = try #require(
      try folder.read("result.tsv").split(separator: "\n").dropFirst().first?.split(separator: "\t")[2])
    try folder.done(["dispose", "--unit", String(lost), "--to", "closed", "--because", "rebuilt"])
    try folder.done(["run"] + place)
    #expect(try RoundTests.require(["verify", evaluation]).status == 0)
  }

  @Test(arguments: [
    ("71.5", "71.6", "covariates.tsv"), ("score", "rank", "covariates.tsv"),
  ])
  func `touched covariates are refused`(text: String, replacement: String, reason: String) throws {
    let folder = try drawn("localPivotal")
    try folder.edit("covariates.tsv", text, to: replacement)
    for step in ["run", "verify"] {
      let run = try folder.draw([step])
      #expect(run.status == 2 && run.messages.contains(reason), "\(run.messages)")
    }
  }

  @Test func `covariates that do not fit the frame, or are missing, are refused before anybody commits`() throws {
    let folder = try CeremonyFolder(.frame)
    let plan = CeremonyFolder.plan() + ["--method", "scps"]
    #expect(try folder.draw(plan).messages.contains("covariates.tsv"))
    let faults = [
      ("FT-02\t64", "FT-03\t64", "line 3"), ("71.5", "7e1", "decimal"), ("NS-03\t85\t113.95\t22.58\n", "", "12"),
      ("unit_id\tscore", "unit_id\teast", "line 1"),
    ]
    for (text, replacement, reason) in faults {
      try folder.write(Self.covariates.replacing(text, with: replacement), to: "covariates.tsv")
      let run = try folder.draw(plan)
      #expect(run.status == 2 && run.messages.contains(reason), "\(run.messages)")
    }
    try folder.write(Self.covariates, to: "covariates.tsv")
    let earlier = try CeremonyFolder(.drawn)
    let avoiding =
      plan.map { $0 == "NS=1+1" ? "NS=1+1,avoid" : $0 } + ["--previous", earlier.path + "/certificate.json"]
    #expect(try folder.draw(avoiding).messages.contains("cannot avoid"))
  }
}
