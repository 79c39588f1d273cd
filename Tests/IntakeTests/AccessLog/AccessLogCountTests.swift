import Intake
import ProgrammeModel
import Testing

/// What is counted: visits, robots, pages of projects. Expected values are counted by hand from the lines shown.
@Suite struct AccessLogCountTests {
  static func line(
    _ time: String, _ address: String = "10.0.0.1", path: String = "/", status: Int = 200, agent: String = "Firefox"
  ) -> String {
    "\(address) - - [\(time) +0800] \"GET \(path) HTTP/1.1\" \(status) 1 \"-\" \"\(agent)\""
  }

  static func read(_ lines: [String], rules: PageRules? = nil) -> AccessLogReading {
    AccessLogReader.read(
      SourceFile(lines.joined(separator: "\n"), name: "access.log"), format: .combined, rules: rules)
  }

  @Test func `a visit ends after a pause of more than thirty minutes, in whatever order lines stand`() {
    // 10:00, 10:30 (30 minutes: same visit), 11:00:01 (30 minutes and a second: the next), 12:00.
    let times = ["10:00:00", "10:30:00", "11:00:01", "12:00:00"].map { "17/May/2015:\($0)" }
    let lines = times.map { Self.line($0) }
    #expect(Self.read(lines).numbers.visits == 3)
    #expect(Self.read(lines.reversed()).numbers.visits == 3)
    // A request at 11:30 lies within 30 minutes of both neighbours and joins them.
    #expect(Self.read(lines + [Self.line("17/May/2015:11:30:00")]).numbers.visits == 2)
  }

  @Test func `a visitor is an address on a day with an agent`() {
    let numbers = Self.read([
      Self.line("17/May/2015:10:00:00"), Self.line("17/May/2015:11:00:00"),
      Self.line("18/May/2015:10:00:00"), Self.line("17/May/2015:10:00:00", agent: "Chrome"),
      Self.line("17/May/2015:10:00:00", "10.0.0.2", status: 404),
    ]).numbers
    #expect(numbers.visitors == 4)
    #expect(numbers.visitorsAnswered == 3)
    #expect(numbers.days.map(\.visitors) == [3, 1])
  }

