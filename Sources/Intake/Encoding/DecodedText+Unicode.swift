import Tables

extension DecodedText {
  /// The offset of the first byte that is not UTF-8, nil when there is none.
  static func firstInvalid(_ bytes: ArraySlice<UInt8>) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return bytes.startIndex + error.byteOffsets.lowerBound
    }
  }

  /// Whether all bytes are UTF-8; long texts are looked at in parts, which begin at characters.
  static func isUTF8(_ bytes: [UInt8]) -> Bool {
    let parts = max(1, min(ParallelWork.width, bytes.count >> 20))
    let limits = (0...parts).map { part in
      var limit = bytes.count / parts * part
      while limit > 0, limit < bytes.count, bytes[limit] & 0xC0 == 0x80 { limit -= 1 }
      return part == parts ? bytes.count : limit
    }
    return ParallelWork.values(parts) { firstInvalid(bytes[limits[$0]..<limits[$0 + 1]]) == nil }.allSatisfy(\.self)
  }

  /// Whether, of the lines with bytes above 127, at least half are valid UTF-8: a UTF-8 file with damaged lines.
  static func mostLinesAreUTF8(_ bytes: [UInt8]) -> Bool {
    var valid = 0
    var invalid = 0
    for line in bytes.prefix(1 << 20).split(separator: 0x0A) where line.contains(where: { $0 >= 0x80 }) {
      if firstInvalid(line) == nil { valid += 1 } else { invalid += 1 }
    }
    return valid > 0 && valid >= invalid
  }

  /// Mends a text that is UTF-8 but for some of its lines.
  static func mendUTF8(_ bytes: [UInt8]) -> DecodedText {
    var text = DecodedText(bytes: [], encoding: .utf8, bom: false)
    text.bytes.reserveCapacity(bytes.count + 64)
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if index > 0 { text.bytes.append(0x0A) }
      if let offset = firstInvalid(line) {
        text.append(damaged: line, at: offset, line: index + 1)
      } else {
        text.bytes.append(contentsOf: line)
      }
    }
    return text
  }

  /// A line of another encoding is read in it when no Chinese character of the line is UTF-8 (two bytes of GB18030 can
  /// be a valid pair by chance, three hardly) and all of it is ordinary GB18030; else bytes that are no character
  /// become U+FFFD. One or two characters are too little to tell.
  private mutating func append(damaged line: ArraySlice<UInt8>, at offset: Int, line number: Int) {
    let holdsUTF8 = String(decoding: line, as: UTF8.self).unicodeScalars.contains {
      $0.value > 0x7FF && $0 != "\u{FFFD}"
    }
    let cells = Array(line)
    if !holdsUTF8, line.count(where: { $0 >= 0x80 }) >= 4, EncodingGuess(cells).encoding == .gb18030 {
      let converted = CharacterConversion.convert(cells, from: "GB18030", to: "UTF-8")
      if converted.badOffsets.isEmpty {
        let foreign = String(decoding: converted.bytes, as: UTF8.self).unicodeScalars.filter { $0.value > 0x7F }
        faults.append(Fault(line: number, rule: .mixedEncoding, found: String(String.UnicodeScalarView(foreign))))
        bytes.append(contentsOf: converted.bytes)
        return
      }
    }
    faults.append(Fault(line: number, rule: .undecodableBytes, found: hexadecimal(line[offset...].prefix(4))))
    bytes.append(contentsOf: String(decoding: line, as: UTF8.self).utf8)
  }

  static func decodeUTF16(_ bytes: [UInt8], littleEndian: Bool) -> DecodedText {
    var text = DecodedText(bytes: [], encoding: littleEndian ? .utf16le : .utf16be, bom: false)
    text.bytes.reserveCapacity(bytes.count)
    var line = 1
    var index = 0
    func unit(_ at: Int) -> UInt32? {
      guard at + 1 < bytes.count else { return nil }
      let (low, high) = littleEndian ? (bytes[at], bytes[at + 1]) : (bytes[at + 1], bytes[at])
      return UInt32(high) << 8 | UInt32(low)
    }
    while index < bytes.count {
      var value = unit(index) ?? 0xD800
      var length = 2
      if (0xD800..<0xDC00).contains(value), let second = unit(index + 2), (0xDC00..<0xE000).contains(second) {
        value = 0x10000 + (value - 0xD800) << 10 + (second - 0xDC00)
        length = 4
      }
      let scalar = Unicode.Scalar(value)
      if scalar == nil {
        let found = hexadecimal(bytes[index...].prefix(2))
        text.faults.append(Fault(line: line, rule: .undecodableBytes, found: found))
      }
      text.bytes.append(contentsOf: UTF8.encode(scalar ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
      if value == 0x0A { line += 1 }
      index += length
    }
    return text
  }
}
