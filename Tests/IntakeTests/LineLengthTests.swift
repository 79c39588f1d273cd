import Testing

@testable import Intake

struct LineLengthTests {
  @Test func `a line over the limit is found in pieces of any size`() {
    let text = Array("a\nb\n".utf8) + Array(repeating: UInt8(ascii: "x"), count: LineLengths.limit + 1)
    for size in [1 << 12, 1 << 20, text.count] {
      var lengths = LineLengths()
      var found: Int?
      for start in stride(from: 0, to: text.count, by: size) where found == nil {
        found = text[start..<min(start + size, text.count)].withUnsafeBytes { lengths.overlongLine(in: $0) }
      }
      #expect(found == 3)
    }
  }

  @Test func `a line of the limit is read`() {
    var lengths = LineLengths()
    let text = Array(repeating: UInt8(ascii: "x"), count: LineLengths.limit) + [0x0A]
    #expect(text.withUnsafeBytes { lengths.overlongLine(in: $0) } == nil)
  }

  @Test func `a file with such a line is refused by its place`() {
    let bytes = Array("a\n1\n".utf8) + Array(repeating: UInt8(ascii: "1"), count: LineLengths.limit + 1)
    let report = FileReport(SourceFile(name: "long.csv", bytes: bytes), sha256: "ab")
    #expect(report.problems.map(\.rule) == [.lineTooLong])
    #expect(report.problems.first?.line == 3)
    let unread = FileReport(SourceFile(name: "long.csv", size: 1 << 30, overlongLine: 3), sha256: "ab")
    #expect(unread.problems.map(\.line) == [3])
    #expect(unread.sha256.isEmpty)
    #expect(unread.bytes == 1 << 30)
  }
}
