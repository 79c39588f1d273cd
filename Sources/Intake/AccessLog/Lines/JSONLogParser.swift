/// Logs with one JSON object a line, as nginx writes them with a `log_format … escape=json`.
///
/// The names of fields are the administrator's; those of nginx's variables and the usual others are known. A value
/// that is an object or a list is passed over. Escapes within values are kept as they stand.
struct JSONLogParser: LogLineParser {
  private var clock = LogClock()

  private enum Field {
    case address, time, request, method, target, status, bytes, agent
  }

  mutating func parse(_ line: LogBytes, into entry: inout LogEntry) -> LogLineFault? {
    entry = LogEntry()
    var hasTime = false
    guard var cursor = Self.opening(line) else { return .fields }
    while true {
      guard let name = Self.string(line, &cursor), Self.skip(line, &cursor, UInt8(ascii: ":")),
        let value = Self.value(line, &cursor)
      else { return .fields }
      if let field = Self.field(name) {
        hasTime = hasTime || field == .time
        if let fault = take(value, as: field, into: &entry) { return fault }
      }
      if Self.skip(line, &cursor, UInt8(ascii: ",")) { continue }
      guard Self.skip(line, &cursor, UInt8(ascii: "}")), line.part(cursor, line.count).isBlank else { return .fields }
      break
    }
    if !hasTime { return .time }
    if entry.address.isEmpty { return .address }
    if entry.path.baseAddress == nil { return .request }
    return entry.status == 0 ? .status : nil
  }

  private mutating func take(_ value: LogBytes, as field: Field, into entry: inout LogEntry) -> LogLineFault? {
    switch field {
    case .address:
      guard LogEntry.isAddress(value) else { return .address }
      entry.address = value
    case .time: return read(time: value, into: &entry.time)
    case .request: entry.read(request: value)
    case .method: entry.method = value
    case .target: entry.read(target: value)
    case .status:
      guard let status = value.wholeNumber, (100...599).contains(status) else { return .status }
      entry.status = status
    case .bytes:
      guard let bytes = value.equals("-") || value.isEmpty ? 0 : value.wholeNumber else { return .bytes }
      entry.bytes = bytes
    case .agent:
      entry.agent = value
      entry.namesAgent = true
    }
    return nil
  }

  private mutating func read(time value: LogBytes, into time: inout LogTime) -> LogLineFault? {
    if value.count > 11, value[2] == 0x2F { return clock.read(common: value, into: &time) }
    if value.count > 11, value[4] == 0x2D { return clock.read(iso: value, into: &time) }
    return clock.read(epoch: value, into: &time)
  }

  private static let names: [(name: StaticString, field: Field)] = [
    ("remote_addr", .address), ("time_iso8601", .time), ("time_local", .time), ("request", .request),
    ("request_method", .method), ("request_uri", .target), ("status", .status), ("body_bytes_sent", .bytes),
    ("http_user_agent", .agent), ("@timestamp", .time), ("timestamp", .time), ("time", .time), ("msec", .time),
    ("remote_ip", .address), ("client_ip", .address), ("clientip", .address), ("client", .address), ("ip", .address),
    ("method", .method), ("verb", .method), ("uri", .target), ("url", .target), ("path", .target),
    ("response", .status), ("bytes_sent", .bytes), ("bytes", .bytes), ("size", .bytes), ("user_agent", .agent),
    ("agent", .agent),
  ]

  private static func field(_ name: LogBytes) -> Field? { names.first { name.equals($0.name) }?.field }

  private static func opening(_ line: LogBytes) -> Int? {
    var cursor = 0
    return skip(line, &cursor, UInt8(ascii: "{")) ? cursor : nil
  }

  /// Passes over white space and one mark; false, after the white space only, when the mark is not there.
  private static func skip(_ line: LogBytes, _ cursor: inout Int, _ mark: UInt8) -> Bool {
    while cursor < line.count, line[cursor] == 0x20 || line[cursor] == 0x09 { cursor += 1 }
    guard cursor < line.count, line[cursor] == mark else { return false }
    cursor += 1
    return true
  }

  private static func string(_ line: LogBytes, _ cursor: inout Int) -> LogBytes? {
    guard skip(line, &cursor, 0x22) else { return nil }
    let start = cursor
    while cursor < line.count {
      switch line[cursor] {
      case 0x22:
        cursor += 1
        return line.part(start, cursor - 1)
      case 0x5C: cursor += 2
      default: cursor += 1
      }
    }
    return nil
  }

  /// A text without its quotes, or a number or word as it stands; a list or object as a whole.
  private static func value(_ line: LogBytes, _ cursor: inout Int) -> LogBytes? {
    if let text = string(line, &cursor) { return text }
    guard cursor < line.count else { return nil }
    if line[cursor] == UInt8(ascii: "{") || line[cursor] == UInt8(ascii: "[") { return nested(line, &cursor) }
    let start = cursor
    while cursor < line.count, ![0x2C, 0x7D, 0x20].contains(line[cursor]) { cursor += 1 }
    return cursor > start ? line.part(start, cursor) : nil
  }

  private static func nested(_ line: LogBytes, _ cursor: inout Int) -> LogBytes? {
    let start = cursor
    var depth = 0
    while cursor < line.count {
      switch line[cursor] {
      case 0x22:
        guard string(line, &cursor) != nil else { return nil }
        continue
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D: depth -= 1
      default: break
      }
      cursor += 1
      if depth == 0 { return line.part(start, cursor) }
    }
    return nil
  }
}
