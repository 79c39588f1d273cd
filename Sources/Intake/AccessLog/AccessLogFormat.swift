/// The formats of access logs that are read. Raw values are stable: they stand in JSON output.
package enum AccessLogFormat: String, Sendable, Codable, CaseIterable {
  /// NCSA common log format: address, time, request, status, bytes.
  case common
  /// The common format with referrer and user agent.
  case combined
  /// The virtual host before a line of the common or combined format.
  case vhostCombined = "vhost-combined"
  /// One JSON object a line.
  case json
  /// W3C extended format (IIS, CloudFront).
  case w3c

  static let names = allCases.map(\.rawValue).joined(separator: ", ")

  /// Lines that are tried.
  private static let sampleLines = 200

  /// The format that most of the first lines have; nil when none of them is a line of a log.
  package static func detected(in bytes: UnsafeRawBufferPointer) -> AccessLogFormat? {
    let lines = sample(bytes)
    if lines.contains(where: { $0.starts(with: "#Fields:") }) { return .w3c }
    var host = CommonLogParser(namesHost: true)
    var plain = CommonLogParser(namesHost: false)
    var object = JSONLogParser()
    let counts = (host: readable(lines, &host), plain: readable(lines, &plain), json: readable(lines, &object))
    if counts.json.lines > counts.plain.lines { return .json }
    guard counts.plain.lines > 0 else { return nil }
    // Whatever has a host in front can also be read as if the host were the address.
    if counts.host.lines * 2 > counts.plain.lines { return .vhostCombined }
    return counts.plain.agents > 0 ? .combined : .common
  }

  /// Whether a file is a log for certain, by its first bytes; of one packed by gzip, by what they unpack to.
  package static func isLog(beginning bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      guard bytes.starts(with: [0x1F, 0x8B]) else { return isLog(bytes) }
      var text: [UInt8] = []
      do {
        try GzipStream(limit: nil).unpack(bytes) { text.append(contentsOf: $0) }
      } catch {
        // What came before the damage decides; reading the file will say that it is damaged.
      }
      return text.withUnsafeBytes { isLog($0) }
    }
  }

  /// Whether bytes are a log for certain: at least half of the first lines are.
  package static func isLog(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let format = detected(in: bytes) else { return false }
    if format == .w3c { return true }
    let lines = sample(bytes)
    return format.readableCount(lines) * 2 >= lines.count
  }

  private func readableCount(_ lines: [LogBytes]) -> Int {
    var object = JSONLogParser()
    var common = CommonLogParser(namesHost: self == .vhostCombined)
    return self == .json ? Self.readable(lines, &object).lines : Self.readable(lines, &common).lines
  }

  /// The first lines that are not blank.
  private static func sample(_ bytes: LogBytes) -> [LogBytes] {
    var lines: [LogBytes] = []
    LogLines.forEach(of: bytes) { line in
      if !line.isBlank { lines.append(line) }
      return lines.count < sampleLines
    }
    return lines
  }

  private static func readable<Parser: LogLineParser>(
    _ lines: [LogBytes], _ parser: inout Parser
  ) -> (lines: Int, agents: Int) {
    var counts = (lines: 0, agents: 0)
    var entry = LogEntry()
    for line in lines where parser.parse(line, into: &entry) == nil {
      counts.lines += 1
      counts.agents += entry.namesAgent ? 1 : 0
    }
    return counts
  }
}

/// Lines end with LF or CR LF; the last one may lack its end.
enum LogLines {
  /// Calls `body` with each line until it returns false.
  @inline(__always)
  static func forEach(of bytes: LogBytes, _ body: (LogBytes) -> Bool) {
    var start = 0
    while start < bytes.count {
      let end = bytes.offset(of: 0x0A, from: start) ?? bytes.count
      let content = end > start && bytes[end - 1] == 0x0D ? end - 1 : end
      guard body(bytes.part(start, content)) else { return }
      start = end + 1
    }
  }

  /// Cuts bytes at line ends into at most `count` parts of about the same size.
  static func parts(of bytes: LogBytes, count: Int) -> [LogBytes] {
    var parts: [LogBytes] = []
    var start = 0
    for part in 1...max(1, count) {
      let aim = part == count ? bytes.count : max(start, bytes.count / count * part)
      let end = aim < bytes.count ? bytes.offset(of: 0x0A, from: aim).map { $0 + 1 } ?? bytes.count : bytes.count
      if end > start { parts.append(bytes.part(start, end)) }
      start = end
    }
    return parts
  }
}
