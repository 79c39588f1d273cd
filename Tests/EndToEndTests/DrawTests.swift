import Foundation
import Testing

/// Draws of the real program, judged by the reference verifier, which shares no code with it.
@Suite struct DrawTests {
  @Test(
    .enabled(if: Checkout.shared != nil, "needs the reference verifier beside the checkout"),
    arguments: ["ex1", "ex2", "ex2b", "ex3"])
  func `published examples come out byte for byte`(example: String) throws {
    let shared = try #require(Checkout.shared)
    let folder = try ScratchFolder()
    let source = "\(shared)/trust/draw/\(example)"
    for name in try FileManager.default.contentsOfDirectory(atPath: source)
    where !["certificate.json", "result.tsv"].contains(name) {
      try FileManager.default.copyItem(atPath: "\(source)/\(name)", toPath: "\(folder.path)/\(name)")
    }
    let run = try ProgramRun.steelyard(["draw", "run", folder.path])
    #expect(run.status == 0, "\(run.messages)")
    for name in ["certificate.json", "result.tsv"] {
      let made = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)"))
      let published = try Data(contentsOf: URL(fileURLWithPath: "\(source)/\(name)"))
      #expect(made == published, "\(name)")
    }
  }

  @Test(.enabled(if: Checkout.shared != nil, "needs the reference verifier beside the checkout"))
  func `the reference verifier accepts the sample's draws`() throws {
    let shared = try #require(Checkout.shared)
    for round in ["mid-term", "annual"] {
      let folder = "\(Checkout.sample)/\(round)/draw"
      let verified = try ProgramRun.run(
        "/usr/bin/env", ["python3", "\(shared)/trust/draw/verify_draw.py", "verify", folder])
      #expect(verified.status == 0, "\(verified.output)")
      #expect(try ProgramRun.steelyard(["draw", "verify", folder]).status == 0)
    }
  }

  @Test(arguments: [("frame.tsv", "示范"), ("plan.json", "\"attempt\": 1"), ("ceremony.json", "\"value\": \"")])
  func `a touched file is found`(name: String, text: String) throws {
    let folder = try ScratchFolder()
    let source = "\(Checkout.sample)/mid-term/draw"
    for file in try FileManager.default.contentsOfDirectory(atPath: source) {
      try FileManager.default.copyItem(atPath: "\(source)/\(file)", toPath: "\(folder.path)/\(file)")
    }
    let path = "\(folder.path)/\(name)"
    let original = try String(contentsOfFile: path, encoding: .utf8)
    let touched = original.replacingOccurrences(of: text, with: text + "1")
    try #require(touched != original)
    try touched.write(toFile: path, atomically: true, encoding: .utf8)
    let run = try ProgramRun.steelyard(["draw", "verify", folder.path])
    #expect(run.status != 0)
  }

  @Test func `no option hands the draw a seed`() throws {
    let run = try ProgramRun.steelyard(["draw", "run", "\(Checkout.sample)/mid-term/draw", "--seed", "1"])
    #expect(run.status == 2)
  }
}
