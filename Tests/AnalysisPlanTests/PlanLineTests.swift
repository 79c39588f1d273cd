import Tables
import Testing

@testable import AnalysisPlan

/// Every fault of a plan is found where it stands; the lines are counted by hand in the plans below.
struct PlanLineTests {
  private let table = TextTable(
    columnNames: ["s", "y", "w"], rows: [["A", "1", "2"], ["A", "3", "2"], ["B", "4", "3"], ["B", "8", "3"]])

  private func results(_ text: String) throws -> PlanResults {
    try PlanDocument.read(text).run(tables: ["d": table])
  }

  /// A plan of ten lines whose line 4, 7 or 10 is replaced.
  private func plan(_ line: Int, _ replacement: String) -> String {
    var lines = [
      "steelyard: 1", "data:", "  d:", "    {file: d.csv, types: {s: text}}", "designs:", "  a:",
      "    {data: d, strata: s, weights: w}", "analyses:", "  - {id: m, method: survey.mean,",
      "     design: a, variables: [y]}",
    ]
    lines[line - 1] = replacement
    return lines.joined(separator: "\n")
  }

  @Test(arguments: [
    (4, "    {file: d.csv, typs: {}}", "“typs”", "“types”"), (4, "    {file: d.csv, types: {t: text}}", "“t”", "“s”"),
    (4, "    {file: d.csv, derive: {z: x + 1}}", "“x”", "“s”"),
    (4, "    {file: d.csv, missing: NA}", "“missing”", "list"),
    (7, "    {data: e, weights: w}", "“e”", "“d”"), (7, "    {data: d, weight: w}", "“weight”", "“weights”"),
    (7, "    {data: d, weights: ww}", "“ww”", "“w”"),
    (7, "    {data: d, weights: w, lonelyPSU: ajust}", "“ajust”", "“adjust”"),
    (7, "    {data: d, weights: w, adjust: [{postStratfy: {}}]}", "“postStratfy”", "“postStratify”"),
    (7, "    {data: d, weights: s}", "“s”", "numbers"), (7, "    {weights: w}", "“data”", "required"),
    (10, "     design: b, variables: [y]}", "“b”", "“a”"), (10, "     design: a, variables: [x]}", "“x”", "“s”"),
    (10, "     design: a, variable: [y]}", "“variable”", "“variables”"),
    (10, "     design: a, variables: y}", "“variables”", "list"),
    (10, "     design: a, variables: [y], by: [S]}", "“S”", "“s”"),
    (10, "     design: a, variables: [y], where: q > 1}", "“q”", "“s”"),
    (10, "     design: a, variables: [y], where: y >}", "“y >”", "ends too early"),
    (10, "     design: a, variables: [y], level: 95}", "“level”", "between"),
    (10, "     design: a, variables: [y], deff: wro}", "“wro”", "“wor”"),
  ])
  func `a fault names its line, the word and what to write`(line: Int, text: String, word: String, remedy: String)
    throws
  {
    let error = try #require(try results(plan(line, text)).results[0].error)
    #expect(error.line == line)
    #expect(error.sentence.hasPrefix("line \(line): "))
    #expect(error.message.contains(word))
    #expect(error.message.contains(remedy))
  }

  @Test func `an unknown method is named on its own line`() throws {
    let error = try results(plan(9, "  - {id: m, method: survey.men,")).results[0].error
    #expect(error?.line == 9)
    #expect(error?.message.contains("“survey.mean”") == true)
  }

  @Test func `an element of a list has a line of its own`() throws {
    let error = try results(plan(10, "     design: a, variables: [y,\n w,\n ww]}")).results[0].error
    #expect(error?.line == 12)
  }

  @Test func `JSON plans have lines too`() throws {
    let text = """
      {"steelyard": 1, "data": {"d": "d.csv"},
       "designs": {"a": {"data": "d", "weights": "w"}},
       "analyses": [
        {"id": "m", "method": "survey.mean", "design": "a",
         "variables": ["z"]}]}
      """
    #expect(try results(text).results[0].error?.line == 5)
  }

  @Test func `a warning names the line of the analysis`() throws {
    let found = try results(plan(10, "     design: a, variables: [y], where: y < 2}")).results[0]
    let warning = try #require(found.warnings.first)
    #expect(warning.line == 9)
    #expect(found.json["warnings"] == .list(found.warnings.map { .text("line 9: " + $0.message) }))
  }

  @Test func `a warning about the data names the line of the data`() throws {
    let found = try results(plan(4, "    {file: d.csv, derive: {r: sqrt(y - 2)}}")).results[0]
    #expect(found.warnings.map(\.line) == [4])
  }

  @Test func `the message of the result begins with the line`() throws {
    let found = try results(plan(10, "     design: a, variables: [x]}")).results[0]
    guard case .text(let message)? = found.json["error"]?["message"] else { return #expect(Bool(false)) }
    #expect(message.hasPrefix("line 10: There is no column"))
    #expect(found.json["error"]?["code"] == "unknown-column")
  }

  @Test(arguments: [
    ("steelyard: 1\ndata: {d: d.csv}\nanalysis: []", 3), ("steelyard: 2\nanalyses: []", 1),
    ("data: {}\n\nsteelyard: 2\nanalyses: []", 3), ("steelyard: 1\nanalyses:\n  - {id: a}\n  - {method: b}", 4),
    ("steelyard: 1\nanalyses:\n  - {id: a}\n  - {id: a}", 4),
    ("steelyard: 1\ndata:\n  d: {types: {}}\nanalyses: []", 3),
    ("steelyard: 1\ndesigns: []\nanalyses: []", 2), ("steelyard: 1\nanalyses: {}", 2),
    ("steelyard: 1\nanalyses:\n  - id: a\n    method: [b]", 4), ("steelyard: 1\nanalyses:\n  - {id: a\n", 3),
    ("steelyard: 1\ndata: \u{1}", 2),
  ])
  func `an unreadable plan names the line`(text: String, line: Int) throws {
    let error = try #require(throws: PlanError.self) { try PlanDocument.read(text) }
    #expect(error.line == line)
  }

  @Test func `designs and tables without use are named, with their faults`() throws {
    let text = """
      steelyard: 1
      data:
        d: d.csv
        e: {file: d.csv}
      designs:
        a: {data: d, weights: w}
        b: {data: d, weights: w}
        c: {data: d, weigths: w}
      analyses:
        - {id: m, method: survey.mean, design: a, variables: [y]}
      """
    let found = try PlanDocument.read(text).run(tables: ["d": table, "e": table])
    #expect(!found.hasErrors)
    #expect(
      found.warnings == [
        PlanWarning("No analysis uses the design “b”.", line: 7),
        PlanWarning(
          "There is no argument of design “c” named “weigths”; the nearest known one is “weights”.", line: 8),
        PlanWarning("No design or analysis uses the data “e”.", line: 4),
      ])
  }
}
