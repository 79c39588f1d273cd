import Foundation
import Testing

@testable import AnalysisPlan

struct JSONValueTests {
  @Test(
    arguments: [
      (JSONValue.number(0.1), "0.1"), (.number(197), "197"), (.number(1e300), "1e+300"), (.number(-0.0), "0"),
      (.number(.nan), "null"), (.number(.infinity), "null"), (JSONValue(Double?.none), "null"), (.bool(true), "true"),
      (.text("龙华 \"新\"\n\u{1}\\"), "\"龙华 \\\"新\\\"\\n\\u0001\\\\\""), (.list([]), "[]"), (.object([]), "{}"),
      (["a": .list([.number(1), .null])], "{\n \"a\": [1, null]\n}"),
    ] as [(JSONValue, String)])
  func `values print as JSON`(value: JSONValue, text: String) {
    #expect(value.text() == text)
  }

  /// The bits of numbers of all sizes survive printing and reading by another reader.
  @Test func `numbers read back to the same double`() throws {
    var bits: UInt64 = 1
    for _ in 0..<2000 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: bits)
      guard number.isFinite else { continue }
      let read = try #require(Double(JSONValue.number(number).text()))
      #expect(read.bitPattern == number.bitPattern)
    }
  }

  @Test func `another reader takes the document`() throws {
    let value: JSONValue = ["rows": .list([["by": ["s": "A"], "n": .number(3)]]), "empty": .list([.list([])])]
    let read = try JSONSerialization.jsonObject(with: Data(value.text().utf8)) as? [String: Any]
    #expect((read?["rows"] as? [[String: Any]])?.first?["n"] as? Int == 3)
  }
}
