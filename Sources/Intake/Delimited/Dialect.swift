/// How a text is delimited, by what fits its beginning best.
struct Dialect: Equatable {
  var delimiter: UInt8
  /// Offset of the first byte after a `sep=` line; 0 without one.
  var start: Int
  /// Lines before `start`.
  var skippedLines: Int

  /// Comma, tab, semicolon, bar; of equal fits the first wins.
  private static let candidates: [UInt8] = [0x2C, 0x09, 0x3B, 0x7C]
  /// Records by which a delimiter is judged.
  private static let sampledRecords = 100

  /// Reads a `sep=` line (Excel) or judges each delimiter by the share of the first records, quotes respected, that
  /// have the most frequent number of cells, then by that number.
  init(of bytes: [UInt8], named: UInt8? = nil) {
    if let declared = Self.declared(in: bytes) {
      self = declared
      if let named { delimiter = named }
      return
    }
    start = 0
    skippedLines = 0
    delimiter = named ?? Self.sniffed(bytes)
  }

  private init(delimiter: UInt8, start: Int) {
    self.delimiter = delimiter
    self.start = start
    skippedLines = 1
  }

  private static func declared(in bytes: [UInt8]) -> Dialect? {
    let line = bytes.prefix(16).prefix { $0 != 0x0A && $0 != 0x0D }
    let stated = line.filter { $0 != 0x22 }
    guard stated.count == 5, String(decoding: stated.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
      return nil
    }
    let rest = bytes[line.endIndex...]
    let end = rest.starts(with: [0x0D, 0x0A]) ? 2 : min(1, rest.count)
    return Dialect(delimiter: stated[4], start: line.endIndex + end)
  }

  private static func sniffed(_ bytes: [UInt8]) -> UInt8 {
    var best = (delimiter: candidates[0], share: 0.0, cells: 1)
    for candidate in candidates {
      let text = DelimitedParser.parse(bytes, delimiter: candidate, recordLimit: sampledRecords)
      let counts = text.records.indices.filter { !text.isBlank(record: $0) }.map { text.records[$0].cellCount }
      guard let usual = mostFrequent(counts), usual > 1 else { continue }
      let share = Double(counts.count { $0 == usual }) / Double(counts.count)
      if share > best.share + 0.1 || (abs(share - best.share) <= 0.1 && usual > best.cells) {
        best = (candidate, share, usual)
      }
    }
    return best.delimiter
  }

  /// The most frequent number; of several the largest.
  static func mostFrequent(_ counts: [Int]) -> Int? {
    var times: [Int: Int] = [:]
    for count in counts { times[count, default: 0] += 1 }
    return times.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }
}
