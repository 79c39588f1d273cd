#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file's text as UTF-8, with what had to be mended.
struct DecodedText {
  /// Valid UTF-8 without a byte order mark; U+FFFD stands for bytes that are no character.
  var bytes: [UInt8]
  var encoding: TextEncoding
  var bom: Bool
  var faults: [Fault] = []

  /// A line with bytes that do not belong there.
  struct Fault: Equatable {
    let line: Int
    let rule: ProblemRule
    /// The bytes in hexadecimal, or the text as which they were read.
    let found: String
  }

  /// Decodes a file in the encoding that is named or, when none is, recognised; nil when it is no text.
  static func decode(_ bytes: [UInt8], as named: TextEncoding? = nil) -> DecodedText? {
    let (mark, markLength) = byteOrderMark(bytes)
    let content = markLength == 0 ? bytes : Array(bytes.dropFirst(markLength))
    guard var text = decoded(content, as: named ?? mark ?? wideEncoding(content)) else { return nil }
    text.bom = markLength > 0
    guard named != nil || !text.hasBinaryContent else { return nil }
    text.noteNUL()
    return text
  }

  private static func byteOrderMark(_ bytes: [UInt8]) -> (TextEncoding?, Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16le, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16be, 2) }
    return (nil, 0)
  }

  private static func decoded(_ bytes: [UInt8], as known: TextEncoding?) -> DecodedText? {
    if known ?? .utf8 == .utf8, isUTF8(bytes) {
      return DecodedText(bytes: bytes, encoding: .utf8, bom: false)
    }
    let recognized = known ?? (mostLinesAreUTF8(bytes) ? .utf8 : EncodingGuess(bytes).encoding)
    return recognized.map { decode(bytes, in: $0) }
  }

  /// UTF-16 without a mark: in one of the two byte positions many bytes are zero, in the other hardly any.
  private static func wideEncoding(_ bytes: [UInt8]) -> TextEncoding? {
    let sample = bytes.prefix(4_096)
    guard sample.count >= 4 else { return nil }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in sample.enumerated() where byte == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let many = sample.count / 10
    if zeros.odd > many, zeros.even * 20 < zeros.odd { return .utf16le }
    if zeros.even > many, zeros.odd * 20 < zeros.even { return .utf16be }
    return nil
  }

  private static func decode(_ bytes: [UInt8], in encoding: TextEncoding) -> DecodedText {
    switch encoding {
    case .utf8: mendUTF8(bytes)
    case .utf16le: decodeUTF16(bytes, littleEndian: true)
    case .utf16be: decodeUTF16(bytes, littleEndian: false)
    case .gb18030, .big5, .windows1252: decodeByConversion(bytes, from: encoding)
    }
  }

  private static func decodeByConversion(_ bytes: [UInt8], from encoding: TextEncoding) -> DecodedText {
    let converted = CharacterConversion.convert(bytes, from: encoding.conversionName, to: "UTF-8")
    var text = DecodedText(bytes: converted.bytes, encoding: encoding, bom: false)
    text.noteBadBytes(converted.badOffsets, of: bytes)
    return text
  }

  private mutating func noteBadBytes(_ offsets: [Int], of source: [UInt8]) {
    var line = 1
    var counted = 0
    for offset in offsets {
      line += source[counted..<offset].count { $0 == 0x0A }
      counted = offset
      guard faults.last?.line != line else { continue }
      faults.append(Fault(line: line, rule: .undecodableBytes, found: hexadecimal(source[offset...].prefix(4))))
    }
  }

  /// More than a few control characters in a hundred: no text that a person wrote.
  private var hasBinaryContent: Bool {
    let sample = bytes.prefix(1 << 16)
    let controls = sample.count { ($0 < 0x20 && !(0x07...0x0D).contains($0) && $0 != 0x1B) || $0 == 0x7F }
    return controls * 100 > sample.count * 3
  }

  private mutating func noteNUL() {
    guard bytes.withUnsafeBytes({ $0.baseAddress.flatMap { memchr($0, 0, bytes.count) } }) != nil else { return }
    var line = 1
    for byte in bytes {
      if byte == 0x0A { line += 1 }
      if byte == 0, faults.last != Fault(line: line, rule: .nulCharacter, found: "00") {
        faults.append(Fault(line: line, rule: .nulCharacter, found: "00"))
      }
    }
  }
}

/// Bytes as `FF FE 80`.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
}
