import Testing

@testable import Intake

/// Logs that are packed by gzip give what the logs in them give.
@Suite struct PackedLogTests {
  @Test(arguments: [1 << 30, 65_536, 4_097]) func `a packed log reads as the log in it`(piece: Int) {
    let log = AccessLogPropertyTests.log(lines: 12_000, seed: 11)
    let half = log.count / 2
    // Two members, as rotated logs that were joined have.
    let packed = TestArchive.gzip(Array(log[..<half])) + TestArchive.gzip(Array(log[half...]))
    #expect(
      AccessLogPropertyTests.whole(AccessLogPropertyTests.read(packed, threads: 2, piece: piece))
        == AccessLogPropertyTests.whole(AccessLogPropertyTests.read(log, threads: 1, piece: 1 << 30)))
  }

  @Test func `a packed log comes byte by byte`() {
    let log = AccessLogPropertyTests.log(lines: 100, seed: 2)
    #expect(
      AccessLogPropertyTests.whole(AccessLogPropertyTests.read(TestArchive.gzip(log), threads: 2, piece: 1))
        == AccessLogPropertyTests.whole(AccessLogPropertyTests.read(log, threads: 1, piece: 1 << 30)))
  }

  static let refused: [(bytes: [UInt8], rule: ProblemRule)] = {
    let log = AccessLogPropertyTests.log(lines: 100, seed: 2)
    let packed = TestArchive.gzip(log)
    return [
      (packed.dropLast(9), .damagedArchive), (packed.dropLast(8) + [0, 0, 0, 0, 0, 0, 0, 0], .damagedArchive),
      ([0x1F], .damagedArchive), ([0x1F, 0x41, 0x41], .damagedArchive), (packed + [0x41], .damagedArchive),
      (TestArchive.gzip(packed), .compressedFile), (TestArchive.gzip(Array("a,b\n1,2\n".utf8)), .unknownLogFormat),
    ]
  }()

  @Test(arguments: refused) func `damage and what is no log are refused by name`(bytes: [UInt8], rule: ProblemRule) {
    for piece in [1 << 30, 3] {
      let reading = AccessLogPropertyTests.read(bytes, threads: 2, piece: piece)
      #expect(reading.isFatal)
      #expect(reading.problems.filter { $0.severity == .fatal }.map(\.rule) == [rule])
    }
  }

  @Test func `a packed log is recognised by what it unpacks to`() {
    let log = Array("10.0.0.1 - - [05/Jan/2015:10:00:00 +0800] \"GET / HTTP/1.1\" 200 1\n".utf8)
    #expect(AccessLogFormat.isLog(beginning: log))
    #expect(AccessLogFormat.isLog(beginning: TestArchive.gzip(log)))
    #expect(AccessLogFormat.isLog(beginning: TestArchive.gzip(log + log).dropLast(20)))
    #expect(!AccessLogFormat.isLog(beginning: TestArchive.gzip(Array("a,b\n1,2\n".utf8))))
    #expect(!AccessLogFormat.isLog(beginning: [0x1F, 0x8B]))
  }
}
