import Foundation
import Testing

/// The list of problems as a workbook and as a page, through the real program; the program's own reader opens the workbook.
@Suite struct ProblemFileTests {
  let folder: ScratchFolder
  static let clicks =
    "site,month,page_views,visitors\nfutian-01,2015-03,10,2\nfutian-99,2015-03,=1+1,2\nfutian-02,2015-03,30\n"

  init() throws { folder = try ScratchFolder() }

  private func read(_ file: String, _ options: [String] = []) throws -> ProgramRun {
    try ProgramRun.steelyard(["read", file, "--language", "en"] + options)
  }

  private func columns(of workbook: String, sheet: String) throws -> [[String: Any]] {
    let run = try read(workbook, ["--sheet", sheet, "--format", "json"])
    let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect((json["rows"] as? [String: Int])?["rejected"] == 0)
    return try #require(json["columns"] as? [[String: Any]])
  }

  @Test func `an import's problems make a workbook with the rows concerned`() throws {
    let file = try folder.write(Self.clicks, to: "clicks.csv")
    let evaluation = folder.path + "/sample.steelyard"
    try RoundTests.require(["new", evaluation, "--programme", Checkout.programme] + RoundTests.time)
    try RoundTests.require(["import", "sites", "\(Checkout.sample)/sites.csv", "--into", evaluation] + RoundTests.time)
    let list = folder.path + "/lists/problems.xlsx"
    let run = try ProgramRun.steelyard(
      ["import", "clicks", file, "--into", evaluation, "--round", "mid-term", "--report", list, "--language", "en"]
        + RoundTests.time)
    #expect(run.status == 1, "\(run.messages)")
    let problems = try columns(of: list, sheet: "Problems")
    #expect(problems.first?["name"] as? String == "line")
    // The unknown site and the word among numbers on line 3, the missing cell on line 4.
    #expect(problems.first?["min"] as? Double == 3)
    #expect(problems.first?["max"] as? Double == 4)
    let rows = try columns(of: list, sheet: "Rows concerned")
    #expect(
      rows.map { $0["name"] as? String } == ["line", "the row as a whole", "site", "month", "page_views", "visitors"])
    #expect(rows[0]["count"] as? Int == 2)
  }

  @Test func `the same problems give the same bytes, and text never becomes a formula`() throws {
    let file = try folder.write(Self.clicks, to: "clicks.csv")
    let lists = [folder.path + "/a.xlsx", folder.path + "/b.xlsx"]
    for list in lists { #expect(try read(file, ["--report", list]).status == 1) }
    let bytes = try lists.map { try Data(contentsOf: URL(filePath: $0)) }
    #expect(bytes[0] == bytes[1])
    let check = try read(lists[0], ["--sheet", "Rows concerned"])
    #expect(!check.output.contains("formula"))
    #expect(FileManager.default.contents(atPath: lists[0] + ".new") == nil)
  }

  @Test func `the same as a page, with everything from the file escaped`() throws {
    let file = try folder.write("site,overall\na,1\nb,2\nc,<script>alert(1)</script>\nd\n", to: "a.csv")
    let page = folder.path + "/problems.html"
    #expect(try read(file, ["--report", page]).status == 1)
    let html = try String(contentsOfFile: page, encoding: .utf8)
    #expect(!html.contains("<script>"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test(arguments: [["--report", "problems.pdf"], ["--report"]]) func `another ending is refused`(options: [String])
    throws
  {
    let file = try folder.write(Self.clicks, to: "clicks.csv")
    #expect(try read(file, options).status == 2)
  }
}
