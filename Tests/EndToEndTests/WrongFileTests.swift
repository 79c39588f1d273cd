import Foundation
import Testing

/// A wrong file of each kind, through the real program: the message says file, line, column, what was read, what is allowed
/// and what to do, in both languages.
@Suite struct WrongFileTests {
  /// A file whose third line is wrong in one cell.
  struct WrongFile: Sendable, CustomTestStringConvertible {
    let kind: String
    let text: String
    let column: String
    let value: String

    var testDescription: String { kind }
  }

  static let files = [
    WrongFile(
      kind: "sites",
      text:
        "site,district,name,street,residents,eligible_elders,projects\na,futian,甲,街,100,5,council\nb,futian,乙,街,多,5,council",
      column: "residents", value: "多"),
    WrongFile(
      kind: "clicks", text: "site,month,page_views,visitors\nfutian-01,2015-03,10,2\nfutian-01,2015-13,10,2",
      column: "month", value: "2015-13"),
    WrongFile(
      kind: "installs", text: "site,serial,installed\nfutian-01,S1,2015-01-01\nfutian-01,S2,2015-02-30",
      column: "installed", value: "2015-02-30"),
    WrongFile(
      kind: "rooms",
      text: "site,date,start,end,user\nfutian-01,2015-01-05,09:00,10:00,u\nfutian-01,2015-01-05,25:00,26:00,u",
      column: "start", value: "25:00"),
    WrongFile(
      kind: "counts",
      text:
        "site,project,month,measure,count\nfutian-01,council,2015-01,meetings,2\nfutian-01,counsil,2015-01,meetings,2",
      column: "project", value: "counsil"),
    WrongFile(
      kind: "self-reports",
      text: "site,project,status,submitted\nfutian-01,council,running,2015-05-20\nfutian-01,website,完成了吗,2015-05-20",
      column: "status", value: "完成了吗"),
    WrongFile(
      kind: "ledger",
      text:
        "site,date,direction,fund,purpose,amount,separate\nfutian-01,2015-01-05,income,福彩,运行,1,yes\nfutian-01,2015-01-05,spending,福彩,运行,一些,yes",
      column: "amount", value: "一些"),
    WrongFile(
      kind: "inspections",
      text: "site,item,verified,visited\nfutian-01,home_running,1,2015-06-02\nfutian-1,home_running,1,2015-06-02",
      column: "site", value: "futian-1"),
    WrongFile(
      kind: "scorecards", text: "judge,site,criterion,score,state\nJ1,futian-01,c,8,scored\nJ1,futian-02,c,八分,scored",
      column: "score", value: "八分"),
    WrongFile(
      kind: "changes",
      text: "site,project,change,made\nfutian-01,council,content,2015-01-05\nfutian-01,website,content,去年",
      column: "made", value: "去年"),
  ]

  @Test(arguments: files) func `a wrong cell is named with its place, in Chinese and English`(file: WrongFile) throws {
    let folder = try ScratchFolder()
    let evaluation = try evaluation(in: folder, sites: file.kind != "sites")
    let path = try folder.write(file.text + "\n", to: "\(file.kind).csv")
    let round = file.kind == "sites" ? [] : ["--round", "mid-term"]
    for (language, words) in [("zh", ["第 3 行", "请"]), ("en", ["line 3"])] {
      // Each language imports into a copy of its own: the second import of the same bytes would be skipped.
      let copy = evaluation + language
      try FileManager.default.copyItem(atPath: evaluation, toPath: copy)
      let run = try ProgramRun.steelyard(
        ["import", file.kind, path, "--into", copy, "--key", evaluation + ".key", "--language", language] + round
          + RoundTests.time)
      #expect(run.status == 1)
      for part in ["\(file.kind).csv", file.column, file.value] + words {
        #expect(run.output.contains(part), "\(part) in \(run.output)")
      }
    }
  }

  @Test func `what was kept apart can be listed again`() throws {
    let folder = try ScratchFolder()
    let evaluation = try evaluation(in: folder, sites: true)
    let path = try folder.write("site,month,page_views,visitors\nfutian-01,2015-13,10,2\n", to: "clicks.csv")
    try RoundTests.require(
      ["import", "clicks", path, "--into", evaluation, "--round", "mid-term"] + RoundTests.time)
    let listed = try ProgramRun.steelyard(["batches", evaluation, "--problems", "2", "--format", "csv"])
    #expect(listed.status == 0)
    for part in ["2015-13", "month", "futian-01,2015-13,10,2", "请"] { #expect(listed.output.contains(part), "\(part)") }
    let unknown = try ProgramRun.steelyard(["batches", evaluation, "--problems", "9"])
    #expect(unknown.status == 2)
  }

  @Test func `a file without a needed column is refused whole`() throws {
    let folder = try ScratchFolder()
    let evaluation = try evaluation(in: folder, sites: true)
    let path = try folder.write("site,month,visitors\nfutian-01,2015-03,2\n", to: "clicks.csv")
    let run = try ProgramRun.steelyard(
      ["import", "clicks", path, "--into", evaluation, "--round", "mid-term", "--language", "en"] + RoundTests.time)
    #expect(run.status == 1)
    #expect(run.output.contains("page_views"))
    #expect(run.output.contains("not stored"))
  }

  @Test func `an answer outside the codebook rejects its row`() throws {
    let folder = try ScratchFolder()
    let evaluation = try evaluation(in: folder, sites: true)
    let sample = try String(contentsOfFile: Checkout.sample + "/mid-term/survey-plain.csv", encoding: .utf8)
    var lines = sample.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let names = lines[0].replacingOccurrences(of: "\r", with: "").split(separator: ",").map(String.init)
    let overall = try #require(names.firstIndex(of: "overall"))
    var cells = lines[2].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    cells[overall] = "7"
    lines[2] = cells.joined(separator: ",")
    let path = try folder.write(lines.joined(separator: "\n"), to: "survey.csv")
    let run = try ProgramRun.steelyard(
      ["import", "survey", path, "--instrument", Checkout.instrument, "--into", evaluation, "--round", "mid-term"]
        + RoundTests.time)
    #expect(run.status == 1)
    for part in ["survey.csv", "第 3 行", "overall", "7", "请"] {
      #expect(run.output.contains(part), "\(part) in \(run.output)")
    }
  }

  @Test func `a quotation for a finding that there is not is refused by name`() throws {
    let folder = try ScratchFolder()
    let definition = folder.path + "/programme"
    try FileManager.default.copyItem(atPath: Checkout.programme, toPath: definition)
    let file = definition + "/programme.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let misspelt = text.replacingOccurrences(of: "    too-few-applications:\n", with: "    to-few-applications:\n")
    try #require(misspelt != text)
    try misspelt.write(toFile: file, atomically: true, encoding: .utf8)
    let run = try ProgramRun.steelyard(
      ["new", folder.path + "/wrong.steelyard", "--programme", definition, "--language", "en"] + RoundTests.time)
    #expect(run.status == 2)
    for part in ["rules.sources", "to-few-applications", "“too-few-applications”"] {
      #expect(run.messages.contains(part), "\(part) in \(run.messages)")
    }
  }

  private func evaluation(in folder: ScratchFolder, sites: Bool) throws -> String {
    let path = folder.path + "/wrong.steelyard"
    try RoundTests.require(["new", path, "--programme", Checkout.programme] + RoundTests.time)
    if sites {
      try RoundTests.require(["import", "sites", Checkout.sample + "/sites.csv", "--into", path] + RoundTests.time)
    }
    return path
  }
}
