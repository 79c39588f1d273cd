import Testing

@testable import Sampling

/// Inputs that two programs could read differently.
@Suite struct StrictReadingTests {
  /// U+212A, the Kelvin sign, is canonically equivalent to K but three other bytes.
  @Test func `a letter that only looks like ASCII is no identifier`() {
    #expect(!SamplingFrame.isIdentifier("\u{212A}-1"))
    #expect(!SamplingFrame.isIdentifier("a\u{301}"))
    #expect(!SamplingFrame.isIdentifier(""))
    #expect(!SamplingFrame.isIdentifier(String(repeating: "a", count: 65)))
    #expect(SamplingFrame.isIdentifier(String(repeating: "a", count: 64)))
    #expect(SamplingFrame.isIdentifier("Az09._-"))
  }

  @Test func `a value with a letter that only looks like ASCII is refused`() throws {
    let files = try CeremonyTests.files()
    let text = String(decoding: files.plan, as: UTF8.self)
    let secret = "\u{212A}c1f0a77d2e84b3c55aa10e6f3b2c4d8"
    let known = Ceremony.commitment(drawID: "D-1", party: "bureau", value: "9c1f0a77d2e84b3c55aa10e6f3b2c4d8")
    let planned = text.replacing(known, with: Ceremony.commitment(drawID: "D-1", party: "bureau", value: secret))
    try #require(planned != text)
    var touched = try CeremonyTests.files(reveal: secret)
    touched.plan = Array(planned.utf8)
    let error = #expect(throws: DrawError.self) { try CertifiedDraw(touched) }
    guard case .ceremony = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [#"{"a": "\u+041"}"#, #"{"a": "\u 041"}"#, #"{"a": "\u00g1"}"#])
  func `an escape that is not four hexadecimal digits is refused`(text: String) {
    #expect(throws: DrawError.self) { try ProtocolJSON.read(Array(text.utf8), file: "plan.json") }
  }

  /// The rows are B, then an identifier with a space, which sorts before B: the line is the file's, not the sorted one.
  @Test func `a bad identifier is reported at its line of the file`() {
    let text = "unit_id\tstratum\tsize\tname\nB\tX\t1\t乙\nA B\tX\t1\t甲\n"
    let error = #expect(throws: DrawError.self) { try SamplingFrame(bytes: Array(text.utf8)) }
    guard case .malformed("frame.tsv", 3, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `rows out of order are reported at the first that is`() {
    let text = "unit_id\tstratum\tsize\tname\nA\tX\t1\t\nC\tX\t1\t\nB\tX\t1\t\n"
    let error = #expect(throws: DrawError.self) { try SamplingFrame(bytes: Array(text.utf8)) }
    guard case .malformed("frame.tsv", 4, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  /// Sixteen strata without n: the message must not depend on the order of a dictionary.
  @Test func `of several faulty strata the first by name is reported`() throws {
    let files = try CeremonyTests.files()
    let text = String(decoding: files.plan, as: UTF8.self)
    let strata = "ABCDEFGHIJKLMNOP".map { "\"\($0)\": {}" }.joined(separator: ", ")
    let touched = text.replacing(/"strata": \{\s*"X": \{[^}]*\}\s*\}/, with: "\"strata\": {\(strata)}")
    try #require(touched != text)
    #expect(throws: DrawError.malformed(file: "plan.json", line: nil, reason: .form("strata.A.n", .whole(from: 0)))) {
      try DrawPlan(bytes: Array(touched.utf8))
    }
  }
}
