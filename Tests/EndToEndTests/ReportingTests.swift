import Foundation
import Testing

/// Half-yearly reporting and acceptance through the real program.
@Suite struct ReportingTests {
  @Test func `templates are read back by the import, which asks for what is blank`() throws {
    let folder = try ScratchFolder()
    let evaluation = try ScenarioTests.imported(try CleanYear(), in: folder)
    let forms = "\(folder.path)/forms"
    let written = try RoundTests.require([
      "forms", "half-year", evaluation, "--round", "mid-term", "--to", forms, "--only", "futian,futian-01",
      "--languages",
      "zh,en",
    ])
    #expect(written.output.split(separator: "\n").count == 4)
    for (kind, place) in [("self-reports", "futian-01"), ("district-reports", "futian")] {
      for language in ["zh", "en"] {
        let reading = try ProgramRun.steelyard(
          [
            "import", kind, "\(forms)/\(place).\(language).xlsx", "--into", evaluation, "--round", "mid-term",
            "--dry-run",
          ] + RoundTests.time)
        #expect(reading.status == 1, "\(place).\(language): \(reading.messages)\(reading.output)")
        // Columns are known; what is not filled in is asked for.
        #expect(!(reading.output + reading.messages).contains("missing-column"))
      }
    }
  }

  @Test func `the board counts reports, sums and acceptance by district`() throws {
    let folder = try ScratchFolder()
    var year = try CleanYear()
    year.files["self-reports"]?.remove(["site": "luohu-03"])
    year.files["district-reports"]?.remove(["district": "盐田区"])
    let evaluation = try ScenarioTests.imported(year, in: folder)
    let board = try RoundTests.require([
      "board", evaluation, "--round", "mid-term", "--format", "csv", "--language", "en",
    ])
    let rows = board.output.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let city = try #require(rows.dropFirst().first)
    #expect(city[1] == "100" && city[2] == "99")
    let luohu = try #require(rows.first { $0.first == "Luohu" })
    #expect(luohu[2] == "9" && luohu[5] == "2015-06-20")
    #expect(try #require(rows.first { $0.first == "Yantian" })[5].isEmpty)
    let annual = try RoundTests.require([
      "board", evaluation, "--round", "annual", "--format", "csv", "--language", "en",
    ])
    #expect(annual.output.contains("100/100"))
  }

  @Test func `an acceptance report keeps the site's words apart from the figures`() throws {
    let folder = try ScratchFolder()
    let evaluation = try ScenarioTests.imported(try CleanYear(), in: folder)
    try RoundTests.require(["evaluate", evaluation, "--round", "annual"] + RoundTests.time)
    _ = try folder.write("# 做法\n议事会每月一次。\n\n上墙公示。\n# 问题\n场地不足。\n", to: "futian-01.txt")
    let order = [
      "acceptance-report", evaluation, "--round", "annual", "--only", "futian-01", "--words", folder.path, "--to",
      "\(folder.path)/out", "--formats", "html,docx",
    ]
    let written = try ProgramRun.steelyard(order)
    #expect(written.output.split(separator: "\n").count == 2)
    let page = try String(contentsOfFile: "\(folder.path)/out/annual.futian-01.acceptance.zh.html", encoding: .utf8)
    for words in ["小结验收报告", "做法", "上墙公示。", "场地不足。", "街道办事处", "2015年10月8日"] {
      #expect(page.contains(words), "\(words) is not on the page")
    }
    let word = "\(folder.path)/out/annual.futian-01.acceptance.zh.docx"
    let before = try Data(contentsOf: URL(fileURLWithPath: word))
    _ = try ProgramRun.steelyard(order)
    #expect(try Data(contentsOf: URL(fileURLWithPath: word)) == before)
  }
}
