package import ProgrammeModel

/// What reading access logs gave: the account of the lines, the problems and the numbers.
package struct AccessLogReading: Sendable {
  package let files: [String]
  /// Bytes of all files.
  package let byteCount: Int
  /// Nil when no file is a log.
  package let format: AccessLogFormat?
  /// Lines of all files: directives are header, requests data.
  package let account: RowAccount
  /// Lines that cannot be read, counted through all files, with the beginning of their text.
  package let rejected: [RejectedRow]
  package let problems: [IntakeProblem]
  package let numbers: AccessLogNumbers
  /// Views of pages by site, project and month; empty without page rules.
  package let traffic: [PageTraffic]

  package var isFatal: Bool { problems.contains { $0.severity == .fatal } }
}

/// The numbers of a log. What each of them counts stands in `docs/intake.md` and is printed with it.
package struct AccessLogNumbers: Sendable, Equatable, Encodable {
  /// Lines that are requests.
  package let valid: Int
  /// Lines that cannot be read.
  package let failed: Int
  /// Sum of the bytes that were sent.
  package let bytes: Int
  /// Requests; the sum of those of the days.
  package let requests: Int
  /// Of these, from robots.
  package let robotRequests: Int
  /// Of these, for style sheets, scripts, images and fonts.
  package let staticFiles: Int
  /// GET of anything else, answered by 2xx or 304.
  package let pageViews: Int
  /// Different (address, day, agent).
  package let visitors: Int
  package let visitorsWithoutBots: Int
  /// Visitors with at least one request that was not answered by 4xx: what GoAccess calls unique visitors.
  package let visitorsAnswered: Int
  /// Visits of an address and agent, with no pause of more than 30 minutes.
  package let visits: Int
  package let visitsWithoutBots: Int
  /// Requests that were answered by 404.
  package let notFound: Int
  package let days: [Day]
  /// Days between the first and the last without any line.
  package let daysWithoutLines: Int
  /// Robots by the reason for which they were taken as such, most requests first.
  package let robots: [Robot]

  package struct Day: Sendable, Equatable, Encodable {
    /// As the lines name it, in the log's time zone.
    package let date: String
    package let requests: Int
    package let visitors: Int
  }

  package struct Robot: Sendable, Equatable, Encodable {
    package let reason: String
    package let visitors: Int
    package let requests: Int
  }
}

/// The views of a site's pages in a month; nil for a month in which the log has no line at all.
package struct PageTraffic: Sendable, Equatable {
  package let site: String
  package let project: String?
  package let month: String
  /// Views, those of robots included.
  package let views: Int?
  package let robotViews: Int?
  /// Different (address, agent) of the month, robots excluded.
  package let visitors: Int?

  /// Views without those of robots.
  package var cleanedViews: Int? {
    guard let views, let robotViews else { return nil }
    return views - robotViews
  }
}

extension PageTraffic: Encodable {
  private enum Key: String, CodingKey {
    case site, project, month, views, robotViews, cleanedViews, visitors
  }

  package func encode(to encoder: any Encoder) throws {
    var traffic = encoder.container(keyedBy: Key.self)
    try traffic.encode(site, forKey: .site)
    try traffic.encode(project, forKey: .project)
    try traffic.encode(month, forKey: .month)
    try traffic.encode(views, forKey: .views)
    try traffic.encode(robotViews, forKey: .robotViews)
    try traffic.encode(cleanedViews, forKey: .cleanedViews)
    try traffic.encode(visitors, forKey: .visitors)
  }
}

extension AccessLogReading {
  init(files: [ReadLog], usage: LogUsage, rules: PageRules?) {
    let robots = RobotRules(usage.visitors, hasAgents: files.contains { $0.course.hasAgents })
    let reasons = usage.visitors.visitors.map { robots.reason($0, in: usage.visitors) }
    let findings = AccessLogFindings(files)
    self.files = files.map(\.file)
    byteCount = files.reduce(0) { $0 + $1.byteCount }
    format = files.compactMap(\.format).first
    rejected = findings.rejected
    problems = findings.problems
    account = RowAccount(
      lines: files.reduce(0) { $0 + $1.course.lines }, header: files.reduce(0) { $0 + $1.course.directives },
      data: files.reduce(0) { $0 + $1.course.valid }, rejected: files.reduce(0) { $0 + $1.course.failed },
      blank: files.reduce(0) { $0 + $1.course.blank }, physicalLines: files.reduce(0) { $0 + $1.course.lines })
    numbers = AccessLogNumbers(usage, account: account, reasons: reasons)
    traffic = rules.map { PageTraffic.of(usage, rules: $0, isRobot: reasons.map { $0 != nil }) } ?? []
  }
}

extension AccessLogReading {
  /// The rows of website statistics that the log amounts to: one a site and month, none for a month without lines. They
  /// are numbered from 1.
  package var clicks: [EvidenceRecord] {
    traffic.compactMap { traffic -> [String: FieldValue]? in
      guard let month = YearMonth(traffic.month), let views = traffic.views, let robots = traffic.robotViews,
        let visitors = traffic.visitors
      else { return nil }
      return [
        "site": .text(traffic.site), "month": .month(month), "page_views": .integer(views),
        "visitors": .integer(visitors), "robot_views": .integer(robots),
      ]
    }.enumerated().map { EvidenceRecord(kind: .clicks, batch: 0, line: $0 + 1, values: $1) }
  }
}

