import Intake
import Testing

/// Every format gives the same numbers for the same requests, and lines that are none are kept apart with their place.
@Suite struct AccessLogFormatTests {
  /// Three requests by two visitors on one day, one of them for a page that does not exist: 300 bytes.
  static let logs: [(format: AccessLogFormat, text: String)] = [
    (
      .common,
      """
      10.0.0.1 - - [17/May/2015:10:05:03 +0800] "GET /room HTTP/1.1" 200 100
      10.0.0.1 - - [17/May/2015:10:06:03 +0800] "GET /none HTTP/1.1" 404 200
      2001:db8::1 - li [17/May/2015:10:07:03 +0800] "GET /room HTTP/1.1" 304 -
      """
    ),
    (
      .combined,
      """
      10.0.0.1 - - [17/May/2015:10:05:03 +0800] "GET /room HTTP/1.1" 200 100 "-" "Firefox"
      10.0.0.1 - - [17/May/2015:10:06:03 +0800] "GET /none HTTP/1.1" 404 200 "http://a/\\"b\\"" "Firefox"
      2001:db8::1 - li [17/May/2015:10:07:03 +0800] "GET /room HTTP/1.1" 304 - "-" "Firefox"
      """
    ),
    (
      .vhostCombined,
      """
      sq.example.cn:80 10.0.0.1 - - [17/May/2015:10:05:03 +0800] "GET /room HTTP/1.1" 200 100 "-" "Firefox"
      sq.example.cn:80 10.0.0.1 - - [17/May/2015:10:06:03 +0800] "GET /none HTTP/1.1" 404 200 "-" "Firefox"
      sq.example.cn:80 2001:db8::1 - - [17/May/2015:10:07:03 +0800] "GET /room HTTP/1.1" 304 0 "-" "Firefox"
      """
    ),
    (
      .json,
      """
      {"time_iso8601":"2015-05-17T10:05:03+08:00","remote_addr":"10.0.0.1","request":"GET /room HTTP/1.1","status":200,\
      "body_bytes_sent": 100, "upstream": ["a\\"]", {"b": 1}], "http_user_agent":"Firefox"}
      {"time":"2015-05-17 10:06:03.5+0800","client_ip":"10.0.0.1","method":"GET","uri":"/none?x=1","status":"404","bytes":200,\
      "user_agent":"Firefox"}
      {"time_local":"17/May/2015:10:07:03 +0800","ip":"2001:db8::1","verb":"GET","url":"http://sq/room","response":304,\
      "size":"-","agent":"Firefox"}
      """
    ),
    (
      .w3c,
      """
      #Software: Microsoft Internet Information Services 8.5
      #Fields: date time cs-method cs-uri-stem cs-uri-query c-ip cs(User-Agent) sc-status sc-bytes
      2015-05-17 02:05:03 GET /room - 10.0.0.1 Firefox 200 100
      #Fields: date time c-ip cs-method cs-uri-stem sc-status sc-bytes cs(User-Agent)
      2015-05-17 02:06:03 10.0.0.1 GET /none 404 200 "Firefox"
      2015-05-17\t02:07:03\t2001:db8::1\tGET\t/room\t304\t-\tFirefox
      """
    ),
  ]

  @Test(arguments: logs.indices) func `all formats give the same numbers`(index: Int) {
    let log = Self.logs[index]
    let reading = AccessLogReader.read(SourceFile(log.text, name: "access.log"))
    #expect(reading.format == log.format)
    #expect(reading.problems.isEmpty, "\(reading.problems)")
    let numbers = reading.numbers
    #expect(numbers.valid == 3 && numbers.failed == 0 && numbers.bytes == 300 && numbers.notFound == 1)
    #expect(numbers.pageViews == 2 && numbers.visits == 2)
    #expect(numbers.days.map(\.date) == ["2015-05-17"])
    #expect(numbers.days.map(\.requests) == [3] && numbers.days.map(\.visitors) == [2])
    #expect(reading.account.header == (log.format == .w3c ? 3 : 0))
    #expect(reading.account.balances)
  }

  static let badLines: [(line: String, rule: ProblemRule, field: String)] = [
    ("\u{16}\u{3}\u{1}\u{2}\u{0}", .unreadableLogLine, "address"),
    ("truncated 10.0.0.1 - - [17/May/2015:10:05:03 +0800] \"GET", .unreadableLogLine, "request"),
    ("10.0.0.1 - - [17/May/2015:10:05:03", .unreadableLogLine, "time"),
    ("10.0.0.1 - - [2015-05-17 10:05:03] \"GET / HTTP/1.1\" 200 1 \"-\" \"a\"", .unreadableLogLine, "time"),
    ("10.0.0.1 - - [29/Feb/2015:10:05:03 +0800] \"GET / HTTP/1.1\" 200 1 \"-\" \"a\"", .impossibleLogTime, "time"),
    ("10.0.0.1 - - [17/May/2015:24:05:03 +0800] \"GET / HTTP/1.1\" 200 1 \"-\" \"a\"", .impossibleLogTime, "time"),
    ("10.0.0.1 - - [17/May/2115:10:05:03 +0800] \"GET / HTTP/1.1\" 200 1 \"-\" \"a\"", .impossibleLogTime, "time"),
    ("10.0.0.1 - - [17/May/2015:10:05:03 +0800] \"GET / HTTP/1.1\" 99 1 \"-\" \"a\"", .unreadableLogLine, "status"),
    ("10.0.0.1 - - [17/May/2015:10:05:03 +0800] \"GET / HTTP/1.1\" 200 -5 \"-\" \"a\"", .unreadableLogLine, "bytes"),
    (
      "10.0.0.1 - - [17/May/2015:10:05:03 +0800] \"GET / HTTP/1.1\" 200 9999999999999999999 \"-\" \"a\"",
      .unreadableLogLine, "bytes"
    ),
    ("10.0.0.1 - - [17/May/2015:10:05:03 +0800] \"GET / HTTP/1.1\" 200 1 \"-", .unreadableLogLine, "agent"),
  ]

