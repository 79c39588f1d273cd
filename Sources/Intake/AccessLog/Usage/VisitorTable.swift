/// Everything that is known of the visitors of a log: who they are (address and agent), on which days they came, their
/// visits, and how much they asked for.
///
/// All of it is the same in whatever order requests come in, so that tables made of parts of a log can be joined.
struct VisitorTable {
  /// A visit ends when the same address and agent ask for nothing for longer than this. Seconds.
  static let visitGap: UInt32 = 30 * 60

  /// One address with one agent.
  struct Visitor {
    let address: UInt32
    let agent: UInt32
    var requests: UInt32 = 0
    /// Of these, style sheets, images and the like.
    var files: UInt32 = 0
    var asksForRobotsText = false
    fileprivate var visits: Int32 = -1
    fileprivate var months: Int32 = -1
  }

  /// From the first to the last request of a visit; the visits of a visitor are chained from the latest to the earliest.
  private struct Visit {
    var start: UInt32
    var end: UInt32
    var earlier: Int32
  }

  /// The days of a month on which a visitor came, bit 0 the first.
  private struct MonthDays {
    let month: Int32
    var days: UInt32
    /// The days with a request that was answered by other than 4xx.
    var answered: UInt32
    var next: Int32
  }

  private var addresses = ByteInterner()
  private var agents = ByteInterner()
  private var numbers = KeyTable()
  private(set) var visitors: [Visitor] = []
  private var visits: [Visit] = []
  private var months: [MonthDays] = []

  func agent(_ number: Int) -> ArraySlice<UInt8> { agents.bytes(of: number) }

  var agentCount: Int { agents.count }

  /// Takes in a request.
  /// - Returns: the number of its visitor.
  mutating func add(_ entry: LogEntry, isFile: Bool) -> Int {
    let number = visitor(address: entry.address, agent: entry.agent)
    visitors[number].requests += 1
    if isFile { visitors[number].files += 1 }
    if entry.path.count == 11, entry.path.equals("/robots.txt") { visitors[number].asksForRobotsText = true }
    come(number, from: entry.time.instant, to: entry.time.instant)
    let day = UInt32(1) << UInt32(entry.time.dayOfMonth - 1)
    come(number, in: entry.time.month, days: day, answered: entry.status / 100 == 4 ? 0 : day)
    return number
  }

  /// Takes in the visitors of another part of the log.
  /// - Returns: their numbers in this table.
  mutating func add(_ other: VisitorTable) -> [Int] {
    other.visitors.map { visitor in
      let number = other.addresses.bytes(of: Int(visitor.address)).withUnsafeBytes { address in
        other.agents.bytes(of: Int(visitor.agent)).withUnsafeBytes { agent in
          self.visitor(address: address, agent: agent)
        }
      }
      visitors[number].requests += visitor.requests
      visitors[number].files += visitor.files
      if visitor.asksForRobotsText { visitors[number].asksForRobotsText = true }
      for visit in other.chain(of: visitor) { come(number, from: visit.start, to: visit.end) }
      for month in other.days(of: visitor) {
        come(number, in: month.month, days: month.days, answered: month.answered)
      }
      return number
    }
  }

  /// Number of visits, and the seconds that they last together, a visit shorter than a minute counting as one.
  func visits(of visitor: Visitor) -> (count: Int, seconds: Int) {
    chain(of: visitor).reduce(into: (count: 0, seconds: 0)) { sum, visit in
      sum.count += 1
      sum.seconds += Int(max(60, visit.end - visit.start))
    }
  }

  /// By month: the days on which a visitor came, as bits.
  func days(of visitor: Visitor) -> [(month: Int32, days: UInt32, answered: UInt32)] {
    sequence(state: visitor.months) { next -> (month: Int32, days: UInt32, answered: UInt32)? in
      guard next >= 0 else { return nil }
      let node = months[Int(next)]
      next = node.next
      return (node.month, node.days, node.answered)
    }.map { $0 }
  }

  private func chain(of visitor: Visitor) -> [(start: UInt32, end: UInt32)] {
    sequence(state: visitor.visits) { next -> (start: UInt32, end: UInt32)? in
      guard next >= 0 else { return nil }
      let node = visits[Int(next)]
      next = node.earlier
      return (node.start, node.end)
    }.map { $0 }
  }

  private mutating func visitor(address: LogBytes, agent: LogBytes) -> Int {
    let address = UInt32(addresses.number(of: address))
    let agent = UInt32(agents.number(of: agent))
    let key = UInt64(address) << 32 | UInt64(agent)
    let found = numbers.value(of: key, fresh: UInt32(visitors.count))
    if found.isNew { visitors.append(Visitor(address: address, agent: agent)) }
    return Int(found.value)
  }

  /// Joins a stretch of presence with the visits that it touches, or makes it one of its own.
  private mutating func come(_ number: Int, from start: UInt32, to end: UInt32) {
    var later: Int32 = -1
    var next = visitors[number].visits
    while next >= 0, visits[Int(next)].start > end, visits[Int(next)].start - end > Self.visitGap {
      later = next
      next = visits[Int(next)].earlier
    }
    guard next >= 0, start <= visits[Int(next)].end || start - visits[Int(next)].end <= Self.visitGap else {
      visits.append(Visit(start: start, end: end, earlier: next))
      let added = Int32(visits.count - 1)
      if later >= 0 { visits[Int(later)].earlier = added } else { visitors[number].visits = added }
      return
    }
    visits[Int(next)].start = min(visits[Int(next)].start, start)
    visits[Int(next)].end = max(visits[Int(next)].end, end)
    joinEarlier(Int(next))
  }

  /// Joins a visit that begins earlier than it did with those that it now touches.
  private mutating func joinEarlier(_ visit: Int) {
    while true {
      let earlier = Int(visits[visit].earlier)
      guard earlier >= 0 else { return }
      let (start, end) = (visits[visit].start, visits[earlier].end)
      guard start <= end || start - end <= Self.visitGap else { return }
      visits[visit].start = min(start, visits[earlier].start)
      visits[visit].end = max(visits[visit].end, end)
      visits[visit].earlier = visits[earlier].earlier
    }
  }

  private mutating func come(_ number: Int, in month: Int32, days: UInt32, answered: UInt32) {
    var next = visitors[number].months
    while next >= 0 {
      if months[Int(next)].month == month {
        months[Int(next)].days |= days
        months[Int(next)].answered |= answered
        return
      }
      next = months[Int(next)].next
    }
    months.append(MonthDays(month: month, days: days, answered: answered, next: visitors[number].months))
    visitors[number].months = Int32(months.count - 1)
  }
}
