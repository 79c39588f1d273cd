/// Spellings that mean the same, brought to one form for matching. The text itself is never changed in the evidence.
enum TextFolding {
  /// White space at both ends cut: ASCII, the ideographic space, the no-break space.
  static func trimmed(_ text: some StringProtocol) -> String {
    let scalars = String(text).unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(Substring(scalars[first...last]))
  }

  /// The same for bytes of UTF-8.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if let first = bytes.first, let last = bytes.last, (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) {
      return bytes
    }
    var rest = bytes
    while let first = rest.first, let length = spaceLength(rest, first) { rest = rest.dropFirst(length) }
    while let last = rest.last {
      if last <= 0x20 {
        rest = rest.dropLast()
      } else if rest.count >= 2, rest.suffix(2) == [0xC2, 0xA0] {
        rest = rest.dropLast(2)
      } else if rest.count >= 3, rest.suffix(3) == [0xE3, 0x80, 0x80] {
        rest = rest.dropLast(3)
      } else {
        break
      }
    }
    return rest
  }

  private static func spaceLength(_ bytes: ArraySlice<UInt8>, _ first: UInt8) -> Int? {
    if first <= 0x20 { return 1 }
    if first == 0xC2, bytes.prefix(2) == [0xC2, 0xA0] { return 2 }
    return first == 0xE3 && bytes.prefix(3) == [0xE3, 0x80, 0x80] ? 3 : nil
  }

  /// Full-width forms (U+FF01–FF5E) as ASCII, invisible characters dropped, ends trimmed, no-break and ideographic
  /// spaces plain.
  static func plain(_ text: some StringProtocol) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isInvisible(scalar) {
      switch scalar.value {
      case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0xA0, 0x3000: folded.append(" ")
      default: folded.append(scalar)
      }
    }
    return trimmed(String(folded))
  }

  /// `plain` in lower case, for headers and codes.
  static func key(_ text: some StringProtocol) -> String { plain(text).lowercased() }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar.value == 0xA0 || scalar.value == 0x3000
  }

  /// Zero-width characters, byte order marks, direction marks: they show nothing.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF, 0x061C, 0xAD: true
    default: false
    }
  }

  /// A text as it may be shown in a terminal or a page: control, direction and invisible characters as `\u{202E}`, at
  /// most
  /// `limit` characters.
  static func visible(_ text: String, limit: Int = 80) -> String {
    var shown = ""
    for (index, scalar) in text.unicodeScalars.enumerated() {
      guard index < limit else { return shown + "…" }
      let control =
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
      if control || isInvisible(scalar) {
        shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
