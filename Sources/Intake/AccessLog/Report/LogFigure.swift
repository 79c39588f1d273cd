package import ProgrammeModel

/// The numbers of a log in the order in which they are shown, each with the definition that is printed under it.
enum LogFigure: String, CaseIterable {
  case requests
  case robotRequests
  case pageViews
  case staticFiles
  case notFound
  case bytes
  case visitors
  case visitorsAnswered
  case visitorsWithoutBots
  case visits
  case visitsWithoutBots

  func value(in numbers: AccessLogNumbers) -> Int {
    switch self {
    case .requests: numbers.requests
    case .robotRequests: numbers.robotRequests
    case .pageViews: numbers.pageViews
    case .staticFiles: numbers.staticFiles
    case .notFound: numbers.notFound
    case .bytes: numbers.bytes
    case .visitors: numbers.visitors
    case .visitorsAnswered: numbers.visitorsAnswered
    case .visitorsWithoutBots: numbers.visitorsWithoutBots
    case .visits: numbers.visits
    case .visitsWithoutBots: numbers.visitsWithoutBots
    }
  }
}

/// What is said of logs in one language: the words stand in one file per language.
struct AccessLogWords: Sendable {
  struct Figure: Sendable {
    let name: String
    let definition: String
  }

  let figures: [LogFigure: Figure]
  /// Who counts as a robot, with the version of the list.
  let robots: String
  let file: @Sendable (String) -> String
  let notRead: String
  let format: @Sendable (AccessLogFormat) -> String
  let account: @Sendable (RowAccount, _ balance: String) -> String
  let balances: (yes: String, no: String)
  let period: @Sendable (_ first: String, _ last: String, _ days: Int, _ without: Int) -> String
  let robot: @Sendable (AccessLogNumbers.Robot) -> String
  let traffic: @Sendable (PageTraffic) -> String
}

/// The report of a log for people.
package enum AccessLogText {
  /// Robots that are listed by name.
  private static let listedRobots = 10

  static func words(in language: Language) -> AccessLogWords { language == .zh ? .chinese : .english }

  /// File, format, account of the lines, then every number with its definition.
  package static func lines(of reading: AccessLogReading, in language: Language) -> [String] {
    let words = words(in: language)
    let files = reading.files.map { words.file(TextFolding.visible($0)) }
    guard let format = reading.format else { return files + [words.notRead] }
    let balance = reading.account.balances ? words.balances.yes : words.balances.no
    var lines = files + [words.format(format), words.account(reading.account, balance)]
    let numbers = reading.numbers
    if let first = numbers.days.first, let last = numbers.days.last {
      lines.append(words.period(first.date, last.date, numbers.days.count, numbers.daysWithoutLines))
    }
    for figure in LogFigure.allCases {
      guard let text = words.figures[figure] else { continue }
      lines += ["\(text.name)  \(grouped(figure.value(in: numbers)))", "    \(text.definition)"]
    }
    lines.append("    \(words.robots)")
    lines += numbers.robots.prefix(listedRobots).map { "    " + words.robot($0) }
    return lines + reading.traffic.map(words.traffic)
  }

  /// `1,234,567`
  static func grouped(_ number: Int) -> String {
    let digits = String(number)
    return digits.enumerated().reduce(into: "") { text, digit in
      if digit.offset > 0, (digits.count - digit.offset).isMultiple(of: 3) { text += "," }
      text.append(digit.element)
    }
  }
}
