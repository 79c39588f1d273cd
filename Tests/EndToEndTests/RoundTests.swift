import Foundation
import Testing

/// The whole way with the real program: the sample programme's mid-term round, from files to reports.
@Suite(.serialized) struct RoundTests {
  static let kinds = [
    "clicks", "installs", "rooms", "counts", "self-reports", "ledger", "changes", "inspections", "scorecards",
  ]
  static let time = ["--at", "2015-06-15T09:00:00+08:00"]

  /// An evaluation with everything of one round imported.
  static func imported(in folder: ScratchFolder, round: String = "mid-term") throws -> String {
    let evaluation = folder.path + "/sample.steelyard"
    try require(["new", evaluation, "--programme", Checkout.programme, "--simulated"] + time)
    try require(["import", "sites", "\(Checkout.sample)/sites.csv", "--into", evaluation] + time)
    let surveys = ["wjx-text", "plain", "kobo"].map { "\(Checkout.sample)/\(round)/survey-\($0).csv" }
    let place = ["--into", evaluation, "--round", round]
    try require(["import", "survey"] + surveys + ["--instrument", Checkout.instrument] + place + time)
    for kind in kinds { try require(["import", kind, "\(Checkout.sample)/\(round)/\(kind).csv"] + place + time) }
    let draw = "\(folder.path)/draw-\(round)"
    try FileManager.default.copyItem(atPath: "\(Checkout.sample)/\(round)/draw", toPath: draw)
    try require(["draw", "run", draw] + place + time)
    return evaluation
  }

