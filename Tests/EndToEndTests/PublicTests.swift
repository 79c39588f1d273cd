import Foundation
import Testing

/// What an official or the public sees: the catalogue, applications and their form, comments, the public summary.
@Suite struct PublicTests {
  @Test func `the catalogue of a day says what was in it and who took it`() throws {
    let folder = try ScratchFolder()
    var year = try CleanYear()
    year.removedFromLibrary = "sorting"
    let evaluation = try ScenarioTests.imported(year, in: folder)
    func row(_ day: String) throws -> [Substring] {
      let list = try RoundTests.require([
        "library", evaluation, "--on", day, "--format", "csv", "--language", "en",
      ]).output
      let line = list.split(whereSeparator: \.isNewline).first { $0.hasPrefix("sorting,") }
      return try #require(line).split(separator: ",", omittingEmptySubsequences: false)
    }
    // Entered on 2014-09-29, removed on 2014-10-20.
    #expect(try row("2014-09-28")[4] == "no" && row("2014-09-29")[4] == "yes" && row("2014-10-20")[4] == "no")
    let taking = try #require(year.files["sites"]).rows.filter { $0[6].split(separator: " ").contains("sorting") }.count
    #expect(try row("2014-10-01")[7] == "\(taking)")
    #expect(try ProgramRun.steelyard(["library", evaluation, "--on", "2014-02-30"]).status == 2)
  }

  @Test func `applications show their opinions, districts their quotas, forms are read back`() throws {
    let folder = try ScratchFolder()
    let evaluation = try ScenarioTests.imported(try CleanYear(), in: folder)
    let list = try RoundTests.require(["applications", evaluation, "--format", "csv", "--language", "en"]).output
    #expect(list.contains("futian-01") && list.contains("yes 2014-10-10") && list.contains("30/40"))
    let districts = try RoundTests.require(
      ["applications", evaluation, "--by-district", "--format", "csv", "--language", "en"]).output
    #expect(districts.contains("Yantian,6,6,6,0") && districts.contains("in all,100,100,100,0"))

    let forms = "\(folder.path)/forms"
    try RoundTests.require(["forms", "application", evaluation, "--to", forms])
    let page = try String(contentsOfFile: "\(forms)/futian-01.zh.html", encoding: .utf8)
    for words in ["2014-10-10", "居民议事会运作质量全面提高", "街道办事处", "须附具体项目方案"] {
      #expect(page.contains(words), "\(words) is not on the form")
    }
    // The blank sheet has every column that the import knows, and no row.
    let reading = try ProgramRun.steelyard(
      ["import", "applications", "\(forms)/applications.zh.xlsx", "--into", evaluation, "--dry-run", "--beside"]
        + RoundTests.time)
    #expect(!(reading.output + reading.messages).contains("缺少"), "\(reading.output)\(reading.messages)")
  }

  @Test func `the public is told results, not persons, judges or ranks`() throws {
    let folder = try ScratchFolder()
    let evaluation = try RoundTests.imported(in: folder)
    try RoundTests.require(
      ["import", "comments", "\(Checkout.sample)/comments.csv", "--into", evaluation] + RoundTests.time)
    try RoundTests.require(["evaluate", evaluation, "--round", "mid-term"] + RoundTests.time)
    _ = try ProgramRun.steelyard(["public-summary", evaluation, "--round", "mid-term", "--to", folder.path])
    for language in ["zh", "en"] {
      let page = try String(contentsOfFile: "\(folder.path)/mid-term.public.\(language).html", encoding: .utf8)
      #expect(page.contains(language == "zh" ? "每 100 位居民中约有" : "Of 100 residents about"))
      #expect(page.contains(language == "zh" ? "收到公众意见 24 条" : "24 comments of the public came in"))
      // Judges are J1 … J9 in the sample, sites have 示范社区 in their names.
      #expect(!page.contains("J1") && !page.contains("示范社区0"))
    }
  }
}
