import Testing

@testable import Intake

struct LineLengthTests {
  @Test(arguments: [0, 1, 70_000, LineLengths.limit, LineLengths.limit + 5])
  func `a line over the limit is found wherever it stands`(before: Int) {
    let short = Array(repeating: UInt8(ascii: "y"), count: before)
    let text = short + Array("\nb\n".utf8) + Array(repeating: UInt8(ascii: "x"), count: LineLengths.limit + 1)
    #expect(LineLengths.overlongLine(in: text) == (before > LineLengths.limit ? 1 : 3))
  }

  @Test(arguments: ["\n", "\r"]) func `a line of the limit is read`(lineEnd: String) {
    let line = Array(repeating: UInt8(ascii: "x"), count: LineLengths.limit) + Array(lineEnd.utf8)
    #expect(LineLengths.overlongLine(in: line) == nil)
    #expect(LineLengths.overlongLine(in: line + line) == nil)
    #expect(LineLengths.overlongLine(in: [0x78] + line) == 1)
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