  @Test(arguments: badLines.indices) func `a bad line is kept apart with its line, part and text`(index: Int) throws {
    let bad = Self.badLines[index]
    let good = "10.0.0.1 - - [17/May/2015:10:05:03 +0800] \"GET / HTTP/1.1\" 200 1 \"-\" \"a\""
    let reading = AccessLogReader.read(SourceFile("\(good)\n\n\(bad.line)\n", name: "access.log"))
    let problem = try #require(reading.problems.first)
    #expect(problem.line == 3 && problem.rule == bad.rule && problem.column == bad.field && problem.severity == .reject)
    // The visitor's address is masked in messages and stands with the row only.
    #expect(problem.value == bad.line.replacing("10.0.0.1", with: "[ip]"))
    #expect(reading.rejected.map(\.text) == [bad.line])
    let account = reading.account
    #expect(account.lines == 3 && account.data == 1 && account.rejected == 1 && account.blank == 1)
  }

  static let unusual: [(line: String, method: String)] = [
    ("10.0.0.1 - - [17/May/2015:10:05:03 +0800] \"-\" 408 - \"-\" \"-\"", "no request"),
    ("10.0.0.1 - - [17/May/2015:10:05:03 +0800] \"\\x16\\x03\\x01\" 400 0 \"-\" \"-\"", "escaped bytes"),
    (
      "10.0.0.1 - - [17/May/2015:10:05:03 +0800] \"GET /a\\\" 200 1 \\\"x\\\" \\\" HTTP/1.1\" 200 0 \"-\" \"-\"",
      "quotes"
    ),
    ("10.0.0.1 - - [17/May/2015:10:05:03 +0800] \"GET /a\"b\" HTTP/1.1\" 200 0 \"-\" \"-\"", "unescaped quotes"),
    ("10.0.0.1 - - [17/May/2015:10:05:03 +0800] \"PROPFIND / HTTP/1.1\" 405 0 \"-\" \"a\\\\\"", "closing backslash"),
    ("10.0.0.1 - li ming [17/May/2015:10:05:03] \"GET / HTTP/1.1\" 200 0 \"-\" \"a\" \"more\" 0.1\r", "extras"),
    ("host.example.org - - [17/May/2015:10:05:60 -1130] \"GET http://a HTTP/1.1\" 599 0 \"\" \"\"", "leap second"),
  ]

  @Test(arguments: unusual.indices) func `unusual lines are requests`(index: Int) {
    let reading = AccessLogReader.read(SourceFile(Self.unusual[index].line, name: "access.log"), format: .combined)
    #expect(reading.numbers.valid == 1)
    #expect(reading.problems.isEmpty, "\(reading.problems)")
  }

  @Test func `a file that is no log is refused by name`() {
    let reading = AccessLogReader.read(SourceFile("site,month\nfutian-01,2015-03\n", name: "clicks.csv"))
    #expect(reading.format == nil)
    #expect(reading.problems.map(\.rule) == [.unknownLogFormat])
    #expect(AccessLogReader.read(SourceFile("", name: "empty.log")).problems.map(\.rule) == [.emptyFile])
  }

  @Test func `a cut last line counts and is named`() {
    let line = "10.0.0.1 - - [17/May/2015:10:05:03 +0800] \"GET / HTTP/1.1\" 200 7 \"-\" \"Mozil"
    let reading = AccessLogReader.read(SourceFile(line, name: "access.log"))
    #expect(reading.numbers.bytes == 7)
    #expect(reading.problems.map(\.rule) == [.cutLogLine])
  }

  @Test func `invented sizes cannot break the sum`() {
    // 18 nines a line; ten lines are more than 2^63.
    let line = "10.0.0.1 - - [17/May/2015:10:05:03 +0800] \"GET / HTTP/1.1\" 200 999999999999999999\n"
    let reading = AccessLogReader.read(SourceFile(String(repeating: line, count: 10), name: "access.log"))
    #expect(reading.numbers.valid == 10 && reading.numbers.bytes == .max)
  }

  @Test(arguments: logs.indices) func `no cut or changed byte breaks the reading of lines`(index: Int) {
    let bytes = Array(Self.logs[index].text.utf8)
    for place in bytes.indices {
      for byte: UInt8 in [0x00, 0x0A, 0x20, 0x22, 0x39, 0x5C, 0x7D, 0xFF] {
        var changed = bytes
        changed[place] = byte
        let format = Self.logs[index].format
        let reading = AccessLogReader.read(SourceFile(name: "a.log", bytes: changed), format: format, threads: 1)
        #expect(reading.account.balances)
      }
      let cut = SourceFile(name: "a.log", bytes: Array(bytes.prefix(place)))
      #expect(AccessLogReader.read(cut, format: Self.logs[index].format, threads: 1).account.balances)
    }
  }

  @Test func `more bad lines than are kept are counted`() {
    let good = "10.0.0.1 - - [17/May/2015:10:05:03 +0800] \"GET / HTTP/1.1\" 200 1\n"
    let text = good + String(repeating: "nothing\n", count: AccessLogReader.usualBadLines + 5)
    let reading = AccessLogReader.read(SourceFile(text, name: "access.log"))
    #expect(reading.numbers.failed == 1_005 && reading.rejected.count == 1_000)
    #expect(reading.problems.first { $0.rule == .unlistedLogLines }?.suggestion == "5")
  }
}
