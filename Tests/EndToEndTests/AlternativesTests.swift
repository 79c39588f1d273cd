import Foundation
import Testing

/// The table of alternatives with the real program; its figures are checked in SamplingTests.
@Suite struct AlternativesTests {
  @Test func `text, JSON and page hold the same alternatives and the folder stays as it was`() throws {
    let folder = try CeremonyFolder(.frame)
    let before = try folder.contents()
    let page = folder.path + "-page.html"
    let common = ["alternatives", "--sites", "7", "--inflated", "2", "--cost-of", "LG=3"]
    let table = try folder.done(common + ["--page", page])
    let json = try folder.done(common + ["--format", "json"])
    #expect(try folder.contents() == before)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let alternatives = try #require(object?["alternatives"] as? [[String: Any]])
    #expect(alternatives.map { $0["allocation"] as? String } == ["proportional", "neyman", "optimum", "power"])
    #expect((alternatives[0]["sites"] as? [Int])?.reduce(0, +) == 7)
    let html = try String(contentsOfFile: page, encoding: .utf8)
    for text in ["proportional", "neyman", "FT (5)", "LG (4)", "NS (3)"] {
      #expect(table.output.contains(text) && html.contains(text), "\(text)")
    }
  }

  @Test(arguments: [
    (["--sites", "13"], "12 can be drawn"), (["--sites", "5"], "minima"), (["--cost-of", "XX=3"], "STRATUM=NUMBER"),
    (["--cost-of", "LG=-1"], "STRATUM=NUMBER"), (["--certain", "ZZ-1"], "ZZ-1"), (["--inflated", "13"], "13"),
    (["--margin", "1.5"], "between 0 and 1"),
  ])
  func `what cannot be is refused`(arguments: [String], reason: String) throws {
    let run = try CeremonyFolder(.frame).draw(["alternatives"] + arguments)
    #expect(run.status == 2 && run.messages.contains(reason), "\(run.messages)")
  }
}