  static let robots: [(agent: String, reason: String?)] = [
    ("Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)", "baiduspider"),
    ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "googlebot"),
    ("curl/7.38.0", "curl/"), ("Something-new-bot/1.0", "bot/"), ("-", "no-agent"), ("", "no-agent"),
    (
      "Mozilla/5.0 (Linux; Android 5.1; CUBOT X15 Build/LMY47D) AppleWebKit/537.36 Chrome/43.0 Mobile Safari/537.36",
      nil
    ),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 8_1 like Mac OS X) MicroMessenger/6.0 NetType/WIFI", nil),
    ("Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 5.1; Trident/4.0; 360SE)", nil),
  ]

  @Test(arguments: robots.indices) func `robots are told by their agent and counted apart`(index: Int) {
    let robot = Self.robots[index]
    let numbers = Self.read([
      Self.line("17/May/2015:10:00:00", agent: robot.agent),
      Self.line("17/May/2015:10:00:00", "10.0.0.2"),
    ]).numbers
    #expect(numbers.visitors == 2 && numbers.requests == 2)
    #expect(numbers.visitorsWithoutBots == (robot.reason == nil ? 2 : 1))
    #expect(numbers.robots.map(\.reason) == [robot.reason].compactMap(\.self))
  }

  @Test func `robots are told by what they ask for`() {
    let robots = Self.read([Self.line("17/May/2015:10:00:00", path: "/robots.txt")]).numbers.robots
    #expect(robots.map(\.reason) == ["robots.txt"])
    #expect(robots.map(\.visitors) == [1] && robots.map(\.requests) == [1])
  }

  @Test(arguments: [(100, "/", true), (99, "/", false), (100, "/a.css", false)])
  func `a hundred pages within ten minutes and nothing beside them is a robot`(count: Int, path: String, is robot: Bool)
  {
    // One request every six seconds: ten a minute.
    let lines = (0..<count).map { second in
      let (minute, second) = (second * 6 / 60, second * 6 % 60)
      return Self.line("17/May/2015:10:0\(minute):\(second < 10 ? "0" : "")\(second)", path: second == 0 ? path : "/")
    }
    #expect(Self.read(lines).numbers.robots.map(\.reason) == (robot ? ["fast-pages"] : []))
  }

  static let rules = PageRules([
    ("/room/*/book", .init(site: "b", project: nil)), ("/room", .init(site: "a", project: "room")),
    ("/心理/*", .init(site: "a", project: "psych")),
  ])

  @Test func `views of pages are counted by site, project and month; a month without lines has none`() {
    let spider = "Baiduspider"
    let traffic = Self.read(
      [
        Self.line("30/Apr/2015:23:59:00", path: "/room"), Self.line("30/Apr/2015:23:59:30", path: "/room/7"),
        Self.line("30/Apr/2015:23:59:40", path: "/rooms"), Self.line("30/Apr/2015:23:59:50", path: "/room/7.css"),
        Self.line("30/Apr/2015:23:59:50", path: "/room", agent: spider),
        Self.line("30/Apr/2015:23:59:50", path: "/room", status: 404),
        Self.line("01/Jun/2015:00:00:00", path: "/%E5%BF%83%e7%90%86/x?y=1"),
        Self.line("01/Jun/2015:00:00:00", path: "/room/9/book"),
      ], rules: Self.rules
    ).traffic
    func counts(_ site: String, _ project: String?) -> [[Int?]] {
      traffic.filter { $0.site == site && $0.project == project }.map { [$0.views, $0.robotViews, $0.visitors] }
    }
    #expect(traffic.map(\.month).prefix(3) == ["2015-04", "2015-05", "2015-06"])
    #expect(counts("a", "room") == [[3, 1, 1], [nil, nil, nil], [0, 0, 0]])
    #expect(counts("a", "psych") == [[0, 0, 0], [nil, nil, nil], [1, 0, 1]])
    #expect(counts("b", nil) == [[0, 0, 0], [nil, nil, nil], [1, 0, 1]])
    #expect(traffic[0].cleanedViews == 0 && traffic[1].cleanedViews == nil)
  }

  @Test func `page rules are read from a table and refuse what the programme does not have`() throws {
    let site = Site(
      id: "a", district: "d", name: "甲", street: "", residents: 1, eligibleElders: 0, projects: [])
    let rules = try PageRules(SourceFile("pattern,site\n/room,a\n"), sites: [site], projects: [])
    #expect(rules.targets == [.init(site: "a", project: nil)])
    #expect {
      try PageRules(SourceFile("路径,示范点,项目\nroom,z,p\n"), sites: [site], projects: [])
    } throws: { error in
      (error as? IntakeFailure)?.problems.map(\.rule) == [.invalidValue, .unknownSite, .unknownProject]
    }
  }

  @Test func `what looks odd in the order of lines is named once, with its first line`() {
    let lines = [
      Self.line("17/May/2015:10:00:00"), Self.line("17/May/2015:10:00:00"), Self.line("17/May/2015:09:50:00"),
      Self.line("17/May/2015:09:39:59"),
      "10.0.0.1 - - [17/May/2015:10:00:00 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"Firefox\"",
    ]
    let problems = Self.read(lines).problems
    #expect(problems.map(\.rule) == [.clockGoesBack, .repeatedLogLine, .severalTimeZones])
    #expect(problems.map(\.suggestion) == ["4", "2", nil])
    #expect(problems.last?.value == "+08:00 (1), +00:00 (5)")
    #expect(problems.allSatisfy { $0.severity == .warn && $0.line == nil })
  }
}