extension AccessLogNumbers {
  init(_ usage: LogUsage, account: RowAccount, reasons: [RobotReason?]) {
    var tally = VisitorTally()
    for (visitor, reason) in zip(usage.visitors.visitors, reasons) { tally.add(visitor, of: usage.visitors, reason) }
    valid = account.data
    failed = account.rejected
    bytes = usage.bytes
    requests = account.data
    robotRequests = tally.robots.values.reduce(0) { $0 + $1.requests }
    staticFiles = usage.files
    pageViews = usage.pageViews
    visitors = tally.visitors
    visitorsWithoutBots = tally.visitors - tally.robots.values.reduce(0) { $0 + $1.visitors }
    visitorsAnswered = tally.answered
    visits = tally.visits
    visitsWithoutBots = tally.visits - tally.robotVisits
    notFound = usage.notFound
    let numbers = usage.days.keys.sorted()
    let visitorsByDay = tally.days
    days = numbers.map { day in
      Day(
        date: Self.text(day), requests: usage.days[day] ?? 0, visitors: visitorsByDay[day] ?? 0)
    }
    daysWithoutLines = numbers.first.map { Int((numbers.last ?? $0) - $0) + 1 - numbers.count } ?? 0
    robots = tally.robots.sorted { ($1.value.requests, $0.key) < ($0.value.requests, $1.key) }.map { reason, count in
      Robot(reason: reason.name, visitors: count.visitors, requests: count.requests)
    }
  }

  private static func text(_ day: Int32) -> String {
    let date = LogClock.civil(day: Int(day))
    return CalendarDate(year: date.year, month: date.month, day: date.day)?.description ?? ""
  }
}

/// Sums over visitors.
private struct VisitorTally {
  private(set) var visitors = 0
  private(set) var answered = 0
  private(set) var visits = 0
  private(set) var robotVisits = 0
  private(set) var robots: [RobotReason: (visitors: Int, requests: Int)] = [:]

  /// Visitors by day of the month, 31 for each month that was counted, in the order of `position`.
  private var counts: [Int] = []
  private var position: [Int32: Int] = [:]
  private var last: (month: Int32, position: Int) = (.min, 0)

  /// Visitors by day since 1970-01-01.
  var days: [Int32: Int] {
    position.reduce(into: [:]) { days, month in
      guard let first = CalendarDate(year: Int(month.key) / 12, month: Int(month.key) % 12 + 1, day: 1) else { return }
      for day in 0..<31 where counts[month.value * 31 + day] > 0 {
        days[Int32(first.dayNumber + day)] = counts[month.value * 31 + day]
      }
    }
  }

  mutating func add(_ visitor: VisitorTable.Visitor, of table: VisitorTable, _ reason: RobotReason?) {
    var came = 0
    table.forEachMonth(of: visitor) { month, days, answeredDays in
      came += days.nonzeroBitCount
      answered += answeredDays.nonzeroBitCount
      count(days, of: month)
    }
    visitors += came
    let visited = table.visits(of: visitor).count
    visits += visited
    guard let reason else { return }
    robotVisits += visited
    robots[reason, default: (0, 0)].visitors += came
    robots[reason, default: (0, 0)].requests += Int(visitor.requests)
  }

  private mutating func count(_ bits: UInt32, of month: Int32) {
    if month != last.month {
      let known = position[month] ?? position.count
      if known == position.count {
        position[month] = known
        counts += [Int](repeating: 0, count: 31)
      }
      last = (month, known)
    }
    var rest = bits
    while rest != 0 {
      counts[last.position * 31 + rest.trailingZeroBitCount] += 1
      rest &= rest - 1
    }
  }
}

extension PageTraffic {
  /// By target in the order of the rules, then by month from the first to the last of the log.
  static func of(_ usage: LogUsage, rules: PageRules, isRobot: [Bool]) -> [PageTraffic] {
    let withLines = Set(usage.days.keys.map { month(ofDay: $0) })
    guard let first = withLines.min(), let last = withLines.max() else { return [] }
    var counts: [Int: (views: Int, robots: Int, visitors: Int)] = [:]
    usage.pages.forEach { key, views in
      let isRobot = isRobot[Int(key >> 32)]
      var count = counts[Int(key & 0xFFFF_FFFF)] ?? (0, 0, 0)
      count.views += Int(views)
      if isRobot { count.robots += Int(views) } else { count.visitors += 1 }
      counts[Int(key & 0xFFFF_FFFF)] = count
    }
    return rules.targets.enumerated().flatMap { number, target in
      (first...last).map { month in
        let count = counts[number << 16 | Int(month - LogUsage.firstMonth)] ?? (0, 0, 0)
        let isKnown = withLines.contains(month)
        return PageTraffic(
          site: target.site, project: target.project, month: text(month), views: isKnown ? count.views : nil,
          robotViews: isKnown ? count.robots : nil, visitors: isKnown ? count.visitors : nil)
      }
    }
  }

  private static func month(ofDay day: Int32) -> Int32 {
    let date = LogClock.civil(day: Int(day))
    return Int32(date.year * 12 + date.month - 1)
  }

  private static func text(_ month: Int32) -> String {
    YearMonth(year: Int(month) / 12, month: Int(month) % 12 + 1)?.description ?? ""
  }
}
