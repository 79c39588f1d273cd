/// What the order of lines tells in a stretch of a log: how many there are, which cannot be read, and where the clock
/// or the format behaves oddly. Stretches that follow each other are joined.
struct LogCourse {
  /// How often something occurs, and on which lines first.
  struct Marks {
    private(set) var count = 0
    private(set) var lines: [Int] = []
    /// Lines that are remembered.
    static let listed = 20

    mutating func add(line: Int) {
      count += 1
      if lines.count < Self.listed { lines.append(line) }
    }

    mutating func add(_ other: Marks, after offset: Int) {
      count += other.count
      lines += other.lines.prefix(Self.listed - lines.count).map { $0 + offset }
    }
  }

  /// A line that cannot be read.
  struct BadLine {
    var line: Int
    /// The beginning of the line.
    let text: [UInt8]
    let fault: LogLineFault
  }

  /// Bytes of a line that are kept.
  private static let keptBytes = 300
  /// Apache's LimitRequestLine: no server that is set up as usual takes a longer one.
  static let requestLine = 8_190
  /// Seconds by which a line may be earlier than the one before: a server writes the line when the answer is complete,
  /// with the time at which the request came in.
  static let patience: UInt32 = 600

  /// Bad lines that are kept; the others are only counted.
  let keptLines: Int
  private(set) var lines = 0
  private(set) var directives = 0
  private(set) var blank = 0
  private(set) var valid = 0
  private(set) var failed = 0
  private(set) var badLines: [BadLine] = []
  private(set) var longLines = Marks()
  private(set) var cutLines = Marks()
  private(set) var clockSteps = Marks()
  private(set) var repeats = Marks()
  /// Minutes east of UTC, each with the first line that has them.
  private(set) var zones: [Int32: Int] = [:]
  private(set) var hasAgents = false
  private var lastZone: Int32 = .min
  private var firstLine: [UInt8] = []
  private var firstLineNumber = 0
  private var lastLine: [UInt8] = []
  private var firstTime: (instant: UInt32, line: Int)?
  private var lastInstant: UInt32?

  init(keptLines: Int) { self.keptLines = keptLines }

  /// Reads lines; what they amount to goes into `usage`.
  mutating func read<Parser: LogLineParser>(_ bytes: LogBytes, with parser: inout Parser, into usage: inout LogUsage) {
    var entry = LogEntry()
    var previous = LogBytes(start: nil, count: 0)
    LogLines.forEach(of: bytes) { line in
      lines += 1
      if line.isBlank {
        blank += 1
        return true
      }
      if parser.reads(directive: line) {
        directives += 1
        return true
      }
      if line.equals(previous) { repeats.add(line: lines) }
      if previous.baseAddress == nil { (firstLine, firstLineNumber) = (Array(line), lines) }
      previous = line
      if let fault = parser.parse(line, into: &entry) {
        reject(line, fault)
      } else {
        note(entry, length: line.count)
        usage.add(entry)
      }
      return true
    }
    lastLine = Array(previous)
  }

  private mutating func reject(_ line: LogBytes, _ fault: LogLineFault) {
    failed += 1
    if badLines.count < keptLines {
      badLines.append(BadLine(line: lines, text: Array(line.prefix(Self.keptBytes)), fault: fault))
    }
  }

  @inline(__always)
  private mutating func note(_ entry: LogEntry, length: Int) {
    valid += 1
    if entry.namesAgent { hasAgents = true }
    if length > Self.requestLine { longLines.add(line: lines) }
    if entry.isCut { cutLines.add(line: lines) }
    if entry.time.zone != lastZone {
      lastZone = entry.time.zone
      if zones[lastZone] == nil { zones[lastZone] = lines }
    }
    let instant = entry.time.instant
    if let lastInstant {
      if Self.isBack(instant, after: lastInstant) { clockSteps.add(line: lines) }
    } else {
      firstTime = (instant, lines)
    }
    lastInstant = instant
  }

  private static func isBack(_ instant: UInt32, after last: UInt32) -> Bool {
    instant < last && last - instant > patience
  }

  /// Joins the stretch that follows this one in the same file.
  mutating func append(_ next: LogCourse) {
    if !lastLine.isEmpty, lastLine == next.firstLine { repeats.add(line: lines + next.firstLineNumber) }
    if let lastInstant, let first = next.firstTime, Self.isBack(first.instant, after: lastInstant) {
      clockSteps.add(line: lines + first.line)
    }
    badLines += next.badLines.prefix(keptLines - badLines.count).map { bad in
      BadLine(line: bad.line + lines, text: bad.text, fault: bad.fault)
    }
    longLines.add(next.longLines, after: lines)
    cutLines.add(next.cutLines, after: lines)
    clockSteps.add(next.clockSteps, after: lines)
    repeats.add(next.repeats, after: lines)
    zones.merge(next.zones.mapValues { $0 + lines }) { first, _ in first }
    if firstLine.isEmpty { (firstLine, firstLineNumber) = (next.firstLine, next.firstLineNumber + lines) }
    if !next.lastLine.isEmpty { lastLine = next.lastLine }
    if firstTime == nil { firstTime = next.firstTime.map { ($0.instant, $0.line + lines) } }
    lastInstant = next.lastInstant ?? lastInstant
    lines += next.lines
    directives += next.directives
    blank += next.blank
    valid += next.valid
    failed += next.failed
    hasAgents = hasAgents || next.hasAgents
  }
}
