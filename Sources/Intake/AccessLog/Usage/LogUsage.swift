/// What the requests of a part of a log amount to. It does not depend on their order; parts can be joined.
struct LogUsage {
  var visitors = VisitorTable()
  /// Requests by day since 1970-01-01.
  private(set) var days: [Int32: Int] = [:]
  private(set) var bytes = 0
  private(set) var notFound = 0
  private(set) var files = 0
  private(set) var pageViews = 0
  /// Page views by visitor (upper 32 bits), target of the page rules (16) and months since 1970 (16).
  private(set) var pages = KeyTable()
  private let rules: PageRules?
  private var day: Int32 = .min
  private var requestsOfDay = 0

  init(rules: PageRules?) { self.rules = rules }

  mutating func add(_ entry: LogEntry) {
    add(bytes: entry.bytes)
    if entry.status == 404 { notFound += 1 }
    let isFile = StaticFiles.contains(entry.path)
    if isFile { files += 1 }
    if entry.time.day != day { turn(to: entry.time.day) }
    requestsOfDay += 1
    let visitor = visitors.add(entry, isFile: isFile)
    guard !isFile, Self.isPageView(entry) else { return }
    pageViews += 1
    guard let target = rules?.target(of: entry.path) else { return }
    pages.add(1, to: UInt64(visitor) << 32 | UInt64(target) << 16 | UInt64(entry.time.month - Self.firstMonth))
  }

  /// Ends the count of a day; to be called before `days` is read.
  mutating func turn(to day: Int32 = .min) {
    if requestsOfDay > 0 { days[self.day, default: 0] += requestsOfDay }
    (self.day, requestsOfDay) = (day, 0)
  }

  mutating func add(_ other: LogUsage) {
    add(bytes: other.bytes)
    notFound += other.notFound
    files += other.files
    pageViews += other.pageViews
    days.merge(other.days) { $0 + $1 }
    let numbers = visitors.add(other.visitors)
    other.pages.forEach { key, count in
      pages.add(count, to: UInt64(numbers[Int(key >> 32)]) << 32 | key & 0xFFFF_FFFF)
    }
  }

  /// A sum that no number can hold, as invented sizes can make it, stays at the largest number.
  private mutating func add(bytes more: Int) {
    let sum = bytes.addingReportingOverflow(more)
    bytes = sum.overflow ? .max : sum.partialValue
  }

  /// January 1970 in months since year 0.
  static let firstMonth: Int32 = 1970 * 12

  /// A page that somebody was shown: GET, answered by 2xx or 304, no static file.
  private static func isPageView(_ entry: LogEntry) -> Bool {
    (entry.status / 100 == 2 || entry.status == 304) && entry.method.equals("GET")
  }
}

/// Files that a page brings along: counted apart from pages.
enum StaticFiles {
  static let extensions = [
    "css", "js", "map", "png", "jpg", "jpeg", "gif", "ico", "svg", "webp", "bmp", "woff", "woff2", "ttf", "eot", "otf",
    "mp3", "mp4", "webm", "swf",
  ]

  private static let packed: [UInt64] = extensions.map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

  /// Whether a path ends in one of the extensions, in any case.
  static func contains(_ path: LogBytes) -> Bool {
    var index = path.count
    var word: UInt64 = 0
    var shift: UInt64 = 0
    while index > 0, shift <= 40 {
      index -= 1
      let byte = path[index]
      if byte == UInt8(ascii: ".") { return packed.contains(word) }
      let isWord = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      guard isWord else { return false }
      word |= UInt64(byte | 0x20) << shift
      shift += 8
    }
    return false
  }
}
