import Foundation
import Testing

/// The year of the notice through the command line, office by office: with every rule kept, and with every rule broken once.
@Suite(.serialized) struct ScenarioTests {
  @Test func `a year in order has no finding against the notice`() throws {
    let folder = try ScratchFolder()
    let evaluation = try Self.imported(try CleanYear(), in: folder)
    let found = try Self.codes(of: evaluation)
    let rules = try Self.sources()
    #expect(found.intersection(rules.keys) == [])
    #expect(rules.count > 20)
  }

  /// Every breach is made once, all in one evaluation; nothing but a test of its own could tell them apart better.
  @Test func `a year with every rule broken names each with its place in the notice`() throws {
    let folder = try ScratchFolder()
    var year = try CleanYear()
    for breach in Breach.all { breach.make(&year) }
    let evaluation = try Self.imported(year, in: folder)
    let found = try Self.codes(of: evaluation)
    let rules = try Self.sources()
    for breach in Breach.all { #expect(found.contains(breach.code), "\(breach.code) was not found") }
    #expect(Set(Breach.all.map(\.code)) == Set(rules.keys), "every rule with a place in the notice is broken once")

    var (sentences, report) = ("", "")
    for round in ["mid-term", "annual"] {
      sentences += try RoundTests.require(["check", evaluation, "--round", round]).output
      try RoundTests.require(["evaluate", evaluation, "--round", round] + RoundTests.time)
      try RoundTests.require([
        "report", evaluation, "--round", round, "--to", folder.path + "/reports", "--languages", "zh", "--formats",
        "html",
      ])
      report += try String(contentsOfFile: folder.path + "/reports/\(round).zh.html", encoding: .utf8)
    }
    for (code, source) in rules {
      #expect(sentences.contains(source), "check does not quote the notice for \(code): \(source)")
      #expect(report.contains(source), "the report does not quote the notice for \(code): \(source)")
    }
  }

  /// An evaluation with all files of the year.
  static func imported(_ year: CleanYear, in folder: ScratchFolder) throws -> String {
    let evaluation = folder.path + "/year.steelyard"
    let programme = try Self.programme(year, in: folder)
    try RoundTests.require(["new", evaluation, "--programme", programme, "--simulated"] + RoundTests.time)
    let kinds = ["sites"] + year.files.keys.filter { $0 != "sites" }.sorted()
    for kind in kinds {
      let path = try folder.write(year.files[kind]?.text ?? "", to: "\(kind).csv")
      let half = CleanYear.annual.contains(kind) ? "annual" : "mid-term"
      let round = CleanYear.wholeProgramme.contains(kind) ? [] : ["--round", half]
      let instrument = kind == "survey" ? ["--instrument", Checkout.instrument] : []
      let run = try RoundTests.require(
        ["import", kind, path, "--into", evaluation] + round + instrument + RoundTests.time)
      #expect(run.status == 0, "\(kind): \(run.messages)\(run.output)")
    }
    let selection = try RoundTests.require([
      "audit", "select", evaluation, "--round", "mid-term", "--seed", "2015-06-10 lottery 03 11 19",
    ])
    let audits = try folder.write(year.audited(selection.output).text, to: "audits.csv")
    let audit = try RoundTests.require(
      ["import", "audits", audits, "--into", evaluation, "--round", "mid-term"] + RoundTests.time)
    #expect(audit.status == 0, "\(audit.messages)\(audit.output)")
    // The end of the year has a survey, too: without one there is nothing to evaluate.
    try RoundTests.require(
      [
        "import", "survey", "\(folder.path)/survey.csv", "--into", evaluation, "--round", "annual", "--instrument",
        Checkout.instrument,
      ] + RoundTests.time)
    let draw = "\(folder.path)/draw"
    try FileManager.default.copyItem(atPath: "\(Checkout.sample)/mid-term/draw", toPath: draw)
    try RoundTests.require(["draw", "run", draw, "--into", evaluation, "--round", "mid-term"] + RoundTests.time)
    return evaluation
  }

  /// The seed, or a copy of it whose catalogue lost a project.
  private static func programme(_ year: CleanYear, in folder: ScratchFolder) throws -> String {
    guard let removed = year.removedFromLibrary else { return Checkout.programme }
    let copy = "\(folder.path)/programme"
    try FileManager.default.copyItem(atPath: Checkout.programme, toPath: copy)
    let file = copy + "/project-history.csv"
    let history = try String(contentsOfFile: file, encoding: .utf8)
    try (history + "\(removed),removed,2014-10-20,调出,removed\n").write(toFile: file, atomically: true, encoding: .utf8)
    return copy
  }

  /// The findings of the half-year, and of the end of the year those on acceptance, for which alone there is evidence.
  private static func codes(of evaluation: String) throws -> Set<String> {
    func codes(_ round: String) throws -> [String] {
      let check = try RoundTests.require(["check", evaluation, "--round", round, "--format", "json"])
      let list = try #require(try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [[String: Any]])
      return list.compactMap { $0["code"] as? String }
    }
    return Set(try codes("mid-term") + codes("annual").filter { $0.hasPrefix("acceptance") })
  }

  /// The places in the notice by the code of the finding, in Chinese, as the seed writes them.
  private static func sources() throws -> [String: String] {
    let text = try String(contentsOfFile: Checkout.programme + "/programme.yaml", encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = try #require(lines.firstIndex(of: "  sources:"))
    var sources: [String: String] = [:]
    var code = ""
    for line in lines[(start + 1)...] {
      guard line.hasPrefix("    ") else { break }
      if line.hasPrefix("      zh: ") {
        sources[code] = line.dropFirst(10).trimmingCharacters(in: CharacterSet(charactersIn: "\""))
      } else if !line.hasPrefix("      "), line.hasSuffix(":") {
        code = line.trimmingCharacters(in: CharacterSet(charactersIn: " :"))
      }
    }
    return sources
  }
}
