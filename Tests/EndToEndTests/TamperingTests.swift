import Foundation
import Testing

/// Files of a finished draw, edited by an insider: the program, its verifier and the reference find every edit (vdraw/1,
/// sections 8 and 10).
@Suite struct TamperingTests {
  /// An edit of one or more files by hand.
  struct Tampering: CustomTestStringConvertible {
    let testDescription: String
    let edits: [(file: String, text: String, replacement: String)]
    /// The reference does not read times and seals.
    let isKnownToReference: Bool

    init(_ name: String, _ edits: [(String, String, String)], isKnownToReference: Bool = true) {
      testDescription = name
      self.edits = edits.map { (file: $0, text: $1, replacement: $2) }
      self.isKnownToReference = isKnownToReference
    }
  }

  static let tamperings = [
    Tampering("unit renamed", [("frame.tsv", "FT-05\t", "FT-06\t")]),
    Tampering("size changed", [("frame.tsv", "\t4200\t", "\t4300\t")]),
    Tampering("stratum moved", [("frame.tsv", "FT-05\tFT", "FT-05\tLG")]),
    Tampering("dummy unit", [("frame.tsv", "西丽社区\n", "西丽社区\nNS-04\tNS\t1\t虚设\n")]),
    Tampering(
      "duplicate unit",
      [("frame.tsv", "NS-03\tNS\t4400\t南山 西丽社区\n", "NS-03\tNS\t4400\t南山 西丽社区\nNS-03\tNS\t4400\t南山 西丽社区\n")]),
    Tampering("n changed", [("plan.json", "\"n\": 1", "\"n\": 2")]),
    Tampering("reserve changed", [("plan.json", "\"reserve\": 1", "\"reserve\": 2")]),
    Tampering("plan's words changed", [("plan.json", "void, three days", "void, four days")]),
    Tampering(
      "attempt changed in plan and ceremony",
      [("plan.json", "\"attempt\": 1", "\"attempt\": 2"), ("ceremony.json", "\"attempt\": 1", "\"attempt\": 2")]),
    Tampering("attempt changed", [("ceremony.json", "\"attempt\": 1", "\"attempt\": 2")]),
    Tampering("one die changed", [("ceremony.json", "31415926535897932384", "31415926535897932385")]),
    Tampering("a die too few", [("ceremony.json", "31415926535897932384", "3141592653589793238")]),
    Tampering("reveal changed", [("ceremony.json", CeremonyFolder.bureauSecret, "b7e151628aed2a6abf7158809cf4f3c8")]),
    Tampering("draw changed", [("ceremony.json", "EX-2015-MID", "EX-2015-ANN")]),
    Tampering("not made selected", [("certificate.json", "\"status\": \"not\"", "\"status\": \"selected\"")]),
    Tampering("seed changed", [("certificate.json", "\"seed\": \"", "\"seed\": \"0")]),
    Tampering(
      "event moved before the plan", [("ceremony.json", "2015-06-15T10:05:00+08:00", "2015-06-10T08:00:00+08:00")],
      isKnownToReference: false),
    Tampering(
      "seal moved behind the event", [("ceremony.json", "2015-06-12T09:00:00+08:00", "2015-06-16T09:00:00+08:00")],
      isKnownToReference: false),
    Tampering(
      "time taken away", [("ceremony.json", "   \"at\": \"2015-06-15T10:05:00+08:00\",\n", "")],
      isKnownToReference: false),
    Tampering(
      "another plan said to be sealed", [("ceremony.json", "\"plan_sha256\": \"", "\"plan_sha256\": \"0")],
      isKnownToReference: false),
  ]

