/// Which encoding non-UTF-8 bytes are in, by how their bytes above 127 pair up.
///
/// GB18030 and Big5 both pair a byte above 127 with a second one, and many texts of the one can be decoded as the other
/// without an error, into nonsense. What tells them apart is which characters appear: nearly all characters of a modern
/// text lie in the two levels of GB 2312 (lead B0–F7, trail A1–FE) or in level 1 of Big5 (lead A4–C6). In Western text
/// bytes above 127 stand alone between ASCII letters.
struct EncodingGuess {
  private var gbPairs = 0
  private var gbCommon = 0
  private var gbBroken = 0
  private var bigPairs = 0
  private var bigCommon = 0
  private var bigBroken = 0
  private var highBytes = 0
  private var lonelyBytes = 0

  /// Bytes that are looked at.
  private static let sample = 1 << 20

  init(_ bytes: [UInt8]) {
    let sample = bytes.prefix(Self.sample)
    countGB(sample)
    countBig5(sample)
    countLonely(sample)
  }

  /// The encoding, or nil when the bytes are no text of any.
  var encoding: TextEncoding? {
    let gbTotal = gbPairs + gbBroken
    let bigTotal = bigPairs + bigBroken
    if share(gbCommon, gbTotal) >= 0.9 { return .gb18030 }
    if share(bigCommon, bigTotal) >= 0.9 { return .big5 }
    if share(lonelyBytes, highBytes) >= 0.7 { return .windows1252 }
    return share(gbBroken, gbTotal) < 0.05 && share(gbCommon, gbTotal) >= 0.5 ? .gb18030 : nil
  }

  private func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

  private mutating func countGB(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let lead = bytes[index]
      guard lead >= 0x80 else {
        index += 1
        continue
      }
      let trail = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
      switch (lead, trail) {
      case (0x81...0xFE, 0x30...0x39):
        gbPairs += 1
        gbCommon += 1
        index += 4
      case (0xA1...0xA3, 0xA1...0xFE), (0xB0...0xF7, 0xA1...0xFE):
        gbPairs += 1
        gbCommon += 1
        index += 2
      case (0x81...0xFE, 0x40...0x7E), (0x81...0xFE, 0x80...0xFE):
        gbPairs += 1
        index += 2
      default:
        gbBroken += 1
        index += 1
      }
    }
  }

  private mutating func countBig5(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let lead = bytes[index]
      guard lead >= 0x80 else {
        index += 1
        continue
      }
      let trail = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
      let paired = (0x40...0x7E).contains(trail) || (0xA1...0xFE).contains(trail)
      if (0xA1...0xF9).contains(lead), paired {
        bigPairs += 1
        if (0xA1...0xC6).contains(lead) { bigCommon += 1 }
        index += 2
      } else {
        bigBroken += 1
        index += 1
      }
    }
  }

  private mutating func countLonely(_ bytes: ArraySlice<UInt8>) {
    for index in bytes.indices where bytes[index] >= 0x80 {
      highBytes += 1
      let before = index > bytes.startIndex && bytes[index - 1] >= 0x80
      let after = index + 1 < bytes.endIndex && bytes[index + 1] >= 0x80
      if !before && !after { lonelyBytes += 1 }
    }
  }
}