  /// Runs a command that must be done, perhaps with refused rows.
  @discardableResult
  static func require(_ arguments: [String]) throws -> ProgramRun {
    let run = try ProgramRun.steelyard(arguments)
    try #require(
      run.status == 0 || run.status == 1, "\(arguments.joined(separator: " ")): \(run.messages)\(run.output)")
    return run
  }

  @Test func `files become an evaluation and its reports, twice the same`() throws {
    let folder = try ScratchFolder()
    let evaluation = try Self.imported(in: folder)
    let first = try Self.require(["evaluate", evaluation, "--round", "mid-term", "--format", "json"] + Self.time)
    let second = try Self.require(["evaluate", evaluation, "--round", "mid-term", "--format", "json"] + Self.time)
    #expect(first.output == second.output)
    let result = try #require(try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
    #expect((result["sites"] as? [Any])?.count == 100)
    #expect((result["districts"] as? [Any])?.count == 10)
    let site = try #require((result["sites"] as? [[String: Any]])?.first)
    for key in ["site", "district", "score", "se", "rank", "rankLower", "rankUpper", "grade", "gradeProbability"] {
      #expect(site[key] != nil, "\(key)")
    }
    #expect(site["score"] is Double)

    // Without the Python packages charts and PDF are missing, and the program says so with status 1.
    for name in ["reports", "again"] {
      try Self.require(["report", evaluation, "--round", "mid-term", "--to", "\(folder.path)/\(name)", "--draft"])
    }
    let reports = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/reports").sorted()
    for language in ["en", "zh"] {
      for format in ["docx", "html", "xlsx"] { #expect(reports.contains("mid-term.\(language).\(format)")) }
    }
    for report in reports {
      let written = ["reports", "again"].map { FileManager.default.contents(atPath: "\(folder.path)/\($0)/\(report)") }
      #expect(written[0] != nil && written[0] == written[1], "\(report)")
    }
    try Self.require([
      "report", evaluation, "--round", "mid-term", "--to", folder.path + "/places", "--only", "futian,luohu-03",
      "--languages", "zh", "--formats", "docx,xlsx",
    ])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/places").sorted()
        == ["futian.zh.docx", "futian.zh.xlsx", "luohu-03.zh.docx", "luohu-03.zh.xlsx"].map { "mid-term." + $0 })
    let nowhere = ["report", evaluation, "--round", "mid-term", "--to", folder.path, "--only", "atlantis"]
    #expect(try ProgramRun.steelyard(nowhere).status == 2)
    let chinese = try String(contentsOfFile: folder.path + "/reports/mid-term.zh.html", encoding: .utf8)
    #expect(chinese.contains("中期评估"))
    #expect(chinese.contains("模拟数据"))
    #expect(chinese.contains("草稿，未经审定"))
    // Judges are called J1, J2 … in the files; only the evaluator's own copy names them.
    #expect(!chinese.contains("<bdi>J1</bdi>"))
    try Self.require([
      "report", evaluation, "--round", "mid-term", "--to", folder.path + "/own", "--judge-names", "--languages", "zh",
      "--formats", "html",
    ])
    let own = try String(contentsOfFile: folder.path + "/own/mid-term.zh.html", encoding: .utf8)
    #expect(own.contains("<bdi>J1</bdi>"))
    if FileManager.default.isExecutableFile(atPath: Self.python) { try Self.comparePDF(evaluation, folder) }
  }

  /// The interpreter with the pinned packages, where `make setup` made it.
  private static let python = Checkout.root + "/.venv/bin/python3"

  private static func comparePDF(_ evaluation: String, _ folder: ScratchFolder) throws {
    let written = try ["first", "second"].map { name in
      let run = try ProgramRun.run(
        "/usr/bin/env",
        [
          "STEELYARD_PYTHON=\(python)", Checkout.program, "report", evaluation, "--round", "mid-term", "--languages",
          "zh",
          "--formats", "pdf", "--to", "\(folder.path)/\(name)",
        ])
      #expect(run.status == 0, "\(run.messages)")
      return try #require(FileManager.default.contents(atPath: "\(folder.path)/\(name)/mid-term.zh.pdf"))
    }
    #expect(written[0].starts(with: Data("%PDF-1.7".utf8)))
    #expect(written[0] == written[1])
    let all = try ProgramRun.run(
      "/usr/bin/env",
      [
        "STEELYARD_PYTHON=\(python)", Checkout.program, "report", evaluation, "--round", "mid-term", "--languages",
        "zh",
        "--to", "\(folder.path)/four",
      ])
    #expect(all.status == 0, "\(all.messages)")
    try NumberAgreement.check("\(folder.path)/four/mid-term.zh")
  }

  @Test func `a report asks for known formats and languages`() throws {
    let wrong = ["report", "x.steelyard", "--round", "mid-term", "--to", "x"]
    let formats = try ProgramRun.steelyard(wrong + ["--formats", "html,odt"])
    #expect(formats.status == 2 && formats.messages.contains("html, docx, pdf, xlsx"))
    #expect(try ProgramRun.steelyard(wrong + ["--languages", "fr"]).status == 2)
  }

  @Test func `importing again changes nothing and undo takes back`() throws {
    let folder = try ScratchFolder()
    let evaluation = folder.path + "/sample.steelyard"
    try Self.require(["new", evaluation, "--programme", Checkout.programme] + Self.time)
    let sites = ["import", "sites", "\(Checkout.sample)/sites.csv", "--into", evaluation] + Self.time
    try Self.require(sites)
    #expect(try ProgramRun.steelyard(sites).status == 0)
    let list = try Self.require(["batches", evaluation, "--format", "json"])
    let batches = try #require(try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]])
    #expect(batches.count == 1)
    #expect(try ProgramRun.steelyard(["undo", evaluation, "1", "--because", "test"] + Self.time).status == 0)
    #expect(try ProgramRun.steelyard(["undo", evaluation, "1", "--because", "test"] + Self.time).status == 2)
  }

  @Test func `findings are sentences, figures and appeals go down to rows`() throws {
    let folder = try ScratchFolder()
    let evaluation = try Self.imported(in: folder)
    let chinese = try Self.require(["check", evaluation, "--round", "mid-term"])
    let english = try Self.require(["check", evaluation, "--round", "mid-term", "--language", "en"])
    // The planted breach: lottery money on a commercial project.
    #expect(chinese.output.contains("资助资金用于商业项目"))
    #expect(english.output.contains("commercial project"))
    #expect(!chinese.output.contains("grant-on-commercial-project"))

    let appeal = ["appeal", evaluation, "--round", "mid-term", "--to", folder.path + "/appeals", "--site"]
    #expect(try ProgramRun.steelyard(appeal + ["futian-01"]).status == 2)
    try Self.require(["evaluate", evaluation, "--round", "mid-term"] + Self.time)
    let explained = try Self.require([
      "explain", evaluation, "site/futian-01/satisfaction.overall", "--round", "mid-term", "--language", "en",
    ])
    #expect(explained.output.contains("survey-"))
    #expect(explained.output.contains("line"))
    let agreement = try Self.require(["explain", evaluation, "review/agreement.ac2", "--round", "mid-term"])
    #expect(agreement.output.contains("scorecards.csv"))
    let unknown = try ProgramRun.steelyard(["explain", evaluation, "site/futian-01/nothing", "--round", "mid-term"])
    #expect(unknown.status == 2)

    try Self.require(appeal + ["futian-01"])
    try Self.verify(appeal: folder.path + "/appeals/mid-term.futian-01.appeal")
    #expect(try ProgramRun.steelyard(appeal + ["atlantis"]).status == 2)
  }

  /// The score and the dimensions can be computed again from the file alone; nobody is named.
  private static func verify(appeal path: String) throws {
    let data = try #require(FileManager.default.contents(atPath: path + ".json"))
    let file = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let site = try #require(file["site"] as? [String: Any])
    func value(_ figure: Any?) -> Double { (figure as? [String: Any])?["value"] as? Double ?? .nan }
    let dimensions = try #require(site["dimensions"] as? [[String: Any]])
    let sum = dimensions.reduce(0) { $0 + ($1["weight"] as? Double ?? .nan) * value($1["score"]) }
    #expect(abs(sum - value(site["score"])) < 1e-9)
    let figures = try #require(file["figures"] as? [[String: Any]])
    for dimension in dimensions where dimension["capped"] as? Bool == false {
      let name = "site/futian-01/\(dimension["id"] as? String ?? "")"
      let parents = try #require(figures.first { $0["figure"] as? String == name }?["parents"] as? [[String: Any]])
      let mean = parents.reduce(0) { $0 + ($1["weight"] as? Double ?? .nan) * ($1["value"] as? Double ?? 0) }
      #expect(abs(mean - value(dimension["score"])) < 1e-9, "\(name)")
    }
    let rows = figures.compactMap { $0["rows"] as? [[String: Any]] }.flatMap(\.self)
    #expect(Set(rows.compactMap { $0["kind"] as? String }).isSuperset(of: ["survey", "scorecards", "ledger"]))
    for language in ["zh", "en"] {
      let page = try String(contentsOfFile: "\(path).\(language).html", encoding: .utf8)
      #expect(page.contains("survey-wjx-text.csv") && page.contains("HEAD seq="))
    }
    let text = String(decoding: data, as: UTF8.self)
    #expect(!text.contains("\"J1\""))
  }
}

/// The round's files with columns of other names.
@Suite struct ColumnMapTests {
  @Test func `a column can be told which field it means`() throws {
    let folder = try ScratchFolder()
    let evaluation = folder.path + "/sample.steelyard"
    try RoundTests.require(["new", evaluation, "--programme", Checkout.programme] + RoundTests.time)
    try RoundTests.require(["import", "sites", "\(Checkout.sample)/sites.csv", "--into", evaluation] + RoundTests.time)
    let file = try folder.write("site,month,hits,visitors\nfutian-01,2015-03,10,2\n", to: "clicks.csv")
    let command = ["import", "clicks", file, "--into", evaluation, "--round", "mid-term"] + RoundTests.time
    #expect(try ProgramRun.steelyard(command).status == 1)
    #expect(try ProgramRun.steelyard(command + ["--map", "hits=page_views"]).status == 0)
    #expect(try ProgramRun.steelyard(command + ["--map", "hits"]).status == 2)
  }
}
