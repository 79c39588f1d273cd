import Foundation
import Testing

/// Analysis plans with the real program: forms of the result, marks, places of faults.
///
/// The sample has two strata of 100 and 50 sites, as in docs/methods/survey-estimation.md; the figures are computed there.
@Suite struct AnalysisTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    _ = try folder.write(
      "stratum,N,score,open\nA,100,2,是\nA,100,4,否\nA,100,6,是\nA,100,8,是\nB,50,10,是\nB,50,14,否\n", to: "visits.csv")
  }

  private func analyse(_ plan: String, _ arguments: String...) throws -> ProgramRun {
    let text = "steelyard: 1\ndata: {visits: visits.csv}\ndesigns: {d: {data: visits, strata: stratum, fpc: N}}\n"
    return try ProgramRun.steelyard(["analyse", folder.write(text + plan, to: "plan.yaml")] + arguments)
  }

  private let mean = "analyses:\n  - {id: m, method: survey.mean, design: d, variables: [score, open], deff: wr}\n"

  @Test func `a table in English`() throws {
    let run = try analyse(mean, "--format", "table", "--language", "en")
    #expect(run.status == 0)
    #expect(run.output.contains("m  Means (survey.mean)\nDesign d: data visits; strata stratum; fpc N\n"))
    let lines = run.output.split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true) }
    // mean 7.3333, se 1.0667, limits 4.3718 and 10.2949
    #expect(
      lines.contains { $0.starts(with: ["score", "6", "150", "7.33", "1.07", "[4.37,", "10.29]"]) && $0.last == "†" })
    // share of 是: (25·3 + 25)/150
    #expect(lines.contains { $0.starts(with: ["open", "是", "6", "150", "66.7"]) })
    #expect(run.output.contains("n below 30: score, open 否, open 是\n"))
  }

  @Test func `a table in Chinese keeps its columns aligned`() throws {
    let run = try analyse(mean, "--format", "table")
    #expect(run.output.contains("m  均值（survey.mean）\n抽样设计 d：数据 visits；分层 stratum；有限总体 N\n"))
    #expect(run.output.contains("样本量不足 30：score、open 否、open 是\n"))
    // 变量 is four cells wide, score five; 样本量 six, 6 one.
    #expect(run.output.contains("\n变量   样本量  加权样本量  均值  标准误   95% 置信区间"))
    #expect(run.output.contains("\nscore       6         150  7.33    1.07  [4.37, 10.29]"))
  }

  @Test func `the manual shows what is printed`() throws {
    let run = try analyse(mean.replacing(", open", with: ""), "--format", "table", "--language", "en")
    let manual = try String(contentsOfFile: Checkout.root + "/docs/cli.md", encoding: .utf8)
    #expect(manual.contains("```\n" + run.output + "```\n"))
  }

  @Test func `a page for a word processor`() throws {
    let run = try analyse(mean.replacing("id: m", with: "id: \"<b>\""), "--format", "html", "--language", "en")
    #expect(run.output.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(run.output.contains("<h2>&lt;b&gt;  Means"))
    #expect(run.output.contains("<td align=\"left\">score</td><td align=\"right\">6</td><td align=\"right\">150</td>"))
    #expect(run.output.contains("<td align=\"left\">†</td>"))
    #expect(!run.output.contains("<script"))
  }

  @Test func `rows for a spreadsheet are unrounded and keep labels as written`() throws {
    _ = try folder.write("s,y,w\n01,1,1\n01,2,1\n1.0,3,1\n1.0,-5,1\n", to: "codes.csv")
    let plan = """
      steelyard: 1
      data: {c: {file: codes.csv, types: {s: text}}}
      designs: {d: {data: c, weights: w}}
      analyses: [{id: "007", method: survey.mean, design: d, variables: [y], by: [s]}]
      """
    let run = try ProgramRun.steelyard(["analyse", folder.write(plan, to: "codes.yaml"), "--format", "csv"])
    let lines = run.output.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(
      lines.map { Array($0.prefix(5)) }.dropFirst() == [
        ["007", "survey.mean", "y", "01", "1.5"], ["007", "survey.mean", "y", "1.0", "-1"],
      ])
  }

  @Test func `faults and unused names are told with file and line`() throws {
    let run = try analyse(
      "analyses:\n  - id: m\n    method: survey.mean\n    design: d\n    variables:\n      - score\n      - scores\n",
      "--format", "json")
    #expect(run.status == 1)
    #expect(run.output.contains("\"code\": \"unknown-column\""))
    #expect(
      run.output.contains(
        "line 10: There is no column of data “visits” named “scores”; the nearest known one is “score”."))
    let unused = try analyse("analyses: []\n")
    #expect(unused.status == 0)
    #expect(unused.messages.contains("plan.yaml line 3: No analysis uses the design “d”."))
  }

  @Test(arguments: [
    ("steelyard: 1\nanalyses: [", "line 2:"), ("steelyard: 1\ndata:\n  v: none.csv\nanalyses: []", "line 3"),
    ("steelyard: 1\nanalysis: []", "line 2"),
  ])
  func `an unreadable plan ends with status 2 and its line`(text: String, place: String) throws {
    let run = try ProgramRun.steelyard(["analyse", folder.write(text, to: "broken.yaml")])
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("broken.yaml \(place)"))
  }

  @Test func `a plan that is not UTF-8 is refused with its line`() throws {
    let text = Array("steelyard: 1\nanalyses: [] # ".utf8) + [0xB2, 0xE2, 0x0A]
    let run = try ProgramRun.steelyard(["analyse", folder.write(text, to: "gb.yaml")])
    #expect(run.status == 2)
    #expect(run.messages.contains("gb.yaml line 2"))
  }
}
