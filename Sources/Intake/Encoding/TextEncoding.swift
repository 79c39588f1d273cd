import Glibc

/// Encodings in which files arrive. Raw values are the names in messages and JSON.
package enum TextEncoding: String, Sendable, Codable, CaseIterable {
  case utf8 = "utf-8"
  /// The Chinese national standard; includes GBK and GB 2312. What Excel writes on a Chinese Windows.
  case gb18030
  case utf16le = "utf-16le"
  case utf16be = "utf-16be"
  /// Traditional Chinese.
  case big5
  /// Western European.
  case windows1252 = "windows-1252"

  /// The bytes of a text in an encoding, without a byte order mark (begin the text with U+FEFF to have one).
  ///
  /// Throws `TextEncodingError` with the first character that the encoding does not have.
  package static func encode(_ text: String, as encoding: TextEncoding) throws(TextEncodingError) -> [UInt8] {
    switch encoding {
    case .utf8: return Array(text.utf8)
    case .utf16le: return text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16be: return text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .gb18030, .big5, .windows1252:
      let converted = CharacterConversion.convert(Array(text.utf8), from: "UTF-8", to: encoding.conversionName)
      guard let offset = converted.badOffsets.first else { return converted.bytes }
      let start = text.utf8.index(text.startIndex, offsetBy: offset)
      throw TextEncodingError(character: String(text.unicodeScalars[start]), encoding: encoding)
    }
  }

  /// The name by which iconv knows the encoding.
  var conversionName: String {
    switch self {
    case .utf8: "UTF-8"
    case .gb18030: "GB18030"
    case .utf16le: "UTF-16LE"
    case .utf16be: "UTF-16BE"
    case .big5: "BIG5"
    case .windows1252: "WINDOWS-1252"
    }
  }
}

/// A text holds a character that an encoding does not have.
package struct TextEncodingError: Error, Equatable {
  package let character: String
  package let encoding: TextEncoding
}

/// Bytes converted from one encoding to another by iconv (POSIX.1-2017).
struct CharacterConversion {
  var bytes: [UInt8] = []
  /// Offsets in the input of bytes that are no character there, or that the output does not have. In their place the
  /// output has U+FFFD when it is UTF-8, else nothing.
  var badOffsets: [Int] = []

  static func convert(_ input: [UInt8], from source: String, to target: String) -> CharacterConversion {
    var result = CharacterConversion()
    guard let converter = iconv_open(target, source), converter != iconv_t(bitPattern: -1) else {
      result.badOffsets = [0]
      return result
    }
    defer { iconv_close(converter) }
    result.bytes.reserveCapacity(input.count + input.count / 2)
    var remaining = input[...]
    while !remaining.isEmpty { result.convertSome(&remaining, with: converter, marking: target == "UTF-8") }
    return result
  }

  /// Converts until the output buffer is full or a bad byte is met; a bad byte is noted and stepped over.
  private mutating func convertSome(_ input: inout ArraySlice<UInt8>, with converter: iconv_t, marking: Bool) {
    let capacity = 1 << 16
    var outcome: Int32 = 0
    var consumed = 0
    let produced = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      input.withUnsafeBytes { raw in
        var source = UnsafeMutableRawPointer(mutating: raw.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var sourceLeft = raw.count
        var target = UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var targetLeft = capacity
        let status = iconv(converter, &source, &sourceLeft, &target, &targetLeft)
        outcome = status == Int.max || status == -1 ? errno : 0
        consumed = raw.count - sourceLeft
        count = capacity - targetLeft
      }
    }
    bytes.append(contentsOf: produced)
    input = input.dropFirst(consumed)
    guard outcome == EILSEQ || outcome == EINVAL, !input.isEmpty else { return }
    badOffsets.append(input.startIndex)
    if marking { bytes.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
    input = input.dropFirst(marking ? 1 : max(1, scalarLength(input[input.startIndex])))
  }

  /// Bytes of the UTF-8 character that begins with a byte.
  private func scalarLength(_ byte: UInt8) -> Int {
    byte < 0x80 ? 1 : max(1, (~byte).leadingZeroBitCount)
  }
}
