/// The common and combined formats of Apache and nginx, with or without the virtual host in front:
///
///     [host] address ident user [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 235 ["referrer" "agent"] …
///
/// Within quotes a backslash takes the next byte's meaning away (Apache, mod_log_config: `\"`, `\\`, `\xhh`); a quote
/// within a request that no status follows belongs to the request. What follows the agent is not read. An agent that is
/// not closed ends with the line, as GoAccess has it.
struct CommonLogParser: LogLineParser {
  /// Whether a virtual host stands before the address.
  let namesHost: Bool
  private var clock = LogClock()

  init(namesHost: Bool) { self.namesHost = namesHost }

  mutating func parse(_ line: LogBytes, into entry: inout LogEntry) -> LogLineFault? {
    guard let time = address(line, into: &entry) else { return .address }
    guard let close = line.offset(of: UInt8(ascii: "]"), from: time) else { return .time }
    if let fault = clock.read(common: line.part(time, close), into: &entry.time) { return fault }
    guard close + 2 < line.count, line[close + 1] == 0x20, line[close + 2] == 0x22,
      var end = Self.closingQuote(line, from: close + 3)
    else { return .request }
    while !Self.hasStatus(line, after: end) {
      guard let next = Self.closingQuote(line, from: end + 1) else { return .status }
      end = next
    }
    entry.read(request: line.part(close + 3, end))
    return answer(line, from: end + 1, into: &entry)
  }

  /// Whether a space, three digits and a space follow.
  private static func hasStatus(_ line: LogBytes, after quote: Int) -> Bool {
    quote + 5 < line.count && line[quote + 1] == 0x20 && line[quote + 5] == 0x20
      && LogBytes.digit(line[quote + 2]) != nil && LogBytes.digit(line[quote + 3]) != nil
      && LogBytes.digit(line[quote + 4]) != nil
  }

  /// Reads the address.
  /// - Returns: where the time begins, nil when there is no address or no bracket after it.
  private func address(_ line: LogBytes, into entry: inout LogEntry) -> Int? {
    var start = 0
    if namesHost {
      guard let space = line.offset(of: 0x20), LogEntry.isAddress(line.part(0, space)) else { return nil }
      start = space + 1
    }
    guard let space = line.offset(of: 0x20, from: start) else { return nil }
    let address = line.part(start, space)
    guard LogEntry.isAddress(address), !namesHost || LogEntry.isNumericAddress(address) else { return nil }
    entry.address = address
    return line.offset(of: UInt8(ascii: "["), from: space).map { $0 + 1 }
  }

  /// Status, bytes and, in the combined format, referrer and agent.
  private func answer(_ line: LogBytes, from start: Int, into entry: inout LogEntry) -> LogLineFault? {
    guard let status = line.part(start + 1, start + 4).wholeNumber, (100...599).contains(status) else { return .status }
    entry.status = status
    let end = line.offset(of: 0x20, from: start + 5) ?? line.count
    let size = line.part(start + 5, end)
    if size.count == 1, size[0] == UInt8(ascii: "-") {
      entry.bytes = 0
    } else {
      guard let bytes = size.wholeNumber else { return .bytes }
      entry.bytes = bytes
    }
    return agent(line, from: end, into: &entry)
  }

  private func agent(_ line: LogBytes, from start: Int, into entry: inout LogEntry) -> LogLineFault? {
    entry.isCut = false
    entry.namesAgent = start < line.count
    guard entry.namesAgent else {
      entry.agent = LogBytes(start: nil, count: 0)
      return nil
    }
    guard start + 1 < line.count, line[start + 1] == 0x22, let referrer = Self.closingQuote(line, from: start + 2),
      referrer + 2 < line.count, line[referrer + 1] == 0x20, line[referrer + 2] == 0x22
    else { return .agent }
    let end = Self.closingQuote(line, from: referrer + 3)
    entry.isCut = end == nil
    entry.agent = line.part(referrer + 3, end ?? line.count)
    return nil
  }

  /// The next quote that has an even number of backslashes before it.
  private static func closingQuote(_ line: LogBytes, from start: Int) -> Int? {
    var next = start
    while let quote = line.offset(of: 0x22, from: next) {
      var slash = quote
      while slash > start, line[slash - 1] == 0x5C { slash -= 1 }
      if (quote - slash).isMultiple(of: 2) { return quote }
      next = quote + 1
    }
    return nil
  }
}
