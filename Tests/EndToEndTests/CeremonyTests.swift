import Foundation
import Testing

/// The ceremony of a draw with the real program: what it writes, and every way of steering a draw that it must refuse
/// (vdraw/1, sections 8 and 10).
@Suite struct CeremonyTests {
  @Test func `a ceremony leaves what three verifiers accept`() throws {
    let folder = try CeremonyFolder(.drawn)
    #expect(try folder.draw(["verify"]).status == 0)
    let ours = try folder.verified()
    #expect(ours.status == 0, "\(ours.output)")
    if let reference = try folder.verifiedByReference() { #expect(reference.status == 0, "\(reference.output)") }
    let before = try folder.contents()
    try folder.done(["run"])
    #expect(try folder.contents() == before)
  }

  @Test func `the verifier that is handed out is the one in the manual`() throws {
    let manual = try String(contentsOfFile: Checkout.root + "/docs/verify/verify_draw.py", encoding: .utf8)
    #expect(try CeremonyFolder(.drawn).read("verify_draw.py") == manual)
    #expect(manual.split(separator: "\n", omittingEmptySubsequences: false).count <= 251)
  }

  /// A step that must be refused at a stage, and a word of the reason.
  struct Refusal: CustomTestStringConvertible {
    let testDescription: String
    let stage: CeremonyFolder.Stage
    let step: [String]
    let reason: String

    init(_ name: String, _ stage: CeremonyFolder.Stage, _ step: [String], _ reason: String) {
      (testDescription, self.stage, self.step, self.reason) = (name, stage, step, reason)
    }
  }

  private typealias Steps = CeremonyFolder

  static let refusals = [
    Refusal("second plan", .planned, Steps.plan(), "plan.json"),
    Refusal("event before the plan", .frame, Steps.plan() + ["--at", "2015-06-15T10:00:00+08:00"], "too late"),
    Refusal("dice below 20", .frame, Steps.plan(event: ["--event", "dice", "--who", "n", "--digits", "19"]), "20"),
    Refusal(
      "a beacon without its round", .frame, Steps.plan(event: ["--event", "drand", "--who", "c"]), "--drand-round"),
    Refusal("more sites than there are", .frame, Steps.plan().map { $0 == "NS=1+1" ? "NS=4+1" : $0 }, "NS"),
    Refusal("a stratum left out", .frame, Steps.plan().map { $0 == "NS=1+1" ? "XX=1+1" : $0 }, "strata"),
    Refusal(
      "avoiding without the earlier draw", .frame, Steps.plan().map { $0 == "NS=1+1" ? "NS=1+1,avoid" : $0 },
      "--previous"),
    Refusal("a party twice", .frame, Steps.plan().map { $0 == "bureau" ? "evaluator" : $0 }, "--party"),
    Refusal("no fallback", .frame, Steps.plan().map { $0 == "void, three days" ? " " : $0 }, "--fallback"),
    Refusal("a secret that can be guessed", .planned, Steps.commit("bureau", "20150615"), "128"),
    Refusal(
      "32 digits are below 128 bits", .planned, Steps.commit("bureau", String(repeating: "27", count: 16)), "128"),
    Refusal("a stranger commits", .planned, Steps.commit("mayor", Steps.bureauSecret), "mayor"),
    Refusal(
      "sealed after the event", .planned, Steps.commit("bureau", Steps.bureauSecret, at: "2015-06-15T10:00:00+08:00"),
      "too late"),
    Refusal("reveal before the seal", .planned, Steps.reveal("bureau", Steps.bureauSecret), "not sealed"),
    Refusal("draw from a draft", .planned, ["run"], "ceremony.json"),
    Refusal("another commitment after the seal", .sealed, Steps.commit("bureau", Steps.evaluatorSecret), "sealed"),
    Refusal("reveal not matching", .sealed, Steps.reveal("bureau", Steps.evaluatorSecret), "does not open"),
    Refusal("event before the reveals", .sealed, Steps.happen(Steps.dice), "evaluator, bureau"),
    Refusal("reveal twice", .revealed, Steps.reveal("bureau", Steps.bureauSecret), "exchanged"),
    Refusal("draw without the event", .revealed, ["run"], "contributions"),
    Refusal("19 dice", .revealed, Steps.happen(String(Steps.dice.dropLast())), "20"),
    Refusal("a die that is none", .revealed, Steps.happen(String(Steps.dice.dropLast()) + "x"), "20"),
    Refusal("another kind of event", .revealed, Steps.happen("1.2.3./", kind: "lottery"), "dice"),
    Refusal(
      "event at the time of the plan", .revealed, Steps.happen(Steps.dice, at: "2015-06-10T09:00:00+08:00"), "early"),
    Refusal(
      "event at the time of a reveal", .revealed, Steps.happen(Steps.dice, at: "2015-06-15T09:50:00+08:00"), "early"),
    Refusal("event before its time", .revealed, Steps.happen(Steps.dice, at: "2015-06-15T09:59:59+08:00"), "early"),
    Refusal("event twice", .happened, Steps.happen("27182818284590452353"), "known"),
    Refusal(
      "void after the event", .happened,
      Steps.void(at: "2015-06-15T11:00:00+08:00", next: "2015-06-18T10:00:00+08:00"), "known"),
    Refusal(
      "void without a reason", .sealed,
      Steps.void(because: " ", at: "2015-06-14T11:00:00+08:00", next: "2015-06-18T10:00:00+08:00"), "--because"),
    Refusal("second ceremony", .drawn, Steps.happen("27182818284590452353"), "known"),
    Refusal(
      "a site that was not drawn", .drawn, ["dispose", "--unit", "ZZ-9", "--to", "closed", "--because", "x"], "ZZ-9"),
    Refusal("another fate", .drawn, ["dispose", "--unit", "ZZ-9", "--to", "dull", "--because", "x"], "dull"),
  ]

  @Test(arguments: refusals) func `a step out of order is refused and changes nothing`(refusal: Refusal) throws {
    let folder = try CeremonyFolder(refusal.stage)
    let before = try folder.contents()
    let run = try folder.draw(refusal.step)
    #expect(run.status == 2)
    #expect(run.messages.contains(refusal.reason), "\(run.messages)")
    #expect(try folder.contents() == before)
  }

  @Test(arguments: ["plan", "commit", "reveal", "event", "void", "run", "dispose", "verify"])
  func `no step takes a seed`(step: String) throws {
    let run = try CeremonyFolder(.frame).draw([step, "--seed", "1"])
    #expect(run.status == 2)
    let help = try ProgramRun.steelyard(["draw", step, "--help"])
    #expect(!help.output.contains("--seed"))
  }

  @Test func `a reserve moves up in its order and no other way`() throws {
    let folder = try CeremonyFolder(.drawn)
    let rows = try folder.read("result.tsv").split(separator: "\n").dropFirst().map { $0.split(separator: "\t") }
    let futian = rows.filter { $0[0] == "FT" }.map { String($0[2]) }
    let before = try folder.contents()
    let skipped = try folder.draw(["dispose", "--unit", futian[2], "--to", "closed", "--because", "not wanted"])
    #expect(skipped.status == 2)
    for reason in ["", " ", "two\nlines"] {
      let run = try folder.draw(["dispose", "--unit", futian[0], "--to", "closed", "--because", reason])
      #expect(run.status == 2)
    }
    #expect(try folder.draw(["dispose", "--unit", futian[0], "--to", "closed"]).status == 2)
    #expect(try folder.contents() == before)
    try folder.done(["dispose", "--unit", futian[0], "--to", "closed", "--because", "rebuilt"])
    #expect(try folder.read("dispositions.tsv") == "\(futian[0])\tclosed\trebuilt\n")
    let certificate = try JSONSerialization.jsonObject(with: Data(try folder.read("certificate.json").utf8))
    let final = (certificate as? [String: Any])?["final"] as? [String: Any]
    #expect((final?["units"] as? [String])?.prefix(2) == [futian[1], futian[2]])
    #expect(try folder.verified().status == 0)
    if let reference = try folder.verifiedByReference() { #expect(reference.status == 0) }
    #expect(try folder.draw(["verify"]).status == 0)
  }

  @Test func `a voided attempt stays in every later plan and its commitments are spent`() throws {
    let folder = try CeremonyFolder(.sealed)
    let sealed = try folder.read("plan.json")
    try folder.done(CeremonyFolder.void(at: "2015-06-15T10:30:00+08:00", next: "2015-06-18T10:00:00+08:00"))
    #expect(try folder.read("plan.attempt-1.json") == sealed)
    #expect(try folder.read("plan.json").contains("the bureau was late"))
    let spent = try folder.draw(
      CeremonyFolder.commit("bureau", CeremonyFolder.bureauSecret, at: "2015-06-16T09:00:00+08:00"))
    #expect(spent.status == 2)
    #expect(spent.messages.contains("voided"))
    for (party, secret) in [
      ("evaluator", "f3b2c4d89c1f0a77d2e84b3c55aa10e6"), ("bureau", "9cf4f3c7b7e151628aed2a6abf715880"),
    ] {
      try folder.done(CeremonyFolder.commit(party, secret, at: "2015-06-16T09:00:00+08:00"))
    }
    for (party, secret) in [
      ("evaluator", "f3b2c4d89c1f0a77d2e84b3c55aa10e6"), ("bureau", "9cf4f3c7b7e151628aed2a6abf715880"),
    ] {
      try folder.done(CeremonyFolder.reveal(party, secret, at: "2015-06-18T09:00:00+08:00"))
    }
    try folder.done(CeremonyFolder.happen(CeremonyFolder.dice, at: "2015-06-18T10:01:00+08:00"))
    try folder.done(["run"])
    #expect(try folder.verified().status == 0)
    let page = try folder.read("certificate.en.html")
    #expect(page.contains("attempt 2") && page.contains("the bureau was late"))
  }

  @Test func `a lottery's reveals end when the lottery may be known`() throws {
    let lottery = ["--event", "lottery", "--who", "welfare-lottery"]
    let folder = try CeremonyFolder(.sealed, event: lottery)
    let late = try folder.draw(
      CeremonyFolder.reveal("bureau", CeremonyFolder.bureauSecret, at: "2015-06-15T10:00:00+08:00"))
    #expect(late.status == 2 && late.messages.contains("too late"))
    try folder.done(CeremonyFolder.reveal("bureau", CeremonyFolder.bureauSecret))
    try folder.done(CeremonyFolder.reveal("evaluator", CeremonyFolder.evaluatorSecret))
    let void = try folder.draw(
      CeremonyFolder.void(at: "2015-06-15T10:00:00+08:00", next: "2015-06-18T10:00:00+08:00"))
    #expect(void.status == 2 && void.messages.contains("known"))
    // Before its time the attempt can be voided, but not for the same lottery.
    let same = try folder.draw(
      CeremonyFolder.void(at: "2015-06-15T09:55:00+08:00", next: "2015-06-18T10:00:00+08:00"))
    #expect(same.status == 2 && same.messages.contains("--what"))
    #expect(try folder.draw(CeremonyFolder.happen("8.3.14./7./", kind: "lottery")).status == 2)
    try folder.done(CeremonyFolder.happen("3.8.14.19.26.31./7./", kind: "lottery"))
    try folder.done(["run"])
    #expect(try folder.verified().status == 0)
  }

  @Test func `a new secret is kept outside the published folder`() throws {
    let folder = try CeremonyFolder(.planned)
    let commit = ["commit", "--party", "bureau", "--at", "2015-06-12T09:00:00+08:00"]
    let before = try folder.contents()
    #expect(try folder.draw(commit + ["--new", folder.path + "/secret.txt"]).status == 2)
    #expect(try folder.contents() == before)
    try folder.done(commit + ["--new", folder.secretFile])
    let secret = try String(contentsOfFile: folder.secretFile, encoding: .utf8)
    #expect(secret.wholeMatch(of: /[0-9a-f]{32}\n/) != nil)
    #expect(try !folder.read("plan.json").contains(secret.dropLast()))
    try folder.done(CeremonyFolder.commit("evaluator", CeremonyFolder.evaluatorSecret))
    try folder.done(CeremonyFolder.reveal("bureau", String(secret.dropLast())))
  }

  @Test func `the certificate's pages hold everything that paper must prove`() throws {
    let folder = try CeremonyFolder(.drawn)
    let object = try JSONSerialization.jsonObject(with: Data(try folder.read("certificate.json").utf8))
    let certificate = try #require(object as? [String: Any])
    let seed = try #require(certificate["seed"] as? String)
    let grouped = stride(from: 0, to: 64, by: 8).map { String(seed.dropFirst($0).prefix(8)) }.joined(separator: " ")
    let rows = try #require(certificate["result"] as? [[String: Any]])
    let ticket = try #require(rows.first?["ticket"] as? String)
    for name in ["certificate.zh.html", "certificate.en.html"] {
      let page = try folder.read(name)
      #expect(page.contains(grouped))
      #expect(page.contains(try #require(certificate["seed_text"] as? String)))
      #expect(page.contains("VDRAW1 draw=EX-2015-MID#1 frame=0751afcbb02c222f plan="))
      #expect(page.contains("<code>\(ticket.prefix(12))</code>"))
      for row in rows {
        let isListed = page.contains("<td>\(try #require(row["unit_id"] as? String))</td>")
        #expect(isListed == (row["status"] as? String != "not"))
      }
      // The printed line gives the printed ticket.
      let command = String(try #require(page.firstMatch(of: /printf .* sha256sum/)?.output))
        .replacing("&#39;", with: "'")
      let shell = try ProgramRun.run("/bin/sh", ["-c", command])
      #expect(shell.output.prefix(64) == ticket)
    }
  }

  @Test func `a name cannot write into the certificate's pages`() throws {
    let folder = try CeremonyFolder(.frame)
    let names = CeremonyFolder.frame.replacingOccurrences(of: "社区", with: "<script>alert(1)</script>")
    try folder.write(names, to: "frame.tsv")
    try folder.done(CeremonyFolder.plan())
    try folder.done(CeremonyFolder.commit("evaluator", CeremonyFolder.evaluatorSecret))
    try folder.done(CeremonyFolder.commit("bureau", CeremonyFolder.bureauSecret))
    try folder.done(CeremonyFolder.reveal("evaluator", CeremonyFolder.evaluatorSecret))
    try folder.done(CeremonyFolder.reveal("bureau", CeremonyFolder.bureauSecret))
    try folder.done(CeremonyFolder.happen(CeremonyFolder.dice))
    try folder.done(["run"])
    #expect(try folder.verified().status == 0)
    let page = try folder.read("certificate.zh.html")
    #expect(!page.contains("<script") && page.contains("&lt;script&gt;"))
  }

  @Test func `a draw for trying out says so everywhere`() throws {
    let folder = try CeremonyFolder(.frame)
    let plan = try folder.done(CeremonyFolder.plan() + ["--test"])
    #expect(plan.output.contains("TEST: not a real draw"))
    #expect(try folder.read("plan.json").contains("\"draw_id\": \"TEST-EX-2015-MID\""))
    let trial = try CeremonyFolder(.drawn, id: "TEST-1")
    #expect(try trial.done(["run"]).output.contains("TEST: not a real draw"))
    #expect(try trial.read("certificate.zh.html").contains("TEST 试抽"))
    #expect(try !CeremonyFolder(.drawn).read("certificate.zh.html").contains("TEST"))
  }
}
