/// The extended format of the W3C (WD-logfile-960323), as IIS and others write it: `#Fields:` names the fields of the
/// lines that follow, spaces or tabs separate them, times are UTC.
struct W3CLogParser: LogLineParser {
  private var clock = LogClock()
  private var roles: [Role?] = []
  private var found: Set<Role> = []

  private enum Role {
    case date, time, address, method, target, status, bytes, agent
  }

  mutating func reads(directive line: LogBytes) -> Bool {
    guard line.first == UInt8(ascii: "#") else { return false }
    guard line.starts(with: "#Fields:") else { return true }
    let names = String(decoding: line, as: UTF8.self).lowercased().split { $0 == " " || $0 == "\t" }.dropFirst()
    roles = names.map { Self.roles[String($0)] }
    found = Set(roles.compactMap(\.self))
    return true
  }

  mutating func parse(_ line: LogBytes, into entry: inout LogEntry) -> LogLineFault? {
    guard found.isSuperset(of: [.date, .time, .address, .target, .status]) else { return .fields }
    entry = LogEntry()
    var date = LogBytes(start: nil, count: 0)
    var seconds: Int?
    var cursor = 0
    for role in roles {
      guard let value = Self.field(line, &cursor) else { return .fields }
      switch role {
      case .date: date = value
      case .time: seconds = LogClock.seconds(value, at: 0)
      case let role?: if let fault = Self.take(value, as: role, into: &entry) { return fault }
      case nil: continue
      }
    }
    guard let seconds else { return .time }
    return clock.read(date: date, seconds: seconds, zone: 0, into: &entry.time)
  }

  private static func take(_ value: LogBytes, as role: Role, into entry: inout LogEntry) -> LogLineFault? {
    switch role {
    case .date, .time: break
    case .address:
      guard LogEntry.isAddress(value) else { return .address }
      entry.address = value
    case .method: entry.method = value
    case .target: entry.read(target: value)
    case .status:
      guard let status = value.wholeNumber, (100...599).contains(status) else { return .status }
      entry.status = status
    case .bytes:
      guard let bytes = value.equals("-") ? 0 : value.wholeNumber else { return .bytes }
      entry.bytes = bytes
    case .agent:
      entry.agent = value
      entry.namesAgent = true
    }
    return nil
  }

  /// The next field, without quotes around it; nil at the end of the line.
  private static func field(_ line: LogBytes, _ cursor: inout Int) -> LogBytes? {
    while cursor < line.count, line[cursor] == 0x20 || line[cursor] == 0x09 { cursor += 1 }
    guard cursor < line.count else { return nil }
    if line[cursor] == 0x22, let quote = line.offset(of: 0x22, from: cursor + 1) {
      defer { cursor = quote + 1 }
      return line.part(cursor + 1, quote)
    }
    let start = cursor
    while cursor < line.count, line[cursor] != 0x20, line[cursor] != 0x09 { cursor += 1 }
    return line.part(start, cursor)
  }

  private static let roles: [String: Role] = [
    "date": .date, "date-local": .date, "time": .time, "time-local": .time, "c-ip": .address, "cs-method": .method,
    "cs-uri-stem": .target, "cs-uri": .target, "sc-status": .status, "c-status": .status, "sc-bytes": .bytes,
    "cs(user-agent)": .agent,
  ]
}
