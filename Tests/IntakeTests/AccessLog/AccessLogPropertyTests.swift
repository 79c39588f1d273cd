import Intake
import Testing

/// The result does not depend on where the bytes are cut, on the number of threads, or on how a log is divided into
/// files.
@Suite struct AccessLogPropertyTests {
  /// A log with all that is odd, made by a generator of its own (Knuth's MMIX linear congruential generator).
  static func log(lines: Int, seed: UInt64) -> [UInt8] {
    var state = seed
    func draw(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let agents = ["Firefox", "Chrome", "Baiduspider/2.0", "-", "x\\\"y"]
    let paths = ["/", "/room/1", "/room/2.css", "/robots.txt", "/none"]
    var text: [String] = []
    for number in 0..<lines {
      let minute = number / 4 + draw(3) - (draw(40) == 0 ? 90 : 0) + 100
      let (day, hour) = (1 + minute / 1440, minute / 60 % 24)
      let time =
        "\(day < 10 ? "0" : "")\(day)/May/2015:\(hour < 10 ? "0" : "")\(hour):"
        + "\(minute % 60 < 10 ? "0" : "")\(minute % 60):00 +0\(draw(50) == 0 ? 0 : 8)00"
      let line =
        "10.0.0.\(draw(6)) - - [\(time)] \"GET \(paths[draw(5)]) HTTP/1.1\" \([200, 304, 404][draw(3)]) \(draw(1000))"
        + " \"-\" \"\(agents[draw(5)])\""
      text.append(["", "garbage \u{0}", line, line + "\r"][[2, 2, 2, 2, 2, 2, 3, 3, 0, 1][draw(10)]])
      if draw(30) == 0 { text.append(line) }
    }
    return Array(text.joined(separator: "\n").utf8)
  }

  static let rules = PageRules([("/room", .init(site: "a", project: nil)), ("/", .init(site: "b", project: nil))])

  /// Everything that a reading says, as text, so that two of them can be compared whole.
  static func whole(_ reading: AccessLogReading) -> String {
    "\(reading.numbers) \(reading.account) \(reading.problems) \(reading.rejected) \(reading.traffic)"
  }

  static func read(_ bytes: [UInt8], threads: Int, piece: Int) -> AccessLogReading {
    var reader = AccessLogReader(rules: rules, threads: threads, keptLines: 20)
    reader.begin(file: "access.log")
    bytes.withUnsafeBytes { bytes in
      for start in stride(from: 0, to: bytes.count, by: piece) {
        reader.read(UnsafeRawBufferPointer(rebasing: bytes[start..<min(bytes.count, start + piece)]))
      }
    }
    return reader.finished()
  }

  @Test(arguments: [1, 2, 3, 7], [1 << 30, 300_001, 77_777])
  func `threads and pieces change nothing`(threads: Int, piece: Int) {
    // Longer than the megabyte by which the format is told, so that later pieces are read as they come.
    let bytes = Self.log(lines: 30_000, seed: 7)
    #expect(bytes.count > 1 << 20)
    #expect(Self.whole(Self.read(bytes, threads: threads, piece: piece)) == Self.reference)
  }

  static let reference = whole(read(log(lines: 30_000, seed: 7), threads: 1, piece: 1 << 30))

  @Test(arguments: [1, 2, 3, 5, 16]) func `a small log can come byte by byte`(piece: Int) {
    let bytes = Self.log(lines: 200, seed: UInt64(piece))
    #expect(
      Self.whole(Self.read(bytes, threads: 3, piece: piece))
        == Self.whole(Self.read(bytes, threads: 1, piece: bytes.count)))
  }

  @Test func `requests, days and visitors add up`() {
    let reading = Self.read(Self.log(lines: 3_000, seed: 3), threads: 2, piece: 1 << 30)
    let numbers = reading.numbers
    #expect(reading.account.balances)
    #expect(numbers.days.reduce(0) { $0 + $1.requests } == numbers.requests)
    #expect(numbers.days.reduce(0) { $0 + $1.visitors } == numbers.visitors)
    #expect(numbers.robots.reduce(0) { $0 + $1.requests } == numbers.robotRequests)
    #expect(numbers.visitors - numbers.robots.reduce(0) { $0 + $1.visitors } == numbers.visitorsWithoutBots)
    #expect(numbers.visitorsAnswered <= numbers.visitors && numbers.visitsWithoutBots <= numbers.visits)
  }

  @Test func `two files are counted as the one that they make`() {
    let lines = (0..<40).map { minute in
      "10.0.0.\(minute % 3) - - [17/May/2015:10:\(minute < 10 ? "0" : "")\(minute):00 +0800] \"GET / HTTP/1.1\" 200 1"
    }
    var reader = AccessLogReader()
    for (number, part) in [lines.prefix(11), lines.dropFirst(11)].enumerated() {
      reader.begin(file: "access.log.\(number)")
      Array(part.joined(separator: "\n").utf8).withUnsafeBytes { reader.read($0) }
    }
    let reading = reader.finished()
    let whole = AccessLogReader.read(SourceFile(lines.joined(separator: "\n"), name: "access.log"))
    #expect(reading.numbers == whole.numbers)
    #expect(reading.files == ["access.log.0", "access.log.1"])
  }
}
