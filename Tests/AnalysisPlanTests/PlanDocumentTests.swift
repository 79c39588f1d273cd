import Testing

@testable import AnalysisPlan

struct PlanDocumentTests {
  @Test func `YAML and JSON say the same`() throws {
    let yaml = try PlanValue.reading("a: [1, 'x', true, ~, no]\nb: {c: 1e3}\n")
    let json = try PlanValue.reading(#"{"a": [1, "x", true, null, "no"], "b": {"c": 1e3}}"#)
    #expect(yaml == json)
  }

  @Test func `a byte order mark is no part of the plan`() throws {
    let marked = try PlanValue.reading("\u{FEFF}a: 1")
    #expect(try PlanValue.reading("a: 1") == marked)
  }

  @Test func `numbers keep the text that stands for them`() throws {
    #expect(try PlanValue.reading("[01, 1.50, \"1\"]").labels == ["01", "1.50", "1"])
  }

  @Test(arguments: [
    ("", "the document is empty"), ("a: [1", "line 1: did not find"), ("{a: 1, a: 2}", "the key “a” stands twice"),
    ("[1]", "a plan is a mapping"), ("steelyard: 2\nanalyses: []", "steelyard: 1"),
    ("steelyard: 1\nanalysis: []", "nearest known one is “analyses”"), ("steelyard: 1", "“analyses” must be a list"),
    ("steelyard: 1\nanalyses: [{method: survey.mean}]", "analysis 1 must be a mapping with an “id”"),
    ("steelyard: 1\nanalyses: [{id: a}, {id: a}]", "the id “a” stands twice"),
    ("steelyard: 1\ndata: {d: {types: {}}}\nanalyses: []", "data “d” must be a path"),
    ("steelyard: 1\n--- \nsteelyard: 1", "another document"),
  ])
  func `an unreadable plan gives one clear line`(text: String, part: String) throws {
    let error = try #require(throws: PlanError.self) { try PlanDocument.read(text) }
    #expect(error.description.contains(part))
    #expect(!error.description.contains("\n"))
  }

  /// Ten aliases to ten aliases … would be ten thousand million places.
  @Test func `aliases cannot blow the document up`() {
    var text = "a0: &a0 [x]\n"
    for level in 1...10 {
      text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
    }
    #expect(throws: PlanError.self) { try PlanValue.reading(text) }
  }

  @Test func `sources name file and missing codes`() throws {
    let plan = try PlanDocument.read(
      "steelyard: 1\ndata: {a: a.csv, b: {file: b.csv, missing: ['', -9]}}\nanalyses: []")
    #expect(plan.dataSources.map(\.name) == ["a", "b"])
    #expect(plan.dataSources.map(\.file) == ["a.csv", "b.csv"])
    #expect(plan.dataSources.map(\.missing) == [["", "NA"], ["", "-9"]])
  }
}