  @Test(arguments: tamperings) func `an edited file is found by every verifier`(tampering: Tampering) throws {
    let folder = try CeremonyFolder(.drawn)
    for edit in tampering.edits { try folder.edit(edit.file, edit.text, to: edit.replacement) }
    let before = try folder.contents()
    #expect(try folder.draw(["verify"]).status != 0)
    let ours = try folder.verified()
    #expect(ours.status == 1 && ours.output.hasPrefix("NOT VERIFIED"), "\(ours.output)\(ours.messages)")
    let reference = try folder.verifiedByReference()
    if tampering.isKnownToReference, let reference { #expect(reference.status != 0) }
    #expect(try folder.draw(["run"]).status == 2)
    let dispose = ["dispose", "--unit", "FT-01", "--to", "closed", "--because", "x"]
    #expect(try folder.draw(dispose).status == 2)
    #expect(try folder.contents() == before)
  }

  @Test(arguments: [
    (
      CeremonyFolder.Stage.planned, "frame.tsv", "\t4200\t", "\t4300\t",
      CeremonyFolder.commit("bureau", CeremonyFolder.bureauSecret)
    ),
    (.sealed, "frame.tsv", "\t4200\t", "\t4300\t", CeremonyFolder.reveal("bureau", CeremonyFolder.bureauSecret)),
    (.sealed, "plan.json", "\"n\": 1", "\"n\": 2", CeremonyFolder.reveal("bureau", CeremonyFolder.bureauSecret)),
    (.revealed, "plan.json", "\"n\": 1", "\"n\": 2", CeremonyFolder.happen(CeremonyFolder.dice)),
    (.happened, "plan.json", "\"n\": 1", "\"n\": 2", ["run"]),
    (.happened, "frame.tsv", "FT-05\tFT", "FT-05\tLG", ["run"]),
  ]) func `a file edited between two steps stops the next`(
    stage: CeremonyFolder.Stage, file: String, text: String, replacement: String, step: [String]
  ) throws {
    let folder = try CeremonyFolder(stage)
    try folder.edit(file, text, to: replacement)
    let before = try folder.contents()
    #expect(try folder.draw(step).status == 2)
    #expect(try folder.contents() == before)
  }

  @Test func `a seed cannot be used for another draw`() throws {
    let midterm = try CeremonyFolder(.drawn)
    let annual = try CeremonyFolder(.sealed, id: "EX-2015-ANN")
    try annual.write(try midterm.read("ceremony.json"), to: "ceremony.json")
    #expect(try annual.draw(["run"]).status == 2)
    try annual.edit("ceremony.json", "EX-2015-MID", to: "EX-2015-ANN")
    #expect(try annual.draw(["run"]).status == 2)
  }

  @Test func `a result that was edited is found`() throws {
    let folder = try CeremonyFolder(.drawn)
    try folder.edit("result.tsv", "reserve", to: "selected")
    #expect(try folder.draw(["verify"]).status == 1)
    #expect(try folder.verified().status == 1)
  }

  @Test func `a loss without a reason is found`() throws {
    let folder = try CeremonyFolder(.drawn)
    try folder.write("FT-01\tclosed\t\n", to: "dispositions.tsv")
    #expect(try folder.draw(["run"]).status == 2)
    #expect(try folder.verified().status == 1)
  }

  @Test func `the annual draw names the published earlier result`() throws {
    let midterm = try CeremonyFolder(.drawn)
    let annual = try CeremonyFolder(.frame)
    let coordinated = CeremonyFolder.plan(id: "EX-2015-ANN").map { $0 == "FT=2+1" ? "FT=2+1,avoid" : $0 }
      .map { $0 == "LG=2+1" ? "LG=2+1,keep=1" : $0 }
    try annual.done(coordinated + ["--previous", midterm.path + "/certificate.json"])
    try annual.done(CeremonyFolder.commit("evaluator", CeremonyFolder.evaluatorSecret))
    try annual.done(CeremonyFolder.commit("bureau", CeremonyFolder.bureauSecret))
    try annual.done(CeremonyFolder.reveal("evaluator", CeremonyFolder.evaluatorSecret))
    try annual.done(CeremonyFolder.reveal("bureau", CeremonyFolder.bureauSecret))
    try annual.done(CeremonyFolder.happen("27182818284590452353"))
    try annual.done(["run"])
    #expect(try annual.verified().status == 0)
    if let reference = try annual.verifiedByReference() { #expect(reference.status == 0) }
    try annual.edit("previous_certificate.json", "EX-2015-MID", to: "EX-2014-MID")
    #expect(try annual.draw(["verify"]).status != 0)
    #expect(try annual.verified().status == 1)
  }
}
