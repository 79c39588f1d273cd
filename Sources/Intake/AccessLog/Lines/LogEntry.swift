/// One request as its line tells it. The bytes lie in the log and live as long as it does.
struct LogEntry {
  /// Address, or name, of the client.
  var address = LogBytes(start: nil, count: 0)
  /// Empty when the log does not name agents; `-` when the client named none.
  var agent = LogBytes(start: nil, count: 0)
  /// Method of the request (`GET`); empty when the request is no HTTP.
  var method = LogBytes(start: nil, count: 0)
  /// Path of the request without host and query; the whole request when it is no HTTP.
  var path = LogBytes(start: nil, count: 0)
  var time = LogTime()
  var status = 0
  /// Bytes that were sent; 0 for `-`.
  var bytes = 0
  var namesAgent = false
  /// The last field of the line was opened by a quote and not closed: the line was cut.
  var isCut = false
}

/// When a request was made.
struct LogTime: Equatable {
  /// Seconds since 1970-01-01T00:00:00Z.
  var instant: UInt32 = 0
  /// The day that the line names, in the log's own time zone: days since 1970-01-01.
  var day: Int32 = 0
  /// Months since January of year 0.
  var month: Int32 = 0
  /// 1…31.
  var dayOfMonth: Int32 = 0
  /// Minutes east of UTC.
  var zone: Int32 = 0
}

/// The part of a line that cannot be read.
enum LogLineFault: String, Sendable {
  case address
  case time
  /// Written like a time, but there is no such day or hour, or it lies outside 1970–2099.
  case impossibleTime
  case request
  case status
  case bytes
  case agent
  /// The line is no object of JSON, or a W3C line stands before its `#Fields:` or has too few fields.
  case fields
}

/// Takes apart the lines of one format.
protocol LogLineParser {
  /// Reads one line without its line end.
  /// - Returns: what cannot be read, nil when `entry` holds the request.
  mutating func parse(_ line: LogBytes, into entry: inout LogEntry) -> LogLineFault?

  /// Takes in a line that says how the others are to be read; false when it is none.
  mutating func reads(directive line: LogBytes) -> Bool
}

extension LogLineParser {
  mutating func reads(directive line: LogBytes) -> Bool { false }
}

extension LogEntry {
  /// Splits `GET /path?query HTTP/1.1`. Anything else (`-`, TLS bytes as `\x16\x03`) is a request without method.
  mutating func read(request: LogBytes) {
    guard let space = request.offset(of: 0x20), space > 0, Self.isMethod(request.part(0, space)) else {
      method = LogBytes(start: nil, count: 0)
      path = request
      return
    }
    method = request.part(0, space)
    let end = request.offset(of: 0x20, from: space + 1) ?? request.count
    read(target: request.part(space + 1, end))
  }

  /// The path of `/path?query` or `http://host/path?query`.
  mutating func read(target: LogBytes) {
    let end = target.offset(of: UInt8(ascii: "?")) ?? target.count
    path = target.part(0, end)
    guard let first = path.first, first != UInt8(ascii: "/"), let colon = path.offset(of: UInt8(ascii: ":")),
      path.part(colon, path.count).starts(with: "://")
    else { return }
    path = path.part(path.offset(of: UInt8(ascii: "/"), from: colon + 3) ?? path.count, path.count)
  }

  private static func isMethod(_ word: LogBytes) -> Bool {
    word.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x5F || $0 == 0x2D }
  }

  /// Whether bytes can be an address or a host's name: visible ASCII without quotes and brackets.
  static func isAddress(_ word: LogBytes) -> Bool {
    !word.isEmpty && word.count <= 255
      && word.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5B && $0 != 0x5D }
  }

  /// Whether a word is an IPv4 or IPv6 address by its characters.
  static func isNumericAddress(_ word: LogBytes) -> Bool {
    var marks = 0
    for byte in word {
      switch byte {
      case 0x30...0x39, 0x41...0x46, 0x61...0x66: continue
      case 0x2E, 0x3A: marks += 1
      default: return false
      }
    }
    return marks >= 2
  }
}
