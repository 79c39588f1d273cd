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

  /// From the first to the last request of a visit; the visits of a visitor are chained from the latest to the
  /// earliest.
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
      join(number, with: visitor.visits, of: other)
      other.forEachMonth(of: visitor) { come(number, in: $0, days: $1, answered: $2) }
      return number
    }
  }

  /// Number of visits, and the seconds that they last together, a visit shorter than a minute counting as one.
  func visits(of visitor: Visitor) -> (count: Int, seconds: Int) {
    var sum = (count: 0, seconds: 0)
    var next = visitor.visits
    while next >= 0 {
      let visit = visits[Int(next)]
      sum.count += 1
      sum.seconds += Int(max(60, visit.end - visit.start))
      next = visit.earlier
    }
    return sum
  }

  /// By month: the days on which a visitor came, and those on which it was answered by other than 4xx, as bits.
  func forEachMonth(of visitor: Visitor, _ body: (_ month: Int32, _ days: UInt32, _ answered: UInt32) -> Void) {
    var next = visitor.months
    while next >= 0 {
      let node = months[Int(next)]
      body(node.month, node.days, node.answered)
      next = node.next
    }
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

  /// Joins the visits of a visitor with those that another table has of it: both chains from the latest on.
  private mutating func join(_ number: Int, with others: Int32, of other: VisitorTable) {
    var (mine, theirs) = (visitors[number].visits, others)
    let first = visits.count
    while mine >= 0 || theirs >= 0 {
      let takesMine = mine >= 0 && (theirs < 0 || visits[Int(mine)].end >= other.visits[Int(theirs)].end)
      let visit = takesMine ? visits[Int(mine)] : other.visits[Int(theirs)]
      if takesMine { mine = visit.earlier } else { theirs = visit.earlier }
      let last = visits.count - 1
      if last >= first, visits[last].start <= visit.end || visits[last].start - visit.end <= Self.visitGap {
        visits[last].start = min(visits[last].start, visit.start)
        continue
      }
      if last >= first { visits[last].earlier = Int32(visits.count) }
      visits.append(Visit(start: visit.start, end: visit.end, earlier: -1))
    }
    visitors[number].visits = Int32(first)
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
