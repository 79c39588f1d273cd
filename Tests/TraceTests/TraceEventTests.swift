import Sampling
import Testing

@testable import Trace

@Suite struct TraceEventTests {
  static let event = TraceEvent(
    seq: 1, at: 1_434_330_000_000, by: "李\"四\"", role: "E", action: "import", object: "batch/1", before: nil,
    after: String(repeating: "a", count: 64), reason: "line\nfeed \u{1B} \\ / e\u{301}", prev: TraceEvent.noLeaf)

  /// Printed by Python: json.dumps(event, sort_keys=True, separators=(",", ":"), ensure_ascii=False); the leaf by
  /// hashlib.sha256(b"\0" + line.encode()).
  static let line =
    #"{"action":"import","after_sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","#
    + #""at":1434330000000,"before_sha256":null,"by":"李\"四\"","object":"batch/1","#
    + #""prev":"0000000000000000000000000000000000000000000000000000000000000000","#
    + #""reason":"line\nfeed \u001b \\ / "# + "e\u{301}" + #"","role":"E","seq":1}"#

  @Test func `a line is the canonical JSON that Python prints`() {
    #expect(Self.event.line.utf8.elementsEqual(Self.line.utf8))
    #expect(Self.event.leaf.hex == "799b865a27251cc34d8d6346ded16d02b063531fb8ba13f6c126c755c0b0b690")
  }

  @Test func `a line is read back`() {
    #expect(TraceEvent(line: Self.line) == Self.event)
  }

  @Test(arguments: [
    ("{\"action\"", "{ \"action\""), ("\"seq\":1", "\"seq\":1.0"), ("\"seq\":1", "\"seq\":1,\"seq\":1"),
    ("\"role\":\"E\",", ""), ("\"seq\":1", "\"seq\":1,\"zeal\":1"), ("\\u001b", "\\u001B"), ("\"E\"", "5"), ("}", ""),
    ("\"before_sha256\":null,", ""), ("/", "\\/"),
  ])
  func `a line in another form is refused`(text: String, other: String) {
    let changed = Self.line.replacing(text, with: other)
    #expect(changed != Self.line)
    #expect(TraceEvent(line: changed) == nil)
  }

  /// Control characters have no name in Python's output but \b \t \n \f \r.
  @Test func `texts are escaped in the shortest way`() {
    var bytes: [UInt8] = []
    CanonicalJSON.append("\u{0}\u{8}\t\n\u{B}\u{C}\r\u{1F}\u{7F}\"\\/", to: &bytes)
    #expect(bytes.elementsEqual(#""\u0000\b\t\n\u000b\f\r\u001f"#.utf8 + [0x7F] + #"\"\\/""#.utf8))
  }

  @Test func `keys are sorted by their bytes`() {
    // In UTF-16, U+FF5A would come after the surrogates of U+1F600; in bytes it comes before.
    let json = CanonicalJSON.object([
      "\u{1F600}": .null, "\u{FF5A}": .integer(-1), "b": .array([.text(""), .object([:])]), "B": .array([]),
    ])
    #expect(
      String(decoding: json.bytes, as: UTF8.self) == "{\"B\":[],\"b\":[\"\",{}],\"\u{FF5A}\":-1,\"\u{1F600}\":null}")
  }
}

@Suite struct TreeHeadTests {
  static let root = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"

  @Test(arguments: [
    "HEAD seq=8 root=\(root) at=2015-06-15T01:00:00.000Z", "  HEAD seq=8  root=\(root.uppercased()) at=2015-06-15\n",
  ])
  func `a published head is read`(line: String) throws {
    let head = try #require(TreeHead(line: line))
    #expect(head.seq == 8)
    #expect(head.root.hex == Self.root)
    #expect(head.line.hasPrefix("HEAD seq=8 root=\(Self.root) at=2015-06-15"))
  }

  @Test(arguments: [
    "", "HEAD", "HEAD seq=8 root=\(root)", "HEAD seq=0 root=\(root) at=x", "HEAD seq=8 root=\(root.dropLast()) at=x",
    "HEAD root=\(root) seq=8 at=x", "HEAD seq=8 root=\(root.dropLast())g at=x", "HEAD seq=eight root=\(root) at=x",
  ])
  func `anything else is no head`(line: String) {
    #expect(TreeHead(line: line) == nil)
  }

  @Test(arguments: [
    ("2015-06-15T09:00:00+08:00", 1_434_330_000_000, "2015-06-15T01:00:00.000Z"),
    ("1970-01-01T00:00:01Z", 1_000, "1970-01-01T00:00:01.000Z"),
  ])
  func `times are counted in milliseconds of UTC`(text: String, milliseconds: Int, printed: String) throws {
    let time = try #require(EventTime(text))
    #expect(time.milliseconds == milliseconds)
    #expect(time.text == printed)
    #expect(EventTime("yesterday") == nil)
  }
}
