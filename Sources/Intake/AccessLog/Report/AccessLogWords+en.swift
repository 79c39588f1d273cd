extension AccessLogWords {
  static let english = AccessLogWords(
    figures: [
      .requests: .init(name: "Requests", definition: "Lines that can be read, each one request."),
      .robotRequests: .init(name: "of these from robots", definition: "Counted apart, never left out."),
      .pageViews: .init(
        name: "Page views", definition: "GET of anything but static files, answered by 2xx or 304; robots included."),
      .staticFiles: .init(
        name: "Static files", definition: "Requests for \(StaticFiles.extensions.joined(separator: ", "))."),
      .notFound: .init(name: "Not found", definition: "Requests that were answered by 404."),
      .bytes: .init(name: "Bytes sent", definition: "Sum of the bytes of all requests; “-” is 0."),
      .visitors: .init(
        name: "Visitors", definition: "Different (address, day as the line names it, user agent), robots included."),
      .visitorsAnswered: .init(
        name: "Visitors with an answer",
        definition: "Of these, with a request not answered by 4xx: GoAccess's unique visitors."),
      .visitorsWithoutBots: .init(name: "Visitors without robots", definition: "Visitors less the robots."),
      .visits: .init(
        name: "Visits",
        definition: "By address and user agent; a visit ends with a pause of more than \(minutes) minutes."),
      .visitsWithoutBots: .init(name: "Visits without robots", definition: "Visits less those of the robots."),
    ],
    robots: """
      Robots (list of \(RobotPatterns.version)): the agent holds a word of the list; or the log names agents and this \
      one is empty; or it asked for /robots.txt; or at least \(RobotReason.fastRequests) requests, no static file, and at \
      least \(RobotReason.fastPerMinute) a minute of its visits.
      """,
    file: { "File     \($0)" }, notRead: "Result   not read.",
    format: { "Read as  access log · \(name($0))" },
    account: { account, balance in
      "Lines    \(account.lines) = directives \(account.header) + requests \(account.data)"
        + " + unreadable \(account.rejected) + blank \(account.blank)   \(balance)"
    },
    balances: ("✓ balances", "✗ does not balance"),
    period: { first, last, days, without in
      "Period   \(first) to \(last): \(days) days with lines, \(without) without"
    },
    robot: { "\($0.reason): \(AccessLogText.grouped($0.requests)) requests, \($0.visitors) visitors" },
    traffic: { traffic in
      let place = ["Pages    \(traffic.site)", traffic.project, traffic.month].compactMap(\.self).joined(separator: " ")
      guard let views = traffic.views, let robots = traffic.robotViews, let visitors = traffic.visitors else {
        return "\(place): no lines"
      }
      return "\(place): \(views) views, \(robots) of them by robots; \(visitors) visitors"
    })

  private static let minutes = VisitorTable.visitGap / 60

  private static func name(_ format: AccessLogFormat) -> String {
    switch format {
    case .common: "common log format"
    case .combined: "combined log format"
    case .vhostCombined: "virtual host and combined log format"
    case .json: "one JSON object a line"
    case .w3c: "W3C extended log format (IIS)"
    }
  }
}
