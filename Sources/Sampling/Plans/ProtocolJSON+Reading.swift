extension ProtocolJSON {
  /// Reads a document.
  /// - Throws: `DrawError.malformed` for anything but one JSON value, for a repeated key, for NaN and infinities.
  package static func read(_ bytes: [UInt8], file: String) throws(DrawError) -> ProtocolJSON {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .malformed(file: file, line: nil, reason: .notUTF8)
    }
    var reader = ProtocolReader(scalars: Array(text.unicodeScalars), file: file)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.isAtEnd else { throw reader.fault(.textAfterEnd) }
    return value
  }
}

/// A recursive-descent reader of JSON (RFC 8259), at most 64 levels deep.
private struct ProtocolReader {
  let scalars: [Unicode.Scalar]
  let file: String
  var position = 0

  var isAtEnd: Bool { position == scalars.count }

  func fault(_ reason: ProtocolFault) -> DrawError {
    let line = 1 + scalars[..<min(position, scalars.count)].count { $0 == "\n" }
    return .malformed(file: file, line: line, reason: reason)
  }

  mutating func skipSpace() {
    while position < scalars.count, [" ", "\n", "\r", "\t"].contains(scalars[position]) { position += 1 }
  }

  private mutating func take(_ expected: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < scalars.count, scalars[position] == expected else { return false }
    position += 1
    return true
  }

  mutating func value(depth: Int) throws(DrawError) -> ProtocolJSON {
    guard depth < 64 else { throw fault(.tooDeep) }
    skipSpace()
    guard position < scalars.count else { throw fault(.endsEarly) }
    switch scalars[position] {
    case "{": return try object(depth: depth)
    case "[": return try array(depth: depth)
    case "\"": return .text(try text())
    default: return try literal()
    }
  }

  private mutating func object(depth: Int) throws(DrawError) -> ProtocolJSON {
    position += 1
    var members: [String: ProtocolJSON] = [:]
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      guard position < scalars.count, scalars[position] == "\"" else { throw fault(.expected("\"…\"")) }
      let key = try text()
      guard take(":") else { throw fault(.expected(":")) }
      guard members[key] == nil else { throw fault(.twice(key)) }
      members[key] = try value(depth: depth + 1)
    } while take(",")
    guard take("}") else { throw fault(.expected("}")) }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(DrawError) -> ProtocolJSON {
    position += 1
    var elements: [ProtocolJSON] = []
    if take("]") { return .array(elements) }
    repeat { elements.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw fault(.expected("]")) }
    return .array(elements)
  }

  private mutating func text() throws(DrawError) -> String {
    position += 1
    var result = String.UnicodeScalarView()
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      switch scalar {
      case "\"": return String(result)
      case "\\": result.append(try escape())
      default:
        guard scalar.value >= 32 else { throw fault(.controlCharacter) }
        result.append(scalar)
      }
    }
    throw fault(.expected("\""))
  }

  private mutating func escape() throws(DrawError) -> Unicode.Scalar {
    guard position < scalars.count else { throw fault(.endsEarly) }
    let scalar = scalars[position]
    position += 1
    switch scalar {
    case "\"", "\\", "/": return scalar
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "u": return try codePoint()
    default: throw fault(.escape)
    }
  }

  private mutating func codePoint() throws(DrawError) -> Unicode.Scalar {
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard position + 1 < scalars.count, scalars[position] == "\\", scalars[position + 1] == "u" else {
      throw fault(.escape)
    }
    position += 2
    let second = try codeUnit()
    guard (0xD800..<0xDC00).contains(first), (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw fault(.escape) }
    return scalar
  }

  private mutating func codeUnit() throws(DrawError) -> UInt32 {
    let digits = scalars[position...].prefix(4)
    // Conversion alone would take a sign for a digit.
    guard digits.count == 4, digits.allSatisfy(\.properties.isASCIIHexDigit),
      let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
    else { throw fault(.escape) }
    position += 4
    return value
  }

  private mutating func literal() throws(DrawError) -> ProtocolJSON {
    let start = position
    while position < scalars.count, !"{}[],:\" \n\r\t".unicodeScalars.contains(scalars[position]) { position += 1 }
    let word = String(String.UnicodeScalarView(scalars[start..<position]))
    switch word {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    default: break
    }
    guard isNumber(word) else { throw fault(.notJSON(word)) }
    return Int(word).map { .integer($0) } ?? .number(word)
  }

  /// The grammar of RFC 8259: no leading zeros, no plus sign, digits on both sides of the point.
  private func isNumber(_ word: String) -> Bool {
    word.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil
  }
}
